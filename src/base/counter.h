/* Counts 64-bit keys. The counter owns its table; one thread at a time. */
#ifndef CG_BASE_COUNTER_H
#define CG_BASE_COUNTER_H

#include <stdbool.h>
#include <stdint.h>

typedef struct cg_counter_slot {
    uint64_t key;
    uint32_t count; /* 0: the slot is free */
} cg_counter_slot;

typedef struct cg_counter {
    cg_counter_slot *slots; /* open addressing; `room` is a power of two */
    uint32_t room, len;
} cg_counter;

void cg_counter_init(cg_counter *counter);
void cg_counter_release(cg_counter *counter);
/* All counts are 0 again; the memory is kept. */
void cg_counter_reset(cg_counter *counter);
/* Counts `key` once more and stores how often it was counted before. False
 * when memory runs out. */
bool cg_counter_add(cg_counter *counter, uint64_t key, uint32_t *before);

#endif
