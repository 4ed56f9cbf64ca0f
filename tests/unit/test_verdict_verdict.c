#include "verdict/verdict.h"

#include "base/alloc.h"
#include "result_fixture.h"

#include <check.h>

#define S CG_STANCE_SUPPORT
#define C CG_STANCE_CONTRADICT
#define M CG_STANCE_MENTION
/* As CG_SLICE, where only a constant will do. */
#define TEXT(literal)                \
    {                                \
        literal, sizeof(literal) - 1 \
    }

#define MAX_ROW 4

/* One claim, its statements, and what comes out. `found`: which statements are
 * findings, as a string of x and -. */
typedef struct row {
    const char *name;
    cg_kind kind;
    cg_precedence precedence;
    cg_expect expect;
    fixture statements[MAX_ROW];
    cg_verdict_kind verdict;
    const char *found;
    const char *derivation; /* NULL: not looked at */
} row;

static void draw(cg_results *results, const row *r, const cg_claim_info *claim)
{
    for (size_t i = 0; i < MAX_ROW && r->statements[i].stance; i++)
        fixture_add(results, &r->statements[i]);
    ck_assert_int_eq(cg_verdicts_draw(results, claim, 1, NULL), CG_OK);
    ck_assert_uint_eq(cg_results_verdict_count(results), 1);
}

static void check_row(const row *r)
{
    cg_claim_info claim = fixture_claim("museums/free");
    claim.kind = r->kind;
    claim.precedence = r->precedence;
    claim.expect = r->expect;
    cg_results *results = cg_results_new();
    ck_assert_ptr_nonnull(results);
    draw(results, r, &claim);
    const cg_verdict *verdict = cg_results_verdict(results, 0);
    ck_assert_msg(verdict->kind == r->verdict, "%s: %s", r->name,
                  cg_verdict_name(verdict->kind));
    if (r->derivation)
        ck_assert_msg(cg_slice_is(verdict->derivation, r->derivation), "%s: %.*s",
                      r->name, (int)verdict->derivation.len, verdict->derivation.ptr);
    for (size_t i = 0; r->found && r->found[i]; i++)
        ck_assert_msg((cg_results_statement(results, i)->finding == CG_LEVEL_ERROR) ==
                          (r->found[i] == 'x'),
                      "%s: statement %zu", r->name, i);
    cg_results_free(results);
}

static void check_rows(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_row(&rows[i]);
}

START_TEST(sides_are_told_by_what_counts)
{
    static const row rows[] = {
        {.name = "nothing",
         .verdict = CG_VERDICT_NOT_FOUND,
         .derivation = "no statement in what was scanned"},
        {.name = "support",
         .statements = {{.stance = S}},
         .verdict = CG_VERDICT_SUPPORTED,
         .derivation = "1 statement, 1 origin, undated; supported by 1 voice"},
        {.name = "contradict",
         .statements = {{.stance = C}},
         .verdict = CG_VERDICT_CONTRADICTED,
         .derivation = "1 statement, 1 origin, undated; contradicted by 1 voice"},
        {.name = "mentions only",
         .statements = {{.stance = M}, {.stance = M}},
         .verdict = CG_VERDICT_UNSETTLED,
         .derivation = "2 statements, 1 origin, undated; not counted: 2 mentions"},
        {.name = "mention beside support",
         .statements = {{.stance = S}, {.stance = M}},
         .verdict = CG_VERDICT_SUPPORTED,
         .derivation = "2 statements, 1 origin, undated; supported by 1 voice; "
                       "not counted: 1 mention"},
        {.name = "two documents, two voices",
         .statements = {{.stance = S}, {.stance = C, .path = "b.txt"}},
         .verdict = CG_VERDICT_MIXED,
         .derivation = "2 statements, 2 origins, undated; supported by 1 voice, "
                       "contradicted by 1"},
        {.name = "one voice, undated",
         .statements = {{.stance = S}, {.stance = C}},
         .verdict = CG_VERDICT_MIXED},
        {.name = "two speakers of one document",
         .statements = {{.stance = S, .speaker = "Ann"},
                        {.stance = C, .speaker = "Ben"}},
         .verdict = CG_VERDICT_MIXED},
    };
    check_rows(rows, FIXTURE_COUNT(rows));
}
END_TEST

START_TEST(what_is_rejected_retracted_or_weak_never_decides)
{
    static const unsigned modifiers[] = {CG_MOD_REJECTED, CG_MOD_RETRACTED,
                                         CG_MOD_HEDGED,   CG_MOD_CONDITIONAL,
                                         CG_MOD_HISTORIC, CG_MOD_FUTURE};
    for (size_t i = 0; i < FIXTURE_COUNT(modifiers); i++) {
        row alone = {.name = "alone",
                     .statements = {{.stance = S, .modifiers = modifiers[i]}},
                     .verdict = CG_VERDICT_UNSETTLED};
        row beside = {.name = "beside",
                      .expect = CG_EXPECT_CONSISTENT,
                      .statements = {{.stance = S, .modifiers = modifiers[i]},
                                     {.stance = C, .modifiers = CG_MOD_NEGATED}},
                      .verdict = CG_VERDICT_CONTRADICTED,
                      .found = "--"};
        check_row(&alone);
        check_row(&beside);
    }
}
END_TEST

START_TEST(modifiers_that_only_colour_decide_as_any_other)
{
    static const unsigned modifiers[] = {CG_MOD_NEGATED,  CG_MOD_REPORTED,
                                         CG_MOD_PARTIAL,  CG_MOD_HEADLINE,
                                         CG_MOD_QUESTION, CG_MOD_SCARE_QUOTE};
    for (size_t i = 0; i < FIXTURE_COUNT(modifiers); i++) {
        row r = {.name = "coloured",
                 .statements = {{.stance = S, .modifiers = modifiers[i]}},
                 .verdict = CG_VERDICT_SUPPORTED};
        check_row(&r);
    }
}
END_TEST

START_TEST(a_voice_that_turns_has_changed)
{
    static const row rows[] = {
        {.name = "turned",
         .statements = {{.stance = S, .speaker = "Ann", .said = "2010-08-17"},
                        {.stance = C, .speaker = "Ann", .said = "2011-08-05"}},
         .verdict = CG_VERDICT_CHANGED,
         .derivation = "2 statements, 1 origin, 2010-08-17 to 2011-08-05; supported by "
                       "1 voice, contradicted by 1; 1 voice changed sides, now "
                       "contradicting"},
        {.name = "turned, in two documents, whatever the case of the name",
         .statements = {{.stance = C, .path = "b", .speaker = "ANN", .said = "2010"},
                        {.stance = S, .path = "a", .speaker = "Ann", .said = "2011"}},
         .verdict = CG_VERDICT_CHANGED},
        {.name = "others agree with the later side",
         .statements = {{.stance = S, .speaker = "Ann", .said = "2010"},
                        {.stance = C, .speaker = "Ann", .said = "2011"},
                        {.stance = C, .speaker = "Ben"}},
         .verdict = CG_VERDICT_CHANGED},
        {.name = "others keep to the earlier side",
         .statements = {{.stance = S, .speaker = "Ann", .said = "2010"},
                        {.stance = C, .speaker = "Ann", .said = "2011"},
                        {.stance = S, .speaker = "Ben", .said = "2009"}},
         .verdict = CG_VERDICT_MIXED},
        {.name = "the same day",
         .statements = {{.stance = S, .speaker = "Ann", .said = "2010-08-17"},
                        {.stance = C, .speaker = "Ann", .said = "2010-08-17"}},
         .verdict = CG_VERDICT_MIXED},
        {.name = "a day of that year",
         .statements = {{.stance = S, .speaker = "Ann", .said = "2010"},
                        {.stance = C, .speaker = "Ann", .said = "2010-12-31"}},
         .verdict = CG_VERDICT_MIXED},
        {.name = "undated ones outdate nothing",
         .statements = {{.stance = S, .speaker = "Ann", .said = "2010"},
                        {.stance = C, .speaker = "Ann"}},
         .verdict = CG_VERDICT_MIXED},
        {.name = "two voices",
         .statements = {{.stance = S, .speaker = "Ann", .said = "2010"},
                        {.stance = C, .speaker = "Ben", .said = "2011"}},
         .verdict = CG_VERDICT_MIXED},
        {.name = "two who are unknown are not one",
         .statements = {{.stance = S, .speaker = "", .said = "2010", .at = 1},
                        {.stance = C, .speaker = "", .said = "2011", .at = 9}},
         .verdict = CG_VERDICT_MIXED},
        {.name = "an event does not change",
         .kind = CG_KIND_EVENT,
         .statements = {{.stance = S, .speaker = "Ann", .said = "2010"},
                        {.stance = C, .speaker = "Ann", .said = "2011"}},
         .verdict = CG_VERDICT_MIXED},
        {.name = "there and back",
         .statements = {{.stance = S, .speaker = "Ann", .said = "2010"},
                        {.stance = C, .speaker = "Ann", .said = "2011"},
                        {.stance = S, .speaker = "Ann", .said = "2012"}},
         .verdict = CG_VERDICT_CHANGED},
    };
    check_rows(rows, FIXTURE_COUNT(rows));
}
END_TEST

START_TEST(an_author_is_known_by_name_then_publisher_then_path)
{
    static const cg_document_info by_ann = {.author = TEXT("Ann"),
                                            .publisher = TEXT("Gazette"),
                                            .published = TEXT("2011-01-02")};
    static const cg_document_info gazette = {.publisher = TEXT("Gazette"),
                                             .published = TEXT("2012-01-02")};
    static const row rows[] = {
        {.name = "an author is the speaker of another document",
         .statements = {{.stance = S, .path = "a", .document = &by_ann},
                        {.stance = C, .path = "b", .speaker = "Ann", .said = "2013"}},
         .verdict = CG_VERDICT_CHANGED},
        {.name = "the date of publication dates what is not dated",
         .statements =
             {{.stance = S, .path = "a", .document = &by_ann},
              {.stance = C, .path = "b", .speaker = "Ann", .document = &gazette}},
         .verdict = CG_VERDICT_CHANGED,
         .derivation =
             "2 statements, 2 origins, 2011-01-02 to 2012-01-02; supported by "
             "1 voice, contradicted by 1; 1 voice changed sides, now "
             "contradicting"},
        {.name = "a publisher speaks only where there is no author",
         .statements = {{.stance = S, .path = "a", .document = &by_ann},
                        {.stance = C, .path = "b", .document = &gazette}},
         .verdict = CG_VERDICT_MIXED},
        {.name = "a publisher is one voice in all its documents",
         .statements = {{.stance = S, .path = "a", .document = &gazette},
                        {.stance = S, .path = "b", .document = &gazette}},
         .verdict = CG_VERDICT_SUPPORTED,
         .derivation = "2 statements, 2 origins, 2012-01-02; supported by 1 voice"},
        {.name = "nameless documents are voices of their own",
         .statements = {{.stance = S, .path = "a"}, {.stance = S, .path = "b"}},
         .verdict = CG_VERDICT_SUPPORTED,
         .derivation = "2 statements, 2 origins, undated; supported by 2 voices"},
    };
    check_rows(rows, FIXTURE_COUNT(rows));
}
END_TEST

START_TEST(copies_count_once)
{
    static const cg_document_info wire = {.origin = TEXT("Wire 77")};
    static const row rows[] = {
        {.name = "one sentence in two documents",
         .statements = {{.stance = S, .path = "a", .quote = "Entry here is free."},
                        {.stance = S, .path = "b", .quote = "ENTRY here is  free"}},
         .verdict = CG_VERDICT_SUPPORTED,
         .derivation = "2 statements, 1 origin, undated; supported by 1 voice; "
                       "not counted: 1 copy"},
        {.name = "one quotation in other words around it",
         .statements = {{.stance = S,
                         .path = "a",
                         .speaker = "Ann",
                         .at = 12,
                         .quote = "\"Here entry is free,\" Ann said."},
                        {.stance = S,
                         .path = "b",
                         .speaker = "Ann",
                         .at = 21,
                         .quote = "Ann said: \"Here entry is free.\""}},
         .verdict = CG_VERDICT_SUPPORTED,
         .derivation = "2 statements, 1 origin, undated; supported by 1 voice; "
                       "not counted: 1 copy"},
        {.name = "a quotation of few words is no copy",
         .statements = {{.stance = S,
                         .path = "a",
                         .speaker = "Ann",
                         .at = 4,
                         .quote = "\"It's free,\" Ann said."},
                        {.stance = S,
                         .path = "b",
                         .speaker = "Ann",
                         .at = 13,
                         .quote = "Ann said: \"It's free.\""}},
         .verdict = CG_VERDICT_SUPPORTED,
         .derivation = "2 statements, 2 origins, undated; supported by 1 voice"},
        {.name = "the same words of another speaker are no copy",
         .statements =
             {{.stance = S, .speaker = "Ann", .quote = "All agree it is free."},
              {.stance = S, .speaker = "Ben", .quote = "All agree it is free."}},
         .verdict = CG_VERDICT_SUPPORTED,
         .derivation = "2 statements, 1 origin, undated; supported by 2 voices"},
        {.name = "two documents of one origin",
         .statements = {{.stance = S, .path = "a", .document = &wire},
                        {.stance = S, .path = "b", .document = &wire}},
         .verdict = CG_VERDICT_SUPPORTED,
         .derivation = "2 statements, 1 origin, undated; supported by 1 voice; "
                       "not counted: 1 copy"},
        {.name = "a document is no copy of itself",
         .statements = {{.stance = S, .path = "a", .document = &wire},
                        {.stance = S, .path = "a", .document = &wire}},
         .verdict = CG_VERDICT_SUPPORTED,
         .derivation = "2 statements, 1 origin, undated; supported by 1 voice"},
        {.name = "no side is a copy of the other",
         .statements = {{.stance = S, .path = "a", .document = &wire},
                        {.stance = C, .path = "b", .document = &wire}},
         .verdict = CG_VERDICT_MIXED},
        {.name = "of copies, only the first is a finding",
         .expect = CG_EXPECT_CONTRADICTED,
         .statements = {{.stance = S, .path = "b", .quote = "It is all free.", .said = "2011"},
                        {.stance = S, .path = "a", .quote = "It is all free.", .said = "2012"},
                        {.stance = S, .path = "0", .quote = "It is all free."}},
         .verdict = CG_VERDICT_SUPPORTED,
         .found = "x--"},
    };
    check_rows(rows, FIXTURE_COUNT(rows));
}
END_TEST

START_TEST(precedence_decides_within_a_document_and_voice)
{
    static const row rows[] = {
        {.name = "support",
         .precedence = CG_PRECEDENCE_SUPPORT,
         .expect = CG_EXPECT_SUPPORTED,
         .statements = {{.stance = S}, {.stance = C}},
         .verdict = CG_VERDICT_SUPPORTED,
         .found = "--",
         .derivation = "2 statements, 1 origin, undated; supported by 1 voice; not "
                       "counted: 1 overruled in its document"},
        {.name = "contradict",
         .precedence = CG_PRECEDENCE_CONTRADICT,
         .statements = {{.stance = S}, {.stance = C}, {.stance = S}},
         .verdict = CG_VERDICT_CONTRADICTED},
        {.name = "one side only",
         .precedence = CG_PRECEDENCE_SUPPORT,
         .statements = {{.stance = C}},
         .verdict = CG_VERDICT_CONTRADICTED},
        {.name = "another document",
         .precedence = CG_PRECEDENCE_SUPPORT,
         .statements = {{.stance = S, .path = "a"}, {.stance = C, .path = "b"}},
         .verdict = CG_VERDICT_MIXED},
        {.name = "another voice",
         .precedence = CG_PRECEDENCE_SUPPORT,
         .statements = {{.stance = S}, {.stance = C, .speaker = "Ann"}},
         .verdict = CG_VERDICT_MIXED},
        {.name = "what does not count overrules nothing",
         .precedence = CG_PRECEDENCE_SUPPORT,
         .statements = {{.stance = S, .modifiers = CG_MOD_HEDGED}, {.stance = C}},
         .verdict = CG_VERDICT_CONTRADICTED},
    };
    check_rows(rows, FIXTURE_COUNT(rows));
}
END_TEST

START_TEST(findings_are_what_breaks_the_expectation)
{
    static const row rows[] = {
        {.name = "report",
         .expect = CG_EXPECT_REPORT,
         .statements = {{.stance = S, .path = "a"}, {.stance = C, .path = "b"}},
         .verdict = CG_VERDICT_MIXED,
         .found = "--"},
        {.name = "supported",
         .expect = CG_EXPECT_SUPPORTED,
         .statements = {{.stance = S, .path = "a"},
                        {.stance = C, .path = "b"},
                        {.stance = M, .path = "c"}},
         .verdict = CG_VERDICT_MIXED,
         .found = "-x-"},
        {.name = "contradicted",
         .expect = CG_EXPECT_CONTRADICTED,
         .statements = {{.stance = S, .path = "a"},
                        {.stance = C, .path = "b"},
                        {.stance = M, .path = "c"}},
         .verdict = CG_VERDICT_MIXED,
         .found = "x--"},
        {.name = "consistent",
         .expect = CG_EXPECT_CONSISTENT,
         .statements = {{.stance = S, .path = "a"},
                        {.stance = C, .path = "b"},
                        {.stance = M, .path = "c"}},
         .verdict = CG_VERDICT_MIXED,
         .found = "xx-"},
        {.name = "consistent, one side",
         .expect = CG_EXPECT_CONSISTENT,
         .statements = {{.stance = S, .path = "a"},
                        {.stance = S, .path = "b"},
                        {.stance = M, .path = "c"}},
         .verdict = CG_VERDICT_SUPPORTED,
         .found = "---"},
        {.name = "consistent, a voice that turned",
         .expect = CG_EXPECT_CONSISTENT,
         .statements = {{.stance = S, .speaker = "Ann", .said = "2010"},
                        {.stance = C, .speaker = "Ann", .said = "2011"}},
         .verdict = CG_VERDICT_CHANGED,
         .found = "xx"},
        {.name = "supported, what its own voice outdated",
         .expect = CG_EXPECT_SUPPORTED,
         .statements = {{.stance = C, .speaker = "Ann", .said = "2010"},
                        {.stance = S, .speaker = "Ann", .said = "2011"}},
         .verdict = CG_VERDICT_CHANGED,
         .found = "--"},
        {.name = "supported, what its own voice came to",
         .expect = CG_EXPECT_SUPPORTED,
         .statements = {{.stance = S, .speaker = "Ann", .said = "2010"},
                        {.stance = C, .speaker = "Ann", .said = "2011"}},
         .verdict = CG_VERDICT_CHANGED,
         .found = "-x"},
    };
    check_rows(rows, FIXTURE_COUNT(rows));
}
END_TEST

START_TEST(a_verdict_is_a_finding_for_silence_and_for_both_sides)
{
    static const struct {
        cg_expect expect;
        bool required;
        fixture statements[2];
        cg_level finding;
    } table[] = {
        {CG_EXPECT_SUPPORTED, false, {{.stance = CG_STANCE_NONE}}, CG_LEVEL_NONE},
        {CG_EXPECT_SUPPORTED, true, {{.stance = CG_STANCE_NONE}}, CG_LEVEL_WARNING},
        {CG_EXPECT_SUPPORTED, true, {{.stance = M}}, CG_LEVEL_WARNING},
        {CG_EXPECT_SUPPORTED, true, {{.stance = S}}, CG_LEVEL_NONE},
        {CG_EXPECT_SUPPORTED, true, {{.stance = C}}, CG_LEVEL_NONE},
        {CG_EXPECT_CONTRADICTED, true, {{.stance = CG_STANCE_NONE}}, CG_LEVEL_WARNING},
        {CG_EXPECT_CONTRADICTED, true, {{.stance = C}}, CG_LEVEL_NONE},
        {CG_EXPECT_CONSISTENT, true, {{.stance = CG_STANCE_NONE}}, CG_LEVEL_NONE},
        {CG_EXPECT_CONSISTENT,
         false,
         {{.stance = S, .path = "a"}, {.stance = C, .path = "b"}},
         CG_LEVEL_WARNING},
        {CG_EXPECT_REPORT,
         true,
         {{.stance = S, .path = "a"}, {.stance = C, .path = "b"}},
         CG_LEVEL_NONE},
    };
    for (size_t i = 0; i < FIXTURE_COUNT(table); i++) {
        cg_claim_info claim = fixture_claim("museums/free");
        cg_results *results = cg_results_new();
        claim.expect = table[i].expect;
        claim.required = table[i].required;
        claim.severity = CG_LEVEL_WARNING;
        for (size_t j = 0; j < 2 && table[i].statements[j].stance; j++)
            fixture_add(results, &table[i].statements[j]);
        ck_assert_int_eq(cg_verdicts_draw(results, &claim, 1, NULL), CG_OK);
        ck_assert_msg(cg_results_verdict(results, 0)->finding == table[i].finding,
                      "row %zu", i);
        cg_results_free(results);
    }
}
END_TEST

START_TEST(each_claim_has_its_own_verdict_in_the_order_of_claims)
{
    cg_claim_info claims[] = {fixture_claim("m/a"), fixture_claim("m/b"),
                              fixture_claim("m/c")};
    cg_results *results = cg_results_new();
    fixture_add(results, &(fixture){.stance = M, .claim = 2});
    fixture_add(results, &(fixture){.stance = S, .claim = 0});
    fixture_add(results, &(fixture){.stance = M, .claim = 0});
    for (int round = 0; round < 2; round++) {
        ck_assert_int_eq(cg_verdicts_draw(results, claims, 3, NULL), CG_OK);
        ck_assert_uint_eq(cg_results_verdict_count(results), 3);
        const cg_verdict *first = cg_results_verdict(results, 0);
        ck_assert_int_eq(first->kind, CG_VERDICT_SUPPORTED);
        ck_assert_uint_eq(first->support, 1);
        ck_assert_uint_eq(first->contradict, 0);
        ck_assert_uint_eq(first->mention, 1);
        ck_assert_int_eq(cg_results_verdict(results, 1)->kind, CG_VERDICT_NOT_FOUND);
        ck_assert_int_eq(cg_results_verdict(results, 2)->kind, CG_VERDICT_UNSETTLED);
    }
    cg_results_free(results);
}
END_TEST

START_TEST(what_was_found_later_takes_findings_back)
{
    cg_claim_info claim = fixture_claim("m/a");
    claim.expect = CG_EXPECT_SUPPORTED;
    cg_results *results = cg_results_new();
    fixture_add(results, &(fixture){.stance = C, .speaker = "Ann", .said = "2010"});
    ck_assert_int_eq(cg_verdicts_draw(results, &claim, 1, NULL), CG_OK);
    ck_assert_int_eq(cg_results_statement(results, 0)->finding, CG_LEVEL_ERROR);
    fixture_add(results, &(fixture){.stance = S, .speaker = "Ann", .said = "2011"});
    ck_assert_int_eq(cg_verdicts_draw(results, &claim, 1, NULL), CG_OK);
    ck_assert_int_eq(cg_results_statement(results, 0)->finding, CG_LEVEL_NONE);
    cg_results_free(results);
}
END_TEST

START_TEST(statements_of_another_program_are_refused)
{
    cg_error error;
    cg_claim_info claim = fixture_claim("m/a");
    cg_results *results = cg_results_new();
    fixture_add(results, &(fixture){.stance = S, .claim = 1});
    ck_assert_int_eq(cg_verdicts_draw(results, &claim, 1, &error), CG_E_USAGE);
    ck_assert_uint_eq(cg_results_verdict_count(results), 0);
    cg_results_free(results);
}
END_TEST

START_TEST(when_memory_runs_out_there_are_no_verdicts)
{
    cg_claim_info claim = fixture_claim("m/a");
    cg_results *results = cg_results_new();
    fixture_add(results, &(fixture){.stance = S, .speaker = "Ann", .said = "2010"});
    fixture_add(results, &(fixture){.stance = C});
    bool done = false;
    for (long n = 1; !done && n < 200; n++) {
        cg_alloc_fail_at(n, 0);
        cg_status status = cg_verdicts_draw(results, &claim, 1, NULL);
        done = status == CG_OK;
        cg_alloc_fail_at(0, 0);
        ck_assert_int_eq(status, done ? CG_OK : CG_E_MEMORY);
        ck_assert_uint_eq(cg_results_verdict_count(results), done);
    }
    ck_assert(done);
    cg_results_free(results);
}
END_TEST

START_TEST(thousands_of_statements_are_no_matter)
{
    cg_claim_info claim = fixture_claim("m/a");
    cg_results *results = cg_results_new();
    for (uint64_t i = 0; i < 20000; i++)
        fixture_add(results,
                    &(fixture){.stance = i % 2 ? S : C, .quote = "It is the same.", .at = i});
    ck_assert_int_eq(cg_verdicts_draw(results, &claim, 1, NULL), CG_OK);
    const cg_verdict *verdict = cg_results_verdict(results, 0);
    ck_assert_int_eq(verdict->kind, CG_VERDICT_MIXED);
    ck_assert(cg_slice_ends(verdict->derivation, "; not counted: 19998 copies"));
    cg_results_free(results);
}
END_TEST

Suite *verdict_verdict_suite(void);
Suite *verdict_verdict_suite(void)
{
    Suite *suite = suite_create("verdict/verdict");
    TCase *tests = tcase_create("verdicts");
    tcase_add_test(tests, sides_are_told_by_what_counts);
    tcase_add_test(tests, what_is_rejected_retracted_or_weak_never_decides);
    tcase_add_test(tests, modifiers_that_only_colour_decide_as_any_other);
    tcase_add_test(tests, a_voice_that_turns_has_changed);
    tcase_add_test(tests, an_author_is_known_by_name_then_publisher_then_path);
    tcase_add_test(tests, copies_count_once);
    tcase_add_test(tests, precedence_decides_within_a_document_and_voice);
    tcase_add_test(tests, findings_are_what_breaks_the_expectation);
    tcase_add_test(tests, a_verdict_is_a_finding_for_silence_and_for_both_sides);
    tcase_add_test(tests, each_claim_has_its_own_verdict_in_the_order_of_claims);
    tcase_add_test(tests, what_was_found_later_takes_findings_back);
    tcase_add_test(tests, statements_of_another_program_are_refused);
    tcase_add_test(tests, when_memory_runs_out_there_are_no_verdicts);
    tcase_add_test(tests, thousands_of_statements_are_no_matter);
    suite_add_tcase(suite, tests);
    return suite;
}
