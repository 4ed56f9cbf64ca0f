#include "baseline/suppress.h"
#include "baseline_fixture.h"

#include <check.h>

Suite *baseline_suppress_suite(void);

static baseline_fixture f;
static cg_suppressions all;
static cg_diags *diags;

static const char *const one[] = {"Entry is free.", NULL};
static const char *const other[] = {"Entry is dear.", NULL};

static void set_up(void)
{
    baseline_fixture_init(&f);
    all = (cg_suppressions){0};
    diags = cg_diags_new();
    ck_assert_ptr_nonnull(diags);
}

static void tear_down(void)
{
    baseline_fixture_release(&f);
    cg_suppressions_release(&all);
    cg_diags_free(diags);
}

/* `entries` with ' for ". */
static cg_status parse(const char *entries)
{
    char text[2048];
    cg_suppressions_release(&all);
    int len = snprintf(text, sizeof text, "{'claimgrep': 1, 'suppressions': [%s]}", entries);
    ck_assert(len > 0 && (size_t)len < sizeof text);
    for (char *at = text; *at; at++)
        if (*at == '\'')
            *at = '"';
    return cg_suppressions_parse(&all, CG_SLICE("s.json"), cg_slice_of(text), diags, NULL);
}

static void apply(const char *entries)
{
    const cg_suppress_run run = {.results = f.results,
                                 .claims = f.claims,
                                 .claim_count = BASELINE_CLAIMS,
                                 .today = CG_SLICE("2012-05-06"),
                                 .here = CG_SLICE("/w/sub"),
                                 .folder = CG_SLICE("/w")};
    ck_assert_int_eq(parse(entries), CG_OK);
    baseline_fixture_judge(&f);
    ck_assert_int_eq(cg_suppressions_apply(&all, &run, diags, NULL), CG_OK);
}

static const cg_suppression *suppression(size_t index)
{
    return f.results->statements.items[index].suppression;
}

START_TEST(an_entry_holds_for_what_fits_all_that_it_says)
{
    static const struct {
        const char *entry;
        bool holds;
    } table[] = {
        {"{'claim': 'museums/myth', 'path': 'sub/*.txt', 'quote': 'entry  IS free'}", true},
        {"{'claim': 'museums/myth', 'path': 'a.txt', 'quote': 'free'}", true},
        {"{'claim': 'museums/myth', 'path': '/a.txt', 'quote': 'free'}", false},
        {"{'claim': 'museums/myth', 'path': 'sub/*.md', 'quote': 'free'}", false},
        {"{'claim': 'museums/myth', 'path': 'sub/*.txt', 'quote': 'dear'}", false},
        {"{'claim': 'museums/free', 'path': 'sub/*.txt', 'quote': 'free'}", false},
        {"{'fingerprint': '%s'}", true},
        {"{'fingerprint': '%s', 'path': 'sub/a.txt'}", true},
        {"{'fingerprint': '%s', 'path': 'b.txt'}", false},
        {"{'fingerprint': '%s', 'claim': 'museums/free'}", false},
        {"{'fingerprint': '00112233445566778899aabbccddeeff'}", false},
    };
    baseline_fixture_file(&f, "a.txt", 1, 0, CG_STANCE_SUPPORT, one);
    for (size_t i = 0; i < FIXTURE_COUNT(table); i++) {
        char entry[256], with_reason[300];
        cg_statement *s = f.results->statements.items;
        s->suppression = NULL;
        const char *print = strstr(table[i].entry, "%s");
        size_t lead = print ? (size_t)(print - table[i].entry) : strlen(table[i].entry);
        (void)snprintf(entry, sizeof entry, "%.*s%s%s", (int)lead, table[i].entry,
                       print ? s->fingerprint : "", print ? print + 2 : "");
        (void)snprintf(with_reason, sizeof with_reason, "%.*s, 'reason': 'r'}",
                       (int)strlen(entry) - 1, entry);
        apply(with_reason);
        ck_assert_msg((s->suppression != NULL) == table[i].holds, "%s", entry);
        if (s->suppression)
            ck_assert(cg_slice_is(s->suppression->reason, "r"));
        s->suppression = NULL;
    }
}
END_TEST

START_TEST(one_that_has_expired_does_not_hold_and_is_told)
{
    static const char entry[] = "{'claim': 'museums/myth', 'path': 'a.txt', 'quote': 'free', "
                                "'reason': 'r', 'expires': '2012-05-0%c'}";
    char text[256];
    baseline_fixture_file(&f, "a.txt", 1, 0, CG_STANCE_SUPPORT, one);
    (void)snprintf(text, sizeof text, entry, '6'); /* the day itself is the last */
    apply(text);
    ck_assert_ptr_nonnull(suppression(0));
    ck_assert_uint_eq(cg_diags_count(diags), 0);
    f.results->statements.items[0].suppression = NULL;
    (void)snprintf(text, sizeof text, entry, '5');
    apply(text);
    ck_assert_ptr_null(suppression(0));
    ck_assert_uint_eq(cg_diags_count(diags), 1);
    ck_assert_str_eq(cg_diags_get(diags, 0)->id, "expired-suppression");
}
END_TEST

START_TEST(one_that_nothing_needs_is_told_where_its_file_was_scanned)
{
    baseline_fixture_file(&f, "a.txt", 1, 0, CG_STANCE_CONTRADICT, one);
    apply("{'claim': 'museums/myth', 'path': 'a.txt', 'quote': 'free', 'reason': 'r'},"
          "{'claim': 'museums/myth', 'path': 'b.txt', 'quote': 'free', 'reason': 'r'},"
          "{'claim': 'zoos/myth', 'path': 'a.txt', 'quote': 'free', 'reason': 'r'},"
          "{'claim': 'museums/mith', 'path': 'a.txt', 'quote': 'free', 'reason': 'r'}");
    ck_assert_uint_eq(cg_diags_count(diags), 2);
    ck_assert_str_eq(cg_diags_get(diags, 0)->id, "unused-suppression");
    ck_assert_int_eq(cg_diags_get(diags, 0)->level, CG_LEVEL_WARNING);
    ck_assert(cg_slice_is(cg_diags_get(diags, 1)->message, "there is no claim \"museums/mith\""));
    ck_assert(cg_slice_is(cg_diags_get(diags, 1)->help, "did you mean \"museums/myth\"?"));
}
END_TEST

START_TEST(with_one_side_suppressed_the_other_is_consistent)
{
    baseline_fixture_file(&f, "a.txt", 1, 1, CG_STANCE_SUPPORT, one);
    baseline_fixture_file(&f, "b.txt", 2, 1, CG_STANCE_CONTRADICT, other);
    apply("{'claim': 'museums/free', 'path': 'b.txt', 'quote': 'dear', 'reason': 'r'}");
    ck_assert_int_eq(f.results->statements.items[0].finding, CG_LEVEL_NONE);
    ck_assert_ptr_nonnull(suppression(1));
    ck_assert_int_eq(f.results->verdicts.items[1].kind, CG_VERDICT_MIXED);
    ck_assert_ptr_eq(f.results->verdicts.items[1].suppression, suppression(1));
}
END_TEST

START_TEST(with_a_part_of_one_side_suppressed_the_rest_still_fails)
{
    baseline_fixture_file(&f, "a.txt", 1, 1, CG_STANCE_SUPPORT, one);
    baseline_fixture_file(&f, "b.txt", 2, 1, CG_STANCE_CONTRADICT, other);
    static const char *const more[] = {"Entry is not for nothing.", NULL};
    baseline_fixture_file(&f, "c.txt", 3, 1, CG_STANCE_CONTRADICT, more);
    apply("{'claim': 'museums/free', 'path': 'b.txt', 'quote': 'dear', 'reason': 'r'}");
    ck_assert_int_eq(cg_statement_level(&f.results->statements.items[0]), CG_LEVEL_ERROR);
    ck_assert_int_eq(cg_statement_level(&f.results->statements.items[1]), CG_LEVEL_NONE);
    ck_assert_int_eq(cg_statement_level(&f.results->statements.items[2]), CG_LEVEL_ERROR);
    ck_assert_int_eq(cg_verdict_level(&f.results->verdicts.items[1]), CG_LEVEL_ERROR);
}
END_TEST

START_TEST(a_verdict_is_suppressed_by_its_fingerprint)
{
    char entry[128];
    f.claims[0].required = true;
    baseline_fixture_judge(&f);
    (void)snprintf(entry, sizeof entry, "{'fingerprint': '%s', 'reason': 'r'}",
                   f.results->verdicts.items[0].fingerprint);
    apply(entry);
    ck_assert_int_eq(f.results->verdicts.items[0].finding, CG_LEVEL_ERROR);
    ck_assert_ptr_nonnull(f.results->verdicts.items[0].suppression);
    ck_assert_uint_eq(cg_diags_count(diags), 0);
}
END_TEST

START_TEST(what_is_wrong_with_the_file_is_told)
{
    static const struct {
        const char *entries, *id;
    } table[] = {
        {"{'fingerprint': '00112233445566778899aabbccddeeff'}", "missing-key"},
        {"{'reason': 'r'}", "missing-key"},
        {"{'claim': 'a/b', 'path': '*', 'reason': 'r'}", "missing-key"},
        {"{'fingerprint': '0011', 'reason': 'r'}", "bad-value"},
        {"{'fingerprint': '00112233445566778899AABBCCDDEEFF', 'reason': 'r'}", "bad-value"},
        {"{'fingerprint': '00112233445566778899aabbccddeeff', 'reason': ' '}", "bad-value"},
        {"{'fingerprint': '00112233445566778899aabbccddeeff', 'reason': 'r', 'expires': '2012'}",
         "bad-value"},
        {"{'fingerprint': '00112233445566778899aabbccddeeff', 'reason': 'r', 'until': 'x'}",
         "unknown-key"},
        {"'x'", "wrong-type"},
    };
    for (size_t i = 0; i < FIXTURE_COUNT(table); i++) {
        cg_diags_free(diags);
        diags = cg_diags_new();
        ck_assert_msg(parse(table[i].entries) == CG_E_CONTENT, "%s", table[i].entries);
        ck_assert_uint_eq(cg_diags_count(diags), 1);
        ck_assert_str_eq(cg_diags_get(diags, 0)->id, table[i].id);
    }
}
END_TEST

Suite *baseline_suppress_suite(void)
{
    Suite *suite = suite_create("baseline/suppress");
    TCase *tests = tcase_create("suppress");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, an_entry_holds_for_what_fits_all_that_it_says);
    tcase_add_test(tests, one_that_has_expired_does_not_hold_and_is_told);
    tcase_add_test(tests, one_that_nothing_needs_is_told_where_its_file_was_scanned);
    tcase_add_test(tests, with_one_side_suppressed_the_other_is_consistent);
    tcase_add_test(tests, with_a_part_of_one_side_suppressed_the_rest_still_fails);
    tcase_add_test(tests, a_verdict_is_suppressed_by_its_fingerprint);
    tcase_add_test(tests, what_is_wrong_with_the_file_is_told);
    suite_add_tcase(suite, tests);
    return suite;
}
