#include "text/value_date.h"

#include "text/value_calendar.h"

#define NEAREST_CENTURY_SPLIT 40 /* without a document's date: '39 is 2039 */

/* --- days ---------------------------------------------------------------- */

bool cg_date_read_day(const cg_value_reader *r, uint32_t i, bool cardinal, uint8_t *day,
                      uint32_t *end)
{
    const cg_atom *atom = cg_reader_at(r, i);
    cg_number ordinal;
    double value;
    if (cg_number_read_ordinal(r, i, &ordinal)) {
        value = ordinal.value;
        *end = ordinal.end;
    } else if (atom->kind == CG_ATOM_NUMBER) {
        const cg_atom *next = cg_reader_at(r, i + 1);
        if (!atom->plain || atom->digits > 2 ||
            (next->joined &&
             (next->kind == CG_ATOM_WORD || next->kind == CG_ATOM_VULGAR)) ||
            cg_reader_is_clock(r, i + 1))
            return false;
        value = atom->number;
        *end = i + 1;
    } else if (!cardinal || !cg_number_read_small(r, i, &value, end)) {
        return false;
    }
    if (value < 1 || value > 31)
        return false;
    *day = (uint8_t)value;
    return true;
}

/* --- years --------------------------------------------------------------- */

bool cg_date_is_year(const cg_value_reader *r, uint32_t i)
{
    const cg_atom *atom = cg_reader_at(r, i), *next = cg_reader_at(r, i + 1);
    return atom->kind == CG_ATOM_NUMBER && atom->plain && atom->digits == 4 &&
           atom->number >= 1000 && atom->number < 3000 &&
           !(next->joined && next->kind == CG_ATOM_WORD &&
             !cg_reader_is(r, i + 1, CG_ROLE(DECADE)));
}

int32_t cg_date_full_year(const cg_value_reader *r, double two_digits)
{
    int32_t year = (int32_t)two_digits;
    if (!r->context || !r->context->known)
        return year + (year < NEAREST_CENTURY_SPLIT ? 2000 : 1900);
    int32_t now = cg_calendar_civil(r->context->day).year;
    year += now / 100 * 100;
    if (year > now + 50)
        year -= 100;
    if (year <= now - 50)
        year += 100;
    return year;
}

/* "'08" */
static bool read_short_year(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    const cg_atom *atom = cg_reader_at(r, i + 1);
    if (!cg_reader_is_apostrophe(r, i) || !atom->joined || !atom->plain ||
        atom->digits != 2)
        return false;
    date->year = cg_date_full_year(r, atom->number);
    date->has_year = true;
    date->end = i + 2;
    return true;
}

/* "last year", "this year": known when the document's date is. */
static bool read_shifted_year(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t end;
    const cg_value_sense *shift = cg_reader_find(r, i, CG_ROLE_SHIFT, &i);
    if (!shift)
        return false;
    const cg_value_sense *period = cg_reader_find(r, i, CG_ROLE_PERIOD, &end);
    if (!period || period->code != CG_PERIOD_YEAR)
        return false;
    date->end = end;
    date->has_year = r->context && r->context->known;
    if (date->has_year)
        date->year = cg_calendar_civil(r->context->day).year + (int32_t)shift->number;
    return true;
}

bool cg_date_read_year_behind(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t at = cg_reader_is_mark(r, i, ',') ? i + 1 : i;
    if (read_short_year(r, at, date))
        return true;
    if (!cg_reader_skip(r, &at, CG_ROLE_OF) && date->day)
        cg_reader_skip(r, &at, CG_ROLE_IN);
    if (read_shifted_year(r, at, date))
        return true;
    cg_reader_skip(r, &at, CG_ROLE_YEAR);
    if (!cg_date_is_year(r, at) || cg_reader_is_clock(r, at + 1))
        return false;
    date->year = cg_atom_int(cg_reader_at(r, at));
    date->has_year = true;
    date->end = at + 1;
    return true;
}

/* --- settling ------------------------------------------------------------ */

void cg_date_set_days(cg_date *date, int32_t first, int32_t last,
                      cg_granularity granularity)
{
    date->first = first;
    date->last = last;
    date->granularity = granularity;
    date->settled = date->resolved = true;
}

static void set_month(cg_date *date, int32_t year)
{
    int last = cg_calendar_month_days(year, date->month);
    if (date->day == 0) {
        cg_date_set_days(date, cg_calendar_day(year, date->month, 1),
                         cg_calendar_day(year, date->month, last),
                         CG_GRANULARITY_MONTH);
        return;
    }
    int32_t day = cg_calendar_day(year, date->month, date->day);
    cg_date_set_days(date, day, day, CG_GRANULARITY_DAY);
    date->resolved = date->day <= last;
}

/* The year in which it is nearest to the document's date. */
static void infer_year(const cg_value_reader *r, cg_date *date)
{
    int32_t now = cg_calendar_civil(r->context->day).year, best = now;
    int32_t distance = INT32_MAX;
    for (int32_t year = now - 1; year <= now + 1; year++) {
        int32_t day = cg_calendar_day(year, date->month, date->day ? date->day : 15);
        int32_t d =
            day < r->context->day ? r->context->day - day : day - r->context->day;
        if (d < distance) {
            distance = d;
            best = year;
        }
    }
    set_month(date, best);
    date->inferred = true;
}

void cg_date_settle(const cg_value_reader *r, cg_date *date)
{
    if (date->settled)
        return;
    if (date->has_year && date->month)
        set_month(date, date->year);
    else if (date->has_year)
        cg_date_set_days(date, cg_calendar_day(date->year, 1, 1),
                         cg_calendar_day(date->year, 12, 31), CG_GRANULARITY_YEAR);
    else if (date->month && r->context && r->context->known)
        infer_year(r, date);
    else if (date->month)
        date->granularity = date->day ? CG_GRANULARITY_DAY : CG_GRANULARITY_MONTH;
    date->settled = true;
}
