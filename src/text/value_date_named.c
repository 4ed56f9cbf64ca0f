/* Dates with the name of their month. */
#include "text/value_calendar.h"
#include "text/value_date.h"

static const cg_value_sense *find_month(const cg_value_reader *r, uint32_t i,
                                        uint32_t *end)
{
    return cg_reader_find(r, i, CG_ROLE_MONTH, end);
}

/* The stop of "Oct." belongs to it when something follows in the date. */
static uint32_t behind_stop(const cg_value_reader *r, uint32_t i)
{
    return cg_reader_is_mark(r, i, '.') ? i + 1 : i;
}

/* A sign before the month that it is one: "in May", "last March". */
static bool has_sign(const cg_value_reader *r, uint32_t i)
{
    return cg_reader_is(r, i - 1,
                        CG_ROLE(DATE_SIGN) | CG_ROLE(DATE_BOUND) | CG_ROLE(SHIFT) |
                            CG_ROLE(PART) | CG_ROLE(WEEKDAY) | CG_ROLE(TO) |
                            CG_ROLE(DETERMINER));
}

static bool is_doubtful(const cg_value_reader *r, uint32_t i)
{
    return cg_reader_is(r, i, CG_ROLE(DOUBTFUL)) &&
           (!cg_reader_at(r, i)->capital || !has_sign(r, i));
}

/* What can't follow a day: "March 5 percent", "May 10 million". */
static bool counts_something(const cg_value_reader *r, uint32_t i)
{
    uint32_t end;
    return cg_reader_find(r, i, CG_ROLE_UNIT, &end) ||
           cg_reader_find(r, i, CG_ROLE_MAGNITUDE, &end) ||
           cg_reader_find(r, i, CG_ROLE_HUNDRED, &end);
}

/* "15:50:06" before the year, as in "Oct 26 15:50:06 2016". */
static uint32_t behind_time(const cg_value_reader *r, uint32_t i)
{
    uint32_t at = i + 1;
    while (cg_reader_at(r, i)->kind == CG_ATOM_NUMBER && at < i + 5 &&
           cg_reader_is_clock(r, at))
        at += 2;
    return at > i + 1 ? at : i;
}

/* The last day of "27-29" or "27 to 29"; false when only one is meant. */
static bool read_last_day(const cg_value_reader *r, uint32_t i, uint8_t first,
                          uint8_t *last, uint32_t *end)
{
    uint32_t at = i;
    bool dash = cg_reader_is_dash(r, at);
    if (dash)
        at++;
    else if (!cg_reader_skip(r, &at, CG_ROLE_TO) &&
             !cg_reader_skip(r, &at, CG_ROLE_AND))
        return false;
    return cg_date_read_day(r, at, false, last, end) && *last > first;
}

/* Makes a range of days of one month of what was read of its first day. */
static void set_range(const cg_value_reader *r, cg_date *date, uint8_t last)
{
    cg_date whole = *date;
    uint8_t first = date->day;
    cg_date_settle(r, &whole);
    date->range = true;
    date->inferred = whole.inferred;
    if (whole.resolved)
        cg_date_set_days(date, whole.first, whole.first + last - first,
                         CG_GRANULARITY_DAY);
}

/* Behind the month: "27, 2008", "the 27th of 2008", "27-29". */
static bool read_day_behind(const cg_value_reader *r, uint32_t month, uint32_t i,
                            cg_date *date)
{
    uint32_t at = cg_reader_is_mark(r, i, ',') ? i + 1 : behind_stop(r, i), end, behind;
    uint8_t last = 0;
    cg_reader_skip(r, &at, CG_ROLE_DETERMINER);
    if (!cg_date_read_day(r, at, true, &date->day, &end))
        return false;
    if (cg_reader_is_mark(r, end, '/') && cg_reader_is_joined(r, end)) {
        date->day = 0;
        return false;
    }
    bool range =
        read_last_day(r, end, date->day, &last, &behind) && !find_month(r, behind, &at);
    date->end = range ? behind : end;
    bool year = cg_date_read_year_behind(r, behind_time(r, date->end), date);
    bool lower = cg_reader_is(r, month, CG_ROLE(DOUBTFUL)) &&
                 !cg_reader_at(r, month)->capital && !has_sign(r, month);
    bool ordinal = end > at + 1;
    if (!year && (counts_something(r, date->end) || (lower && !ordinal))) {
        date->day = 0;
        return false;
    }
    if (range)
        set_range(r, date, last);
    return true;
}

/* "March to May", "April-June": another month is sign enough. */
static bool leads_to_month(const cg_value_reader *r, uint32_t i, uint32_t end)
{
    uint32_t at = behind_stop(r, end);
    if (!cg_reader_at(r, i)->capital)
        return false;
    if (cg_reader_is_dash(r, at))
        at++;
    else if (!cg_reader_skip(r, &at, CG_ROLE_TO))
        return false;
    return find_month(r, at, &end) && cg_reader_at(r, at)->capital;
}

static bool read_month_first(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t end;
    const cg_value_sense *month = find_month(r, i, &end);
    if (!month)
        return false;
    *date = (cg_date){.end = end, .month = (uint8_t)month->number};
    if (read_day_behind(r, i, end, date))
        return true;
    date->end = end;
    if (cg_date_read_year_behind(r, behind_stop(r, end), date))
        return true;
    return !is_doubtful(r, i) || leads_to_month(r, i, end);
}

/* "27 October 2008", "the 27th of October", "fourth of July, 1995", "27-29 Oct." */
static bool read_day_first(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint8_t first, last = 0;
    uint32_t at, behind;
    if (!cg_date_read_day(r, i, false, &first, &at))
        return false;
    bool range = read_last_day(r, at, first, &last, &behind);
    if (range)
        at = behind;
    cg_reader_skip(r, &at, CG_ROLE_PERIOD); /* "the third day of May" */
    cg_reader_skip(r, &at, CG_ROLE_OF);
    uint32_t name = at;
    const cg_value_sense *month = find_month(r, name, &at);
    if (!month)
        return false;
    *date = (cg_date){.end = at, .month = (uint8_t)month->number, .day = first};
    bool year = cg_date_read_year_behind(r, behind_stop(r, at), date);
    if (!year && cg_reader_is(r, name, CG_ROLE(DOUBTFUL)) &&
        !cg_reader_at(r, name)->capital)
        return false;
    if (range)
        set_range(r, date, last);
    return true;
}

/* "2008 October 27", "2017 April" */
static bool read_year_first(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t end, behind;
    uint8_t day;
    if (!cg_date_is_year(r, i))
        return false;
    const cg_value_sense *month = find_month(r, i + 1, &end);
    if (!month || (is_doubtful(r, i + 1) && cg_reader_is(r, i + 1, CG_ROLE(FUNCTION))))
        return false;
    *date = (cg_date){.end = end,
                      .has_year = true,
                      .month = (uint8_t)month->number,
                      .year = cg_atom_int(cg_reader_at(r, i))};
    if (cg_date_read_day(r, end, false, &day, &behind) &&
        !counts_something(r, behind)) {
        date->day = day;
        date->end = behind;
    }
    return true;
}

bool cg_date_read_named(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    return read_year_first(r, i, date) || read_month_first(r, i, date) ||
           read_day_first(r, i, date);
}
