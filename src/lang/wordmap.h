/* A hash table of words, filled once and then only read. Lives in an arena,
 * words included. Open addressing, at most half full: most of what is
 * looked for is not there, and ends at the first free slot. */
#ifndef CG_LANG_WORDMAP_H
#define CG_LANG_WORDMAP_H

#include "base/arena.h"

/* What is known of a word; the map's user says what the two members mean. */
typedef struct cg_wordmap_entry {
    cg_slice word; /* ptr NULL: a free slot */
    uint64_t bits;
    const void *chain;
} cg_wordmap_entry;

typedef struct cg_wordmap {
    cg_wordmap_entry *slots;
    size_t mask, len; /* slots - 1; words */
    cg_arena *arena;  /* borrowed; not used by a find */
} cg_wordmap;

/* Grows by itself; `expected` words save that. False: out of memory. */
bool cg_wordmap_init(cg_wordmap *map, cg_arena *arena, size_t expected);
/* The entry of `word`, which is added (copied, all else zero) when absent. The
 * pointer holds until the next put. NULL: out of memory. */
cg_wordmap_entry *cg_wordmap_put(cg_wordmap *map, cg_slice word);
/* NULL when absent. */
const cg_wordmap_entry *cg_wordmap_find(const cg_wordmap *map, cg_slice word);

#endif
