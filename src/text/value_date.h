/* Dates: what is said of them, and the days that this means. */
#ifndef CG_TEXT_VALUE_DATE_H
#define CG_TEXT_VALUE_DATE_H

#include "text/value_quantity.h"

/* Year, month and day as said, 0 (and no year) where not said; or, with
 * `settled`, the days themselves. */
typedef struct cg_date {
    uint32_t end; /* the atom behind it */
    bool has_year, settled, resolved, inferred, range;
    int32_t year;
    uint8_t month, day;
    cg_granularity granularity;
    int32_t first, last; /* days, once settled and resolved */
} cg_date;

/* --- parts of dates (value_date.c) ---------------------------------------- */

/* 1 to 31: "27", "27th", "twenty-seventh", and with `cardinal` "twenty-seven". */
bool cg_date_read_day(const cg_value_reader *r, uint32_t i, bool cardinal, uint8_t *day,
                      uint32_t *end);
/* ", 2008", "of 2008", "'08", "last year". */
bool cg_date_read_year_behind(const cg_value_reader *r, uint32_t i, cg_date *date);
/* Four digits that can be a year. */
bool cg_date_is_year(const cg_value_reader *r, uint32_t i);
/* A year of two digits: the one nearest to the document's date, else 1940 to
 * 2039. */
int32_t cg_date_full_year(const cg_value_reader *r, double two_digits);
/* Fills in the days of what was said. */
void cg_date_settle(const cg_value_reader *r, cg_date *date);
void cg_date_set_days(cg_date *date, int32_t first, int32_t last,
                      cg_granularity granularity);

/* --- forms of dates -------------------------------------------------------- */

/* One with the name of its month: "27 October 2008", "Oct. 27-29". */
bool cg_date_read_named(const cg_value_reader *r, uint32_t i, cg_date *date);
/* In digits: "2008-10-27", "10/27/2008", "2008-10". */
bool cg_date_read_digits(const cg_value_reader *r, uint32_t i, cg_date *date);
/* Years and what is made of them: "2008", "1990s", "44 BC", "Q3 2008", "summer of
 * 2008". `bound`: a phrase that limits stands before it. */
bool cg_date_read_year(const cg_value_reader *r, uint32_t i, bool bound, cg_date *date);
/* A range of years, the second at `link`. */
bool cg_date_read_years(const cg_value_reader *r, uint32_t i, uint32_t link,
                        cg_date *date);
/* Seen from the document's date: "yesterday", "last March". */
bool cg_date_read_relative(const cg_value_reader *r, uint32_t i, cg_date *date);

/* --- phrases --------------------------------------------------------------- */

/* A date with its bounds, or a range of two. */
typedef struct cg_when_said {
    uint32_t start, end;
    cg_bound bound;
    bool range;
    cg_date date; /* of a range the whole */
} cg_when_said;

bool cg_date_read(const cg_value_reader *r, uint32_t i, cg_when_said *said);
/* Turns a duration into a date: "three weeks ago", "two days before May 13". */
bool cg_date_from_duration(const cg_value_reader *r, const cg_measure *measure,
                           cg_when_said *said);

#endif
