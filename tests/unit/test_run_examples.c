#include "engine_fixture.h"

#include <stdlib.h>

#define PACK(examples)                                                                 \
    "{'claimgrep':1,'pack':{'id':'p'},'names':{'x':{'names':['Xara'],'anaphors':['it " \
    "all']}},\n"                                                                       \
    "'claims':[{'id':'a','claim':'Xara is voluntary','supports':['voluntary'],"        \
    "'contradicts':['mandatory'],'examples':[\n" examples "]}]}"

static cg_test_summary run(const char *pack, cg_diags *diags)
{
    cg_error error;
    cg_test_summary summary;
    cg_program *program = program_new(pack);
    ck_assert_int_eq(cg_program_test(program, false, diags, &summary, &error), CG_OK);
    cg_program_free(program);
    return summary;
}

START_TEST(examples_that_come_out_as_they_say_pass)
{
    static const char *const table[] = {
        "{'text':'Xara is voluntary.','stance':'support'}",
        "{'text':'Xara is not voluntary.','stance':'contradict'}",
        "{'text':'Xara is mandatory.','stance':'contradict'}",
        "{'text':'Is Xara voluntary?','stance':'mention'}",
        "{'text':'Xara came.','stance':'none'}",
        "{'text':'Zed is nice.','stance':'none'}",
        "{'text':'Xara: is it voluntary?','stance':'mention'}",
        "{'text':'Xara may be voluntary.','stance':'support'}",
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char pack[1000];
        snprintf(pack, sizeof pack, PACK("%s"), table[i]);
        cg_diags *diags = cg_diags_new();
        cg_test_summary summary = run(pack, diags);
        ck_assert_msg(summary.failed == 0 && summary.passed == 1 &&
                          summary.examples == 1,
                      "%s", table[i]);
        ck_assert_uint_eq(cg_diags_count(diags), 0);
        cg_diags_free(diags);
    }
}
END_TEST

START_TEST(an_example_that_comes_out_otherwise_is_told_with_its_place)
{
    cg_diags *diags = cg_diags_new();
    cg_test_summary summary =
        run(PACK("{'text':'Xara is voluntary.','stance':'support'},\n"
                 "{'stance':'support','text':'Xara is mandatory.'},\n"
                 "{'text':'Xara is voluntary. Xara is mandatory.',"
                 "'stance':'support'},\n"
                 "{'text':'Zed.','stance':'mention'}"),
            diags);
    static const struct {
        unsigned line, column;
        const char *message;
    } wanted[] = {
        {4, 28, "the example should be \"support\" and comes out as \"contradict\""},
        {5, 9, "the example should be \"support\" and comes out as \"mixed\""},
        {6, 9, "the example should be \"mention\" and comes out as \"none\""},
    };
    ck_assert_uint_eq(summary.claims, 1);
    ck_assert_uint_eq(summary.examples, 4);
    ck_assert_uint_eq(summary.passed, 1);
    ck_assert_uint_eq(summary.failed, 3);
    ck_assert_uint_eq(cg_diags_count(diags), 3);
    for (size_t i = 0; i < 3; i++) {
        const cg_diagnostic *d = cg_diags_get(diags, i);
        ck_assert_str_eq(d->id, "example-failed");
        ck_assert_msg(d->line == wanted[i].line && d->column == wanted[i].column,
                      "%u:%u", d->line, d->column);
        ck_assert_msg(cg_slice_is(d->message, wanted[i].message), "%.*s",
                      (int)d->message.len, d->message.ptr);
        ck_assert(cg_slice_is(
            d->help, "of claim \"p/a\"; what is wrong, the pattern or the example?"));
    }
    cg_diags_free(diags);
}
END_TEST

START_TEST(a_known_error_is_kept_until_it_comes_out_otherwise)
{
    static const struct {
        const char *example;
        size_t passed, known, failed;
        const char *message; /* NULL: none */
    } table[] = {
        {"{'text':'Xara came.','stance':'support','known_miss':true}", 0, 1, 0, NULL},
        {"{'text':'Is Xara voluntary?','stance':'support','known_miss':true}", 0, 1, 0, NULL},
        {"{'text':'Xara is mandatory.','stance':'none','known_false':true}", 0, 1, 0, NULL},
        {"{'text':'Xara is mandatory.','stance':'support','known_false':true}", 0, 1, 0, NULL},
        {"{'text':'Xara is voluntary.','stance':'support','known_miss':false}", 1, 0, 0, NULL},
        {"{'text':'Xara is voluntary.','stance':'support','known_miss':true}", 0, 0, 1,
         "the example comes out as \"support\", as it should"},
        {"{'text':'Xara came.','stance':'none','known_false':true}", 0, 0, 1,
         "the example comes out as \"none\", as it should"},
        {"{'text':'Xara is mandatory.','stance':'support','known_miss':true}", 0, 0, 1,
         "the example should be \"support\" and comes out as \"contradict\""},
        {"{'text':'Xara came.','stance':'support','known_false':true}", 0, 0, 1,
         "the example should be \"support\" and comes out as \"none\""},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char pack[1000];
        snprintf(pack, sizeof pack, PACK("%s"), table[i].example);
        cg_diags *diags = cg_diags_new();
        cg_test_summary sum = run(pack, diags);
        ck_assert_msg(sum.passed == table[i].passed && sum.known == table[i].known &&
                          sum.failed == table[i].failed,
                      "%s: %zu, %zu, %zu", table[i].example, sum.passed, sum.known, sum.failed);
        ck_assert_uint_eq(cg_diags_count(diags), table[i].message ? 1 : 0);
        if (table[i].message)
            ck_assert(cg_slice_is(cg_diags_get(diags, 0)->message, table[i].message));
        cg_diags_free(diags);
    }
}
END_TEST

START_TEST(each_example_is_a_document_of_its_own)
{
    cg_diags *diags = cg_diags_new();
    cg_test_summary summary = run(PACK("{'text':'Xara came.','stance':'none'},"
                                       "{'text':'It is voluntary.','stance':'none'}"),
                                  diags);
    ck_assert_uint_eq(summary.failed, 0);
    cg_diags_free(diags);
}
END_TEST

START_TEST(other_claims_of_the_pack_do_not_count)
{
    cg_diags *diags = cg_diags_new();
    cg_test_summary summary =
        run("{'claimgrep':1,'pack':{'id':'p'},'claims':["
            "{'id':'a','claim':'c','subject':null,'supports':['blue'],"
            "'examples':[{'text':'blue','stance':'support'}]},"
            "{'id':'b','claim':'c','subject':null,'contradicts':['blue'],"
            "'examples':[{'text':'blue','stance':'contradict'}]},"
            "{'id':'c','claim':'c','subject':null,'supports':['red']}]}",
            diags);
    ck_assert_uint_eq(summary.claims, 3);
    ck_assert_uint_eq(summary.examples, 2);
    ck_assert_uint_eq(summary.failed, 0);
    cg_diags_free(diags);
}
END_TEST

START_TEST(a_lack_of_memory_ends_the_test)
{
    cg_program *program =
        program_new(PACK("{'text':'Xara is voluntary.','stance':'support'}"));
    for (long n = 1; n < 100000; n++) {
        cg_error error;
        cg_test_summary summary;
        cg_alloc_fail_at(n, 1);
        cg_status status = cg_program_test(program, false, NULL, &summary, &error);
        bool reached = cg_alloc_count() >= n;
        cg_alloc_fail_at(0, 0);
        ck_assert_int_eq(status, reached ? CG_E_MEMORY : CG_OK);
        if (!reached) {
            cg_program_free(program);
            return;
        }
    }
    ck_abort_msg("it never has memory enough");
}
END_TEST

Suite *run_examples_suite(void);
Suite *run_examples_suite(void)
{
    Suite *suite = suite_create("run/examples");
    TCase *tests = tcase_create("examples");
    tcase_add_test(tests, examples_that_come_out_as_they_say_pass);
    tcase_add_test(tests, an_example_that_comes_out_otherwise_is_told_with_its_place);
    tcase_add_test(tests, a_known_error_is_kept_until_it_comes_out_otherwise);
    tcase_add_test(tests, each_example_is_a_document_of_its_own);
    tcase_add_test(tests, other_claims_of_the_pack_do_not_count);
    tcase_add_test(tests, a_lack_of_memory_ends_the_test);
    suite_add_tcase(suite, tests);
    return suite;
}
