#include "value_fixture.h"

START_TEST(percentages_have_many_spellings)
{
    static const value_row rows[] = {
        {"8.4%", "percent 8.4"},
        {"8.4 %", "percent 8.4"},
        {"8.4 per cent", "percent 8.4"},
        {"8.4 percent", "percent 8.4"},
        {"8.4 pct", "percent 8.4"},
        {"eight per cent", "percent 8"},
        {"a 12-percent cut", "percent 12"},
        {"minus two percent", "percent -2"},
        {"half a percent", "percent 0.5"},
        {"3 percentage points", "percent 3 percentage point"},
        {"25 basis points", "percent 25 basis point"},
        {"4\xE2\x80\xB0", "percent 4 per mille"},
        {"percent of 15", "percent 15"},
        {"What percent of 15 is that?", "number 15"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(money_has_its_unit_before_or_behind)
{
    static const value_row rows[] = {
        {"$12", "money 12 USD"},
        {"$ 12", "money 12 USD"},
        {"-$12", "money -12 USD"},
        {"$2.5 billion", "money 2500000000 USD"},
        {"$2.5bn", "money 2500000000 USD"},
        {"\xE2\x82\xAC"
         "7m",
         "money 7000000 EUR"},
        {"\xC2\xA3"
         "7,400",
         "money 7400 GBP"},
        {"7,400 euros", "money 7400 EUR"},
        {"12 dollars", "money 12 USD"},
        {"twelve dollars", "money 12 USD"},
        {"USD 12", "money 12 USD"},
        {"12 USD", "money 12 USD"},
        {"US$ 40", "money 40 USD"},
        {"C$40", "money 40 CAD"},
        {"A$40", "money 40 AUD"},
        {"HK$ 40", "money 40 HKD"},
        {"40 Canadian dollars", "money 40 CAD"},
        {"Rs. 600", "money 600 INR"},
        {"600 Swiss francs", "money 600 CHF"},
        {"\xC2\xA5"
         "900",
         "money 900 JPY"},
        {"35 cents", "money 35 US cent"},
        {"35p", "money 35 penny"},
        {"35 pence", "money 35 penny"},
        {"a five-dollar bill", "money 5 USD"},
        {"a $30 limit", "money 30 USD"},
        {"spends a $30 note", "money 30 USD"},
        {"half a million dollars", "money 500000 USD"},
        {"a million-dollar house", "money 1000000 USD"},
        {"6 dollars 25 cents", "money 6.25 USD"},
        {"six dollars and twenty cents", "money 6.2 USD"},
        {"6 dollars 25", "money 6.25 USD"},
        {"6 dollars 25 people paid", "money 6 USD; number 25"},
        {"one $20 note", "number 1; money 20 USD"},
        {"$7 $8", "money 7 USD; money 8 USD"},
        {"80 pounds", "money 80 GBP"},
        {"It weighs 80 pounds.", "size 80 pound"},
        {"80 lbs", "size 80 pound"},
        {"Euro 2008", "date 2008"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(durations_and_sizes_keep_the_unit_that_was_said)
{
    static const value_row rows[] = {
        {"six weeks", "duration 6 week"},
        {"a 20-year term", "duration 20 year"},
        {"a 62-year-old man", "duration 62 year"},
        {"45 min", "duration 45 minute"},
        {"8h", "duration 8 hour"},
        {"half an hour", "duration 0.5 hour"},
        {"three and a half hours", "duration 3.5 hour"},
        {"2 hours 15 minutes", "duration 2.25 hour"},
        {"2 hours and 15 minutes", "duration 2.25 hour"},
        {"for a year", "duration 1 year"},
        {"less than an hour", "duration 1 hour (less than)"},
        {"$5 a day", "money 5 USD"},
        {"two more days", "duration 2 day"},
        {"five consecutive years", "duration 5 year"},
        {"a second term", "number 2 (ordinal)"},
        {"12 MB", "size 12 megabyte"},
        {"1.5 GB", "size 1.5 gigabyte"},
        {"40 km", "size 40 kilometre"},
        {"40km", "size 40 kilometre"},
        {"6 feet 2 inches", "size 6.16666666666667 foot"},
        {"75 kg", "size 75 kilogram"},
        {"300 square miles", "size 300 square mile"},
        {"9 sq. ft", "size 9 square foot"},
        {"55 mph", "size 55 mile per hour"},
        {"21 degrees Celsius", "size 21 degree Celsius"},
        {"250 ml", "size 250 millilitre"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(the_bare_number_is_found_inside)
{
    static const value_row rows[] = {
        {"$12", "money 12 USD; number 12 (inner)"},
        {"more than 15 years",
         "duration 15 year (more than); number 15 (more than) (inner)"},
        {"5 to 10 percent", "percent 5 (between); number 5 (between) (inner)"},
        {"2 hours 15 minutes", "duration 2.25 hour"},
        {"12", "number 12"},
    };
    value_fixture f;
    value_setup(&f, "");
    f.inner = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_str_eq(value_describe(&f, rows[i].text), rows[i].want);
    value_teardown(&f);
}
END_TEST

Suite *text_value_quantity_suite(void)
{
    Suite *suite = suite_create("text/value_quantity");
    TCase *tcase = tcase_create("quantities");
    tcase_add_test(tcase, percentages_have_many_spellings);
    tcase_add_test(tcase, money_has_its_unit_before_or_behind);
    tcase_add_test(tcase, durations_and_sizes_keep_the_unit_that_was_said);
    tcase_add_test(tcase, the_bare_number_is_found_inside);
    suite_add_tcase(suite, tcase);
    return suite;
}
