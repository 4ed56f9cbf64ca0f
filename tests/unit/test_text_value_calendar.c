#include "text/value_calendar.h"

#include <check.h>

START_TEST(every_day_of_four_centuries_comes_back)
{
    int32_t day = cg_calendar_day(1799, 1, 1), end = cg_calendar_day(2201, 1, 1);
    cg_civil last = cg_calendar_civil(day - 1);
    for (; day < end; day++) {
        cg_civil c = cg_calendar_civil(day);
        ck_assert_int_eq(cg_calendar_day(c.year, c.month, c.day), day);
        ck_assert(cg_calendar_is_valid(c.year, c.month, c.day));
        ck_assert(c.year > last.year || c.month > last.month || c.day > last.day);
        last = c;
    }
}
END_TEST

START_TEST(days_are_counted_from_1970)
{
    static const struct {
        int32_t year;
        int month, day;
        int32_t want;
        int weekday;
    } rows[] = {
        {1970, 1, 1, 0, 4},     {1969, 12, 31, -1, 3},   {2000, 2, 29, 11016, 2},
        {2000, 3, 1, 11017, 3}, {1900, 3, 1, -25508, 4}, {2008, 10, 27, 14179, 1},
        {1, 1, 1, -719162, 1},  {0, 12, 31, -719163, 7}, {-43, 3, 15, -735160, 5},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t day = cg_calendar_day(rows[i].year, rows[i].month, rows[i].day);
        cg_civil back = cg_calendar_civil(day);
        ck_assert_int_eq(day, rows[i].want);
        ck_assert_int_eq(cg_calendar_weekday(day), rows[i].weekday);
        ck_assert_int_eq(back.year, rows[i].year);
        ck_assert_int_eq(back.month, rows[i].month);
        ck_assert_int_eq(back.day, rows[i].day);
    }
}
END_TEST

START_TEST(only_days_that_there_are_are_valid)
{
    ck_assert(cg_calendar_is_valid(2000, 2, 29));
    ck_assert(!cg_calendar_is_valid(1900, 2, 29));
    ck_assert(!cg_calendar_is_valid(2001, 2, 29));
    ck_assert(!cg_calendar_is_valid(2001, 4, 31));
    ck_assert(!cg_calendar_is_valid(2001, 0, 1));
    ck_assert(!cg_calendar_is_valid(2001, 13, 1));
    ck_assert(!cg_calendar_is_valid(2001, 1, 0));
}
END_TEST

START_TEST(months_are_added_up_to_their_last_day)
{
    static const struct {
        int from[3];
        int32_t months;
        int to[3];
    } rows[] = {
        {{2001, 1, 31}, 1, {2001, 2, 28}},   {{2000, 1, 31}, 1, {2000, 2, 29}},
        {{2001, 1, 15}, -1, {2000, 12, 15}}, {{2001, 1, 15}, -13, {1999, 12, 15}},
        {{2001, 12, 1}, 1, {2002, 1, 1}},    {{2001, 6, 30}, 24, {2003, 6, 30}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const int *f = rows[i].from, *t = rows[i].to;
        ck_assert_int_eq(
            cg_calendar_add_months(cg_calendar_day(f[0], f[1], f[2]), rows[i].months),
            cg_calendar_day(t[0], t[1], t[2]));
    }
}
END_TEST

START_TEST(easter_falls_where_it_fell)
{
    static const int rows[][3] = {
        {1818, 3, 22}, {1943, 4, 25}, {1954, 4, 18}, {1961, 4, 2},  {1981, 4, 19},
        {2000, 4, 23}, {2008, 3, 23}, {2011, 4, 24}, {2019, 4, 21}, {2024, 3, 31},
        {2038, 4, 25}, {2049, 4, 18}, {2076, 4, 19},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_int_eq(cg_calendar_easter(rows[i][0]),
                         cg_calendar_day(rows[i][0], rows[i][1], rows[i][2]));
}
END_TEST

START_TEST(weekdays_of_a_month_are_counted)
{
    ck_assert_int_eq(cg_calendar_nth_weekday(2019, 11, 4, 4),
                     cg_calendar_day(2019, 11, 28));
    ck_assert_int_eq(cg_calendar_nth_weekday(2018, 11, 4, 4),
                     cg_calendar_day(2018, 11, 22));
    ck_assert_int_eq(cg_calendar_nth_weekday(2021, 5, 1, 5),
                     cg_calendar_day(2021, 5, 31));
    ck_assert_int_eq(cg_calendar_nth_weekday(2022, 5, 1, 5),
                     cg_calendar_day(2022, 5, 30));
    ck_assert_int_eq(cg_calendar_nth_weekday(2023, 2, 3, 5),
                     cg_calendar_day(2023, 2, 22));
}
END_TEST

Suite *text_value_calendar_suite(void)
{
    Suite *suite = suite_create("text/value_calendar");
    TCase *tcase = tcase_create("days");
    tcase_add_test(tcase, every_day_of_four_centuries_comes_back);
    tcase_add_test(tcase, days_are_counted_from_1970);
    tcase_add_test(tcase, only_days_that_there_are_are_valid);
    tcase_add_test(tcase, months_are_added_up_to_their_last_day);
    tcase_add_test(tcase, easter_falls_where_it_fell);
    tcase_add_test(tcase, weekdays_of_a_month_are_counted);
    suite_add_tcase(suite, tcase);
    return suite;
}
