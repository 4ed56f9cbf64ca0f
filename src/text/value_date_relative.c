/* Dates seen from the document's. Without one they are found, and not resolved. */
#include "text/value_calendar.h"
#include "text/value_date.h"

#include <math.h>

static bool now_is_known(const cg_value_reader *r)
{
    return r->context && r->context->known;
}

static void set_day(cg_date *date, int32_t day)
{
    cg_date_set_days(date, day, day, CG_GRANULARITY_DAY);
}

/* --- periods -------------------------------------------------------------- */

static void set_months(cg_date *date, int32_t first, int count, cg_granularity g)
{
    cg_date_set_days(date, first, cg_calendar_add_months(first, count) - 1, g);
}

/* The period that `shift` is from the one that holds the document's day. */
static void set_period(cg_date *date, int32_t now, cg_period period, int shift)
{
    cg_civil civil = cg_calendar_civil(now);
    int32_t month = cg_calendar_day(civil.year, civil.month, 1);
    int32_t year = cg_calendar_day(civil.year, 1, 1);
    int32_t week = now - cg_calendar_weekday(now) + 1;
    int32_t decade = civil.year - civil.year % 10 + shift * 10;
    switch (period) {
    case CG_PERIOD_NONE:
    case CG_PERIOD_DAY:
        set_day(date, now + shift);
        break;
    case CG_PERIOD_WEEK:
        cg_date_set_days(date, week + shift * 7, week + shift * 7 + 6,
                         CG_GRANULARITY_DAY);
        break;
    case CG_PERIOD_MONTH:
        set_months(date, cg_calendar_add_months(month, shift), 1, CG_GRANULARITY_MONTH);
        break;
    case CG_PERIOD_QUARTER:
        month = cg_calendar_add_months(year, (civil.month - 1) / 3 * 3 + shift * 3);
        set_months(date, month, 3, CG_GRANULARITY_MONTH);
        break;
    case CG_PERIOD_YEAR:
        set_months(date, cg_calendar_add_months(year, shift * 12), 12,
                   CG_GRANULARITY_YEAR);
        break;
    case CG_PERIOD_DECADE:
        set_months(date, cg_calendar_day(decade, 1, 1), 120, CG_GRANULARITY_YEAR);
        break;
    case CG_PERIOD_CENTURY:
        set_months(date,
                   cg_calendar_day(civil.year - civil.year % 100 + shift * 100, 1, 1),
                   1200, CG_GRANULARITY_YEAR);
        break;
    }
    date->range = period == CG_PERIOD_WEEK || period == CG_PERIOD_QUARTER ||
                  period >= CG_PERIOD_DECADE;
}

/* The last such weekday before the day, the next behind it, or that of its week. */
static void set_weekday(cg_date *date, int32_t now, int weekday, int shift)
{
    int32_t ahead = (weekday - cg_calendar_weekday(now) + 7) % 7;
    if (shift < 0)
        set_day(date, now + ahead - 7);
    else if (shift > 0)
        set_day(date, now + (ahead == 0 ? 7 : ahead));
    else
        set_day(date, now - cg_calendar_weekday(now) + weekday);
}

/* The last such stretch of months that is over, the next that has not begun, or
 * that of the year. */
static void set_named_months(cg_date *date, int32_t now, int month, int count,
                             int shift)
{
    int32_t year = cg_calendar_civil(now).year;
    int32_t first = cg_calendar_day(year, month, 1);
    if (shift < 0 && cg_calendar_add_months(first, count) > now)
        year--;
    if (shift > 0 && first <= now)
        year++;
    set_months(date, cg_calendar_day(year, month, 1), count, CG_GRANULARITY_MONTH);
    date->range = count > 1;
}

static bool read_shift(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t at = i;
    const cg_value_sense *shift = cg_reader_find(r, i, CG_ROLE_SHIFT, &at), *what;
    if (!shift)
        return false;
    /* "the next year", "the previous month" are told from what was said before */
    bool known = now_is_known(r) &&
                 !(cg_reader_is(r, i - 1, CG_ROLE(DETERMINER)) && shift->number != 0);
    int32_t now = known ? r->context->day : 0;
    int by = (int)shift->number;
    date->granularity = CG_GRANULARITY_DAY;
    if ((what = cg_reader_find(r, at, CG_ROLE_PERIOD, &date->end))) {
        set_period(date, now, (cg_period)what->code, by);
    } else if ((what = cg_reader_find(r, at, CG_ROLE_WEEKDAY, &date->end))) {
        set_weekday(date, now, (int)what->number, by);
    } else if ((what = cg_reader_find(r, at, CG_ROLE_MONTH, &date->end))) {
        uint8_t day;
        if (!cg_reader_at(r, at)->capital && cg_reader_is(r, at, CG_ROLE(DOUBTFUL)))
            return false;
        if (cg_date_read_day(r, date->end, false, &day, &at))
            return false;
        date->month = (uint8_t)what->number;
        set_named_months(date, now, (int)what->number, 1, by);
    } else if ((what = cg_reader_find(r, at, CG_ROLE_SEASON, &date->end))) {
        set_named_months(date, now, (int)what->number, 3, by);
    } else {
        return false;
    }
    date->resolved = known;
    return true;
}

static bool read_day_word(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    const cg_value_sense *word = cg_reader_find(r, i, CG_ROLE_DAY, &date->end);
    if (!word)
        return false;
    set_day(date, (now_is_known(r) ? r->context->day : 0) + (int32_t)word->number);
    date->resolved = now_is_known(r);
    return true;
}

/* "Friday": which one it is, the sentence does not say. */
static bool read_weekday(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    date->granularity = CG_GRANULARITY_DAY;
    date->settled = true;
    return !cg_reader_is(r, i, CG_ROLE(DOUBTFUL)) &&
           cg_reader_find(r, i, CG_ROLE_WEEKDAY, &date->end) &&
           cg_reader_at(r, i)->capital;
}

bool cg_date_read_relative(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    *date = (cg_date){0};
    return read_day_word(r, i, date) || read_shift(r, i, date) ||
           read_weekday(r, i, date);
}

/* --- durations ------------------------------------------------------------ */

/* Moves a date by so much, as exactly as the unit is. */
static void move(cg_date *date, double amount, const cg_value_unit *unit)
{
    static const int months[] = {[CG_PERIOD_MONTH] = 1,
                                 [CG_PERIOD_QUARTER] = 3,
                                 [CG_PERIOD_YEAR] = 12,
                                 [CG_PERIOD_DECADE] = 120,
                                 [CG_PERIOD_CENTURY] = 1200};
    int by = unit->period >= CG_PERIOD_MONTH ? months[unit->period] : 0;
    if (by && amount == floor(amount)) {
        int32_t count = (int32_t)amount * by;
        date->first = cg_calendar_add_months(date->first, count);
        date->last = cg_calendar_add_months(date->last, count);
        return;
    }
    int32_t days = (int32_t)(amount * unit->factor / 86400);
    date->first += days;
    date->last += days;
}

/* "Two years ago" names a year, "three days ago" a day. */
static void coarsen(cg_date *date, const cg_value_unit *unit)
{
    cg_civil civil = cg_calendar_civil(date->first);
    if (unit->period >= CG_PERIOD_YEAR)
        cg_date_set_days(date, cg_calendar_day(civil.year, 1, 1),
                         cg_calendar_day(civil.year, 12, 31), CG_GRANULARITY_YEAR);
    else if (unit->period >= CG_PERIOD_MONTH)
        set_months(date, cg_calendar_day(civil.year, civil.month, 1), 1,
                   CG_GRANULARITY_MONTH);
}

/* More than two years ago is before what two years ago is. */
static cg_bound turn(cg_bound bound)
{
    switch (bound) {
    case CG_BOUND_AT_LEAST:
        return CG_BOUND_AT_MOST;
    case CG_BOUND_MORE_THAN:
        return CG_BOUND_LESS_THAN;
    case CG_BOUND_AT_MOST:
        return CG_BOUND_AT_LEAST;
    case CG_BOUND_LESS_THAN:
        return CG_BOUND_MORE_THAN;
    case CG_BOUND_JUST_OVER:
    case CG_BOUND_NEARLY:
        return CG_BOUND_ABOUT;
    case CG_BOUND_NONE:
    case CG_BOUND_ABOUT:
        break;
    }
    return bound;
}

static bool read_ago(const cg_value_reader *r, const cg_quantity *q, cg_when_said *said)
{
    const cg_value_sense *ago = cg_reader_find(r, q->end, CG_ROLE_AGO, &said->end);
    cg_date *date = &said->date;
    if (!ago)
        return false;
    set_day(date, now_is_known(r) ? r->context->day : 0);
    move(date, q->amount * ago->number, q->unit);
    coarsen(date, q->unit);
    date->resolved = now_is_known(r);
    if (q->unit->period == CG_PERIOD_WEEK && said->bound == CG_BOUND_NONE)
        said->bound = CG_BOUND_ABOUT;
    if (ago->number < 0)
        said->bound = turn(said->bound);
    return true;
}

/* "16 days from May 13", "two weeks before May 13" */
static bool read_from_date(const cg_value_reader *r, const cg_quantity *q,
                           cg_when_said *said)
{
    cg_when_said other;
    uint32_t at = q->end;
    const cg_value_sense *bound = cg_reader_find(r, at, CG_ROLE_DATE_BOUND, &at);
    int sign = 1;
    if (bound && bound->code == CG_BOUND_LESS_THAN)
        sign = -1;
    else if (bound ? bound->code != CG_BOUND_MORE_THAN
                   : !cg_reader_skip(r, &at, CG_ROLE_FROM))
        return false;
    if (!cg_date_read(r, at, &other) || other.range || other.bound != CG_BOUND_NONE ||
        other.start != at || other.date.granularity != CG_GRANULARITY_DAY)
        return false;
    said->date = other.date;
    said->end = other.end;
    said->date.month = said->date.day = 0;
    if (other.date.resolved)
        move(&said->date, sign * q->amount, q->unit);
    if (sign < 0)
        said->bound = turn(said->bound);
    return true;
}

bool cg_date_from_duration(const cg_value_reader *r, const cg_measure *measure,
                           cg_when_said *said)
{
    const cg_quantity *q = &measure->low;
    if (measure->range || !q->unit || q->unit->kind != CG_UNIT_DURATION ||
        q->unit->factor < 86400 || q->amount < 0 || q->base > 3e10 * 10)
        return false;
    *said = (cg_when_said){.start = measure->start, .bound = measure->bound};
    return read_ago(r, q, said) || read_from_date(r, q, said);
}
