#include "value_fixture.h"

START_TEST(fractions_are_read_in_digits_and_words)
{
    static const value_row rows[] = {
        {"3/8", "number 0.375"},
        {"2 3/4", "number 2.75"},
        {"2-3/4", "number 2.75"},
        {"\xC2\xBD", "number 0.5"},
        {"7\xC2\xBD", "number 7.5"},
        {"7 \xC2\xBE", "number 7.75"},
        {"a half", "number 0.5"},
        {"three quarters", "number 0.75"},
        {"five sixths", "number 0.833333333333333"},
        {"one-tenth of it", "number 0.1"},
        {"a tenth of it", "number 0.1"},
        {"nine sixteenths", "number 0.5625"},
        {"three fiftieths", "number 0.06"},
        {"two and a half", "number 2.5"},
        {"six and three quarters", "number 6.75"},
        {"two hundred and three quarters", "number 200.75"},
        {"two and a half million", "number 2500000"},
        {"3 1/2 million", "number 3500000"},
        {"half a million", "number 500000"},
        {"three quarters of a million", "number 750000"},
        {"a quarter of a billion", "number 250000000"},
        {"more than half the voters", "number 0.5 (more than)"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(what_looks_like_a_fraction_may_be_none)
{
    static const value_row rows[] = {
        {"in the second half", "number 2 (ordinal)"},
        {"half-hearted", ""},
        {"the other half", ""},
        {"open 24/7", "number 24; number 7"},
        {"9/11", "number 9; number 11"},
        {"a tenth province", "number 10 (ordinal)"},
        {"four quarters", "number 4"},
        {"1/2/3", "number 1; number 2; number 3"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(ratios_are_shares)
{
    static const value_row rows[] = {
        {"one in four children", "number 0.25"},
        {"1 in 8", "number 0.125"},
        {"three in ten", "number 0.3"},
        {"four out of five dentists", "number 0.8"},
        {"2 over 5", "number 0.4"},
        {"one in 2008", "number 1; date 2008"},
        {"three in 1999", "number 3; date 1999"},
        {"nine in 20 minutes", "number 9; duration 20 minute"},
        {"seven out of three", "number 7; number 3"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

Suite *text_value_fraction_suite(void)
{
    Suite *suite = suite_create("text/value_fraction");
    TCase *tcase = tcase_create("fractions");
    tcase_add_test(tcase, fractions_are_read_in_digits_and_words);
    tcase_add_test(tcase, what_looks_like_a_fraction_may_be_none);
    tcase_add_test(tcase, ratios_are_shares);
    suite_add_tcase(suite, tcase);
    return suite;
}
