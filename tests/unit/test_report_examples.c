#include "report/examples.h"

#include <check.h>
#include <stdlib.h>

static cg_error error;

static cg_example_result rows[] = {
    {CG_SLICE_INIT("p/a"), CG_SLICE_INIT("It is <so> # and & so."), CG_SLICE_INIT("p.json"), 3,
     "support", "support", NULL, CG_EXAMPLE_PASSED},
    {CG_SLICE_INIT("p/a"), CG_SLICE_INIT("It is not."), CG_SLICE_INIT("p.json"), 4, "contradict",
     "mention", NULL, CG_EXAMPLE_FAILED},
    {CG_SLICE_INIT("p/a"), CG_SLICE_INIT("Hardly."), CG_SLICE_INIT("p.json"), 5, "contradict",
     "none", "known_miss", CG_EXAMPLE_KNOWN},
    {CG_SLICE_INIT("p/b"), CG_SLICE_INIT("Yes."), CG_SLICE_INIT("p.json"), 6, "support", "support",
     "known_false", CG_EXAMPLE_MENDED},
};

static char *written(const char *format)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    ck_assert_ptr_nonnull(out);
    const cg_example_results results = {rows, 4, 4};
    ck_assert_int_eq(cg_examples_write(&results, format, out, &error), CG_OK);
    ck_assert_int_eq(fclose(out), 0);
    return text;
}

START_TEST(tap_has_a_test_for_each_and_known_errors_as_todo)
{
    char *text = written("tap");
    ck_assert_str_eq(text,
                     "TAP version 14\n1..4\n"
                     "ok 1 - p/a: It is <so> \\# and & so.\n"
                     "not ok 2 - p/a: It is not.\n  ---\n"
                     "  message: \"should be \\\"contradict\\\" and comes out as \\\"mention\\\"\"\n"
                     "  at: \"p.json\"\n  line: 4\n  ...\n"
                     "not ok 3 - p/a: Hardly. # TODO known_miss\n"
                     "not ok 4 - p/b: Yes.\n  ---\n"
                     "  message: \"comes out as \\\"support\\\", as it should: "
                     "take \\\"known_false\\\" away\"\n"
                     "  at: \"p.json\"\n  line: 6\n  ...\n");
    free(text);
}
END_TEST

START_TEST(junit_counts_failures_and_skips_and_escapes_words)
{
    char *text = written("junit");
    ck_assert_ptr_nonnull(strstr(text, "tests=\"4\" failures=\"2\" errors=\"0\" skipped=\"1\""));
    ck_assert_ptr_nonnull(strstr(text, "It is &lt;so"));
    ck_assert_ptr_nonnull(strstr(text, "and &amp; so."));
    ck_assert_ptr_nonnull(strstr(text, "<skipped message=\"known_miss\"/>"));
    ck_assert_ptr_nonnull(strstr(text, ">p.json:4</failure>"));
    free(text);
}
END_TEST

START_TEST(another_format_is_refused)
{
    ck_assert_int_eq(cg_examples_check_format("tap", &error), CG_OK);
    ck_assert_int_eq(cg_examples_check_format("html", &error), CG_E_USAGE);
    ck_assert_int_eq(cg_examples_write(&(cg_example_results){0}, "html", stdout, &error),
                     CG_E_USAGE);
}
END_TEST

Suite *report_examples_suite(void)
{
    Suite *suite = suite_create("report/examples");
    TCase *tests = tcase_create("formats");
    tcase_add_test(tests, tap_has_a_test_for_each_and_known_errors_as_todo);
    tcase_add_test(tests, junit_counts_failures_and_skips_and_escapes_words);
    tcase_add_test(tests, another_format_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
