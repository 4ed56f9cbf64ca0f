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
    if (unit->kind != CG_WEIGHT_NAME || unit->phrase || reader->taken.items[index] ||
        unit->first < range.first || unit->end > range.end || unit->text.len < 2)
        return false;
    size_t i, end;
    cg_alone_values_in(reader, range, &i, &end);
    for (; i < end; i++)
        if (unit->first >= reader->values.items[i].first_token &&
            unit->first < reader->values.items[i].end_token)
            return false;
    return true;
}

/* The best stand-in: a free name behind the same preposition, else any. */
static uint32_t stand_in(const cg_alone_reader *reader, const cg_scanner *s, cg_slice slot,
                         double *strength)
{
    uint32_t best = CG_NONE;
    *strength = 0;
    cg_units_walk walk = cg_units_start(&reader->units, s->reading.range);
    for (uint32_t i; cg_units_next(&walk, &i);) {
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

/* --- one name, two people ------------------------------------------------------ */

static bool is_name(const cg_units *units, uint32_t unit)
{
    return unit != CG_NONE && units->list.items[unit].kind == CG_WEIGHT_NAME;
}

/* The unit of the word beside the token in that direction, over quotation marks
 * and hyphens; CG_NONE when another mark parts them. */
static uint32_t neighbour(const cg_units *units, const cg_passage *p, uint32_t token, int step)
{
    int64_t at = (int64_t)token + step;
    while (at > 0 && at < (int64_t)units->at.len && units->at.items[at] == CG_NONE &&
           cg_token_is_transparent(&p->tokens.items[at]))
        at += step;
    return at < 0 || at >= (int64_t)units->at.len ? CG_NONE : units->at.items[at];
}

/* A name that is no word of the claim stands next to the unit. */
static bool has_stranger(const cg_alone_reader *reader, const cg_passage *p, uint32_t unit,
                         int step)
{
    const cg_unit *u = &reader->units.list.items[unit];
    uint32_t other =
        neighbour(&reader->units, p, step < 0 ? u->first : u->end - 1, step);
    return is_name(&reader->units, other) && !reader->taken.items[other] &&
           reader->units.list.items[other].text.len > 1;
}

static bool is_missed(const cg_alone_reader *reader, size_t word, uint32_t run)
{
    return word < reader->claim->words.len && reader->claim->words.items[word].name == run &&
           reader->matches.items[word].strength < 0.3;
}

void cg_alone_part_names(cg_alone_reader *reader, const cg_passage *p)
{
    const cg_alone *a = reader->claim;
    reader->parted = false;
    for (size_t i = 0; i < a->words.len; i++) {
        uint32_t run = a->words.items[i].name;
        const cg_alone_match *match = &reader->matches.items[i];
        if (run == CG_NONE || match->strength < 0.9 || a->words.items[i].value != CG_NONE)
            continue;
        bool before = i > 0 && is_missed(reader, i - 1, run) &&
                      has_stranger(reader, p, match->unit, -1);
        bool behind = is_missed(reader, i + 1, run) && has_stranger(reader, p, match->unit, 1);
        if (!before && !behind)
            continue;
        cg_alone_lower(reader, i, 0.2, CG_RELATION_NONE);
        reader->parted |= a->words.items[i].subject;
    }
}

/* --- what stands in its place ------------------------------------------------------ */

/* True when no word of the run was found. */
static bool is_missing(const cg_alone_reader *reader, uint32_t run)
{
    for (size_t i = 0; i < reader->claim->words.len; i++)
        if (reader->claim->words.items[i].name == run &&
            reader->matches.items[i].strength > 0.3)
            return false;
    return true;
}

/* A country or a city is compared by what is known of it. */
static bool is_known(const cg_alone *a, const cg_alone_word *word)
{
    const cg_unit *unit =
        &a->units.list.items[word->phrase == CG_NONE ? word->unit : word->phrase];
    for (const cg_meaning *m = unit->meanings; m; m = m->next)
        if (m->flags & CG_MEANING_CAPITAL)
            return true;
    return false;
}

static uint32_t run_end(const cg_alone *a, size_t word)
{
    uint32_t run = a->words.items[word].name;
    while (word + 1 < a->words.len && a->words.items[word + 1].name == run)
        word++;
    return claim_unit(a, &a->words.items[word])->end;
}

cg_alone_finding cg_alone_compare_names(const cg_alone_reader *reader, const cg_scanner *s)
{
    const cg_alone *a = reader->claim;
    cg_alone_finding worst = {.reason = CG_ALONE_NOTHING};
    for (size_t i = 0; i < a->words.len; i++) {
        const cg_alone_word *word = &a->words.items[i];
        if (word->name == CG_NONE || word->subject || word->value != CG_NONE ||
            is_known(a, word) || !is_missing(reader, word->name))
            continue;
        double strength;
        uint32_t other =
            stand_in(reader, s, claim_slot(a, claim_unit(a, word)->first), &strength);
        if (other == CG_NONE || strength <= worst.strength)
            continue;
        const cg_unit *said = &reader->units.list.items[other];
        worst = (cg_alone_finding){.reason = CG_ALONE_NAME,
                                   .claim_first = claim_unit(a, word)->first,
                                   .claim_end = run_end(a, i),
                                   .first = said->first,
                                   .end = said->end,
                                   .strength = strength,
                                   .rule = CG_POLARITY_ASSERTED,
                                   .sign = -1};
    }
    return worst;
}
