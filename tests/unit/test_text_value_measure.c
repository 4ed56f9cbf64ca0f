#include "value_fixture.h"

#include <math.h>

START_TEST(words_before_and_behind_say_how_precise_it_is)
{
    static const value_row rows[] = {
        {"about 40", "number 40 (about)"},
        {"roughly 40", "number 40 (about)"},
        {"some 40 counties", "number 40 (about)"},
        {"an estimated 40", "number 40 (about)"},
        {"nearly 40", "number 40 (about)"},
        {"just over 40", "number 40 (about)"},
        {"~40", "number 40 (about)"},
        {"40 or so", "number 40 (about)"},
        {"at least 40", "number 40 (at least)"},
        {"no fewer than 40", "number 40 (at least)"},
        {"a minimum of 40", "number 40 (at least)"},
        {"40 or more", "number 40 (at least)"},
        {"40+ counties", "number 40 (at least)"},
        {">= 40", "number 40 (at least)"},
        {"more than 40", "number 40 (more than)"},
        {"over 40", "number 40 (more than)"},
        {"in excess of 40", "number 40 (more than)"},
        {"well over 40", "number 40 (more than)"},
        {"> 40", "number 40 (more than)"},
        {"at most 40", "number 40 (at most)"},
        {"up to 40", "number 40 (at most)"},
        {"no more than 40", "number 40 (at most)"},
        {"as many as 40", "number 40 (at most)"},
        {"40 or fewer", "number 40 (at most)"},
        {"less than 40", "number 40 (less than)"},
        {"fewer than 40", "number 40 (less than)"},
        {"under 40", "number 40 (less than)"},
        {"at least about 40", "number 40 (at least)"},
        {"over $40 million", "money 40000000 USD (more than)"},
        {"nearly 40 percent", "percent 40 (about)"},
        {"around 5:00", ""},
        {"<a@example.org> 40", "number 40"},
        {"40 or more than 50", "number 40; number 50 (more than)"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(over_a_duration_may_only_say_how_long)
{
    static const value_row rows[] = {
        {"spread over three years", "duration 3 year"},
        {"It lasted for over three years", "duration 3 year (more than)"},
        {"well over three years", "duration 3 year (more than)"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(ranges_have_two_ends)
{
    static const value_row rows[] = {
        {"between 30 and 40 counties", "number 30 (between)"},
        {"between one hundred and two hundred", "number 100 (between)"},
        {"between one hundred and fifty and two hundred", "number 150 (between)"},
        {"from 30 to 40 counties", "number 30 (between)"},
        {"30 to 40 counties", "number 30 (between)"},
        {"30-40 counties", "number 30 (between)"},
        {"30\xE2\x80\x93"
         "40 percent",
         "percent 30 (between)"},
        {"30% to 40%", "percent 30 (between)"},
        {"$3-4 million", "money 3000000 USD (between)"},
        {"$3 million to $4 million", "money 3000000 USD (between)"},
        {"3 to 4 million", "number 3000000 (between)"},
        {"two to three weeks", "duration 2 week (between)"},
        {"6 months to 2 years", "duration 6 month (between)"},
        {"three or four times", "number 3 (between)"},
        {"rose from 30 to 40", "number 30; number 40"},
        {"lost 4 to 2", "number 4; number 2"},
        {"5 or 500", "number 5; number 500"},
        {"call 555-0134", "number 555; number 134"},
        {"5 euros or 6 euros", "money 5 EUR; money 6 EUR"},
        {"555-0134-77", "number 555; number 134; number 77"},
        {"between the two", "number 2"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(limits_follow_from_the_precision)
{
    static const struct {
        const char *text;
        double low, high;
    } rows[] = {
        {"40", 40, 40},
        {"about 1,000", 900, 1100},
        {"about 1,234", 1172.3, 1295.7},
        {"nearly 200", 180, 200},
        {"just over 200", 200, 220},
        {"at least 200", 200, INFINITY},
        {"up to 200", -INFINITY, 200},
        {"between 20 and 30", 20, 30},
        {"3 weeks", 1814400, 1814400},
        {"50 cents", 0.5, 0.5},
        {"2 to 3 km", 2000, 3000},
    };
    value_fixture f;
    value_setup(&f, "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        value_find(&f, rows[i].text);
        ck_assert_uint_ge(f.values.len, 1);
        const cg_value *v = &f.values.items[0];
        ck_assert_msg(v->low == rows[i].low || fabs(v->low - rows[i].low) < 1e-6,
                      "\"%s\": low %g", rows[i].text, v->low);
        ck_assert_msg(v->high == rows[i].high || fabs(v->high - rows[i].high) < 1e-6,
                      "\"%s\": high %g", rows[i].text, v->high);
    }
    value_teardown(&f);
}
END_TEST

Suite *text_value_measure_suite(void)
{
    Suite *suite = suite_create("text/value_measure");
    TCase *tcase = tcase_create("measures");
    tcase_add_test(tcase, words_before_and_behind_say_how_precise_it_is);
    tcase_add_test(tcase, over_a_duration_may_only_say_how_long);
    tcase_add_test(tcase, ranges_have_two_ends);
    tcase_add_test(tcase, limits_follow_from_the_precision);
    suite_add_tcase(suite, tcase);
    return suite;
}
