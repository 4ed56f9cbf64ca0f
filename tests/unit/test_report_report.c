#include "report/formats.h"

#include "base/alloc.h"
#include "report_fixture.h"

#include <check.h>

START_TEST(formats_are_found_by_name_and_listed)
{
    ck_assert_str_eq(cg_report_find("text")->name, "text");
    ck_assert_str_eq(cg_report_find("jsonl")->name, "jsonl");
    ck_assert_ptr_null(cg_report_find("TEXT"));
    ck_assert_ptr_null(cg_report_find(""));
    ck_assert_ptr_null(cg_report_find(NULL));
    size_t count = 0;
    while (cg_report_at(count)) {
        ck_assert_ptr_eq(cg_report_find(cg_format_name(count)), cg_report_at(count));
        ck_assert_uint_gt(strlen(cg_format_summary(count)), 0);
        count++;
    }
    ck_assert_uint_ge(count, 2);
    ck_assert_ptr_null(cg_format_name(count));
    ck_assert_ptr_null(cg_format_summary(count));
}
END_TEST

START_TEST(the_summary_counts_everything_but_the_exit_status)
{
    report_fixture f;
    report_fixture_init(&f);
    report_fixture_add_plain(&f, 0, CG_STANCE_SUPPORT, "b");
    report_fixture_add_full(&f);
    report_fixture_add_plain(&f, 1, CG_STANCE_MENTION, "b");
    report_fixture_account(&f, "a", CG_FILE_SCANNED, NULL);
    report_fixture_account(&f, "b", CG_FILE_SCANNED, NULL);
    report_fixture_account(&f, "c", CG_FILE_SKIPPED, "binary");
    report_fixture_account(&f, "d", CG_FILE_CUT, "too large");
    report_fixture_account(&f, "e", CG_FILE_FAILED, "gone");
    f.claims[0].severity = CG_LEVEL_WARNING;
    f.summary.exit_status = 3;
    f.summary.notes = 99; /* of an earlier count */
    report_fixture_judge(&f);
    const cg_check_summary *s = &f.summary;
    ck_assert_uint_eq(s->claims, 2);
    ck_assert_uint_eq(s->files, 5);
    ck_assert_uint_eq(s->scanned, 2);
    ck_assert_uint_eq(s->skipped, 1);
    ck_assert_uint_eq(s->cut, 1);
    ck_assert_uint_eq(s->failed, 1);
    ck_assert_uint_eq(s->statements, 3);
    ck_assert_uint_eq(s->support, 1);
    ck_assert_uint_eq(s->contradict, 1);
    ck_assert_uint_eq(s->mention, 1);
    ck_assert_uint_eq(s->errors, 0);
    ck_assert_uint_eq(s->warnings, 3); /* both statements and the verdict */
    ck_assert_uint_eq(s->notes, 0);
    ck_assert_int_eq(s->exit_status, 3);
    report_fixture_release(&f);
}
END_TEST

START_TEST(results_of_another_program_are_not_printed)
{
    report_fixture f;
    cg_error error;
    report_fixture_init(&f);
    report_fixture_add_plain(&f, 1, CG_STANCE_SUPPORT, "a");
    f.input.claim_count = 1;
    for (size_t i = 0; cg_report_at(i); i++)
        ck_assert_int_eq(cg_report_at(i)->write(&f.input, stdout, &error), CG_E_USAGE);
    report_fixture_release(&f);
}
END_TEST

START_TEST(a_buffer_that_failed_is_not_taken_for_output)
{
    cg_buf buf;
    cg_error error;
    cg_buf_init(&buf, 2);
    cg_buf_add(&buf, "abc", 3);
    ck_assert_int_eq(cg_report_flush(&buf, stdout, &error), CG_E_MEMORY);
    cg_buf_release(&buf);
}
END_TEST

static void fail_each_allocation(const report_fixture *f, const cg_report_format *format)
{
    for (long n = 1;; n++) {
        FILE *out = tmpfile();
        ck_assert_ptr_nonnull(out);
        cg_alloc_fail_at(n, 0);
        cg_status status = format->write(&f->input, out, NULL);
        bool failed = cg_alloc_count() >= n;
        cg_alloc_fail_at(0, 0);
        ck_assert_int_eq(fclose(out), 0);
        ck_assert_msg(status == (failed ? CG_E_MEMORY : CG_OK), "%s, allocation %ld",
                      format->name, n);
        if (!failed)
            return;
    }
}

START_TEST(no_format_is_cut_where_memory_runs_out)
{
    report_fixture f;
    report_fixture_init(&f);
    report_fixture_add_full(&f);
    report_fixture_add_plain(&f, 0, CG_STANCE_SUPPORT, "docs/b.txt");
    report_fixture_add_plain(&f, 1, CG_STANCE_MENTION, "docs/b.txt");
    report_fixture_account(&f, "docs/a.txt", CG_FILE_SCANNED, "");
    report_fixture_account(&f, "docs/c.txt", CG_FILE_FAILED, "gone");
    report_fixture_judge(&f);
    const uint32_t shard = 1;
    const cg_report_run run = {
        .head = {.version = CG_SLICE("1"), .of = 1, .shards = &shard, .shards_len = 1}};
    const cg_results_item item = {
        .path = CG_SLICE("docs/a.txt"), .accounts = 1, .statements = 1};
    ck_assert(cg_vec_push(&f.results->items, item));
    f.input.run = &run;
    ck_assert_int_eq(unsetenv("GITHUB_STEP_SUMMARY"), 0);
    for (size_t i = 0; cg_report_at(i); i++)
        fail_each_allocation(&f, cg_report_at(i));
    report_fixture_release(&f);
}
END_TEST

START_TEST(every_expectation_has_its_word)
{
    ck_assert_str_eq(cg_report_expect_name(CG_EXPECT_REPORT), "report");
    ck_assert_str_eq(cg_report_expect_name(CG_EXPECT_SUPPORTED), "supported");
    ck_assert_str_eq(cg_report_expect_name(CG_EXPECT_CONTRADICTED), "contradicted");
    ck_assert_str_eq(cg_report_expect_name(CG_EXPECT_CONSISTENT), "consistent");
}
END_TEST

Suite *report_report_suite(void);
Suite *report_report_suite(void)
{
    Suite *suite = suite_create("report/report");
    TCase *tests = tcase_create("report");
    tcase_add_test(tests, formats_are_found_by_name_and_listed);
    tcase_add_test(tests, the_summary_counts_everything_but_the_exit_status);
    tcase_add_test(tests, results_of_another_program_are_not_printed);
    tcase_add_test(tests, a_buffer_that_failed_is_not_taken_for_output);
    tcase_add_test(tests, no_format_is_cut_where_memory_runs_out);
    tcase_add_test(tests, every_expectation_has_its_word);
    suite_add_tcase(suite, tests);
    return suite;
}
