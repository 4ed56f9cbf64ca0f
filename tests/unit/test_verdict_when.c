#include "verdict/when.h"

#include <check.h>

START_TEST(dates_are_read_as_far_as_they_go)
{
    static const struct {
        const char *text;
        uint32_t first, last;
        const char *kept;
    } table[] = {
        {"2010", 20100101, 20101231, "2010"},
        {"2010-08", 20100801, 20100831, "2010-08"},
        {"2010-08-17", 20100817, 20100817, "2010-08-17"},
        {" 2010-08-17 ", 20100817, 20100817, "2010-08-17"},
        {"2010-08-17T10:30:00Z", 20100817, 20100817, "2010-08-17"},
        {"2010-08-17 10:30", 20100817, 20100817, "2010-08-17"},
        {"", 0, 0, ""},
        {"201", 0, 0, ""},
        {"20100817", 0, 0, ""},
        {"0000", 0, 0, ""},
        {"2010-13", 0, 0, ""},
        {"2010-00", 0, 0, ""},
        {"2010-08-32", 0, 0, ""},
        {"2010-8-17", 0, 0, ""},
        {"2010-08-", 0, 0, ""},
        {"2010T10:30", 0, 0, ""},
        {"August 17, 2010", 0, 0, ""},
        {"2010-08-17x", 0, 0, ""},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_when when = cg_when_parse(cg_slice_of(table[i].text));
        ck_assert_msg(when.first == table[i].first && when.last == table[i].last,
                      "\"%s\": %u to %u", table[i].text, when.first, when.last);
        ck_assert_msg(cg_slice_is(when.text, table[i].kept), "\"%s\"", table[i].text);
    }
}
END_TEST

START_TEST(a_date_is_after_another_only_when_all_of_it_is)
{
    static const struct {
        const char *a, *b;
        bool after;
    } table[] = {
        {"2011-08-05", "2010-08-17", true},
        {"2010-08-17", "2011-08-05", false},
        {"2010-08-17", "2010-08-17", false},
        {"2010-09-01", "2010-08", true},
        {"2010-08-31", "2010-08", false},
        {"2011", "2010-12-31", true},
        {"2010", "2010-01-01", false},
        {"2011", "", false},
        {"", "2011", false},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_when a = cg_when_parse(cg_slice_of(table[i].a));
        cg_when b = cg_when_parse(cg_slice_of(table[i].b));
        ck_assert_msg(cg_when_is_after(&a, &b) == table[i].after, "row %zu", i);
    }
}
END_TEST

START_TEST(a_gap_is_counted_in_days_between_what_is_meant)
{
    static const struct {
        const char *a, *b;
        uint32_t days;
    } table[] = {
        {"2010-08-17", "2010-08-17", 0}, {"2010-08-17", "2010-08-18", 1},
        {"2010-02-28", "2010-03-01", 1}, {"2012-02-28", "2012-03-01", 2},
        {"2010-12-31", "2011-01-01", 1}, {"2010", "2011", 1},
        {"2010-08", "2010-08-17", 0},    {"2010-08-17", "2011-08-17", 365},
        {"2010-08-17", "", 0},           {"0001-01-01", "9999-12-31", 3652058},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_when a = cg_when_parse(cg_slice_of(table[i].a));
        cg_when b = cg_when_parse(cg_slice_of(table[i].b));
        ck_assert_msg(cg_when_gap(&a, &b) == table[i].days, "row %zu: %u", i,
                      cg_when_gap(&a, &b));
        ck_assert_uint_eq(cg_when_gap(&b, &a), table[i].days);
    }
}
END_TEST

Suite *verdict_when_suite(void);
Suite *verdict_when_suite(void)
{
    Suite *suite = suite_create("verdict/when");
    TCase *tests = tcase_create("when");
    tcase_add_test(tests, dates_are_read_as_far_as_they_go);
    tcase_add_test(tests, a_date_is_after_another_only_when_all_of_it_is);
    tcase_add_test(tests, a_gap_is_counted_in_days_between_what_is_meant);
    suite_add_tcase(suite, tests);
    return suite;
}
