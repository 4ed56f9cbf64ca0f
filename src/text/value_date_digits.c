/* Dates in digits, their parts joined by - / or a stop: "2008-10-27", "10/27/08".
 * Where both could be the month, the first is, unless stops part them. */
#include "text/value_calendar.h"
#include "text/value_date.h"

#define MAX_TIME_ATOMS 10 /* "T10:00:00.5Z" */

/* One part: digits, or the name of a month. */
typedef struct part {
    int value, digits; /* 0 digits: a name */
    int month;         /* of a name */
} part;

static bool read_part(const cg_value_reader *r, uint32_t i, part *p)
{
    uint32_t end;
    const cg_atom *atom = cg_reader_at(r, i);
    const cg_value_sense *month = cg_reader_find(r, i, CG_ROLE_MONTH, &end);
    *p = (part){0};
    if (month)
        p->month = (int)month->number;
    if (month || atom->kind != CG_ATOM_NUMBER || !atom->plain || atom->digits > 4)
        return month != NULL;
    p->value = (int)atom->number;
    p->digits = atom->digits;
    return true;
}

/* Parts joined by one separator: how many, at most three. */
static int read_parts(const cg_value_reader *r, uint32_t i, part parts[3],
                      uint32_t *separator)
{
    int count = 0;
    *separator = cg_reader_at(r, i + 1)->rune;
    if (*separator != '-' && *separator != '/' && *separator != '.')
        return 0;
    for (uint32_t at = i; count < 3 && read_part(r, at, &parts[count]); at += 2) {
        count++;
        if (!cg_reader_is_mark(r, at + 1, *separator) ||
            !cg_reader_is_joined(r, at + 1) || !cg_reader_is_joined(r, at + 2))
            break;
    }
    return count;
}

static bool is_full_year(const part *p)
{
    return p->digits == 4 && p->value >= 1000 && p->value < 3000;
}

static bool set_date(cg_date *date, int32_t year, int month, int day)
{
    if (!cg_calendar_is_valid(year, month, day ? day : 1))
        return false;
    date->has_year = true;
    date->year = year;
    date->month = (uint8_t)month;
    date->day = (uint8_t)day;
    return true;
}

/* One name and two numbers: the year has four digits, or stands last. */
static bool set_named(const cg_value_reader *r, const part *p, cg_date *date)
{
    const part *numbers[2];
    int count = 0, month = 0, names = 0;
    for (int i = 0; i < 3; i++) {
        if (p[i].digits && count < 2)
            numbers[count++] = &p[i];
        else {
            month = p[i].month;
            names++;
        }
    }
    if (names != 1 || month == 0)
        return false;
    if (is_full_year(numbers[0]))
        return set_date(date, numbers[0]->value, month, numbers[1]->value);
    if (is_full_year(numbers[1]))
        return set_date(date, numbers[1]->value, month, numbers[0]->value);
    return numbers[1]->digits == 2 && numbers[0]->digits <= 2 &&
           set_date(date, cg_date_full_year(r, numbers[1]->value), month,
                    numbers[0]->value);
}

static bool set_numbers(const cg_value_reader *r, const part *p, uint32_t separator,
                        cg_date *date)
{
    if (is_full_year(&p[0]))
        return set_date(date, p[0].value, p[1].value, p[2].value) ||
               set_date(date, p[0].value, p[2].value, p[1].value);
    bool full = is_full_year(&p[2]);
    if ((!full && (p[2].digits != 2 || separator == '.')) || p[0].digits > 2 ||
        p[1].digits > 2)
        return false;
    int32_t year = full ? p[2].value : cg_date_full_year(r, p[2].value);
    bool day_first = separator == '.';
    return set_date(date, year, p[day_first].value, p[!day_first].value) ||
           set_date(date, year, p[!day_first].value, p[day_first].value);
}

/* "2008-10", "10/2008", "Oct-2008", "15-Oct", "Oct/2", and behind a sign of a date
 * "10/27". */
static bool set_pair(const cg_value_reader *r, uint32_t i, const part *p,
                     uint32_t separator, cg_date *date)
{
    int year = is_full_year(&p[0]) ? 0 : is_full_year(&p[1]) ? 1 : -1;
    const part *other = &p[year == 0];
    if (year >= 0 && separator != '.' && other->digits <= 2)
        return set_date(date, p[year].value,
                        other->digits ? other->value : other->month, 0);
    bool named = (p[0].digits == 0) != (p[1].digits == 0);
    bool signs =
        separator == '/' && p[0].digits && p[1].digits &&
        cg_reader_is(r, i - 1,
                     CG_ROLE(DATE_SIGN) | CG_ROLE(DATE_BOUND) | CG_ROLE(WEEKDAY));
    if (!named && !signs)
        return false;
    int month = named ? p[p[0].digits != 0].month : p[0].value;
    int day = named ? p[p[0].digits == 0].value : p[1].value;
    if (month > 12) {
        month = p[1].value;
        day = p[0].value;
    }
    if (!cg_calendar_is_valid(2000, month, day))
        return false;
    date->month = (uint8_t)month;
    date->day = (uint8_t)day;
    return true;
}

/* The time joined to a date: "T10:00Z". */
static uint32_t behind_time(const cg_value_reader *r, uint32_t i)
{
    if (!cg_reader_is_joined(r, i) || cg_reader_at(r, i)->kind != CG_ATOM_WORD)
        return i;
    uint32_t at = i;
    while (at < i + MAX_TIME_ATOMS && cg_reader_is_joined(r, at) &&
           (cg_reader_at(r, at)->kind != CG_ATOM_MARK || cg_reader_is_mark(r, at, ':')))
        at++;
    return at;
}

bool cg_date_read_digits(const cg_value_reader *r, uint32_t i, cg_date *date)
{
    part parts[3];
    uint32_t separator;
    int count = read_parts(r, i, parts, &separator);
    *date = (cg_date){0};
    if (count == 3) {
        if (separator != '-' && cg_reader_is_mark(r, i + 5, separator) &&
            cg_reader_is_joined(r, i + 5) && cg_reader_is_joined(r, i + 6))
            return false;
        bool named = !parts[0].digits || !parts[1].digits || !parts[2].digits;
        if (!(named ? set_named(r, parts, date)
                    : set_numbers(r, parts, separator, date)))
            return false;
        date->end = behind_time(r, i + 5);
        return true;
    }
    date->end = i + 3;
    const cg_atom *next = cg_reader_at(r, i + 3);
    bool more = next->joined && (next->rune == separator || next->rune == '/' ||
                                 next->kind == CG_ATOM_WORD);
    return count == 2 && !(more && cg_reader_is_joined(r, i + 4)) &&
           set_pair(r, i, parts, separator, date);
}
