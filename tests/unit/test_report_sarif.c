#include "report_fixture.h"

#include "base/alloc.h"

static report_fixture fixture_run;
static char *text;

static void set_up(void)
{
    report_fixture_init(&fixture_run);
}

static void tear_down(void)
{
    free(text);
    text = NULL;
    report_fixture_release(&fixture_run);
}

static cg_statement *add(cg_stance stance, unsigned modifiers, cg_level finding)
{
    report_fixture_add_plain(&fixture_run, 0, stance, "docs/a.txt");
    cg_results *results = fixture_run.results;
    cg_statement *s = &results->statements.items[results->statements.len - 1];
    s->modifiers = modifiers;
    s->finding = finding;
    return s;
}

static void print(const char *format)
{
    free(text);
    text = report_fixture_print(&fixture_run, format);
}

static size_t count(const char *part)
{
    size_t found = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
        found++;
    return found;
}

START_TEST(only_what_fails_has_a_level)
{
    static const struct {
        cg_stance stance;
        unsigned modifiers;
        cg_level finding;
        const char *wanted;
    } rows[] = {
        {CG_STANCE_CONTRADICT, 0, CG_LEVEL_ERROR, "\"kind\":\"fail\",\"level\":\"error\","},
        {CG_STANCE_SUPPORT, 0, CG_LEVEL_WARNING, "\"kind\":\"fail\",\"level\":\"warning\","},
        {CG_STANCE_CONTRADICT, 0, CG_LEVEL_NONE, "\"kind\":\"fail\",\"level\":\"note\","},
        {CG_STANCE_SUPPORT, 0, CG_LEVEL_NONE, "\"kind\":\"pass\",\"level\":\"none\","},
        {CG_STANCE_SUPPORT, CG_MOD_HEDGED, CG_LEVEL_NONE, "\"kind\":\"review\",\"level\":\"none\","},
        {CG_STANCE_CONTRADICT, CG_MOD_REJECTED, CG_LEVEL_NONE,
         "\"kind\":\"review\",\"level\":\"none\","},
        {CG_STANCE_MENTION, CG_MOD_QUESTION, CG_LEVEL_NONE, "\"kind\":\"open\",\"level\":\"none\","},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture_run.results->statements.len = 0;
        (void)add(rows[i].stance, rows[i].modifiers, rows[i].finding);
        print("sarif");
        ck_assert_msg(count(rows[i].wanted) == 1, "row %zu: %s", i, text);
        ck_assert_uint_eq(count("\"rank\""), 0);
    }
}
END_TEST

START_TEST(code_scanning_gets_findings_alone)
{
    (void)add(CG_STANCE_SUPPORT, 0, CG_LEVEL_NONE);
    (void)add(CG_STANCE_CONTRADICT, 0, CG_LEVEL_ERROR);
    print("sarif-github");
    ck_assert_uint_eq(count("\"ruleId\""), 1);
    ck_assert_uint_eq(count("\"kind\":\"fail\""), 1);
    print("sarif");
    ck_assert_uint_eq(count("\"ruleId\""), 2);
}
END_TEST

START_TEST(code_scanning_gets_the_worst_and_is_told_of_the_rest)
{
    for (unsigned i = 0; i < 5001; i++)
        (void)add(CG_STANCE_CONTRADICT, 0, i == 5000 ? CG_LEVEL_ERROR : CG_LEVEL_WARNING);
    print("sarif-github");
    ck_assert_uint_eq(count("\"ruleId\""), 5000);
    ck_assert_uint_eq(count("\"level\":\"error\",\"message\":{\"id\""), 1);
    ck_assert_uint_eq(count("1 finding is left out: the most severe are kept"), 1);
}
END_TEST

START_TEST(of_more_rules_than_code_scanning_takes_those_with_results_are_told)
{
    enum { MANY = 25001 };
    cg_claim_info *claims = calloc(MANY, sizeof *claims);
    ck_assert_ptr_nonnull(claims);
    for (size_t i = 0; i < MANY; i++)
        claims[i] = fixture_claim(i == MANY - 1 ? "museums/last" : "museums/other");
    fixture_run.input.claims = claims;
    fixture_run.input.claim_count = MANY;
    add(CG_STANCE_CONTRADICT, 0, CG_LEVEL_ERROR)->claim = MANY - 1;
    print("sarif-github");
    ck_assert_uint_eq(count("\"shortDescription\""), 1);
    ck_assert_uint_eq(count("\"ruleId\":\"museums/last\",\"ruleIndex\":0,"), 1);
    fixture_run.input.claim_count = MANY - 1;
    fixture_run.results->statements.items[0].claim = MANY - 2;
    print("sarif-github");
    ck_assert_uint_eq(count("\"shortDescription\""), MANY - 1);
    ck_assert_uint_eq(count("\"ruleIndex\":24999,"), 1);
    free(claims);
}
END_TEST

START_TEST(a_path_from_the_root_has_a_scheme_and_no_base)
{
    (void)add(CG_STANCE_SUPPORT, 0, CG_LEVEL_NONE);
    fixture_run.results->statements.items[0].path = CG_SLICE("/no such/a:b.txt");
    print("sarif");
    ck_assert_uint_eq(count("{\"uri\":\"file:///no%20such/a%3Ab.txt\"}"), 1);
    fixture_run.results->statements.items[0].path = CG_SLICE("a:b.txt");
    print("sarif");
    ck_assert_uint_eq(count("{\"uri\":\"a%3Ab.txt\",\"uriBaseId\":\"%SRCROOT%\"}"), 1);
}
END_TEST

START_TEST(words_of_a_pack_make_no_link_and_no_place_for_an_argument)
{
    fixture_run.claims[0].why = CG_SLICE("see [x](javascript:y) {0}");
    print("sarif");
    ck_assert_uint_eq(count("\"text\":\"see \\\\[x\\\\](javascript:y) {{0}}\""), 2);
    ck_assert_uint_eq(count("\"markdown\":\"see \\\\[x\\\\](javascript&#58;y) {0}\""), 1);
    ck_assert_uint_eq(count("[x]("), 0);
}
END_TEST

START_TEST(every_allocation_may_fail)
{
    report_fixture_add_full(&fixture_run);
    (void)add(CG_STANCE_SUPPORT, 0, CG_LEVEL_ERROR);
    for (long n = 1;; n++) {
        FILE *out = tmpfile();
        ck_assert_ptr_nonnull(out);
        cg_alloc_fail_at(n, 0);
        cg_status status = cg_report_find("sarif")->write(&fixture_run.input, out, NULL);
        bool failed = cg_alloc_count() >= n;
        cg_alloc_fail_at(0, 0);
        ck_assert_int_eq(fclose(out), 0);
        ck_assert_int_eq(status, failed ? CG_E_MEMORY : CG_OK);
        if (!failed)
            return;
    }
}
END_TEST

Suite *report_sarif_suite(void);
Suite *report_sarif_suite(void)
{
    Suite *suite = suite_create("report/sarif");
    TCase *tests = tcase_create("sarif");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, only_what_fails_has_a_level);
    tcase_add_test(tests, code_scanning_gets_findings_alone);
    tcase_add_test(tests, code_scanning_gets_the_worst_and_is_told_of_the_rest);
    tcase_add_test(tests, of_more_rules_than_code_scanning_takes_those_with_results_are_told);
    tcase_add_test(tests, a_path_from_the_root_has_a_scheme_and_no_base);
    tcase_add_test(tests, words_of_a_pack_make_no_link_and_no_place_for_an_argument);
    tcase_add_test(tests, every_allocation_may_fail);
    suite_add_tcase(suite, tests);
    return suite;
}
