/* Names: one that the claim has and the text has not, and what stands in its
 * place. */
#include "stance/alone.h"

enum { SLOT_WINDOW = 4 };

/* The preposition in front of a name, over an article and adjectives. */
static uint32_t slot_before(const cg_passage *p, uint32_t token)
{
    for (uint32_t i = token; i > 0 && i + SLOT_WINDOW > token; i--)
        if (cg_passage_has(p, i - 1, CG_CLASS(PREPOSITION)))
            return i - 1;
    return CG_NONE;
}

static const cg_unit *claim_unit(const cg_alone *a, const cg_alone_word *word)
{
    return &a->units.list.items[word->unit];
}

/* The function word of the claim in front of the name; ptr NULL: none. */
static cg_slice claim_slot(const cg_alone *a, uint32_t token)
{
    for (uint32_t i = token; i > 0 && i + SLOT_WINDOW > token; i--) {
        uint32_t unit = a->units.at.items[i - 1];
        if (unit == CG_NONE)
            break;
        const cg_unit *u = &a->units.list.items[unit];
        if (u->kind == CG_WEIGHT_FUNCTION && !cg_slice_is(u->text, "the") &&
            !cg_slice_is(u->text, "a") && !cg_slice_is(u->text, "an"))
            return u->text;
    }
    return (cg_slice){0};
}

static bool is_free_name(const cg_alone_reader *reader, uint32_t index, cg_token_range range)
{
    const cg_unit *unit = &reader->units.list.items[index];
    return unit->kind == CG_WEIGHT_NAME && !unit->phrase && !reader->taken.items[index] &&
           unit->first >= range.first && unit->end <= range.end;
}

/* The best stand-in: a free name behind the same preposition, else any. */
static uint32_t stand_in(const cg_alone_reader *reader, const cg_scanner *s, cg_slice slot,
                         double *strength)
{
    uint32_t best = CG_NONE;
    *strength = 0;
    for (uint32_t i = 0; i < reader->units.list.len; i++) {
        if (!is_free_name(reader, i, s->reading.range))
            continue;
        uint32_t before = slot_before(&s->passage, reader->units.list.items[i].first);
        bool same = slot.ptr && before != CG_NONE &&
                    cg_slice_equal(reader->units.list.items[reader->units.at.items[before]].text,
                                   slot);
        double found = same ? 0.7 : 0.4;
        if (found > *strength) {
            *strength = found;
            best = i;
        }
    }
    return best;
}

/* True when no word of the run was found. */
static bool is_missing(const cg_alone_reader *reader, uint32_t run)
{
    for (size_t i = 0; i < reader->claim->words.len; i++)
        if (reader->claim->words.items[i].name == run &&
            (reader->matches.items[i].strength > 0.3 || reader->beyond.items[i].strength > 0.3))
            return false;
    return true;
}

cg_alone_finding cg_alone_compare_names(const cg_alone_reader *reader, const cg_scanner *s)
{
    const cg_alone *a = reader->claim;
    cg_alone_finding worst = {.reason = CG_ALONE_NOTHING};
    for (size_t i = 0; i < a->words.len; i++) {
        const cg_alone_word *word = &a->words.items[i];
        if (word->name == CG_NONE || word->subject || !is_missing(reader, word->name))
            continue;
        double strength;
        uint32_t other =
            stand_in(reader, s, claim_slot(a, claim_unit(a, word)->first), &strength);
        if (other == CG_NONE || strength <= worst.strength)
            continue;
        const cg_unit *said = &reader->units.list.items[other];
        worst = (cg_alone_finding){.reason = CG_ALONE_NAME,
                                   .claim_first = claim_unit(a, word)->first,
                                   .claim_end = claim_unit(a, word)->end,
                                   .first = said->first,
                                   .end = said->end,
                                   .strength = strength,
                                   .rule = CG_POLARITY_ASSERTED,
                                   .sign = -1};
    }
    return worst;
}
