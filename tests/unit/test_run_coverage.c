#include "engine_fixture.h"

#include <stdlib.h>

#define PACK(lexicons, supports, examples)                                             \
    "{'claimgrep':1,'pack':{'id':'p'},'lexicons':{" lexicons "},\n"                    \
    "'claims':[{'id':'a','claim':'c','subject':null,\n'supports':[" supports "],\n"    \
    "'examples':[" examples "]}]}"

typedef struct coverage_row {
    const char *pack;
    size_t alternatives, fired;
    const char *told; /* "LINE:COLUMN text", one behind the other */
} coverage_row;

static void check_row(const coverage_row *row)
{
    cg_diags *diags = cg_diags_new();
    cg_program *program = program_new(row->pack);
    cg_test_summary sum;
    cg_error error;
    ck_assert_int_eq(cg_program_test(program, true, diags, &sum, &error), CG_OK);
    char told[400] = "";
    for (size_t i = 0; i < cg_diags_count(diags); i++) {
        const cg_diagnostic *d = cg_diags_get(diags, i);
        size_t len = strlen(told);
        ck_assert_str_eq(d->id, "uncovered-alternative");
        snprintf(told + len, sizeof told - len, "%s%u:%u %.*s", i ? ", " : "", d->line,
                 d->column, (int)d->message.len - 19, d->message.ptr + 18);
    }
    ck_assert_str_eq(told, row->told);
    ck_assert_msg(sum.alternatives == row->alternatives && sum.fired == row->fired,
                  "%s: %zu of %zu", row->pack, sum.fired, sum.alternatives);
    cg_program_free(program);
    cg_diags_free(diags);
}

START_TEST(what_no_example_fires_is_told_with_its_place)
{
    static const coverage_row table[] = {
        {PACK("", "'blue'", "{'text':'blue','stance':'support'}"), 1, 1, ""},
        {PACK("", "'blue','red'", "{'text':'blue','stance':'support'}"), 2, 1, "3:21 red"},
        {PACK("", "'deep (blue | red | green)'", "{'text':'deep red','stance':'support'}"), 4,
         2, "3:20 blue, 3:33 green"},
        {PACK("'x':['blue','red']", "'@x'", "{'text':'not red','stance':'contradict'}"), 3, 2,
         "1:52 blue"},
        {PACK("'x':['blue','red']", "'a @x','an @x'",
              "{'text':'a blue','stance':'support'},{'text':'an red','stance':'support'}"),
         4, 4, ""},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        check_row(&table[i]);
}
END_TEST

START_TEST(of_what_stands_in_each_other_the_outermost_is_told)
{
    coverage_row row = {PACK("", "'blue','deep (red | dark (green | brown))'",
                             "{'text':'blue','stance':'support'}"),
                        6, 1, "3:21 deep (red | dark (green | brown))"};
    check_row(&row);
}
END_TEST

START_TEST(a_match_that_a_longer_one_beats_fires_nothing)
{
    coverage_row row = {PACK("", "'blue','blue moon'",
                             "{'text':'the blue moon','stance':'support'}"),
                        2, 1, "3:14 blue"};
    check_row(&row);
}
END_TEST

START_TEST(an_example_of_another_claim_fires_nothing)
{
    coverage_row row = {"{'claimgrep':1,'pack':{'id':'p'},'claims':["
                        "{'id':'a','claim':'c','subject':null,'supports':['blue']},\n"
                        "{'id':'b','claim':'c','subject':null,'supports':['blue'],"
                        "'examples':[{'text':'blue','stance':'support'}]}]}",
                        2, 1, "1:94 blue"};
    check_row(&row);
}
END_TEST

START_TEST(nothing_is_told_to_who_does_not_ask)
{
    cg_diags *diags = cg_diags_new();
    cg_program *program =
        program_new(PACK("", "'blue','red'", "{'text':'blue','stance':'support'}"));
    cg_test_summary sum;
    cg_error error;
    ck_assert_int_eq(cg_program_test(program, false, diags, &sum, &error), CG_OK);
    ck_assert_uint_eq(cg_diags_count(diags), 0);
    ck_assert_uint_eq(sum.fired, 1);
    cg_program_free(program);
    cg_diags_free(diags);
}
END_TEST

Suite *run_coverage_suite(void);
Suite *run_coverage_suite(void)
{
    Suite *suite = suite_create("run/coverage");
    TCase *tests = tcase_create("coverage");
    tcase_add_test(tests, what_no_example_fires_is_told_with_its_place);
    tcase_add_test(tests, of_what_stands_in_each_other_the_outermost_is_told);
    tcase_add_test(tests, a_match_that_a_longer_one_beats_fires_nothing);
    tcase_add_test(tests, an_example_of_another_claim_fires_nothing);
    tcase_add_test(tests, nothing_is_told_to_who_does_not_ask);
    suite_add_tcase(suite, tests);
    return suite;
}
