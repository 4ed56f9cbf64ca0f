/* Where a word stands: the preposition in front of it, and the rank in front of
 * a superlative. */
#include "stance/alone.h"

enum { SLOT_WINDOW = 4 };

/* The last function word before the token, over articles, other names and
 * adjectives; ptr NULL when there is none near. */
static cg_slice slot_before(const cg_units *units, uint32_t token)
{
    static const char *const articles[] = {"the", "a", "an", "its", "his", "her", "their"};
    for (uint32_t i = token; i > 0 && i + SLOT_WINDOW > token; i--) {
        const cg_unit *unit = cg_units_at(units, i - 1);
        bool article = false;
        if (!unit || unit->kind != CG_WEIGHT_FUNCTION)
            continue;
        for (size_t k = 0; k < sizeof articles / sizeof *articles; k++)
            article |= cg_slice_is(unit->text, articles[k]);
        if (!article)
            return unit->text;
    }
    return (cg_slice){0};
}

bool cg_alone_has_slot(const cg_units *units, uint32_t token)
{
    cg_slice slot = slot_before(units, token);
    return slot.len && !cg_slice_is(slot, "is") && !cg_slice_is(slot, "was") &&
           !cg_slice_is(slot, "are") && !cg_slice_is(slot, "were");
}

/* Prepositions of a place where something is, and those of a way. */
static bool is_direction(cg_slice slot)
{
    static const char *const words[] = {"to", "into", "toward", "towards", "through", "against",
                                        "with", "and", "or"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cg_slice_is(slot, words[i]))
            return true;
    return false;
}

bool cg_alone_same_slot(const cg_alone_reader *reader, const cg_unit *own, const cg_unit *other)
{
    cg_slice a = slot_before(&reader->claim->units, own->first);
    cg_slice b = slot_before(&reader->units, other->first);
    return !a.len || !b.len || cg_slice_equal(a, b) || is_direction(a) == is_direction(b);
}

/* --- superlatives ---------------------------------------------------------------- */

static bool is_rank(const cg_unit *unit)
{
    static const char *const words[] = {"second", "third",  "fourth", "fifth", "sixth",
                                        "seventh", "eighth", "ninth",  "tenth"};
    if (!unit)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cg_slice_is(unit->text, words[i]))
            return true;
    bool digits = unit->text.ptr[0] >= '0' && unit->text.ptr[0] <= '9';
    return digits && (cg_slice_ends(unit->text, "th") || cg_slice_ends(unit->text, "nd") ||
                      cg_slice_ends(unit->text, "rd"));
}

/* "the second-largest", over a hyphen. */
static bool has_rank(const cg_units *units, uint32_t token)
{
    for (uint32_t i = token; i > 0 && i + 2 > token; i--)
        if (cg_units_at(units, i - 1))
            return is_rank(cg_units_at(units, i - 1));
    return token > 1 && is_rank(cg_units_at(units, token - 2));
}

static bool is_superlative(const cg_unit *unit)
{
    return (unit->text.len > 4 && cg_slice_ends(unit->text, "est")) ||
           cg_slice_is(unit->text, "best") || cg_slice_is(unit->text, "most");
}

/* "One of the largest", "among the largest". */
static bool is_one_of(const cg_units *units, uint32_t token)
{
    for (uint32_t i = token; i > 0 && i + SLOT_WINDOW > token; i--) {
        const cg_unit *unit = cg_units_at(units, i - 1);
        const cg_unit *before = i > 1 ? cg_units_at(units, i - 2) : NULL;
        if (unit && (cg_slice_is(unit->text, "among") || cg_slice_is(unit->text, "amongst")))
            return true;
        if (unit && before && cg_slice_is(unit->text, "of") && cg_slice_is(before->text, "one"))
            return true;
    }
    return false;
}

bool cg_alone_is_less_of_most(const cg_alone_reader *r)
{
    const cg_alone *a = r->claim;
    bool most = false;
    for (size_t i = 0; i < a->words.len; i++) {
        const cg_unit *own = cg_alone_own(r, i);
        most |= !a->words.items[i].subject && is_superlative(own);
        double least = own->kind == CG_WEIGHT_NAME ? 0.95 : 0.3;
        if (most && own->kind >= CG_WEIGHT_COMMON && r->matches.items[i].strength < least)
            return true;
    }
    return false;
}

void cg_alone_part_ranks(cg_alone_reader *reader)
{
    const cg_alone *a = reader->claim;
    for (size_t i = 0; i < a->words.len; i++) {
        const cg_unit *own = &a->units.list.items[a->words.items[i].unit];
        const cg_alone_match *match = &reader->matches.items[i];
        if (!is_superlative(own) || match->strength < 0.9)
            continue;
        const cg_unit *said = &reader->units.list.items[match->unit];
        if (is_one_of(&reader->units, said->first) && !is_one_of(&a->units, own->first)) {
            reader->taken.items[match->unit] = 0;
            cg_alone_lower(reader, i, 0, CG_RELATION_NONE);
            continue;
        }
        if (has_rank(&a->units, own->first) == has_rank(&reader->units, said->first))
            continue;
        reader->taken.items[match->unit] = 0;
        cg_alone_lower(reader, i, 0, CG_RELATION_EXCLUDED);
    }
}
