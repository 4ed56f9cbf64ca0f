#include "value_fixture.h"

START_TEST(dates_with_the_name_of_a_month)
{
    static const value_row rows[] = {
        {"14 March 1998", "date 1998-03-14"},
        {"March 14, 1998", "date 1998-03-14"},
        {"March 14 , 1998", "date 1998-03-14"},
        {"Mar. 14th, 1998", "date 1998-03-14"},
        {"the 14th of March 1998", "date 1998-03-14"},
        {"the 14th of March, 1998", "date 1998-03-14"},
        {"the fourteenth of March of 1998", "date 1998-03-14"},
        {"March fourteenth, 1998", "date 1998-03-14"},
        {"14-Mar-1998", "date 1998-03-14"},
        {"1998/Mar/14", "date 1998-03-14"},
        {"Mar-14-1998", "date 1998-03-14"},
        {"14-Mar-98", "date 1998-03-14"},
        {"1998 March 14", "date 1998-03-14"},
        {"Saturday, 14 March 1998", "date 1998-03-14"},
        {"Saturday (March 14, 1998)", "date 1998-03-14"},
        {"**March 14, 1998:** it began", "date 1998-03-14"},
        {"Mar 14 10:20:30 1998", "date 1998-03-14"},
        {"March 1998", "date 1998-03"},
        {"March, 1998", "date 1998-03"},
        {"March of 1998", "date 1998-03"},
        {"1998 March", "date 1998-03"},
        {"Mar-1998", "date 1998-03"},
        {"March '98", "date 1998-03"},
        {"14 February 1998 people", "date 1998-02-14"},
        {"30 February 1998", "date"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(dates_in_digits)
{
    static const value_row rows[] = {
        {"1998-03-14", "date 1998-03-14"},
        {"1998/3/14", "date 1998-03-14"},
        {"1998-03-14T08:30:00Z", "date 1998-03-14"},
        {"3/14/1998", "date 1998-03-14"},
        {"14/3/1998", "date 1998-03-14"},
        {"4/3/1998", "date 1998-04-03"},
        {"4.3.1998", "date 1998-03-04"},
        {"4-3-1998", "date 1998-04-03"},
        {"3/14/98", "date 1998-03-14"},
        {"3/14/12", "date 2012-03-14"},
        {"1998-03", "date 1998-03"},
        {"3/1998", "date 1998-03"},
        {"on 3/14", "date"},
        {"call 3-5213", "number 3; number 5213"},
        {"13/14/1998", "number 13; number 14; number 1998"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(four_digits_are_a_year_where_they_look_like_one)
{
    static const value_row rows[] = {
        {"in 1998", "date 1998"},
        {"In 1998 officials agreed.", "date 1998"},
        {"the 1998 election", "date 1998"},
        {"(1998)", "date 1998"},
        {"## 1998", "date 1998"},
        {"in 1543", "date 1543"},
        {"It dates back to 1543.", "date 1543"},
        {"in 1543 and 1544", "date 1543; date 1544"},
        {"It rose to 1543.", "number 1543"},
        {"1543", "number 1543"},
        {"1998 people came.", "number 1998"},
        {"1998 counties joined.", "number 1998"},
        {"over 2000 people", "number 2000 (more than)"},
        {"about 2000 people", "number 2000 (about)"},
        {"less than 2000", "number 2000 (less than)"},
        {"a population of 2000", "number 2000"},
        {"$1998", "money 1998 USD"},
        {"1998 dollars", "money 1998 USD"},
        {"1,998", "number 1998"},
        {"the year 1998", "date 1998"},
        {"fiscal year 1998", "date 1998"},
        {"year later than 1998", "date 1998 (more than)"},
        {"the class of '98", "date 1998"},
        {"nineteen ninety-eight", "date 1998"},
        {"in two thousand and nine", "date 2009"},
        {"two thousand and nine counties", "number 2009"},
        {"44 BC", "date -043"},
        {"AD 79", "date 0079"},
        {"500 BCE", "date -499"},
        {"a 2008 ad campaign", "date 2008"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(stretches_of_years_have_two_ends)
{
    static const value_row rows[] = {
        {"the 1980s", "date 1980/1989 (between)"},
        {"the '80s", "date 1980/1989 (between)"},
        {"in the 80s", "date 1980/1989 (between)"},
        {"in his 80s", ""},
        {"the 1980's", "date 1980/1989 (between)"},
        {"the 1600s", "date 1600/1699 (between)"},
        {"the late 1980s", "date 1985/1989 (between)"},
        {"the 19th century", "date 1801/1900 (between)"},
        {"fifth-century BC Athens", "date -499/-400 (between)"},
        {"1980-1985", "date 1980/1985 (between)"},
        {"1980-85", "date 1980/1985 (between)"},
        {"1980/1981", "date 1980/1981 (between)"},
        {"1880\xE2\x80\x93"
         "1885",
         "date 1880/1885 (between)"},
        {"from 1880 to 1885", "date 1880/1885 (between)"},
        {"between 1980 and 1985", "date 1980/1985 (between)"},
        {"1980 through 1985", "date 1980/1985 (between)"},
        {"31\xE2\x80\x93"
         "14 BC",
         "date -030/-013 (between)"},
        {"Q2 1998", "date 1998-04/1998-06 (between)"},
        {"1998-Q2", "date 1998-04/1998-06 (between)"},
        {"the second quarter of 1998", "date 1998-04/1998-06 (between)"},
        {"summer of 1998", "date 1998-06/1998-08 (between)"},
        {"winter 1998", "date 1998-12/1999-02 (between)"},
        {"March to May 1998", "date 1998-03/1998-05 (between)"},
        {"Nov-Feb 1998", "date 1997-11/1998-02 (between)"},
        {"3-5 March 1998", "date 1998-03-03/1998-03-05 (between)"},
        {"March 3-5, 1998", "date 1998-03-03/1998-03-05 (between)"},
        {"March 3 to April 2, 1998", "date 1998-03-03/1998-04-02 (between)"},
        {"3/3/1998 - 4/2/1998", "date 1998-03-03/1998-04-02 (between)"},
        {"3 May 1998 -- 4 June 1999", "date 1998-05-03/1999-06-04 (between)"},
        {"May 1998 to March 1998", "date 1998-05; date 1998-03"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(words_before_and_behind_limit_a_date)
{
    static const value_row rows[] = {
        {"since 1998", "date 1998 (at least)"},
        {"since March 1998", "date 1998-03 (at least)"},
        {"before 1998", "date 1998 (less than)"},
        {"prior to March 14, 1998", "date 1998-03-14 (less than)"},
        {"after 1998", "date 1998 (more than)"},
        {"by March 1998", "date 1998-03 (at most)"},
        {"until 1998", "date 1998 (at most)"},
        {"no later than March 14, 1998", "date 1998-03-14 (at most)"},
        {"around 1998", "date 1998 (about)"},
        {"circa 1543", "date 1543 (about)"},
        {"1998 or later", "date 1998 (at least)"},
        {"1998 or earlier", "date 1998 (at most)"},
        {"after 1998 and before 2004", "date 1998 (more than); date 2004 (less than)"},
        {"early 1998", "date 1998"},
        {"mid-1998", "date 1998"},
        {"the end of March 1998", "date 1998-03"},
        {"before the end of 1998", "date 1998 (less than)"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

START_TEST(a_part_of_a_period_has_fewer_days)
{
    static const struct {
        const char *text, *first, *last;
    } rows[] = {
        {"1998", "1998-01-01", "1998-12-31"},
        {"early 1998", "1998-01-01", "1998-07-02"},
        {"late 1998", "1998-07-03", "1998-12-31"},
        {"mid-1998", "1998-04-03", "1998-10-01"},
        {"the end of March 1998", "1998-03-17", "1998-03-31"},
    };
    value_fixture f;
    value_setup(&f, "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_value first, last;
        ck_assert(cg_value_of_date(cg_slice_of(rows[i].first), &first));
        ck_assert(cg_value_of_date(cg_slice_of(rows[i].last), &last));
        value_find(&f, rows[i].text);
        ck_assert_uint_eq(f.values.len, 1);
        ck_assert_msg(f.values.items[0].start == first.start, "%s", rows[i].text);
        ck_assert_msg(f.values.items[0].end == last.start, "%s", rows[i].text);
    }
    value_teardown(&f);
}
END_TEST

START_TEST(a_missing_year_is_the_nearest)
{
    static const value_row rows[] = {
        {"March 14", "date 1998-03-14 (inferred)"},
        {"December 30", "date 1997-12-30 (inferred)"},
        {"on 30 November", "date 1997-11-30 (inferred)"},
        {"in June", "date 1998-06 (inferred)"},
        {"In May it began", "date 1998-05 (inferred)"},
        {"it may begin", ""},
        {"they march on", ""},
        {"March on!", ""},
        {"he may 5 times", "number 5"},
        {"Christmas", "date 1997-12-25 (inferred)"},
    };
    VALUE_CHECK("1998-01-10", rows);
}
END_TEST

START_TEST(relative_dates_are_seen_from_the_document)
{
    static const value_row rows[] = {
        {"today", "date 1998-03-14"},
        {"yesterday", "date 1998-03-13"},
        {"tomorrow", "date 1998-03-15"},
        {"the day before yesterday", "date 1998-03-12"},
        {"last week", "date 1998-03-02/1998-03-08 (between)"},
        {"next week", "date 1998-03-16/1998-03-22 (between)"},
        {"this month", "date 1998-03"},
        {"last month", "date 1998-02"},
        {"last year", "date 1997"},
        {"late last year", "date 1997"},
        {"next quarter", "date 1998-04/1998-06 (between)"},
        {"last March", "date 1997-03"},
        {"next March", "date 1999-03"},
        {"this March", "date 1998-03"},
        {"last February", "date 1998-02"},
        {"last summer", "date 1997-06/1997-08 (between)"},
        {"last Tuesday", "date 1998-03-10"},
        {"last Saturday", "date 1998-03-07"},
        {"next Tuesday", "date 1998-03-17"},
        {"three days ago", "date 1998-03-11"},
        {"two weeks ago", "date 1998-02-28 (about)"},
        {"two months ago", "date 1998-01"},
        {"two years ago", "date 1996"},
        {"a year ago", "date 1997"},
        {"more than two years ago", "date 1996 (less than)"},
        {"less than two years ago", "date 1996 (more than)"},
        {"two days from now", "date 1998-03-16"},
        {"March last year", "date 1997-03"},
        {"since yesterday", "date 1998-03-13 (at least)"},
        {"10 days before March 14, 1998", "date 1998-03-04"},
        {"10 days after March 14, 1998", "date 1998-03-24"},
        {"two months from 1/31/1998", "date 1998-03-31"},
        {"on Friday", "date"},
        {"the following year", "date"},
        {"three weeks later", "duration 3 week"},
        {"the past three weeks", "duration 3 week"},
    };
    VALUE_CHECK("1998-03-14", rows);
}
END_TEST

START_TEST(without_a_documents_date_they_stay_unresolved)
{
    static const value_row rows[] = {
        {"yesterday", "date"},  {"last year", "date"},
        {"next March", "date"}, {"three weeks ago", "date (about)"},
        {"March 14", "date"},   {"10 days after 1998-03-14", "date 1998-03-24"},
    };
    value_fixture f;
    VALUE_CHECK("", rows);
    value_setup(&f, "March 1998");
    value_find(&f, "March 14");
    ck_assert_uint_eq(f.values.len, 1);
    ck_assert_uint_eq(f.values.items[0].month, 3);
    ck_assert_uint_eq(f.values.items[0].day, 14);
    ck_assert(!(f.values.items[0].flags & CG_VALUE_RESOLVED));
    value_teardown(&f);
}
END_TEST

START_TEST(holidays_of_a_year_are_days)
{
    static const value_row rows[] = {
        {"Christmas 1998", "date 1998-12-25"},
        {"Independence Day 1998", "date 1998-07-04"},
        {"New Year's Day 1998", "date 1998-01-01"},
        {"Easter 2000", "date 2000-04-23"},
        {"Good Friday 2008", "date 2008-03-21"},
        {"Thanksgiving 2019", "date 2019-11-28"},
        {"Black Friday 2019", "date 2019-11-29"},
        {"Memorial Day, 2021", "date 2021-05-31"},
        {"Labor Day of 2021", "date 2021-09-06"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

Suite *text_value_date_suite(void)
{
    Suite *suite = suite_create("text/value_date");
    TCase *tcase = tcase_create("dates");
    tcase_add_test(tcase, dates_with_the_name_of_a_month);
    tcase_add_test(tcase, dates_in_digits);
    tcase_add_test(tcase, four_digits_are_a_year_where_they_look_like_one);
    tcase_add_test(tcase, stretches_of_years_have_two_ends);
    tcase_add_test(tcase, words_before_and_behind_limit_a_date);
    tcase_add_test(tcase, a_part_of_a_period_has_fewer_days);
    tcase_add_test(tcase, a_missing_year_is_the_nearest);
    tcase_add_test(tcase, relative_dates_are_seen_from_the_document);
    tcase_add_test(tcase, without_a_documents_date_they_stay_unresolved);
    tcase_add_test(tcase, holidays_of_a_year_are_days);
    suite_add_tcase(suite, tcase);
    return suite;
}
