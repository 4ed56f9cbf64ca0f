/* The table of anchors: bits that the filter asks first, and slots by key. */
#include "rules/anchor.h"

#include "base/alloc.h"

/* Bits in the table for each anchor, as a power of two: so many that few words
 * come through by chance. A table that would not stay in the cache has less. */
enum { BITS_EACH = 7, BITS_LEAST = 17, BITS_FULL = 22, BITS_TIGHT = 4, BITS_MOST = 28 };

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

/* --- collecting ------------------------------------------------------------------ */

/* The slot of the key, or the free one where it belongs. */
static uint32_t slot_of(const cg_anchors *a, uint64_t key)
{
    uint32_t mask = a->slot_count - 1, at = (uint32_t)(key >> 32) & mask;
    while (a->slots[at] && a->found.items[a->slots[at] - 1].key != key)
        at = (at + 1) & mask;
    return at;
}

static bool grow(cg_anchors *a)
{
    uint32_t count = a->slot_count ? a->slot_count * 2 : 1024;
    uint32_t *slots = cg_alloc_zeroed(count, sizeof *slots);
    if (!slots)
        return false;
    cg_alloc_free(a->slots);
    a->slots = slots;
    a->slot_count = count;
    for (uint32_t i = 0; i < a->found.len; i++)
        slots[slot_of(a, a->found.items[i].key)] = i + 1;
    return true;
}

bool cg_anchors_note(cg_anchors *a, uint64_t key, uint32_t code)
{
    if (a->found.len * 2 >= a->slot_count && !grow(a))
        return false;
    uint32_t *slot = &a->slots[slot_of(a, key)];
    if (!*slot) {
        if (!cg_vec_push(&a->found, ((cg_anchor_found){key, 0, 0})))
            return false;
        *slot = (uint32_t)a->found.len;
    }
    cg_anchor_found *found = &a->found.items[*slot - 1];
    if (found->uses && found->last == code)
        return true;
    found->uses++;
    found->last = code;
    return cg_vec_push(&a->uses, ((cg_anchor_use){*slot - 1, code}));
}

/* --- the table ---------------------------------------------------------------------- */

/* Puts anchors into their slots, and leaves in `uses` of each where its codes
 * begin. */
static void place_all(cg_anchors *a, const cg_anchor_table *table, cg_anchor *slots,
                      uint64_t *bits)
{
    uint32_t first = 0;
    for (size_t i = 0; i < a->found.len; i++) {
        cg_anchor_found *found = &a->found.items[i];
        cg_anchor anchor = {found->key, first, found->uses};
        uint32_t at = (uint32_t)(found->key >> 32) & table->mask;
        uint64_t bit = found->key & table->bits_mask;
        while (slots[at].len)
            at = (at + 1) & table->mask;
        slots[at] = anchor;
        bits[bit / 64] |= UINT64_C(1) << (bit % 64);
        found->uses = first;
        first += anchor.len;
    }
}

cg_status cg_anchors_finish(cg_anchors *a, cg_image_rows *tables, cg_error *error)
{
    size_t count = a->found.len;
    size_t slot_count = (size_t)2 << exponent_of(count);
    size_t bit_count = (size_t)1 << bits_of(count);
    const cg_anchor_table table = {.mask = (uint32_t)(slot_count - 1),
                                   .bits_mask = bit_count - 1};
    cg_anchor *slots = CG_ARENA_ARRAY(&a->kept, cg_anchor, slot_count);
    uint64_t *bits = CG_ARENA_ARRAY(&a->kept, uint64_t, bit_count / 64);
    uint32_t *codes = CG_ARENA_ARRAY(&a->kept, uint32_t, a->uses.len + 1);
    if (!slots || !bits || !codes)
        return cg_error_memory(error);
    place_all(a, &table, slots, bits);
    for (size_t i = 0; i < a->uses.len; i++)
        codes[a->found.items[a->uses.items[i].anchor].uses++] = a->uses.items[i].code;
    tables[CG_IMAGE_ANCHORS] = (cg_image_rows){slots, slot_count};
    tables[CG_IMAGE_ANCHOR_BITS] = (cg_image_rows){bits, bit_count / 64};
    tables[CG_IMAGE_ANCHOR_CODES] = (cg_image_rows){codes, a->uses.len};
    return CG_OK;
}
