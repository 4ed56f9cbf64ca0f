/* Dates with what stands around them: bounds, parts of a period, ranges. */
#include "text/value_calendar.h"
#include "text/value_date.h"

/* --- one date ------------------------------------------------------------- */

static bool read_core(const cg_value_reader *r, uint32_t i, bool bound, cg_date *date)
{
    return cg_date_read_digits(r, i, date) || cg_date_read_named(r, i, date) ||
           cg_date_read_year(r, i, bound, date) || cg_date_read_relative(r, i, date);
}

/* "Friday, 27 October 2008", "Friday (Oct. 27)": the weekday adds nothing. */
static bool read_with_weekday(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t at = i;
    if (!cg_reader_skip(r, &at, CG_ROLE_WEEKDAY))
        return false;
    if (cg_reader_is_mark(r, at, '.'))
        at++;
    if (cg_reader_is_mark(r, at, ',') || cg_reader_is_mark(r, at, '('))
        at++;
    cg_reader_skip(r, &at, CG_ROLE_DETERMINER);
    return (cg_date_read_digits(r, at, date) || cg_date_read_named(r, at, date)) &&
           date->day != 0;
}

/* Keeps a part of the days, in hundredths: "early 2008". */
static void narrow(cg_date *date, const cg_value_sense *part)
{
    int32_t len = date->last - date->first + 1, first = date->first;
    if (!date->resolved)
        return;
    date->first = first + (int32_t)((len * part->number + 99) / 100);
    date->last = first + (int32_t)((len * part->number2 + 99) / 100) - 1;
    if (date->last < date->first)
        date->last = date->first;
}

static bool read_point(const cg_value_reader *r, uint32_t i, bool bound, cg_date *date)
{
    uint32_t at = i;
    const cg_value_sense *part = cg_reader_find(r, at, CG_ROLE_PART, &at);
    if (part)
        at = cg_reader_behind_hyphen(r, at);
    uint32_t core = at;
    cg_reader_skip(r, &core, CG_ROLE_DETERMINER);
    if (!read_with_weekday(r, core, date) && !read_core(r, at, bound, date) &&
        (core == at || !read_core(r, core, bound, date)))
        return false;
    cg_date_settle(r, date);
    if (part)
        narrow(date, part);
    return true;
}

/* --- ranges --------------------------------------------------------------- */

/* "2014-18": the rest of the second year. */
static bool read_short_end(const cg_value_reader *r, uint32_t i, const cg_date *from,
                           cg_date *to)
{
    const cg_atom *atom = cg_reader_at(r, i);
    int32_t rest = cg_atom_int(atom);
    if (atom->kind != CG_ATOM_NUMBER || !atom->plain || atom->digits != 2 ||
        !atom->joined || from->month || from->year % 100 >= rest ||
        cg_reader_is_joined(r, i + 1))
        return false;
    *to = (cg_date){
        .end = i + 1, .has_year = true, .year = from->year - from->year % 100 + rest};
    cg_date_settle(r, to);
    return true;
}

static bool skip_link(const cg_value_reader *r, uint32_t *i, bool between)
{
    uint32_t at = *i;
    if (cg_reader_is_dash(r, at) || cg_reader_is_mark(r, at, '~')) {
        bool two = cg_reader_is_dash(r, at + 1) && cg_reader_is_joined(r, at + 1);
        *i = at + 1 + two;
        return cg_reader_is_joined(r, at) == cg_reader_is_joined(r, *i);
    }
    return cg_reader_skip(r, i, CG_ROLE_TO) ||
           (between && cg_reader_skip(r, i, CG_ROLE_AND));
}

/* "Oct-Nov 2008", "October 5 to November 7, 2008": one year is said for both. */
static void share_year(const cg_value_reader *r, cg_date *from, const cg_date *to)
{
    bool shared = from->month && !from->has_year && to->has_year && to->month;
    if (!shared)
        return;
    from->has_year = true;
    from->year = from->month > to->month ? to->year - 1 : to->year;
    from->settled = from->inferred = false;
    cg_date_settle(r, from);
}

/* Makes a range of `date` when a later one is joined to it. */
static void read_upper(const cg_value_reader *r, bool between, cg_when_said *said)
{
    cg_date *from = &said->date, to, lower = said->date;
    uint32_t at = from->end;
    if (!skip_link(r, &at, between) ||
        !(read_short_end(r, at, from, &to) || read_point(r, at, false, &to)))
        return;
    share_year(r, &lower, &to);
    if (!lower.resolved || !to.resolved || to.last <= lower.last)
        return;
    lower.last = to.last;
    lower.end = to.end;
    if (to.granularity < lower.granularity)
        lower.granularity = to.granularity;
    lower.inferred |= to.inferred;
    *from = lower;
    said->range = true;
}

/* --- the phrase ----------------------------------------------------------- */

/* True when an amount could stand behind the same words: "less than 2000". */
static bool is_amounts_bound(const cg_value_reader *r, uint32_t i, uint32_t end)
{
    uint32_t behind;
    const cg_value_sense *bound = cg_reader_find(r, i, CG_ROLE_BOUND, &behind);
    return bound && behind == end && bound->code != CG_BOUND_ABOUT;
}

/* True when the last word of what seems to stand behind a date is the bound of
 * another: "after 2016 and before 2018", "or later than 2020". */
static bool is_next_bound(const cg_value_reader *r, uint32_t end)
{
    uint32_t behind;
    return cg_reader_find(r, end - 1, CG_ROLE_DATE_BOUND, &behind) &&
           (behind > end || cg_reader_at(r, end)->kind == CG_ATOM_NUMBER ||
            cg_reader_is(r, end,
                         CG_ROLE(MONTH) | CG_ROLE(DAY) | CG_ROLE(SHIFT) |
                             CG_ROLE(WEEKDAY) | CG_ROLE(DETERMINER)));
}

static void read_bound_behind(const cg_value_reader *r, cg_when_said *said)
{
    uint32_t end;
    const cg_value_sense *bound =
        cg_reader_find(r, said->date.end, CG_ROLE_DATE_BOUND_AFTER, &end);
    if (!bound || is_next_bound(r, end))
        return;
    said->date.end = end;
    if (said->bound == CG_BOUND_NONE)
        said->bound = (cg_bound)bound->code;
}

/* "1861-1865", "1861/1862", "from 1861 to 1865": two years bear each other out. */
static bool read_years(const cg_value_reader *r, uint32_t i, bool from, bool between,
                       cg_date *date)
{
    uint32_t at = i + 1;
    bool dash = cg_reader_is_dash(r, at);
    if (cg_reader_is_mark(r, at, '/') && cg_reader_is_joined(r, at + 1))
        return cg_date_read_years(r, i, at + 1, date);
    return (dash || from || between) && skip_link(r, &at, between) &&
           cg_date_read_years(r, i, at, date);
}

/* "year greater than 2008" */
static bool read_bounded_year(const cg_value_reader *r, uint32_t i, cg_when_said *said)
{
    uint32_t at = i;
    const cg_value_sense *bound = NULL;
    if (cg_reader_skip(r, &at, CG_ROLE_YEAR))
        bound = cg_reader_find(r, at, CG_ROLE_DATE_BOUND, &at);
    if (!bound || !cg_date_is_year(r, at))
        return false;
    said->bound = (cg_bound)bound->code;
    said->date = (cg_date){
        .end = at + 1, .has_year = true, .year = cg_atom_int(cg_reader_at(r, at))};
    cg_date_settle(r, &said->date);
    return true;
}

bool cg_date_read(const cg_value_reader *r, uint32_t i, cg_when_said *said)
{
    uint32_t at = i;
    *said = (cg_when_said){.start = i};
    bool between = cg_reader_skip(r, &at, CG_ROLE_BETWEEN);
    bool from = !between && cg_reader_skip(r, &at, CG_ROLE_FROM);
    bool limited = false;
    if (!between && !from) {
        const cg_value_sense *bound =
            cg_reader_is_closing(r, i) ? NULL
                                       : cg_reader_find(r, at, CG_ROLE_DATE_BOUND, &at);
        if (bound) {
            said->bound = (cg_bound)bound->code;
            limited = is_amounts_bound(r, i, at);
        }
    }
    if (read_years(r, at, from, between, &said->date))
        said->range = true;
    else if (!read_bounded_year(r, at, said) &&
             !read_point(r, at, limited, &said->date))
        return false;
    if (!said->range)
        read_upper(r, between, said);
    if ((between || from) && !said->range)
        return false;
    read_bound_behind(r, said);
    said->range |= said->date.range;
    said->end = said->date.end;
    return true;
}
