#include "text/value_calendar.h"

#define DAYS_IN_400_YEARS 146097
#define EPOCH 719468 /* days from 0000-03-01 to 1970-01-01 */

static int32_t floor_div(int32_t a, int32_t b)
{
    return a / b - (a % b < 0);
}

/* Years start in March, so that the leap day comes last. */
int32_t cg_calendar_day(int32_t year, int month, int day)
{
    int32_t shifted = month > 2 ? year : year - 1;
    int32_t cycle = floor_div(shifted, 400), of_cycle = shifted - cycle * 400;
    int32_t from_march = (month + 9) % 12;
    int32_t of_year = (153 * from_march + 2) / 5 + day - 1;
    int32_t days = of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year;
    return cycle * DAYS_IN_400_YEARS + days - EPOCH;
}

static bool is_leap(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int cg_calendar_month_days(int32_t year, int month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool cg_calendar_is_valid(int32_t year, int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= cg_calendar_month_days(year, month);
}

/* A first guess of the year, at most one too late. */
cg_civil cg_calendar_civil(int32_t day)
{
    int32_t cycle = floor_div(day + EPOCH, DAYS_IN_400_YEARS);
    int32_t of_cycle = day + EPOCH - cycle * DAYS_IN_400_YEARS;
    cg_civil civil = {.year = cycle * 400 + of_cycle * 400 / DAYS_IN_400_YEARS + 1};
    while (cg_calendar_day(civil.year, 1, 1) > day)
        civil.year--;
    for (civil.month = 12; cg_calendar_day(civil.year, civil.month, 1) > day;)
        civil.month--;
    civil.day = day - cg_calendar_day(civil.year, civil.month, 1) + 1;
    return civil;
}

int cg_calendar_weekday(int32_t day)
{
    int32_t since_thursday = day - floor_div(day, 7) * 7;
    return (int)((since_thursday + 3) % 7) + 1;
}

/* The Sunday behind the full moon of spring, by the tables of the calendar: the
 * moon repeats every 19 years, and drifts with the centuries. */
int32_t cg_calendar_easter(int32_t year)
{
    int32_t century = year / 100, golden = year % 19;
    int32_t drift = century - century / 4 - (8 * century + 13) / 25;
    int32_t age = (19 * golden + drift + 15) % 30;
    int32_t moon = age - (age > 28 || (age == 28 && golden > 10)); /* from March 21 */
    int32_t day = cg_calendar_day(year, 3, 21) + moon;
    return day + 7 - cg_calendar_weekday(day) % 7;
}

int32_t cg_calendar_nth_weekday(int32_t year, int month, int weekday, int count)
{
    int32_t first = cg_calendar_day(year, month, 1);
    int ahead = (weekday - cg_calendar_weekday(first) + 7) % 7;
    int32_t day = first + ahead + 7 * (count - 1);
    return day >= first + cg_calendar_month_days(year, month) ? day - 7 : day;
}

int32_t cg_calendar_add_months(int32_t day, int32_t months)
{
    cg_civil civil = cg_calendar_civil(day);
    int32_t month = civil.month - 1 + months, years = floor_div(month, 12);
    int last;
    civil.year += years;
    civil.month = (int)(month - years * 12) + 1;
    last = cg_calendar_month_days(civil.year, civil.month);
    return cg_calendar_day(civil.year, civil.month,
                           civil.day < last ? civil.day : last);
}
