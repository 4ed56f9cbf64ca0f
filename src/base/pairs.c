#include "base/pairs.h"

#include <string.h>

enum { DIGITS = sizeof(uint64_t), VALUES = 256, FEW = 96 };

static unsigned digit_of(uint64_t key, unsigned digit)
{
    return (unsigned)(key >> (8 * digit)) & (VALUES - 1);
}

static void insert_each(cg_pair *pairs, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        cg_pair pair = pairs[i];
        size_t at = i;
        for (; at > 0 && pairs[at - 1].key > pair.key; at--)
            pairs[at] = pairs[at - 1];
        pairs[at] = pair;
    }
}

/* Turns how many there are of each value into where those begin. False when all have
 * the same one. */
static bool place_values(size_t places[VALUES], size_t count)
{
    for (size_t i = 0, at = 0; i < VALUES; i++) {
        size_t here = places[i];
        if (here == count)
            return false;
        places[i] = at;
        at += here;
    }
    return true;
}

/* By one digit after another, the last one first: each time stable. */
static void sort_by_digits(cg_pair *pairs, cg_pair *room, size_t count)
{
    size_t places[DIGITS][VALUES] = {{0}};
    cg_pair *from = pairs, *to = room;
    for (size_t i = 0; i < count; i++)
        for (unsigned d = 0; d < DIGITS; d++)
            places[d][digit_of(pairs[i].key, d)]++;
    for (unsigned d = 0; d < DIGITS; d++) {
        if (!place_values(places[d], count))
            continue;
        for (size_t i = 0; i < count; i++)
            to[places[d][digit_of(from[i].key, d)]++] = from[i];
        cg_pair *swap = from;
        from = to;
        to = swap;
    }
    if (from != pairs)
        memcpy(pairs, from, count * sizeof *pairs);
}

void cg_pairs_sort(cg_pair *pairs, cg_pair *room, size_t count)
{
    if (count < FEW)
        insert_each(pairs, count);
    else
        sort_by_digits(pairs, room, count);
}

size_t cg_pairs_group_end(const cg_pair *pairs, size_t from, size_t count)
{
    size_t end = from + 1;
    while (end < count && pairs[end].key == pairs[from].key)
        end++;
    return end;
}
