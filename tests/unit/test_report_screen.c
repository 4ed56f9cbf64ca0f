#include "base/alloc.h"
#include "report/screen.h"
#include "report_fixture.h"

#include <check.h>

static report_fixture f;
static cg_buf out;

static void set_up(void)
{
    report_fixture_init(&f);
    cg_buf_init(&out, 1 << 20);
}

static void tear_down(void)
{
    cg_alloc_fail_at(0, 0);
    cg_buf_release(&out);
    report_fixture_release(&f);
}

static const char *shown(void)
{
    report_fixture_judge(&f);
    cg_buf_reset(&out);
    ck_assert(cg_screen_add(&out, &f.input));
    cg_buf_add_char(&out, 0);
    return out.ptr;
}

START_TEST(claims_come_with_their_verdicts_and_worst_findings)
{
    report_fixture_add_full(&f);
    report_fixture_add_plain(&f, 0, CG_STANCE_SUPPORT, "docs/b.txt");
    report_fixture_account(&f, "docs/b.txt", CG_FILE_SCANNED, NULL);
    report_fixture_account(&f, "docs/a.txt", CG_FILE_SCANNED, NULL);
    f.summary.exit_status = 1;
    ck_assert_str_eq(shown(),
                     "\n"
                     "              support  contradict  mention  verdict\n"
                     "museums/free        1           1        0  mixed         error\n"
                     "museums/open        0           0        0  not-found\n"
                     "\n"
                     "claims      2: 1 mixed, 1 not-found\n"
                     "statements  2: 1 support, 1 contradict\n"
                     "files       2: 2 scanned\n"
                     "findings    3 errors\n"
                     "status      1: findings that fail the run\n"
                     "next        claimgrep explain CLAIM FILE:LINE   "
                     "why a statement came out so\n"
                     "            --write-baseline FILE               "
                     "later runs fail for new ones alone\n");
}
END_TEST

START_TEST(reasons_for_what_was_not_scanned_are_counted)
{
    static const char *const reasons[] = {"binary", "binary", "ignored", "x\ny", "a", "b"};
    char path[16];
    for (size_t i = 0; i < FIXTURE_COUNT(reasons); i++) {
        snprintf(path, sizeof path, "f%zu", i);
        report_fixture_account(&f, path, CG_FILE_SKIPPED, reasons[i]);
    }
    report_fixture_account(&f, "cut", CG_FILE_CUT, "ignored");
    const char *text = shown();
    ck_assert_msg(strstr(text, "files       7: 6 skipped, 1 read in part\n"
                               "              2: binary\n"
                               "              2: ignored\n"
                               "              1: a\n"
                               "              2: other reasons\n"),
                  "%s", text);
}
END_TEST

START_TEST(a_run_without_statements_says_what_to_look_at)
{
    report_fixture_account(&f, "docs/b.txt", CG_FILE_SCANNED, NULL);
    const char *text = shown();
    ck_assert_msg(strstr(text, "statements  0\n"), "%s", text);
    ck_assert_msg(strstr(text, "findings    none\n"), "%s", text);
    ck_assert_msg(strstr(text, "next        claimgrep lint RULES "), "%s", text);
    ck_assert_ptr_null(strstr(text, "baseline"));
}
END_TEST

START_TEST(what_is_known_is_no_finding_of_its_claim)
{
    report_fixture_add_full(&f);
    report_fixture_add_plain(&f, 0, CG_STANCE_SUPPORT, "docs/b.txt");
    (void)shown();
    for (size_t i = 0; i < f.results->statements.len; i++)
        f.results->statements.items[i].baseline = CG_BASELINE_KNOWN;
    f.results->verdicts.items[0].baseline = CG_BASELINE_KNOWN;
    f.results->has_baseline = true;
    cg_report_summarise(f.results, REPORT_CLAIMS, &f.summary);
    cg_buf_reset(&out);
    ck_assert(cg_screen_add(&out, &f.input));
    cg_buf_add_char(&out, 0);
    ck_assert_msg(strstr(out.ptr, "mixed\n"), "%s", out.ptr);
    ck_assert_msg(strstr(out.ptr, "findings    3 in the baseline\n"), "%s", out.ptr);
}
END_TEST

/* A run of so many claims, of which all but the first are clean. */
START_TEST(of_many_claims_those_with_findings_are_listed)
{
    enum { MANY = 30 };
    cg_claim_info claims[MANY];
    for (size_t i = 0; i < MANY; i++)
        claims[i] = f.claims[i > 0];
    report_fixture_add_full(&f);
    report_fixture_add_plain(&f, 0, CG_STANCE_SUPPORT, "docs/b.txt");
    ck_assert_int_eq(cg_verdicts_draw(f.results, claims, MANY, NULL), CG_OK);
    cg_report_summarise(f.results, MANY, &f.summary);
    f.input.claims = claims;
    f.input.claim_count = MANY;
    ck_assert(cg_screen_add(&out, &f.input));
    cg_buf_add_char(&out, 0);
    ck_assert_msg(strstr(out.ptr, "museums/free "), "%s", out.ptr);
    ck_assert_ptr_null(strstr(out.ptr, "museums/open"));
    ck_assert_msg(strstr(out.ptr, "claims      30: 1 mixed, 29 not-found\n"), "%s", out.ptr);
}
END_TEST

START_TEST(every_allocation_may_fail)
{
    report_fixture_add_full(&f);
    report_fixture_account(&f, "docs/a.txt", CG_FILE_CUT, "why");
    (void)shown();
    bool done = false;
    for (long n = 1; !done && n < 50; n++) {
        cg_buf_release(&out);
        cg_buf_init(&out, 1 << 20);
        cg_alloc_fail_at(n, 0);
        done = cg_screen_add(&out, &f.input);
        cg_alloc_fail_at(0, 0);
        ck_assert(done || n < 49);
    }
    ck_assert(done);
}
END_TEST

Suite *report_screen_suite(void);
Suite *report_screen_suite(void)
{
    Suite *suite = suite_create("report/screen");
    TCase *tests = tcase_create("screen");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, claims_come_with_their_verdicts_and_worst_findings);
    tcase_add_test(tests, reasons_for_what_was_not_scanned_are_counted);
    tcase_add_test(tests, a_run_without_statements_says_what_to_look_at);
    tcase_add_test(tests, what_is_known_is_no_finding_of_its_claim);
    tcase_add_test(tests, of_many_claims_those_with_findings_are_listed);
    tcase_add_test(tests, every_allocation_may_fail);
    suite_add_tcase(suite, tests);
    return suite;
}
