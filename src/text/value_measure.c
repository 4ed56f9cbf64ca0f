/* Quantities with what is said about their precision, and ranges. */
#include "text/value_quantity.h"

#include <math.h>

#define MAX_BOUNDS 3    /* "at least about some" */
#define MAX_SPREAD 1000 /* of a range without a unit */
#define NEAR_CHANGE 8   /* atoms between "rose" and "from 5 to 10" */

/* --- bounds -------------------------------------------------------------- */

/* The phrases before a quantity; the one that limits beats "about". */
static cg_bound read_bounds(const cg_value_reader *r, uint32_t *i)
{
    cg_bound bound = CG_BOUND_NONE;
    for (int n = 0; n < MAX_BOUNDS && !cg_reader_is_closing(r, *i); n++) {
        const cg_value_sense *sense = cg_reader_find(r, *i, CG_ROLE_BOUND, i);
        if (!sense)
            break;
        if (bound == CG_BOUND_NONE || bound == CG_BOUND_ABOUT)
            bound = (cg_bound)sense->code;
    }
    return bound;
}

/* "or more", unless its last word starts another bound: "or more than". */
static void read_bound_behind(const cg_value_reader *r, cg_measure *m)
{
    uint32_t end, other;
    const cg_value_sense *sense = cg_reader_find(r, m->end, CG_ROLE_BOUND_AFTER, &end);
    if (!sense || m->bound != CG_BOUND_NONE ||
        cg_reader_find(r, end - 1, CG_ROLE_BOUND, &other))
        return;
    bool mark = cg_reader_at(r, m->end)->kind == CG_ATOM_MARK;
    if (mark && !cg_reader_is_joined(r, m->end))
        return;
    m->bound = (cg_bound)sense->code;
    m->end = end;
}

/* "spread over three years" says how long, "is over three years" says more. */
static bool is_during(const cg_value_reader *r, uint32_t start, const cg_quantity *q)
{
    return q->unit && q->unit->kind == CG_UNIT_DURATION && q->start == start + 1 &&
           cg_reader_is(r, start, CG_ROLE(DURING)) &&
           !cg_reader_is(r, start - 1, CG_ROLE(FUNCTION));
}

/* --- ranges -------------------------------------------------------------- */

static bool speaks_of_change(const cg_value_reader *r, uint32_t before)
{
    for (uint32_t n = 1; n <= NEAR_CHANGE && n <= before; n++)
        if (cg_reader_is(r, before - n, CG_ROLE(CHANGE)))
            return true;
    return false;
}

/* Gives the lower end the magnitude and the unit that only the upper has: "$5-10
 * million", "5 to 10 percent". False when they don't belong together. */
static bool join_ends(cg_quantity *low, cg_quantity *high)
{
    if (low->unit && !high->unit && !low->sign)
        return false;
    if (low->unit && high->unit && !cg_slice_equal(low->unit->base, high->unit->base))
        return false;
    if (low->number.scale == 1 && high->number.scale > 1 && !low->compound &&
        low->number.value < high->number.value / high->number.scale &&
        (!low->unit || low->sign)) {
        low->number.value *= high->number.scale;
        low->number.scale = high->number.scale;
        cg_quantity_set_unit(low, low->unit);
    }
    if (!high->unit)
        cg_quantity_set_unit(high, low->unit);
    if (!low->unit)
        cg_quantity_set_unit(low, high->unit);
    return low->base < high->base;
}

/* A run of more than two is a telephone number or the like, and so are three
 * digits and four, or numbers of quite another size. */
static bool is_run(const cg_value_reader *r, const cg_quantity *low,
                   const cg_quantity *high)
{
    const cg_atom *from = cg_reader_at(r, low->start);
    const cg_atom *to = cg_reader_at(r, high->start);
    bool number = from->plain && to->plain && to->joined && !low->unit && !high->unit;
    if (number && ((from->digits == 3 && to->digits == 4) ||
                   to->number > MAX_SPREAD * (from->number + 1)))
        return true;
    return (cg_reader_is_dash(r, low->start - 1) &&
            cg_reader_at(r, low->start - 2)->kind == CG_ATOM_NUMBER) ||
           (cg_reader_is_dash(r, high->end) &&
            cg_reader_at(r, high->end + 1)->kind == CG_ATOM_NUMBER);
}

/* "two or three", not "5 or 500" or "5 euros or 6 euros". */
static bool are_neighbours(const cg_quantity *low, const cg_quantity *high)
{
    return high->base <= 2 * low->base && (!low->unit || low->sign);
}

/* The upper end behind a quantity, joined by a dash, "to" or "or"; with `from`
 * by "to" or a dash alone. */
static bool read_upper(const cg_value_reader *r, const cg_quantity *low, bool from,
                       cg_measure *m)
{
    uint32_t at = low->end;
    bool dash = cg_reader_is_dash(r, at), or = false;
    cg_quantity ends[2] = {*low};
    if (dash && cg_reader_is_joined(r, at) == cg_reader_is_joined(r, at + 1))
        at++;
    else if (dash || !cg_reader_skip(r, &at, CG_ROLE_TO)) {
        or = !dash && !from && cg_reader_skip(r, &at, CG_ROLE_OR);
        if (! or)
            return false;
    }
    if (!cg_quantity_read(r, at, CG_NUMBER_NO_RATIO, &ends[1]) ||
        (dash && is_run(r, low, &ends[1])) || ends[1].number.value < 0 ||
        !join_ends(&ends[0], &ends[1]) || (or &&!are_neighbours(low, &ends[1])) ||
        (!dash && ! or &&!from && speaks_of_change(r, low->start)))
        return false;
    m->low = ends[0];
    m->high = ends[1];
    m->range = true;
    m->end = ends[1].end;
    return true;
}

static bool read_between(const cg_value_reader *r, uint32_t i, unsigned options,
                         cg_measure *m)
{
    uint32_t at = i;
    cg_reader_skip(r, &at, CG_ROLE_BOUND);
    if (!cg_quantity_read(r, at, options, &m->low))
        return false;
    at = m->low.end;
    if (!cg_reader_skip(r, &at, CG_ROLE_AND))
        return read_upper(r, &m->low, true, m);
    cg_reader_skip(r, &at, CG_ROLE_BOUND);
    if (!cg_quantity_read(r, at, CG_NUMBER_NO_RATIO, &m->high) ||
        !join_ends(&m->low, &m->high))
        return false;
    m->range = true;
    m->end = m->high.end;
    return true;
}

/* --- the whole ----------------------------------------------------------- */

bool cg_measure_read(const cg_value_reader *r, uint32_t i, cg_measure *m)
{
    uint32_t at = i;
    *m = (cg_measure){.start = i};
    if (cg_reader_skip(r, &at, CG_ROLE_BETWEEN))
        return read_between(r, at, CG_NUMBER_NO_RATIO, m) ||
               read_between(r, at, CG_NUMBER_NO_RATIO | CG_NUMBER_NO_AND, m);
    if (cg_reader_skip(r, &at, CG_ROLE_FROM))
        return !speaks_of_change(r, i) &&
               cg_quantity_read(r, at, CG_NUMBER_NO_RATIO, &m->low) &&
               read_upper(r, &m->low, true, m);
    m->bound = read_bounds(r, &at);
    if (!cg_quantity_read(r, at, 0, &m->low))
        return false;
    m->end = m->low.end;
    if (m->bound != CG_BOUND_NONE && is_during(r, i, &m->low)) {
        m->bound = CG_BOUND_NONE;
        m->start = m->low.start;
    }
    cg_quantity low = m->low;
    if (!low.number.fraction)
        read_upper(r, &low, false, m);
    read_bound_behind(r, m);
    return true;
}

/* How far "about" reaches: half of the last digit that is not 0, but a
 * twentieth at least and a tenth at most. */
static double slack(const cg_quantity *q)
{
    double size = fabs(q->base), figure = fabs(q->number.value / q->number.scale);
    double unit = size / (figure > 0 ? figure : 1), step = 1;
    if (figure < 1e15 && figure > 0 && floor(figure) == figure)
        while (fmod(figure, step * 10) == 0)
            step *= 10;
    else
        step = 0;
    return fmin(fmax(step / 2 * unit, size / 20), size / 10);
}

void cg_measure_limits(const cg_measure *m, double *low, double *high)
{
    double value = m->low.base, size = fabs(value);
    *low = *high = value;
    if (m->range)
        *high = m->high.base;
    switch (m->bound) {
    case CG_BOUND_NONE:
        break;
    case CG_BOUND_ABOUT:
        *low -= slack(&m->low);
        *high += slack(m->range ? &m->high : &m->low);
        break;
    case CG_BOUND_NEARLY:
        *low -= size / 10;
        break;
    case CG_BOUND_JUST_OVER:
        *high += size / 10;
        break;
    case CG_BOUND_AT_LEAST:
    case CG_BOUND_MORE_THAN:
        *high = INFINITY;
        break;
    case CG_BOUND_AT_MOST:
    case CG_BOUND_LESS_THAN:
        *low = -INFINITY;
        break;
    }
}
