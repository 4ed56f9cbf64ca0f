/* Years, and stretches of a year or of many. */
#include "text/value_calendar.h"
#include "text/value_date.h"

#define MAX_YEARS 500 /* in a range of years */

/* --- four digits: a year or an amount? ------------------------------------ */

/* A word before that leaves no doubt: "in", "since", "early". */
static bool has_strong_sign(const cg_value_reader *r, uint32_t i)
{
    uint32_t end;
    const cg_value_sense *bound = cg_reader_find(r, i - 1, CG_ROLE_DATE_BOUND, &end);
    return cg_reader_is(r, i - 1, CG_ROLE(IN) | CG_ROLE(PART) | CG_ROLE(SEASON)) ||
           (bound && bound->code != CG_BOUND_AT_MOST && bound->code != CG_BOUND_ABOUT);
}

/* "dates back to" and the weaker signs, but not "a population of". An amount
 * may as well rise to 1500 as a reign end there. */
static bool has_sign(const cg_value_reader *r, uint32_t i, bool old)
{
    uint32_t end;
    if (cg_reader_find(r, i - 2, CG_ROLE_DATE_SIGN, &end) && end == i)
        return true;
    if (cg_reader_is(r, i - 1, CG_ROLE(AND) | CG_ROLE(OR)) &&
        cg_date_is_year(r, i - 2) &&
        !cg_reader_is(r, i - 3, CG_ROLE(AND) | CG_ROLE(OR)))
        return has_sign(r, i - 2, old); /* "in 1797 and 1798" */
    if (cg_reader_is(r, i - 1, CG_ROLE(OF)) && cg_reader_is(r, i - 2, CG_ROLE(TALLY)))
        return false;
    return cg_reader_is(r, i - 1, CG_ROLE(DATE_SIGN)) &&
           !(old && cg_reader_is(r, i - 1, CG_ROLE(TO) | CG_ROLE(FROM)));
}

static bool is_counted(const cg_value_reader *r, uint32_t i)
{
    return cg_reader_is_plain_word(r, i) && (cg_slice_ends(cg_reader_text(r, i), "s") ||
                                             cg_reader_is(r, i, CG_ROLE(COUNTED)));
}

/* A unit or a magnitude stands at `i`. */
static bool is_unit(const cg_value_reader *r, uint32_t i)
{
    static const cg_value_role roles[] = {CG_ROLE_UNIT, CG_ROLE_MAGNITUDE,
                                          CG_ROLE_HUNDRED, CG_ROLE_GROUP};
    uint32_t end;
    for (size_t k = 0; k < sizeof roles / sizeof *roles; k++)
        if (cg_reader_find(r, i, roles[k], &end))
            return true;
    return false;
}

static bool is_amount(const cg_value_reader *r, uint32_t i)
{
    uint32_t end, next = i + 1;
    return is_unit(r, next) || cg_reader_find(r, i - 1, CG_ROLE_UNIT_SIGN, &end) ||
           (cg_reader_is_mark(r, i - 1, '#') && cg_reader_is_joined(r, i)) ||
           cg_reader_is_clock(r, next) || cg_reader_is_clock(r, i - 1) ||
           cg_reader_is_mark(r, next, '/') ||
           (cg_reader_is_mark(r, i - 1, '/') && cg_reader_is_joined(r, i));
}

static bool is_year_alone(const cg_value_reader *r, uint32_t i, bool bound)
{
    if (!cg_date_is_year(r, i) || is_amount(r, i))
        return false;
    double value = cg_reader_at(r, i)->number;
    bool plain = cg_reader_is_plain_word(r, i + 1);
    bool mark = cg_reader_at(r, i - 1)->kind == CG_ATOM_MARK;
    bool old = value < 1900 || value >= 2100;
    bool strong = has_strong_sign(r, i), sign = has_sign(r, i, old);
    if (old)
        return (strong || (sign && (mark || value >= 1500))) && !plain && !bound;
    if (bound && !mark)
        return false;
    if (cg_reader_is(r, i - 1, CG_ROLE(BOUND)) && plain)
        return false;
    if (cg_reader_is(r, i - 1, CG_ROLE(OF)) && !sign)
        return false;
    return strong || cg_reader_is(r, i - 1, CG_ROLE(DETERMINER)) ||
           !is_counted(r, i + 1);
}

/* --- forms ---------------------------------------------------------------- */

static void set_years(cg_date *date, int32_t first, int32_t last)
{
    date->has_year = true;
    date->year = first;
    cg_date_set_days(date, cg_calendar_day(first, 1, 1), cg_calendar_day(last, 12, 31),
                     CG_GRANULARITY_YEAR);
}

/* The s of "1990s" or "1990's", joined to the digits before `i`. */
static bool skip_decade(const cg_value_reader *r, uint32_t *i)
{
    uint32_t at = *i;
    if (cg_reader_is_apostrophe(r, at) && cg_reader_is_joined(r, at))
        at++;
    if (!cg_reader_is_joined(r, at) || !cg_reader_is(r, at, CG_ROLE(DECADE)))
        return false;
    *i = at + 1;
    return true;
}

/* "1990s", "'90s", "the 90s", "'08" */
static bool read_decade(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    bool apostrophe = cg_reader_is_apostrophe(r, i) && cg_reader_is_joined(r, i + 1) &&
                      !cg_reader_is_joined(r, i);
    uint32_t number = apostrophe ? i + 1 : i;
    const cg_atom *atom = cg_reader_at(r, number);
    bool two = atom->plain && atom->digits == 2;
    bool bare =
        two && cg_reader_is(r, i - 1, CG_ROLE(DETERMINER)) && atom->number >= 20;
    bool is_short = two && (apostrophe || bare);
    if (!is_short && !cg_date_is_year(r, number))
        return false;
    int32_t year =
        is_short ? cg_date_full_year(r, atom->number) : cg_atom_int(atom);
    date->end = number + 1;
    if (skip_decade(r, &date->end) && year % 10 == 0) {
        /* "the 1700s" are a century, "the 2000s" ten years so far */
        bool century = year % 100 == 0 && year < 2000;
        set_years(date, year, year + (century ? 99 : 9));
        date->range = true;
        return true;
    }
    date->year = year;
    date->has_year = true;
    return is_short && !bare && date->end == number + 1 &&
           !cg_reader_is_plain_word(r, date->end);
}

/* "221-206 BC": the era is said once. */
static bool read_era_range(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t end;
    const cg_atom *from = cg_reader_at(r, i), *to = cg_reader_at(r, i + 2);
    if (from->kind != CG_ATOM_NUMBER || !cg_reader_is_dash(r, i + 1) ||
        to->kind != CG_ATOM_NUMBER || !from->plain || !to->plain ||
        from->number > CG_MAX_YEAR || to->number > CG_MAX_YEAR)
        return false;
    const cg_value_sense *era = cg_reader_find(r, i + 3, CG_ROLE_ERA, &end);
    bool before = era && era->number < 0;
    if (!era || !cg_reader_at(r, i + 3)->capital ||
        (before ? from->number <= to->number : from->number >= to->number))
        return false;
    date->end = end;
    date->range = true;
    set_years(date, before ? 1 - cg_atom_int(from) : cg_atom_int(from),
              before ? 1 - cg_atom_int(to) : cg_atom_int(to));
    return true;
}

/* "20th century", "the fifth century BC": a hundred years to the last one's end. */
static bool read_century(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    cg_number n;
    uint32_t end;
    if (!cg_number_read_ordinal(r, i, &n) || n.value < 1 || n.value > 30)
        return false;
    const cg_value_sense *period = cg_reader_find(r, cg_reader_behind_hyphen(r, n.end),
                                                  CG_ROLE_PERIOD, &date->end);
    if (!period || period->code != CG_PERIOD_CENTURY)
        return false;
    const cg_value_sense *era = cg_reader_find(r, date->end, CG_ROLE_ERA, &end);
    bool before = era && era->number < 0 && cg_reader_at(r, date->end)->capital;
    if (era && cg_reader_at(r, date->end)->capital)
        date->end = end;
    int32_t last = (int32_t)(before ? -100 * (n.value - 1) : 100 * n.value);
    set_years(date, last - 99, last);
    date->range = true;
    return true;
}

/* "44 BC", "AD 79" */
static bool read_era(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t number = i, at = i + 1;
    const cg_value_sense *era = cg_reader_find(r, i, CG_ROLE_ERA, &number);
    if (!era)
        era = cg_reader_find(r, at, CG_ROLE_ERA, &at);
    const cg_atom *atom = cg_reader_at(r, number);
    const cg_atom *word = cg_reader_at(r, number == i ? i + 1 : i);
    if (!era || !word->capital || atom->kind != CG_ATOM_NUMBER || !atom->plain ||
        atom->number < 1 || atom->number > CG_MAX_YEAR)
        return false;
    date->end = number == i ? at : number + 1;
    date->has_year = true;
    date->year = era->number < 0 ? 1 - cg_atom_int(atom) : cg_atom_int(atom);
    return true;
}

/* "the year of 2008", "fiscal year 2008", "year greater than 2008". */
static bool read_year_noun(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t at = i;
    if (!cg_reader_skip(r, &at, CG_ROLE_YEAR))
        return false;
    cg_reader_skip(r, &at, CG_ROLE_OF);
    if (cg_reader_is_apostrophe(r, at))
        return cg_date_read_year_behind(r, at, date);
    if (!cg_date_is_year(r, at))
        return false;
    date->end = at + 1;
    date->has_year = true;
    date->year = cg_atom_int(cg_reader_at(r, at));
    return true;
}

/* "nineteen ninety-six", and behind "in" "two thousand and eight". */
static bool read_words(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    double century, rest;
    uint32_t at, end;
    cg_number number;
    bool sign = has_sign(r, i, true);
    if (!cg_number_read_small(r, i, &century, &at))
        return false;
    if (century >= 10 && century <= 20 && cg_number_read_small(r, at, &rest, &end) &&
        rest >= 10 && !cg_reader_is_dash(r, at)) {
        date->year = (int32_t)(century * 100 + rest);
        sign |= century == 18 || century == 19;
    } else if (cg_number_read(r, i, CG_NUMBER_NO_RATIO, &number) && !number.digits &&
               number.value >= 1100 && number.value < 2100) {
        date->year = (int32_t)number.value;
        end = number.end;
    } else {
        return false;
    }
    date->end = end;
    date->has_year = true;
    return sign && !is_unit(r, end) && !cg_reader_is_plain_word(r, end) &&
           !cg_reader_find(r, end, CG_ROLE_FRACTIONS, &at);
}

/* --- parts of a year ------------------------------------------------------- */

/* The year behind "Q3" or "summer", where `of` may be missing. */
static bool read_its_year(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t at = i;
    cg_reader_skip(r, &at, CG_ROLE_OF);
    cg_reader_skip(r, &at, CG_ROLE_DETERMINER);
    if (cg_reader_is_dash(r, at) && cg_reader_is_joined(r, at + 1))
        at++;
    return cg_date_read_year_behind(r, at, date) && date->has_year;
}

static void set_months(cg_date *date, int month, int count)
{
    int32_t first = cg_calendar_day(date->year, month, 1);
    cg_date_set_days(date, first, cg_calendar_add_months(first, count) - 1,
                     CG_GRANULARITY_MONTH);
    date->range = true;
}

/* "Q3 2008", "third quarter of 2008", "2008 Q3", "2008-Q3". */
static bool read_quarter(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t end, at = i;
    bool year_first = cg_date_is_year(r, i);
    if (year_first)
        at = cg_reader_behind_hyphen(r, i + 1);
    const cg_value_sense *quarter = cg_reader_find(r, at, CG_ROLE_QUARTER, &end);
    if (!quarter)
        return false;
    if (year_first) {
        date->end = end;
        date->year = cg_atom_int(cg_reader_at(r, i));
    } else if (!read_its_year(r, end, date)) {
        return false;
    }
    date->has_year = true;
    set_months(date, (int)quarter->number * 3 - 2, 3);
    return true;
}

/* "summer of 2008"; a winter goes on into the next year. */
static bool read_season(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t end;
    const cg_value_sense *season = cg_reader_find(r, i, CG_ROLE_SEASON, &end);
    if (!season || !read_its_year(r, end, date))
        return false;
    set_months(date, (int)season->number, 3);
    return true;
}

static bool read_holiday(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    uint32_t end;
    const cg_value_sense *holiday = cg_reader_find(r, i, CG_ROLE_HOLIDAY, &end);
    if (!holiday)
        return false;
    date->end = end;
    date->month = (uint8_t)holiday->number;
    date->day = (uint8_t)holiday->number2;
    cg_date_read_year_behind(r, end, date);
    return true;
}

/* "Easter 2018"; without a year it is none that could be found. */
static bool read_moving_holiday(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    const cg_value_sense *holiday = cg_reader_find(r, i, CG_ROLE_MOVING, &date->end);
    if (!holiday)
        return false;
    date->granularity = CG_GRANULARITY_DAY;
    cg_date_read_year_behind(r, date->end, date);
    date->settled = true;
    if (!date->has_year)
        return true;
    int rule = (int)holiday->number;
    int32_t day = rule == CG_HOLIDAY_EASTER
                      ? cg_calendar_easter(date->year)
                      : cg_calendar_nth_weekday(date->year, rule / 100, rule / 10 % 10,
                                                rule % 10);
    day += (int32_t)holiday->number2;
    cg_date_set_days(date, day, day, CG_GRANULARITY_DAY);
    return true;
}

bool cg_date_read_years(const cg_value_reader *r, uint32_t i, uint32_t link,
                        cg_date *date)
{
    if (!cg_date_is_year(r, i) || !cg_date_is_year(r, link))
        return false;
    int32_t first = cg_atom_int(cg_reader_at(r, i));
    int32_t last = cg_atom_int(cg_reader_at(r, link));
    if (first >= last || last - first > MAX_YEARS || is_unit(r, link + 1) ||
        is_counted(r, link + 1) || cg_reader_find(r, i - 1, CG_ROLE_UNIT_SIGN, &link))
        return false;
    *date = (cg_date){.end = link + 1, .range = true};
    set_years(date, first, last);
    return true;
}

bool cg_date_read_year(const cg_value_reader *r, uint32_t i, bool bound, cg_date *date)
{
    static bool (*const forms[])(const cg_value_reader *, uint32_t, cg_date *) = {
        read_quarter,   read_season, read_holiday, read_moving_holiday, read_year_noun,
        read_era_range, read_era,    read_century, read_decade,
    };
    for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
        *date = (cg_date){0};
        if (forms[k](r, i, date))
            return true;
    }
    *date = (cg_date){0};
    if (!bound && read_words(r, i, date))
        return true;
    *date = (cg_date){
        .end = i + 1, .has_year = true, .year = cg_atom_int(cg_reader_at(r, i))};
    return is_year_alone(r, i, bound);
}
