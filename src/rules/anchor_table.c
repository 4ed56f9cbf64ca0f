/* The table of anchors: bits that the filter asks first, and slots by key. */
#include "rules/anchor.h"

#include "base/limits.h"

#include <stdlib.h>

/* Bits in the table for each anchor, as a power of two: so many that few words
 * come through by chance. A table that would not stay in the cache has less. */
enum { BITS_EACH = 6, BITS_LEAST = 17, BITS_FULL = 22, BITS_TIGHT = 4, BITS_MOST = 28 };

static int compare_keys(const void *a, const void *b)
{
    const cg_anchor_key *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->code < y->code ? -1 : x->code > y->code;
}

/* The least power of two, as an exponent, that `count` fits in. */
static unsigned exponent_of(size_t count)
{
    unsigned exponent = 0;
    while (exponent < 40 && (size_t)1 << exponent < count)
        exponent++;
    return exponent;
}

static unsigned bits_of(size_t count)
{
    unsigned exponent = exponent_of(count), bits = exponent + BITS_EACH;
    if (bits > BITS_FULL)
        bits = exponent + BITS_TIGHT > BITS_FULL ? exponent + BITS_TIGHT : BITS_FULL;
    return bits < BITS_LEAST ? BITS_LEAST : bits > BITS_MOST ? BITS_MOST : bits;
}

/* Sorts the keys and drops repeats; returns how many different keys there are. */
static uint32_t tidy(cg_anchors *a)
{
    uint32_t kept = 0, different = 0;
    cg_anchor_key *keys = a->keys.items;
    if (a->keys.len)
        qsort(keys, a->keys.len, sizeof *keys, compare_keys);
    for (size_t i = 0; i < a->keys.len; i++) {
        if (kept && compare_keys(&keys[kept - 1], &keys[i]) == 0)
            continue;
        different += !kept || keys[kept - 1].key != keys[i].key;
        keys[kept++] = keys[i];
    }
    a->keys.len = kept;
    return different;
}

/* Puts the anchor of keys [first, first + len), which are equal, into its slot. */
static void place(cg_anchor_table *table, cg_anchor *slots, uint64_t *bits,
                  cg_anchor anchor)
{
    uint32_t at = (uint32_t)(anchor.key >> 32) & table->mask;
    uint64_t bit = anchor.key & table->bits_mask;
    while (slots[at].len)
        at = (at + 1) & table->mask;
    slots[at] = anchor;
    bits[bit / 64] |= UINT64_C(1) << (bit % 64);
}

cg_status cg_anchors_finish(cg_anchors *a, cg_program *program, cg_error *error)
{
    cg_anchor_table *table = &program->anchors;
    uint32_t count = tidy(a), len;
    unsigned bits_exponent = bits_of(count);
    *table =
        (cg_anchor_table){.count = count,
                          .mask = (uint32_t)(((size_t)2 << exponent_of(count)) - 1),
                          .bits_mask = (UINT64_C(1) << bits_exponent) - 1};
    cg_anchor *slots =
        CG_ARENA_ARRAY(&program->arena, cg_anchor, (size_t)table->mask + 1);
    uint64_t *bits =
        CG_ARENA_ARRAY(&program->arena, uint64_t, ((size_t)1 << bits_exponent) / 64);
    uint32_t *codes = CG_ARENA_ARRAY(&program->arena, uint32_t, a->keys.len + 1);
    if (!slots || !bits || !codes)
        return cg_error_memory(error);
    for (uint32_t i = 0; i < a->keys.len; i += len) {
        for (len = 0; i + len < a->keys.len &&
                      a->keys.items[i + len].key == a->keys.items[i].key;
             len++)
            codes[i + len] = a->keys.items[i + len].code;
        place(table, slots, bits, (cg_anchor){a->keys.items[i].key, i, len});
    }
    table->slots = slots;
    table->bits = bits;
    table->codes = codes;
    return CG_OK;
}
