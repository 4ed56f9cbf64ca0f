#include "text/value.h"

#include "base/alloc.h"
#include "text/value_date.h"
#include "text/value_version.h"

#include <assert.h>
#include <math.h>

/* What stands at one place, and what comes of it. */
typedef struct finder {
    cg_value_reader reader;
    const cg_token *tokens;
    uint32_t token_count, token; /* `token`: none before it can touch a value */
    cg_value_vec *out;
} finder;

/* --- placing -------------------------------------------------------------- */

static cg_span span_of(const finder *f, uint32_t start, uint32_t end)
{
    return (cg_span){cg_reader_at(&f->reader, start)->span.start,
                     cg_reader_at(&f->reader, end - 1)->span.end};
}

/* Values come in order of their start, so the search goes on where it was. */
static void place(finder *f, cg_value *value, uint32_t start, uint32_t end)
{
    value->span = span_of(f, start, end);
    while (f->token < f->token_count &&
           f->tokens[f->token].span.end <= value->span.start)
        f->token++;
    value->first_token = value->end_token = f->token;
    while (value->end_token < f->token_count &&
           f->tokens[value->end_token].span.start < value->span.end)
        value->end_token++;
}

/* --- measures ------------------------------------------------------------- */

static uint8_t precision_of(cg_bound bound, bool range)
{
    static const uint8_t precisions[] = {
        [CG_BOUND_NONE] = CG_PRECISION_EXACT,
        [CG_BOUND_ABOUT] = CG_PRECISION_ABOUT,
        [CG_BOUND_NEARLY] = CG_PRECISION_ABOUT,
        [CG_BOUND_JUST_OVER] = CG_PRECISION_ABOUT,
        [CG_BOUND_AT_LEAST] = CG_PRECISION_AT_LEAST,
        [CG_BOUND_MORE_THAN] = CG_PRECISION_MORE_THAN,
        [CG_BOUND_AT_MOST] = CG_PRECISION_AT_MOST,
        [CG_BOUND_LESS_THAN] = CG_PRECISION_LESS_THAN,
    };
    return bound == CG_BOUND_NONE && range ? CG_PRECISION_BETWEEN : precisions[bound];
}

static uint8_t type_of(const cg_value_unit *unit)
{
    static const uint8_t types[] = {
        [CG_UNIT_PERCENT] = CG_VALUE_PERCENT,
        [CG_UNIT_MONEY] = CG_VALUE_MONEY,
        [CG_UNIT_DURATION] = CG_VALUE_DURATION,
        [CG_UNIT_SIZE] = CG_VALUE_SIZE,
    };
    return unit ? types[unit->kind] : CG_VALUE_NUMBER;
}

/* The bare number of a measure, for what asks for numbers alone. */
static bool push_inner(finder *f, const cg_measure *m, const cg_value *outer)
{
    const cg_quantity *last = m->range ? &m->high : &m->low;
    double factor = m->low.unit->factor;
    cg_value inner = *outer;
    if (m->low.compound || last->compound)
        return true;
    inner.type = CG_VALUE_NUMBER;
    inner.flags |= CG_VALUE_INNER;
    inner.low /= factor;
    inner.high /= factor;
    inner.step /= factor;
    inner.unit = inner.base = (cg_slice){0};
    uint32_t start = m->low.sign ? m->low.number_start : m->start;
    place(f, &inner, start, last->number_end);
    return cg_vec_push(f->out, inner);
}

static bool push_measure(finder *f, const cg_measure *m)
{
    const cg_value_unit *unit = m->low.unit;
    cg_value value = {.type = type_of(unit),
                      .amount = m->low.amount,
                      .precision = precision_of(m->bound, m->range),
                      .step = m->low.step};
    cg_measure_limits(m, &value.low, &value.high);
    if (m->range && m->high.step > value.step)
        value.step = m->high.step;
    if (unit) {
        value.unit = unit->name;
        value.base = unit->base;
    }
    if (m->low.number.fraction)
        value.flags |= CG_VALUE_FRACTION;
    place(f, &value, m->start, m->end);
    return cg_vec_push(f->out, value) && (!unit || push_inner(f, m, &value));
}

/* --- dates ---------------------------------------------------------------- */

/* The days that a bound leaves, both ends included. */
static void limit_days(cg_value *value, cg_bound bound)
{
    static const double about[] = {[CG_GRANULARITY_DAY] = 3,
                                   [CG_GRANULARITY_MONTH] = 31,
                                   [CG_GRANULARITY_YEAR] = 366};
    value->low = value->start;
    value->high = value->end;
    switch (bound) {
    case CG_BOUND_NONE:
        break;
    case CG_BOUND_ABOUT:
    case CG_BOUND_NEARLY:
    case CG_BOUND_JUST_OVER:
        value->low -= about[value->granularity];
        value->high += about[value->granularity];
        break;
    case CG_BOUND_AT_LEAST:
        value->high = INFINITY;
        break;
    case CG_BOUND_MORE_THAN:
        value->low = (double)value->end + 1;
        value->high = INFINITY;
        break;
    case CG_BOUND_AT_MOST:
        value->low = -INFINITY;
        break;
    case CG_BOUND_LESS_THAN:
        value->low = -INFINITY;
        value->high = (double)value->start - 1;
        break;
    }
}

static bool push_date(finder *f, const cg_when_said *said)
{
    const cg_date *date = &said->date;
    cg_value value = {.type = CG_VALUE_DATE,
                      .precision = precision_of(said->bound, said->range),
                      .granularity = (uint8_t)date->granularity};
    if (!said->range) {
        value.month = date->month;
        value.day = date->day;
    }
    if (date->inferred)
        value.flags |= CG_VALUE_INFERRED;
    if (date->resolved) {
        value.flags |= CG_VALUE_RESOLVED;
        value.start = date->first;
        value.end = date->last;
        limit_days(&value, said->bound);
    }
    place(f, &value, said->start, said->end);
    return cg_vec_push(f->out, value);
}

/* --- the rest ------------------------------------------------------------- */

static bool push_version(finder *f, uint32_t i, uint32_t start, cg_bound bound,
                         uint32_t *end)
{
    cg_version_value version;
    if (!cg_version_read(&f->reader, i, &version))
        return true;
    cg_value value = {.type = CG_VALUE_VERSION,
                      .amount = version.low,
                      .low = version.low,
                      .high = version.high};
    const cg_value_sense *behind =
        cg_reader_find(&f->reader, version.end, CG_ROLE_DATE_BOUND_AFTER, &version.end);
    if (!behind)
        behind =
            cg_reader_find(&f->reader, version.end, CG_ROLE_BOUND_AFTER, &version.end);
    if (behind && bound == CG_BOUND_NONE)
        bound = (cg_bound)behind->code;
    value.precision = precision_of(bound, false);
    if (value.precision == CG_PRECISION_AT_LEAST ||
        value.precision == CG_PRECISION_MORE_THAN)
        value.high = INFINITY;
    if (value.precision == CG_PRECISION_AT_MOST ||
        value.precision == CG_PRECISION_LESS_THAN)
        value.low = -INFINITY;
    *end = version.end;
    place(f, &value, start, *end);
    return cg_vec_push(f->out, value);
}

/* "version 1.2", "before 2.0.1" */
static bool find_version(finder *f, uint32_t i, uint32_t *end)
{
    uint32_t at = i;
    const cg_value_sense *bound = cg_reader_find(&f->reader, i, CG_ROLE_BOUND, &at);
    if (!bound)
        bound = cg_reader_find(&f->reader, i, CG_ROLE_DATE_BOUND, &at);
    return push_version(f, at, i, bound ? (cg_bound)bound->code : CG_BOUND_NONE, end);
}

static bool find_ordinal(finder *f, uint32_t i, uint32_t *end)
{
    cg_number n;
    if (!cg_number_read_ordinal(&f->reader, i, &n) || n.end <= i)
        return true;
    cg_value value = {.type = CG_VALUE_NUMBER,
                      .flags = CG_VALUE_ORDINAL,
                      .amount = n.value,
                      .low = n.value,
                      .high = n.value};
    *end = n.end;
    place(f, &value, i, n.end);
    return cg_vec_push(f->out, value);
}

static bool find_measure(finder *f, uint32_t i, uint32_t *end)
{
    cg_measure m;
    cg_when_said said;
    if (!cg_measure_read(&f->reader, i, &m))
        return true;
    if (cg_date_from_duration(&f->reader, &m, &said)) {
        *end = said.end;
        return push_date(f, &said);
    }
    *end = m.end;
    return push_measure(f, &m);
}

static bool find_date(finder *f, uint32_t i, uint32_t *end)
{
    cg_when_said said;
    if (!cg_date_read(&f->reader, i, &said))
        return true;
    *end = said.end;
    return push_date(f, &said);
}

/* --- what is no value ----------------------------------------------------- */

/* "10:30", "5 p.m.": the atom behind a time of the day, or `i`. */
static uint32_t behind_time(const cg_value_reader *r, uint32_t i)
{
    uint32_t at = i + 1, end;
    if (cg_reader_at(r, i)->kind != CG_ATOM_NUMBER)
        return i;
    while (cg_reader_is_clock(r, at))
        at += 2;
    if (cg_reader_find(r, at, CG_ROLE_CLOCK, &end))
        return end;
    return at > i + 1 ? at : i;
}

/* "F-16", "COVID-19": digits joined to a name by a hyphen. "201__" is a form. */
static bool is_part_of_name(const cg_value_reader *r, uint32_t i)
{
    bool name = cg_reader_is_joined(r, i) && cg_reader_is_dash(r, i - 1) &&
                cg_reader_is_joined(r, i - 1) &&
                cg_reader_at(r, i - 2)->kind == CG_ATOM_WORD;
    bool form = cg_reader_is_mark(r, i + 1, '_') && cg_reader_is_joined(r, i + 1) &&
                cg_reader_is_mark(r, i + 2, '_');
    return cg_reader_at(r, i)->kind == CG_ATOM_NUMBER && (name || form);
}

/* Nothing starts at a word that starts no phrase, or at a mark of none. */
static bool may_start(const cg_value_reader *r, uint32_t i)
{
    const cg_atom *atom = cg_reader_at(r, i);
    return atom->kind == CG_ATOM_NUMBER || atom->kind == CG_ATOM_VULGAR || atom->word ||
           cg_reader_is_dash(r, i) || cg_reader_is_apostrophe(r, i);
}

/* "percent of 10" as a text's first words gives 10 percent. */
static bool find_percent_first(finder *f, uint32_t i, uint32_t *end)
{
    const cg_value_reader *r = &f->reader;
    cg_measure m = {.start = i};
    uint32_t at = i;
    const cg_value_sense *unit = cg_reader_find(r, i, CG_ROLE_UNIT, &at);
    if (i > 0 || !unit || unit->unit->kind != CG_UNIT_PERCENT ||
        !cg_reader_skip(r, &at, CG_ROLE_OF) || !cg_quantity_read(r, at, 0, &m.low) ||
        m.low.unit)
        return true;
    cg_quantity_set_unit(&m.low, unit->unit);
    m.low.sign = true;
    *end = m.end = m.low.end;
    return push_measure(f, &m);
}

/* Finds what starts at `i`: `*end` is behind it, or `i` when nothing does. */
static bool find_at(finder *f, uint32_t i, uint32_t *end)
{
    static bool (*const kinds[])(finder *, uint32_t, uint32_t *) = {
        find_date, find_version, find_ordinal, find_measure, find_percent_first,
    };
    *end = i;
    if (!may_start(&f->reader, i))
        return true;
    *end = behind_time(&f->reader, i);
    if (*end == i && is_part_of_name(&f->reader, i))
        *end = i + 1;
    for (size_t k = 0; *end == i && k < sizeof kinds / sizeof *kinds; k++)
        if (!kinds[k](f, i, end))
            return false;
    return true;
}

bool cg_values_find(cg_slice text, const cg_token *tokens, uint32_t count,
                    const cg_value_words *words, const cg_date_context *context,
                    cg_value_vec *out)
{
    cg_atoms atoms = {0};
    uint32_t end = 0;
    assert(words && out);
    if (count == 0)
        return true;
    for (uint32_t i = 0; i < count; i++)
        if (tokens[i].span.end > end)
            end = tokens[i].span.end;
    cg_span span = {tokens[0].span.start, end};
    bool ok = cg_vec_reserve(&atoms, (size_t)count + 1) &&
              cg_value_atoms_scan(text, span, words, &atoms);
    finder f = {.reader = {text, atoms.items, (uint32_t)atoms.len, words, context},
                .tokens = tokens,
                .token_count = count,
                .out = out};
    for (uint32_t i = 0; ok && i < f.reader.count;) {
        uint32_t behind;
        ok = find_at(&f, i, &behind);
        i = behind > i ? behind : i + 1;
    }
    cg_vec_release(&atoms);
    return ok;
}
