/* The amounts and dates of a claim and of a sentence. */
#include "stance/alone.h"

enum { COUNTED_WINDOW = 5 };

static const cg_unit *unit_of(const cg_units *units, uint32_t token)
{
    uint32_t unit = token < units->at.len ? units->at.items[token] : CG_NONE;
    return unit == CG_NONE ? NULL : &units->list.items[unit];
}

/* A value of the claim can be compared when the text counts the same: dates and
 * what has a unit compare by themselves, a bare number by the noun behind it. */
static bool counts_the_same(const cg_alone_reader *reader, const cg_value *own,
                            const cg_value *other)
{
    const cg_alone *a = reader->claim;
    unsigned counted = 0, same = 0;
    unsigned wanted = own->flags & CG_VALUE_ORDINAL ? 2 : 1; /* "third largest city" */
    for (size_t i = 0; i < a->words.len; i++) {
        const cg_alone_word *word = &a->words.items[i];
        const cg_unit *unit = &a->units.list.items[word->unit];
        if (unit->first < own->end_token || unit->first >= own->end_token + COUNTED_WINDOW ||
            unit->kind == CG_WEIGHT_NUMBER || word->value != CG_NONE)
            continue;
        counted++;
        const cg_alone_match *match = &reader->matches.items[i];
        if (match->strength < 0.7 || match->relation == CG_RELATION_NARROWER)
            continue;
        const cg_unit *said = &reader->units.list.items[match->unit];
        same += said->first >= other->end_token &&
                said->first < other->end_token + COUNTED_WINDOW;
    }
    if (counted == 0)
        return !(own->flags & CG_VALUE_ORDINAL);
    return same >= (counted < wanted ? counted : wanted);
}

static uint8_t life_of(const cg_alone_reader *reader, const cg_value *value)
{
    const cg_unit *unit = NULL;
    for (uint32_t i = value->first_token; i < value->end_token && !unit; i++)
        unit = unit_of(&reader->units, i);
    return unit ? unit->life : CG_LIFE_NONE;
}

static bool comparable(const cg_alone_reader *reader, const cg_value *own, const cg_value *other)
{
    if (own->type != other->type || (other->flags & CG_VALUE_INNER) ||
        ((own->flags ^ other->flags) & CG_VALUE_ORDINAL))
        return false;
    if (own->type == CG_VALUE_DATE)
        return true;
    return own->type != CG_VALUE_NUMBER || counts_the_same(reader, own, other);
}

/* The sentence has a date of the event of a life that the claim speaks of. */
static bool has_life(const cg_alone_reader *reader)
{
    size_t i, end;
    cg_alone_values_in(reader, reader->range, &i, &end);
    for (; i < end; i++)
        if (reader->claim->life && life_of(reader, &reader->values.items[i]) == reader->claim->life)
            return true;
    return false;
}

/* Dates of another event of a life are no dates of this one. */
static bool other_event(const cg_alone_reader *reader, const cg_value *other)
{
    uint8_t life = life_of(reader, other);
    if (other->type != CG_VALUE_DATE || life == reader->claim->life)
        return false;
    return life != CG_LIFE_NONE || has_life(reader);
}

/* What one value of the claim disagrees with may be what another one says. */
static bool said_by_another(const cg_alone_reader *reader, const cg_value *own,
                            const cg_value *other)
{
    for (size_t i = 0; i < reader->claim->values.len; i++) {
        const cg_value *value = &reader->claim->values.items[i];
        if (value != own && value->type == other->type &&
            cg_value_compare(other, value, 0) == CG_AGREES)
            return true;
    }
    return false;
}

/* "More than 400" agrees with 400: the figure is the same. */
static bool same_figure(const cg_value *own, const cg_value *other)
{
    return own->type != CG_VALUE_DATE && own->amount == other->amount &&
           cg_slice_equal(own->unit, other->unit) &&
           (other->precision == CG_PRECISION_MORE_THAN ||
            other->precision == CG_PRECISION_LESS_THAN) &&
           own->precision <= CG_PRECISION_ABOUT;
}

typedef struct comparison {
    uint32_t agrees, differs; /* how many values of the text */
    const cg_value *last;     /* one that differs; one that agrees, if any does */
} comparison;

static comparison compare(const cg_alone_reader *reader, const cg_value *own,
                          cg_token_range range)
{
    comparison c = {0};
    size_t i, end;
    cg_alone_values_in(reader, range, &i, &end);
    for (; i < end; i++) {
        const cg_value *other = &reader->values.items[i];
        if (other->end_token > range.end || !comparable(reader, own, other) ||
            other_event(reader, other))
            continue;
        cg_agreement agreement =
            same_figure(own, other) ? CG_AGREES : cg_value_compare(other, own, 0);
        switch (agreement) {
        case CG_AGREES:
            c.agrees++;
            c.last = other;
            break;
        case CG_DISAGREES:
            if (said_by_another(reader, own, other))
                break;
            c.differs++;
            if (!c.agrees)
                c.last = other;
            break;
        case CG_INCOMPARABLE: break;
        }
    }
    return c;
}

/* The claim's words inside of the value are said when the value is. */
static void set_matches(cg_alone_reader *reader, uint32_t value, double strength,
                        const cg_value *said)
{
    uint32_t unit = CG_NONE;
    /* "until 1931": the figure, since the word before it may be a cue. */
    for (uint32_t i = said->first_token; i < said->end_token && i < reader->units.at.len; i++)
        if (unit == CG_NONE || reader->units.list.items[unit].kind == CG_WEIGHT_FUNCTION)
            unit = reader->units.at.items[i];
    for (size_t i = 0; i < reader->claim->words.len; i++)
        if (reader->claim->words.items[i].value == value)
            reader->matches.items[i] = (cg_alone_match){.unit = unit, .strength = strength};
    if (unit != CG_NONE)
        reader->taken.items[unit] = 1;
}

/* "In his 30's": no number of anything. */
static bool is_decade(const cg_alone *a, const cg_value *value)
{
    const cg_unit *next = unit_of(&a->units, value->end_token);
    return value->type == CG_VALUE_NUMBER && next && cg_slice_is(next->text, "'s");
}

cg_alone_finding cg_alone_compare_values(cg_alone_reader *reader, const cg_scanner *s)
{
    cg_alone_finding worst = {.reason = CG_ALONE_NOTHING};
    for (uint32_t v = 0; v < reader->claim->values.len; v++) {
        const cg_value *own = &reader->claim->values.items[v];
        if ((own->flags & CG_VALUE_INNER) || is_decade(reader->claim, own))
            continue;
        comparison c = compare(reader, own, s->reading.range);
        if (!c.last)
            continue;
        set_matches(reader, v, c.agrees ? 1 : 0, c.last);
        double strength = c.differs == 1 ? 0.9 : c.differs == 2 ? 0.7 : 0.5;
        if (c.agrees || strength <= worst.strength)
            continue;
        worst = (cg_alone_finding){.reason = CG_ALONE_VALUE,
                                   .claim_first = own->first_token,
                                   .claim_end = own->end_token,
                                   .first = c.last->first_token,
                                   .end = c.last->end_token,
                                   .strength = strength,
                                   .rule = CG_POLARITY_ASSERTED,
                                   .sign = -1};
    }
    return worst;
}
