#include "rules/vocabulary.h"

#include "base/alloc.h"
#include "base/hash.h"

enum { FEWEST_SLOTS = 16, MOST_KEPT = 1024 };

void cg_vocabulary_init(cg_vocabulary *vocabulary)
{
    *vocabulary = (cg_vocabulary){0};
}

void cg_vocabulary_release(cg_vocabulary *vocabulary)
{
    cg_vec_release(&vocabulary->words);
    cg_alloc_free(vocabulary->slots);
    *vocabulary = (cg_vocabulary){0};
}

/* A table that was large once would cost its size each time. */
void cg_vocabulary_reset(cg_vocabulary *vocabulary)
{
    if (vocabulary->slot_count > MOST_KEPT)
        cg_vocabulary_release(vocabulary);
    cg_vec_reset(&vocabulary->words);
    if (vocabulary->slot_count)
        memset(vocabulary->slots, 0, vocabulary->slot_count * sizeof *vocabulary->slots);
}

/* The slot of `word`, or the free one where it belongs. */
static uint32_t slot_of(const cg_vocabulary *v, cg_slice word)
{
    uint32_t mask = v->slot_count - 1;
    uint32_t at = (uint32_t)cg_hash64(word) & mask;
    while (v->slots[at] && !cg_slice_equal(v->words.items[v->slots[at]], word))
        at = (at + 1) & mask;
    return at;
}

static bool grow(cg_vocabulary *v)
{
    uint32_t count = v->slot_count ? v->slot_count * 2 : FEWEST_SLOTS;
    uint32_t *slots = cg_alloc_zeroed(count, sizeof *slots);
    if (!slots)
        return false;
    cg_alloc_free(v->slots);
    v->slots = slots;
    v->slot_count = count;
    for (uint32_t i = 1; i < v->words.len; i++)
        v->slots[slot_of(v, v->words.items[i])] = i;
    return true;
}

uint32_t cg_vocabulary_add(cg_vocabulary *v, cg_arena *arena, cg_slice word)
{
    if (v->words.len == 0 && !cg_vec_push(&v->words, CG_SLICE("")))
        return 0;
    if (v->words.len * 2 >= v->slot_count && !grow(v))
        return 0;
    uint32_t at = slot_of(v, word);
    if (v->slots[at])
        return v->slots[at];
    cg_slice copy = cg_arena_copy(arena, word);
    if (!copy.ptr || !cg_vec_push(&v->words, copy))
        return 0;
    v->slots[at] = (uint32_t)v->words.len - 1;
    return v->slots[at];
}

uint32_t cg_vocabulary_find(const cg_vocabulary *v, cg_slice word)
{
    return v->slot_count ? v->slots[slot_of(v, word)] : 0;
}
