#include "sheet/chart.h"

#include <check.h>

static cg_chart_axis axis_of(const char *earliest, const char *latest)
{
    cg_when from = cg_when_parse(cg_slice_of(earliest)), to = cg_when_parse(cg_slice_of(latest));
    return cg_chart_axis_of(&from, &to);
}

START_TEST(an_axis_has_the_steps_that_fit_its_length)
{
    static const struct {
        const char *from, *to, *first, *last;
        uint32_t steps;
    } rows[] = {
        {"2011-08-05", "2011-08-05", "2011-08", "2011-08", 1},
        {"2011-08-05", "2012-01", "2011-08", "2012-01", 6},
        {"2008-11-03", "2014-12-01", "2008", "2014", 7},
        {"2011", "2011", "2011-01", "2011-12", 12},
        {"1790", "2020", "1790s", "2020s", 24},
        {"0001", "9999", "0000-0099", "9900-9999", 100},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[CG_CHART_NAME];
        cg_chart_axis axis = axis_of(rows[i].from, rows[i].to);
        ck_assert_uint_eq(axis.steps, rows[i].steps);
        ck_assert_uint_le(axis.steps, CG_CHART_STEPS);
        cg_chart_name(&axis, 0, name);
        ck_assert_str_eq(name, rows[i].first);
        cg_chart_name(&axis, axis.steps - 1, name);
        ck_assert_str_eq(name, rows[i].last);
    }
}
END_TEST

START_TEST(dates_stand_in_their_step_and_in_their_order)
{
    static const char *const dates[] = {"2008-11-03", "2010", "2010-08-17", "2014-12-31"};
    static const uint32_t steps[] = {0, 2, 2, 6};
    cg_chart_axis axis = axis_of("2008-11-03", "2014-12-31");
    double last = -1;
    for (size_t i = 0; i < 4; i++) {
        cg_when when = cg_when_parse(cg_slice_of(dates[i]));
        double at = cg_chart_at(&axis, &when);
        ck_assert_uint_eq(cg_chart_step(&axis, &when), steps[i]);
        ck_assert(at > last && at <= 1);
        last = at;
    }
}
END_TEST

START_TEST(no_more_steps_are_named_than_there_is_room_for)
{
    cg_chart_axis axis = axis_of("2008", "2014");
    ck_assert_uint_eq(cg_chart_stride(&axis, 7), 1);
    ck_assert_uint_eq(cg_chart_stride(&axis, 5), 2);
    ck_assert_uint_eq(cg_chart_stride(&axis, 1), 7);
}
END_TEST

Suite *sheet_chart_suite(void);
Suite *sheet_chart_suite(void)
{
    Suite *suite = suite_create("sheet/chart");
    TCase *tests = tcase_create("chart");
    tcase_add_test(tests, an_axis_has_the_steps_that_fit_its_length);
    tcase_add_test(tests, dates_stand_in_their_step_and_in_their_order);
    tcase_add_test(tests, no_more_steps_are_named_than_there_is_room_for);
    suite_add_tcase(suite, tests);
    return suite;
}
