#include "base/clock.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void tear_down(void)
{
    ck_assert_int_eq(unsetenv("SOURCE_DATE_EPOCH"), 0);
}

START_TEST(a_fixed_clock_is_told_in_utc)
{
    static const char *const table[][2] = {
        {"0", "1970-01-01T00:00:00Z"},
        {"1312502400", "2011-08-05T00:00:00Z"},
        {"253402300799", "9999-12-31T23:59:59Z"},
    };
    ck_assert_int_eq(setenv("TZ", "America/New_York", 1), 0);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char text[CG_CLOCK_SIZE];
        ck_assert_int_eq(setenv("SOURCE_DATE_EPOCH", table[i][0], 1), 0);
        ck_assert_int_eq(cg_clock_read(text, NULL), CG_OK);
        ck_assert_str_eq(text, table[i][1]);
    }
    ck_assert_int_eq(unsetenv("TZ"), 0);
}
END_TEST

START_TEST(what_is_no_number_of_seconds_is_refused)
{
    static const char *const table[] = {
        "", "x", "1.5", "-1", " 1", "253402300800", "99999999999999999999999999"};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char text[CG_CLOCK_SIZE];
        cg_error error = {0};
        ck_assert_int_eq(setenv("SOURCE_DATE_EPOCH", table[i], 1), 0);
        ck_assert_msg(cg_clock_read(text, &error) == CG_E_USAGE, "%s", table[i]);
        ck_assert_ptr_nonnull(strstr(error.text, "SOURCE_DATE_EPOCH"));
    }
}
END_TEST

START_TEST(without_it_the_clock_goes_on)
{
    char text[CG_CLOCK_SIZE];
    tear_down();
    ck_assert_int_eq(cg_clock_read(text, NULL), CG_OK);
    ck_assert_str_ge(text, "2024-01-01T00:00:00Z");
}
END_TEST

Suite *base_clock_suite(void);
Suite *base_clock_suite(void)
{
    Suite *suite = suite_create("base/clock");
    TCase *tests = tcase_create("clock");
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_fixed_clock_is_told_in_utc);
    tcase_add_test(tests, what_is_no_number_of_seconds_is_refused);
    tcase_add_test(tests, without_it_the_clock_goes_on);
    suite_add_tcase(suite, tests);
    return suite;
}
