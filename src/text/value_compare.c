/* Whether a statement's value and a claim's can both be right. */
#include "text/value.h"

#include <assert.h>
#include <math.h>

#define EPSILON 1e-9        /* a share: what floating point may lose */
#define MAX_ROUNDING 0.05   /* a share: "5 million" is not 4.6 */
#define CALENDAR_SLACK 0.02 /* a share: 12 months and 365 days are a year */
#define SECONDS_A_MONTH 2629800.0

typedef struct interval {
    double low, high;
    bool open_low, open_high;
} interval;

/* --- what can be compared ------------------------------------------------- */

static bool is_share(const cg_value *v)
{
    return v->type == CG_VALUE_NUMBER && (v->flags & CG_VALUE_FRACTION);
}

/* Two thirds is 66.7 percent. */
static bool is_percent(const cg_value *v)
{
    return v->type == CG_VALUE_PERCENT && cg_slice_is(v->base, "percent");
}

/* A third of the counties is no number of counties. */
static bool is_part_of_count(const cg_value *a, const cg_value *b)
{
    return is_share(a) && a->high <= 1 && b->type == CG_VALUE_NUMBER && !is_share(b) &&
           b->high > 1;
}

static bool are_comparable(const cg_value *a, const cg_value *b)
{
    if ((a->flags & CG_VALUE_ORDINAL) != (b->flags & CG_VALUE_ORDINAL))
        return false;
    if (is_part_of_count(a, b) || is_part_of_count(b, a))
        return false;
    if ((is_share(a) && is_percent(b)) || (is_percent(a) && is_share(b)))
        return true;
    if (a->type != b->type)
        return false;
    if (a->type == CG_VALUE_NUMBER && (a->base.len == 0 || b->base.len == 0))
        return true;
    return cg_slice_equal(a->base, b->base);
}

/* --- amounts -------------------------------------------------------------- */

static double size_of(const interval *i)
{
    double low = isfinite(i->low) ? fabs(i->low) : 0;
    double high = isfinite(i->high) ? fabs(i->high) : 0;
    return fmax(low, high);
}

static void widen(interval *i, double by)
{
    i->low -= by;
    i->high += by;
    if (by > 0)
        i->open_low = i->open_high = false;
}

/* Shares count in hundreds when the other value does. */
static interval interval_of(const cg_value *v, bool percent)
{
    double scale = percent && is_share(v) ? 100 : 1;
    return (interval){v->low * scale, v->high * scale,
                      v->precision == CG_PRECISION_MORE_THAN,
                      v->precision == CG_PRECISION_LESS_THAN};
}

/* How far a figure may be from the one that was rounded to it. A bound is meant
 * as it is said. */
static double rounding_of(const cg_value *v, bool percent)
{
    bool rounded =
        v->precision == CG_PRECISION_EXACT || v->precision == CG_PRECISION_ABOUT;
    interval i = interval_of(v, percent);
    if (!rounded || v->type == CG_VALUE_VERSION)
        return 0;
    if (is_share(v)) /* "a third" for 33 percent */
        return percent ? 0.5 : 0.005;
    return fmin(v->step / 2, size_of(&i) * MAX_ROUNDING);
}

static bool meet(const interval *a, const interval *b)
{
    if (a->high < b->low || b->high < a->low)
        return false;
    if (a->high == b->low)
        return !a->open_high && !b->open_low;
    return b->high != a->low || (!b->open_high && !a->open_low);
}

/* Months and years are not all of one length. */
static double calendar_slack(const cg_value *a, const cg_value *b)
{
    if (a->type != CG_VALUE_DURATION)
        return 0;
    bool long_a =
        size_of(&(interval){a->low, a->high, false, false}) >= SECONDS_A_MONTH;
    return long_a && !cg_slice_equal(a->unit, b->unit) ? CALENDAR_SLACK : 0;
}

static cg_agreement compare_amounts(const cg_value *stated, const cg_value *claimed,
                                    double tolerance)
{
    bool percent = is_percent(stated) || is_percent(claimed);
    interval s = interval_of(stated, percent), c = interval_of(claimed, percent);
    double share = fmax(tolerance, calendar_slack(stated, claimed));
    double rounding = fmax(rounding_of(stated, percent), rounding_of(claimed, percent));
    bool open = s.open_low || s.open_high || c.open_low || c.open_high;
    widen(&c, fmax(share * size_of(&c), rounding));
    if (!open && stated->type != CG_VALUE_VERSION)
        widen(&c, EPSILON * size_of(&c));
    return meet(&s, &c) ? CG_AGREES : CG_DISAGREES;
}

/* --- dates ---------------------------------------------------------------- */

/* Month and day are known, the year is not: they must be those of some day. */
static cg_agreement compare_unresolved(const cg_value *a, const cg_value *b)
{
    if (a->month == 0 || b->month == 0)
        return CG_INCOMPARABLE;
    bool days = a->day && b->day;
    return a->month == b->month && (!days || a->day == b->day) ? CG_AGREES
                                                               : CG_DISAGREES;
}

static bool is_since(const cg_value *v)
{
    return v->precision == CG_PRECISION_AT_LEAST;
}

/* "Since 2009" and "since 2011" are told by their start. */
static cg_agreement compare_dates(const cg_value *stated, const cg_value *claimed,
                                  double tolerance)
{
    if (!(stated->flags & CG_VALUE_RESOLVED) || !(claimed->flags & CG_VALUE_RESOLVED))
        return compare_unresolved(stated, claimed);
    interval s = {stated->low, stated->high, false, false};
    interval c = {claimed->low, claimed->high, false, false};
    if (is_since(stated) && is_since(claimed)) {
        s = (interval){stated->start, stated->end, false, false};
        c = (interval){claimed->start, claimed->end, false, false};
    }
    widen(&c, tolerance);
    return meet(&s, &c) ? CG_AGREES : CG_DISAGREES;
}

cg_agreement cg_value_compare(const cg_value *stated, const cg_value *claimed,
                              double tolerance)
{
    assert(stated && claimed && tolerance >= 0);
    if (!are_comparable(stated, claimed))
        return CG_INCOMPARABLE;
    if (stated->type == CG_VALUE_DATE)
        return compare_dates(stated, claimed, tolerance);
    return compare_amounts(stated, claimed, tolerance);
}
