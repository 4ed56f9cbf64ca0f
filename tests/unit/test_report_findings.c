#include "report/findings.h"
#include "report_fixture.h"

#include <check.h>

static report_fixture f;

static const cg_suppression satire = {
    .reason = CG_SLICE_INIT("it is satire"), .author = CG_SLICE_INIT("Ann"), .expires = {"", 0}};

static void set_up(void)
{
    report_fixture_init(&f);
    report_fixture_add_plain(&f, 0, CG_STANCE_SUPPORT, "docs/a.txt");
    report_fixture_add_plain(&f, 0, CG_STANCE_CONTRADICT, "docs/b.txt");
    report_fixture_add_plain(&f, 0, CG_STANCE_CONTRADICT, "docs/c.txt");
    report_fixture_account(&f, "docs/a.txt", CG_FILE_SCANNED, NULL);
    report_fixture_account(&f, "docs/b.txt", CG_FILE_SCANNED, NULL);
    report_fixture_account(&f, "docs/c.txt", CG_FILE_SCANNED, NULL);
    report_fixture_judge(&f);
    cg_statement *statements = f.results->statements.items;
    f.results->has_baseline = true;
    f.results->has_suppressions = true;
    statements[0].baseline = CG_BASELINE_KNOWN;
    statements[1].baseline = CG_BASELINE_NEW;
    statements[1].suppression = &satire;
    statements[2].baseline = CG_BASELINE_NEW;
    statements[2].finding = CG_LEVEL_ERROR; /* a copy, but for what a test needs of it */
    f.results->verdicts.items[0].baseline = CG_BASELINE_KNOWN;
    cg_report_summarise(f.results, REPORT_CLAIMS, &f.summary);
}

static void tear_down(void)
{
    report_fixture_release(&f);
}

static bool prints(const char *format, const char *wanted)
{
    char *text = report_fixture_print(&f, format);
    bool found = strstr(text, wanted) != NULL;
    free(text);
    return found;
}

START_TEST(what_is_known_or_suppressed_is_no_finding_to_list)
{
    for (int order = CG_FINDINGS_BY_PLACE; order <= CG_FINDINGS_BY_CLAIM; order++) {
        cg_findings findings = {0};
        ck_assert(cg_findings_list(&f.input, (cg_findings_order)order, &findings));
        ck_assert_uint_eq(findings.len, 1);
        ck_assert_ptr_eq(findings.items[0].statement, &f.results->statements.items[2]);
        cg_vec_release(&findings);
    }
}
END_TEST

START_TEST(the_summary_counts_it_apart)
{
    ck_assert_uint_eq(f.summary.errors, 1);
    ck_assert_uint_eq(f.summary.known, 2);
    ck_assert_uint_eq(f.summary.suppressed, 1);
    ck_assert(prints("text", "1 error, 0 warnings, 0 notes, 2 in the baseline, 1 suppressed\n"));
}
END_TEST

START_TEST(text_says_why_it_does_not_count)
{
    ck_assert(prints("text", "docs/a.txt:1:10: note: supports \"Entry is free\"; in the baseline"));
    ck_assert(prints("text", "docs/b.txt:1:10: note: contradicts \"Entry is free\"; "
                             "suppressed: it is satire"));
    ck_assert(prints("text", "docs/c.txt:1:10: error: contradicts \"Entry is free\", a copy of "));
    ck_assert(prints("text", "; note: consistent is expected; in the baseline\n"));
}
END_TEST

START_TEST(json_lines_tell_the_states_of_statements_and_verdicts)
{
    ck_assert(prints("jsonl", "\"finding\":\"error\",\"baseline\":\"known\",\"suppression\":null"));
    ck_assert(prints("jsonl", "\"finding\":\"error\",\"baseline\":\"new\",\"suppression\":"
                              "{\"reason\":\"it is satire\",\"author\":\"Ann\",\"expires\":null}"));
    ck_assert(prints("jsonl", "\"known\":2,\"suppressed\":1}"));
    f.results->has_baseline = f.results->has_suppressions = false;
    ck_assert(!prints("jsonl", "\"baseline\""));
    ck_assert(!prints("jsonl", "\"suppress"));
}
END_TEST

static unsigned count(const char *format, const char *wanted)
{
    unsigned found = 0;
    char *text = report_fixture_print(&f, format);
    for (const char *at = text; (at = strstr(at, wanted)) != NULL; at += strlen(wanted))
        found++;
    free(text);
    return found;
}

START_TEST(sarif_tells_the_states_of_all_results_or_of_none)
{
    ck_assert_uint_eq(count("sarif", "\"baselineState\":\"unchanged\""), 2);
    ck_assert_uint_eq(count("sarif", "\"baselineState\":\"new\""), 2);
    ck_assert_uint_eq(count("sarif", "\"suppressions\":[]"), 3);
    ck_assert_uint_eq(count("sarif", "\"justification\":\"it is satire\""), 1);
    ck_assert_uint_eq(count("sarif-github", "\"ruleId\""), 1);
    ck_assert_uint_eq(count("sarif-github", "\"baselineState\":\"new\""), 1);
    f.results->has_baseline = f.results->has_suppressions = false;
    ck_assert_uint_eq(count("sarif", "baselineState"), 0);
    ck_assert_uint_eq(count("sarif", "suppressions"), 0);
}
END_TEST

START_TEST(rows_of_csv_say_it_in_the_column_of_findings)
{
    ck_assert(prints("csv", "statement,museums/free,support,known,docs/a.txt"));
    ck_assert(prints("csv", "statement,museums/free,contradict,suppressed,docs/b.txt"));
    ck_assert(prints("csv", "statement,museums/free,contradict,error,docs/c.txt"));
}
END_TEST

Suite *report_findings_suite(void);
Suite *report_findings_suite(void)
{
    Suite *suite = suite_create("report/findings");
    TCase *tests = tcase_create("findings");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_is_known_or_suppressed_is_no_finding_to_list);
    tcase_add_test(tests, the_summary_counts_it_apart);
    tcase_add_test(tests, text_says_why_it_does_not_count);
    tcase_add_test(tests, json_lines_tell_the_states_of_statements_and_verdicts);
    tcase_add_test(tests, sarif_tells_the_states_of_all_results_or_of_none);
    tcase_add_test(tests, rows_of_csv_say_it_in_the_column_of_findings);
    suite_add_tcase(suite, tests);
    return suite;
}
