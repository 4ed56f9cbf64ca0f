#include "value_fixture.h"

#include <math.h>

/* The one value of a text, inner numbers left out. */
static cg_value only(value_fixture *f, const char *text)
{
    value_find(f, text);
    ck_assert_msg(f->values.len >= 1, "\"%s\" has no value", text);
    for (size_t i = 1; i < f->values.len; i++)
        ck_assert_msg(f->values.items[i].flags & CG_VALUE_INNER, "\"%s\" has two",
                      text);
    return f->values.items[0];
}

typedef struct compare_row {
    const char *stated, *claimed;
    cg_agreement want;
} compare_row;

static void compare(const compare_row *rows, size_t count, double tolerance)
{
    static const char *const names[] = {"agrees", "disagrees", "incomparable"};
    value_fixture f;
    value_setup(&f, "2010-06-15");
    for (size_t i = 0; i < count; i++) {
        cg_value stated = only(&f, rows[i].stated), claimed = only(&f, rows[i].claimed);
        cg_agreement have = cg_value_compare(&stated, &claimed, tolerance);
        ck_assert_msg(have == rows[i].want, "\"%s\" for \"%s\": %s, not %s",
                      rows[i].stated, rows[i].claimed, names[have],
                      names[rows[i].want]);
    }
    value_teardown(&f);
}
#define COMPARE(rows, tolerance) \
    compare((rows), sizeof(rows) / sizeof *(rows), (tolerance))

START_TEST(amounts_agree_when_one_figure_satisfies_both)
{
    static const compare_row rows[] = {
        {"42", "42", CG_AGREES},
        {"42", "43", CG_DISAGREES},
        {"42", "42.0", CG_AGREES},
        {"forty-two", "42", CG_AGREES},
        {"-42", "42", CG_DISAGREES},
        {"0", "0", CG_AGREES},
        {"0", "1", CG_DISAGREES},
        {"about 810", "825", CG_AGREES},
        {"about 810", "1,200", CG_DISAGREES},
        {"nearly 800", "780", CG_AGREES},
        {"nearly 800", "820", CG_DISAGREES},
        {"just over 800", "820", CG_AGREES},
        {"just over 800", "780", CG_DISAGREES},
        {"more than 800", "825", CG_AGREES},
        {"more than 800", "700", CG_DISAGREES},
        {"more than 800", "800", CG_DISAGREES},
        {"at least 800", "800", CG_AGREES},
        {"at least 800", "2,000", CG_AGREES},
        {"at least 800", "799", CG_DISAGREES},
        {"less than 800", "700", CG_AGREES},
        {"less than 800", "800", CG_DISAGREES},
        {"at most 800", "800", CG_AGREES},
        {"up to 800", "900", CG_DISAGREES},
        {"between 20 and 30", "25", CG_AGREES},
        {"between 20 and 30", "30", CG_AGREES},
        {"between 20 and 30", "31", CG_DISAGREES},
        {"825", "more than 800", CG_AGREES},
        {"825", "less than 800", CG_DISAGREES},
        {"more than 800", "less than 900", CG_AGREES},
        {"more than 800", "less than 700", CG_DISAGREES},
        {"more than 800", "at most 800", CG_DISAGREES},
        {"at least 800", "at most 800", CG_AGREES},
    };
    COMPARE(rows, 0);
}
END_TEST

START_TEST(a_figure_is_rounded_to_its_last_digit)
{
    static const compare_row rows[] = {
        {"6.3", "6.28", CG_AGREES},
        {"6.3", "6.2", CG_DISAGREES},
        {"1.4 million", "1.5 million", CG_DISAGREES},
        {"6.28", "6.3", CG_AGREES},
        {"1.4 million", "1,380,000", CG_AGREES},
        {"1.4 million", "1,300,000", CG_DISAGREES},
        {"4 million", "4,100,000", CG_AGREES},
        {"4 million", "4,400,000", CG_DISAGREES},
        {"$1.4 billion", "$1,412,000,000", CG_AGREES},
        {"6.3 percent", "6.28 percent", CG_AGREES},
        {"600", "603", CG_DISAGREES},
        {"more than 1.4 million", "1,380,000", CG_DISAGREES},
    };
    COMPARE(rows, 0);
}
END_TEST

START_TEST(units_of_one_base_are_converted_and_others_not_compared)
{
    static const compare_row rows[] = {
        {"50 cents", "$0.50", CG_AGREES},
        {"60 cents", "$0.50", CG_DISAGREES},
        {"three weeks", "21 days", CG_AGREES},
        {"three weeks", "20 days", CG_DISAGREES},
        {"12 months", "a one-year term", CG_AGREES},
        {"365 days", "a one-year term", CG_AGREES},
        {"90 minutes", "1.5 hours", CG_AGREES},
        {"2 hours", "90 minutes", CG_DISAGREES},
        {"5 km", "5000 metres", CG_AGREES},
        {"3 miles", "5 km", CG_DISAGREES},
        {"1 GB", "1000 MB", CG_AGREES},
        {"$5",
         "\xE2\x82\xAC"
         "5",
         CG_INCOMPARABLE},
        {"5 km", "5 kg", CG_INCOMPARABLE},
        {"5 percent", "5 percentage points", CG_INCOMPARABLE},
        {"5 percent", "5", CG_INCOMPARABLE},
        {"$5", "5 years", CG_INCOMPARABLE},
        {"the third", "3", CG_INCOMPARABLE},
        {"the third", "the 3rd", CG_AGREES},
        {"the third", "the fourth", CG_DISAGREES},
        {"two thirds", "67 percent", CG_AGREES},
        {"two thirds", "50 percent", CG_DISAGREES},
        {"80 percent", "four out of five", CG_AGREES},
        {"half", "50%", CG_AGREES},
        {"half", "0.5", CG_AGREES},
        {"0.6", "half", CG_DISAGREES},
        {"one in five", "a quarter of it", CG_DISAGREES},
        {"more than half", "62%", CG_AGREES},
        {"more than half", "40%", CG_DISAGREES},
        {"in 1998", "1,998", CG_INCOMPARABLE},
    };
    COMPARE(rows, 0);
}
END_TEST

START_TEST(dates_agree_when_they_share_a_day)
{
    static const compare_row rows[] = {
        {"March 1998", "1998-03-14", CG_AGREES},
        {"1998-03-14", "March 1998", CG_AGREES},
        {"1998", "1998-03-14", CG_AGREES},
        {"April 1998", "1998-03-14", CG_DISAGREES},
        {"13 March 1998", "1998-03-14", CG_DISAGREES},
        {"before 1998", "1997-03-14", CG_AGREES},
        {"before 1998", "1998-03-14", CG_DISAGREES},
        {"after March 1998", "1998-04-01", CG_AGREES},
        {"after March 1998", "1998-03-31", CG_DISAGREES},
        {"since 1998", "2004", CG_AGREES},
        {"since 1998", "1997", CG_DISAGREES},
        {"since 1998", "since 2001", CG_DISAGREES},
        {"since 1998", "since March 1998", CG_AGREES},
        {"by March 1998", "1998-03-14", CG_AGREES},
        {"by March 1998", "1998-04-14", CG_DISAGREES},
        {"from 1995 to 1999", "1998-03-14", CG_AGREES},
        {"from 1995 to 1999", "2001", CG_DISAGREES},
        {"around 1998", "1999-03-14", CG_AGREES},
        {"around 1998", "2001", CG_DISAGREES},
        {"early 1998", "1998-03-14", CG_AGREES},
        {"late 1998", "1998-03-14", CG_DISAGREES},
        {"the 1990s", "1998-03-14", CG_AGREES},
        {"the 1980s", "1998-03-14", CG_DISAGREES},
        {"last year", "2009-05-05", CG_AGREES},
        {"last year", "2008-05-05", CG_DISAGREES},
        {"two years ago", "2008", CG_AGREES},
        {"June 10", "2010-06-10", CG_AGREES},
        {"Friday", "2010-06-10", CG_INCOMPARABLE},
    };
    COMPARE(rows, 0);
}
END_TEST

START_TEST(versions_compare_part_by_part)
{
    static const compare_row rows[] = {
        {"version 2.10", "v2.10.3", CG_AGREES},
        {"version 2.1", "v2.10.3", CG_DISAGREES},
        {"2.5.1 or later", "v2.10.0", CG_AGREES},
        {"2.5.1 or later", "v2.4.9", CG_DISAGREES},
        {"before 2.5.1", "v2.4.9", CG_AGREES},
        {"before 2.5.1", "v3.0.0", CG_DISAGREES},
    };
    COMPARE(rows, 0);
}
END_TEST

START_TEST(a_tolerance_widens_the_claim)
{
    static const compare_row near[] = {
        {"1,010", "1,000", CG_AGREES},         {"990", "1,000", CG_AGREES},
        {"1,011", "1,000", CG_DISAGREES},      {"-1,010", "-1,000", CG_AGREES},
        {"more than 1,000", "995", CG_AGREES}, {"more than 1,000", "980", CG_DISAGREES},
    };
    static const compare_row days[] = {
        {"1998-03-16", "1998-03-14", CG_AGREES},
        {"1998-03-12", "1998-03-14", CG_AGREES},
        {"1998-03-17", "1998-03-14", CG_DISAGREES},
    };
    COMPARE(near, 0.01);
    COMPARE(days, 2);
}
END_TEST

START_TEST(a_month_and_day_must_be_those_of_the_claim)
{
    static const struct {
        const char *stated, *claimed;
        cg_agreement want;
    } rows[] = {
        {"March 14", "1998-03-14", CG_AGREES},
        {"March 15", "1998-03-14", CG_DISAGREES},
        {"on 14 April", "1998-03-14", CG_DISAGREES},
        {"March 14", "1998-03", CG_AGREES},
        {"yesterday", "1998-03-14", CG_INCOMPARABLE},
        {"March 14", "1998", CG_INCOMPARABLE},
    };
    value_fixture f;
    value_setup(&f, "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_value stated = only(&f, rows[i].stated), claimed;
        ck_assert(cg_value_of_date(cg_slice_of(rows[i].claimed), &claimed));
        ck_assert_msg(cg_value_compare(&stated, &claimed, 0) == rows[i].want, "\"%s\"",
                      rows[i].stated);
    }
    value_teardown(&f);
}
END_TEST

START_TEST(a_rules_value_compares_with_a_sentences)
{
    static const struct {
        double low, high;
        const char *unit, *stated;
        cg_agreement want;
    } rows[] = {
        {658, 658, "jurisdictions", "658 jurisdictions", CG_AGREES},
        {658, 658, "jurisdictions", "over 600", CG_AGREES},
        {658, 658, "", "500", CG_DISAGREES},
        {5, 5, "USD", "$5", CG_AGREES},
        {5, 5, "dollars", "five dollars", CG_AGREES},
        {50, 50, "cents", "$0.50", CG_AGREES},
        {5, 5, "%", "five percent", CG_AGREES},
        {5, 5, "percent", "5", CG_INCOMPARABLE},
        {2, 4, "years", "three years", CG_AGREES},
        {2, 4, "years", "18 months", CG_DISAGREES},
        {10, INFINITY, "", "12", CG_AGREES},
        {10, INFINITY, "", "9", CG_DISAGREES},
        {-INFINITY, 10, "", "9", CG_AGREES},
        {1, 1, "km", "1000 metres", CG_AGREES},
    };
    value_fixture f;
    value_setup(&f, "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_value stated = only(&f, rows[i].stated);
        cg_value claimed = cg_value_of_range(rows[i].low, rows[i].high,
                                             cg_slice_of(rows[i].unit), f.words);
        ck_assert_msg(cg_value_compare(&stated, &claimed, 0) == rows[i].want,
                      "\"%s\" for %g %s", rows[i].stated, rows[i].low, rows[i].unit);
    }
    value_teardown(&f);
}
END_TEST

Suite *text_value_compare_suite(void)
{
    Suite *suite = suite_create("text/value_compare");
    TCase *tcase = tcase_create("agreement");
    tcase_add_test(tcase, amounts_agree_when_one_figure_satisfies_both);
    tcase_add_test(tcase, a_figure_is_rounded_to_its_last_digit);
    tcase_add_test(tcase, units_of_one_base_are_converted_and_others_not_compared);
    tcase_add_test(tcase, dates_agree_when_they_share_a_day);
    tcase_add_test(tcase, versions_compare_part_by_part);
    tcase_add_test(tcase, a_tolerance_widens_the_claim);
    tcase_add_test(tcase, a_month_and_day_must_be_those_of_the_claim);
    tcase_add_test(tcase, a_rules_value_compares_with_a_sentences);
    suite_add_tcase(suite, tcase);
    return suite;
}
