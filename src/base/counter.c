#include "base/counter.h"

#include "base/alloc.h"

#include <string.h>

void cg_counter_init(cg_counter *counter)
{
    *counter = (cg_counter){0};
}

void cg_counter_release(cg_counter *counter)
{
    cg_alloc_free(counter->slots);
    *counter = (cg_counter){0};
}

void cg_counter_reset(cg_counter *counter)
{
    if (counter->len)
        memset(counter->slots, 0, counter->room * sizeof *counter->slots);
    counter->len = 0;
}

/* The slot of `key`, or the free one where it belongs. */
static cg_counter_slot *slot_of(cg_counter_slot *slots, uint32_t room, uint64_t key)
{
    uint32_t at = (uint32_t)(key ^ key >> 32) & (room - 1);
    while (slots[at].count && slots[at].key != key)
        at = (at + 1) & (room - 1);
    return &slots[at];
}

static bool grow(cg_counter *counter)
{
    uint32_t room = counter->room ? counter->room * 2 : 64;
    cg_counter_slot *slots = cg_alloc_zeroed(room, sizeof *slots);
    if (!slots)
        return false;
    for (uint32_t i = 0; i < counter->room; i++)
        if (counter->slots[i].count)
            *slot_of(slots, room, counter->slots[i].key) = counter->slots[i];
    cg_alloc_free(counter->slots);
    counter->slots = slots;
    counter->room = room;
    return true;
}

bool cg_counter_add(cg_counter *counter, uint64_t key, uint32_t *before)
{
    if (counter->len * 2 >= counter->room && !grow(counter))
        return false;
    cg_counter_slot *slot = slot_of(counter->slots, counter->room, key);
    *before = slot->count;
    counter->len += slot->count == 0;
    slot->key = key;
    slot->count++;
    return true;
}
