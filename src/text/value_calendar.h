/* Days of the (proleptic) Gregorian calendar, counted from 1970-01-01. Year 0 is
 * 1 BC. Only value_*.c use it. */
#ifndef CG_TEXT_VALUE_CALENDAR_H
#define CG_TEXT_VALUE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#define CG_MAX_YEAR 9999 /* and back to as many before 0 */

typedef struct cg_civil {
    int32_t year;
    int month, day;
} cg_civil;

/* `month` 1 to 12, `day` from 1; one beyond the month's end counts on. */
int32_t cg_calendar_day(int32_t year, int month, int day);
cg_civil cg_calendar_civil(int32_t day);
int cg_calendar_month_days(int32_t year, int month);
bool cg_calendar_is_valid(int32_t year, int month, int day);
/* 1 (Monday) to 7. */
int cg_calendar_weekday(int32_t day);
/* Easter Sunday of the western churches. */
int32_t cg_calendar_easter(int32_t year);
/* The `count`th such weekday of a month; 5: the last. */
int32_t cg_calendar_nth_weekday(int32_t year, int month, int weekday, int count);
/* The same day `months` later, or the last of its month. */
int32_t cg_calendar_add_months(int32_t day, int32_t months);

#endif
