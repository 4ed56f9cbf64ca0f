#include "base/alloc.h"
#include "baseline/baseline.h"
#include "baseline_fixture.h"

#include <check.h>
#include <stdlib.h>

Suite *baseline_file_suite(void);

static baseline_fixture f;

static const char *const free_entry[] = {"Entry is \"free\".", NULL};
static const char *const dear[] = {"Entry is dear.", NULL};

static void set_up(void)
{
    baseline_fixture_init(&f);
}

static void tear_down(void)
{
    cg_alloc_fail_at(0, 0);
    baseline_fixture_release(&f);
}

/* To be freed. */
static char *written(void)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    ck_assert_ptr_nonnull(out);
    ck_assert_int_eq(cg_baseline_write(f.results, f.claims, out, NULL), CG_OK);
    ck_assert_int_eq(fclose(out), 0);
    return text;
}

START_TEST(findings_are_written_in_order_whatever_the_order_they_came_in)
{
    baseline_fixture_file(&f, "b.txt", 0xAB, 0, CG_STANCE_SUPPORT, free_entry);
    baseline_fixture_file(&f, "a.txt", 0xCD, 0, CG_STANCE_SUPPORT, dear);
    baseline_fixture_judge(&f);
    char *text = written();
    ck_assert_ptr_nonnull(strstr(text, "{\"claimgrep\":1,\"findings\":[\n"
                                       "{\"claim\":\"museums/myth\",\"stance\":\"support\","
                                       "\"path\":\"a.txt\",\"sentence\":\"Entry is dear.\","
                                       "\"content\":\"00000000000000cd\",\"fingerprint\":\""));
    ck_assert_ptr_nonnull(strstr(text, ",\n{\"claim\":\"museums/myth\",\"stance\":\"support\","
                                       "\"path\":\"b.txt\",\"sentence\":\"Entry is \\\"free\\\".\""));
    free(text);
}
END_TEST

START_TEST(what_is_no_finding_or_suppressed_is_left_out)
{
    static const cg_suppression let = {.reason = CG_SLICE_INIT("r")};
    baseline_fixture_file(&f, "a.txt", 1, 0, CG_STANCE_CONTRADICT, dear);
    baseline_fixture_file(&f, "b.txt", 2, 0, CG_STANCE_SUPPORT, free_entry);
    baseline_fixture_judge(&f);
    f.results->statements.items[1].suppression = &let;
    char *text = written();
    ck_assert_str_eq(text, "{\"claimgrep\":1,\"findings\":[\n]}\n");
    free(text);
}
END_TEST

START_TEST(of_a_claim_to_be_consistent_the_one_side_is_written_before_there_is_another)
{
    baseline_fixture_file(&f, "a.txt", 1, 1, CG_STANCE_SUPPORT, free_entry);
    baseline_fixture_judge(&f);
    ck_assert_int_eq(f.results->statements.items[0].finding, CG_LEVEL_NONE);
    char *text = written();
    ck_assert_ptr_nonnull(strstr(text, "\"claim\":\"museums/free\",\"stance\":\"support\""));
    free(text);
}
END_TEST

START_TEST(what_was_written_is_read_and_known)
{
    cg_baseline baseline;
    baseline_fixture_file(&f, "a.txt", 1, 1, CG_STANCE_SUPPORT, free_entry);
    baseline_fixture_file(&f, "b.txt", UINT64_MAX, 1, CG_STANCE_CONTRADICT, dear);
    baseline_fixture_judge(&f);
    char *text = written();
    cg_baseline_init(&baseline);
    ck_assert_int_eq(cg_baseline_parse(&baseline, CG_SLICE("b.json"), cg_slice_of(text), NULL,
                                       NULL),
                     CG_OK);
    ck_assert_uint_eq(baseline.entries.len, 3);
    ck_assert_uint_eq(baseline.entries.items[2].content, UINT64_MAX);
    ck_assert_int_eq(cg_baseline_mark(&baseline, f.results, f.claims, NULL), CG_OK);
    for (size_t i = 0; i < 2; i++)
        ck_assert_int_eq(f.results->statements.items[i].baseline, CG_BASELINE_KNOWN);
    ck_assert_int_eq(f.results->verdicts.items[1].baseline, CG_BASELINE_KNOWN);
    cg_baseline_release(&baseline);
    free(text);
}
END_TEST

START_TEST(what_is_wrong_is_told_in_one_run)
{
    static const char text[] = "{\"claimgrep\": 2, \"findings\": [\n"
                               "{\"claim\": \"a/b\", \"fingerprint\": \"xyz\"},\n"
                               "{\"claim\": \"a/b\", \"fingerprnt\": \"\"},\n"
                               "7]}";
    cg_baseline baseline;
    cg_diags *diags = cg_diags_new();
    cg_baseline_init(&baseline);
    ck_assert_int_eq(
        cg_baseline_parse(&baseline, CG_SLICE("b.json"), cg_slice_of(text), diags, NULL),
        CG_E_CONTENT);
    ck_assert_uint_eq(cg_diags_count_at(diags, CG_LEVEL_ERROR), 5);
    ck_assert_uint_eq(baseline.entries.len, 0);
    cg_baseline_release(&baseline);
    cg_diags_free(diags);
}
END_TEST

START_TEST(without_memory_nothing_is_written_or_read)
{
    static const char text[] =
        "{\"claimgrep\": 1, \"findings\": [{\"claim\": \"a/b\", \"path\": \"a\", \"sentence\": "
        "\"s\", \"fingerprint\": \"00112233445566778899aabbccddeeff\"}]}";
    cg_status status = CG_E_MEMORY;
    for (long n = 1; status != CG_OK; n++) {
        cg_baseline baseline;
        cg_baseline_init(&baseline);
        cg_alloc_fail_at(n, 0);
        status = cg_baseline_parse(&baseline, CG_SLICE("b"), cg_slice_of(text), NULL, NULL);
        cg_alloc_fail_at(0, 0);
        ck_assert(status == CG_OK || status == CG_E_MEMORY);
        ck_assert_uint_eq(baseline.entries.len, status == CG_OK);
        cg_baseline_release(&baseline);
        ck_assert_int_lt(n, 1000);
    }
}
END_TEST

Suite *baseline_file_suite(void)
{
    Suite *suite = suite_create("baseline/file");
    TCase *tests = tcase_create("file");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, findings_are_written_in_order_whatever_the_order_they_came_in);
    tcase_add_test(tests, what_is_no_finding_or_suppressed_is_left_out);
    tcase_add_test(tests,
                   of_a_claim_to_be_consistent_the_one_side_is_written_before_there_is_another);
    tcase_add_test(tests, what_was_written_is_read_and_known);
    tcase_add_test(tests, what_is_wrong_is_told_in_one_run);
    tcase_add_test(tests, without_memory_nothing_is_written_or_read);
    suite_add_tcase(suite, tests);
    return suite;
}
