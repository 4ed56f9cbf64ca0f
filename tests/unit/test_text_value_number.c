#include "value_fixture.h"

START_TEST(numbers_in_digits_are_read_as_english_readers_do)
{
    static const value_row rows[] = {
        {"7", "number 7"},
        {"It has 412 beds.", "number 412"},
        {"2.75", "number 2.75"},
        {"12,480 voters", "number 12480"},
        {"3,207,118.5 in all", "number 3207118.5"},
        {"4,321,000", "number 4321000"},
        {"17,06,250", "number 1706250"},
        {"1.000,5", "number 1000.5"},
        {"3.250.000", "number 3250000"},
        {"8,50", "number 8.5"},
        {"8,5000", "number 8; number 5000"},
        {".65 of it", "number 0.65"},
        {"6e3", "number 6000"},
        {"6.5E-2", "number 0.065"},
        {"70 000 people", "number 70000"},
        {"3 141 592 people", "number 3141592"},
        {"On the list 12 345 stand", "number 12; number 345"},
        {"100 200 300", "number 100; number 200; number 300"},
        {"5\xC2\xA0"
         "250",
         "number 5250"},
        {"2^10", "number 1024"},
        {"3 x 10^8", "number 300000000"},
        {"-14", "number -14"},
        {"\xE2\x88\x92"
         "14",
         "number -14"},
        {"(-14)", "number -14"},
        {"the F-16 and the Boeing 747", "number 747"},
        {"the year201 form 201__", ""},
        {"postcode 4X9", ""},
        {"open from 9:30 to 11 p.m.", ""},
        {"see http://example.org/2010/11/12?x=13 for 14", "number 14"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(numbers_in_words_add_up)
{
    static const value_row rows[] = {
        {"eleven", "number 11"},
        {"forty-seven", "number 47"},
        {"Forty Seven", "number 47"},
        {"two hundred", "number 200"},
        {"a hundred", "number 100"},
        {"nine hundred and ninety-nine", "number 999"},
        {"three thousand four hundred and twelve", "number 3412"},
        {"fifteen hundred", "number 1500"},
        {"six million two hundred thousand", "number 6200000"},
        {"six million, two hundred thousand", "number 6200000"},
        {"a dozen", "number 12"},
        {"five dozen eggs", "number 60"},
        {"half a dozen", "number 6"},
        {"a couple of them", "number 2"},
        {"four lakh", "number 400000"},
        {"two crore", "number 20000000"},
        {"minus eight", "number -8"},
        {"negative twelve", "number -12"},
        {"seven point two five", "number 7.25"},
        {"one point five million", "number 1500000"},
        {"hundreds of thousands of people", ""},
        {"several hundred thousand people", ""},
        {"a few million", ""},
        {"one hundred and two hundred", "number 100; number 200"},
        {"five thousand and two million", "number 5000; number 2000000"},
        {"one, two, three", "number 1; number 2; number 3"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(magnitudes_multiply)
{
    static const value_row rows[] = {
        {"6 million", "number 6000000"},
        {"6m", "number 6000000"},
        {"6M", "number 6000000"},
        {"6k", "number 6000"},
        {"6bn", "number 6000000000"},
        {"6.25 billion", "number 6250000000"},
        {"4 thousand 7 hundred", "number 4700"},
        {"2 hundred and 15", "number 215"},
        {"1.4 trillion", "number 1400000000000"},
        {"a 200m sprint", "size 200 metre"},
        {"30 k", "number 30000"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(one_may_be_a_pronoun)
{
    static const value_row rows[] = {
        {"This one is better than that one.", ""},
        {"No one can say.", ""},
        {"One can only hope.", ""},
        {"one of the counties", ""},
        {"There is one left.", "number 1"},
        {"The one percent", "percent 1"},
        {"one hundred", "number 100"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(ordinals_are_numbers_of_their_own)
{
    static const value_row rows[] = {
        {"the third county", "number 3 (ordinal)"},
        {"the 22nd county", "number 22 (ordinal)"},
        {"the thirty-first county", "number 31 (ordinal)"},
        {"a third county", "number 3 (ordinal)"},
        {"third-largest", "number 3 (ordinal)"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

Suite *text_value_number_suite(void)
{
    Suite *suite = suite_create("text/value_number");
    TCase *tcase = tcase_create("numbers");
    tcase_add_test(tcase, numbers_in_digits_are_read_as_english_readers_do);
    tcase_add_test(tcase, numbers_in_words_add_up);
    tcase_add_test(tcase, magnitudes_multiply);
    tcase_add_test(tcase, one_may_be_a_pronoun);
    tcase_add_test(tcase, ordinals_are_numbers_of_their_own);
    suite_add_tcase(suite, tcase);
    return suite;
}
