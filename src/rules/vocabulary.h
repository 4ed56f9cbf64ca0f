/* Every word that rules or cues ask for, numbered from 1. Built while
 * compiling, then only read. Keys live in the arena given. */
#ifndef CG_RULES_VOCABULARY_H
#define CG_RULES_VOCABULARY_H

#include "base/arena.h"
#include "base/vec.h"

typedef struct cg_vocabulary {
    CG_VEC(cg_slice) words; /* words.items[0] is empty: number 0 is no word */
    uint32_t *slots;        /* open addressing, a power of two */
    uint32_t slot_count;
} cg_vocabulary;

void cg_vocabulary_init(cg_vocabulary *vocabulary);
void cg_vocabulary_release(cg_vocabulary *vocabulary);
/* Without words again; a table that is not large is kept. */
void cg_vocabulary_reset(cg_vocabulary *vocabulary);
/* The number of `word`, added when new; 0 when memory runs out. */
uint32_t cg_vocabulary_add(cg_vocabulary *vocabulary, cg_arena *arena, cg_slice word);
/* The number of `word`, or 0. Safe from any number of threads once built. */
uint32_t cg_vocabulary_find(const cg_vocabulary *vocabulary, cg_slice word);

#endif
