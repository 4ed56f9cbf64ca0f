/* Sorting by numbers. Owns nothing. */
#ifndef CG_BASE_PAIRS_H
#define CG_BASE_PAIRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cg_pair {
    uint64_t key;
    uint32_t item; /* what the key is of */
} cg_pair;

/* Sorts by key, in linear time; pairs of one key stay in their order. `room` is as long
 * as `pairs`, and is filled with waste. */
void cg_pairs_sort(cg_pair *pairs, cg_pair *room, size_t count);
/* Where the pairs end that have the key of the one at `from` (< count). */
size_t cg_pairs_group_end(const cg_pair *pairs, size_t from, size_t count);

#endif
