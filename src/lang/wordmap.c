#include "lang/wordmap.h"

#include "base/hash.h"

#include <assert.h>

#define LEAST_SLOTS 16

bool cg_wordmap_init(cg_wordmap *map, cg_arena *arena, size_t expected)
{
    size_t slots = LEAST_SLOTS;
    while (slots / 2 < expected) {
        if (slots > SIZE_MAX / 4)
            return false;
        slots *= 2;
    }
    map->slots = CG_ARENA_ARRAY(arena, cg_wordmap_entry, slots);
    map->mask = slots - 1;
    map->len = 0;
    map->arena = arena;
    return map->slots != NULL;
}

/* The word's slot, or the free one where it would go. */
static cg_wordmap_entry *slot_of(const cg_wordmap *map, cg_slice word)
{
    size_t at = (size_t)cg_hash64(word) & map->mask;
    while (map->slots[at].word.ptr && !cg_slice_equal(map->slots[at].word, word))
        at = (at + 1) & map->mask;
    return &map->slots[at];
}

/* The old slots stay behind in the arena: half of the new size. */
static bool grow(cg_wordmap *map)
{
    cg_wordmap bigger;
    if (!cg_wordmap_init(&bigger, map->arena, map->mask + 1))
        return false;
    for (size_t i = 0; i <= map->mask; i++) {
        if (map->slots[i].word.ptr)
            *slot_of(&bigger, map->slots[i].word) = map->slots[i];
    }
    bigger.len = map->len;
    *map = bigger;
    return true;
}

cg_wordmap_entry *cg_wordmap_put(cg_wordmap *map, cg_slice word)
{
    assert(word.ptr);
    cg_wordmap_entry *slot = slot_of(map, word);
    if (slot->word.ptr)
        return slot;
    if (map->len >= (map->mask + 1) / 2) {
        if (!grow(map))
            return NULL;
        slot = slot_of(map, word);
    }
    cg_slice copy = cg_arena_copy(map->arena, word);
    if (!copy.ptr)
        return NULL;
    slot->word = copy;
    map->len++;
    return slot;
}

const cg_wordmap_entry *cg_wordmap_find(const cg_wordmap *map, cg_slice word)
{
    const cg_wordmap_entry *slot = slot_of(map, word);
    return slot->word.ptr ? slot : NULL;
}
