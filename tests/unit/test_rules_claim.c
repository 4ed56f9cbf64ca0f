#include "pack_fixture.h"

#include <stdio.h>

/* --- claims ---------------------------------------------------------------- */

START_TEST(a_claim_is_kept_as_it_is_written)
{
    loaded l = load(whole_pack);
    const cg_claim_rule *claim = first_claim(l);
    ck_assert(cg_slice_is(claim->id.value, "a"));
    ck_assert(cg_slice_is(claim->claim.value, "One goes"));
    ck_assert(cg_slice_is(claim->why.value, "w"));
    ck_assert_uint_eq(claim->supports.len, 2);
    ck_assert_int_eq(claim->supports.items[0].polarity, CG_POLARITY_FLIP);
    ck_assert_int_eq(claim->supports.items[1].polarity, CG_POLARITY_FIXED);
    ck_assert(cg_slice_is(claim->supports.items[1].text.value, "a \u00e9"));
    ck_assert_uint_eq(claim->contradicts.len, 1);
    ck_assert_int_eq(claim->contradicts.items[0].polarity, CG_POLARITY_ASSERTED);
    ck_assert_uint_eq(claim->unless_len, 2);
    ck_assert_uint_eq(claim->unless[0].within, 0);
    ck_assert_uint_eq(claim->unless[1].within, 50);
    ck_assert_uint_eq(claim->examples_len, 3);
    ck_assert_int_eq(claim->examples[1].stance, CG_STANCE_CONTRADICT);
    ck_assert(cg_slice_is(claim->examples[1].text.value, "y"));
    ck_assert_uint_eq(claim->tags.len, 1);
    ck_assert_uint_eq(claim->references.len, 2);
    ck_assert_int_eq(claim->scope, CG_SCOPE_DOCUMENT);
    ck_assert_int_eq(claim->kind, CG_KIND_EVENT);
    ck_assert_int_eq(claim->expect, CG_EXPECT_SUPPORTED);
    ck_assert_int_eq(claim->precedence, CG_PRECEDENCE_CONTRADICT);
    ck_assert_int_eq(claim->severity, CG_LEVEL_NOTE);
    ck_assert(claim->required);
    unload(l);
}
END_TEST

START_TEST(a_subject_has_four_forms_and_the_rest_has_defaults)
{
    loaded l = load(whole_pack);
    const cg_claim_rule *claims = first_claim(l);
    ck_assert_int_eq(claims[0].subject_form, CG_SUBJECT_INLINE);
    ck_assert(cg_slice_is(claims[0].subject->name.value, "a"));
    ck_assert(cg_slice_is(claims[0].subject->names.items[0].value, "One"));
    ck_assert_int_eq(claims[1].subject_form, CG_SUBJECT_NAMED);
    ck_assert(cg_slice_is(claims[1].subject_name.value, "n"));
    ck_assert_int_eq(claims[2].subject_form, CG_SUBJECT_NONE);
    ck_assert_int_eq(claims[3].subject_form, CG_SUBJECT_DERIVED);
    ck_assert_int_eq(claims[3].severity, CG_LEVEL_ERROR);
    ck_assert_int_eq(claims[3].scope, CG_SCOPE_SENTENCE);
    ck_assert_int_eq(claims[3].kind, CG_KIND_STATE);
    ck_assert_int_eq(claims[3].expect, CG_EXPECT_REPORT);
    ck_assert_int_eq(claims[3].precedence, CG_PRECEDENCE_NONE);
    unload(l);
}
END_TEST

START_TEST(numbers_keep_to_their_range)
{
    static const char *const numbers[] = {"0", "51", "-1", "2.5", "9e9"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char text[512];
        int len =
            snprintf(text, sizeof text,
                     BESIDE("'unless': [{'pattern': 'x', 'within': %s}]"), numbers[i]);
        ck_assert_int_lt(len, (int)sizeof text);
        check_bad(&(bad_pack){text, "bad-number", 3, AT_BESIDE + 38, numbers[i],
                              "'within' must be a whole number from 1 to 50", ""});
    }
}
END_TEST

START_TEST(what_is_voided_needs_patterns)
{
    static const bad_pack bad[] = {
        {IN_CLAIM("'unless': ['y']"), "no-patterns", 2, 19, "'a'",
         "the claim has no patterns that 'unless' could void",
         "give it 'supports' or 'contradicts'"},
    };
    CHECK_ALL_BAD(bad);
}
END_TEST

START_TEST(a_claim_alone_needs_two_words)
{
    static const char *const texts[] = {"the", "!!", "Lunch.", "\xC3\xA9t\xC3\xA9"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char pack[200];
        snprintf(pack, sizeof pack, "{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': ["
                                    "{'id': 'a', 'claim': '%s'}]}", texts[i]);
        loaded l = load(pack);
        ck_assert_uint_eq(cg_diags_count(l.diags), 1);
        ck_assert_str_eq(cg_diags_get(l.diags, 0)->id, "no-patterns");
        unload(l);
    }
    loaded good = load("{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': ["
                       "{'id': 'a', 'claim': 'Lunch costs 3'}]}");
    ck_assert_uint_eq(cg_diags_count(good.diags), 0);
    unload(good);
}
END_TEST

START_TEST(required_needs_something_to_be_expected)
{
    static const bad_pack bad[] = {
        {BESIDE("'required': true"), "bad-value", 3, AT_BESIDE, "'required'",
         "'required' means nothing with 'expect': 'report'",
         "expect 'supported' or 'contradicted', or leave it out"},
        {BESIDE("'required': false, 'expect': 'consistent'"), "bad-value", 3, AT_BESIDE,
         "'required'", "'required' means nothing with 'expect': 'consistent'",
         "expect 'supported' or 'contradicted', or leave it out"},
    };
    CHECK_ALL_BAD(bad);
}
END_TEST

START_TEST(a_side_without_an_example_is_a_warning_at_the_claims_id)
{
#define BARE(examples)                                                              \
    "{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [\n{'id': 'a', 'claim': 'c', " \
    "'supports': ['x']" examples "}]}"
    static const bad_pack bad[] = {
        {BARE(""), "no-examples", 2, 8, "'a'",
         "claim 'a' has no example with the stance 'support' or 'contradict'",
         "add {'text': '...', 'stance': 'support'} to its 'examples'"},
        {BARE(", 'examples': [{'text': 'x', 'stance': 'support'}]"), "no-examples", 2,
         8, "'a'", "claim 'a' has no example with the stance 'contradict'",
         "add {'text': '...', 'stance': 'contradict'} to its 'examples'"},
        {BARE(", 'examples': [{'text': 'x', 'stance': 'contradict'}, {'text': 'y', "
              "'stance': 'mention'}]"),
         "no-examples", 2, 8, "'a'",
         "claim 'a' has no example with the stance 'support'",
         "add {'text': '...', 'stance': 'support'} to its 'examples'"},
    };
    CHECK_ALL_BAD(bad);
}
END_TEST

/* --- many claims ----------------------------------------------------------- */

START_TEST(a_claim_id_that_stands_twice_is_reported_at_the_second)
{
    static const bad_pack bad[] = {
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [" CLAIM ",\n" CLAIM "]}",
         "duplicate-id", 2, 8, "'a'", "duplicate claim id 'a'",
         "the first one is on line 1"},
    };
    CHECK_ALL_BAD(bad);
}
END_TEST

START_TEST(a_hundred_thousand_claims_with_one_id_are_found_out)
{
    loaded l = load_many("{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [",
                         "{'id': 'a', 'claim': 'c', 'supports': ['x']}", 100000, "]}");
    ck_assert_uint_eq(cg_diags_count_at(l.diags, CG_LEVEL_ERROR), 99999);
    ck_assert_uint_eq(cg_diags_count_at(l.diags, CG_LEVEL_WARNING), 100000);
    ck_assert_str_eq(cg_diags_get(l.diags, 0)->id, "duplicate-id");
    unload(l);
}
END_TEST

START_TEST(warnings_never_hide_an_error_of_the_same_pack)
{
    loaded l = load_many("{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [",
                         "{'id': 'a#', 'claim': 'c', 'supports': ['x']}", 1000,
                         ", {'id': 'b', 'claim': ''}]}");
    ck_assert_str_eq(cg_diags_get(l.diags, 0)->id, "bad-value");
    ck_assert_str_eq(cg_diags_get(l.diags, 1)->id, "no-examples");
    unload(l);
}
END_TEST

Suite *rules_claim_suite(void)
{
    Suite *suite = suite_create("rules/claim");
    TCase *tests = tcase_create("claim");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, a_claim_is_kept_as_it_is_written);
    tcase_add_test(tests, a_subject_has_four_forms_and_the_rest_has_defaults);
    tcase_add_test(tests, numbers_keep_to_their_range);
    tcase_add_test(tests, what_is_voided_needs_patterns);
    tcase_add_test(tests, a_claim_alone_needs_two_words);
    tcase_add_test(tests, required_needs_something_to_be_expected);
    tcase_add_test(tests, a_side_without_an_example_is_a_warning_at_the_claims_id);
    tcase_add_test(tests, a_claim_id_that_stands_twice_is_reported_at_the_second);
    tcase_add_test(tests, a_hundred_thousand_claims_with_one_id_are_found_out);
    tcase_add_test(tests, warnings_never_hide_an_error_of_the_same_pack);
    suite_add_tcase(suite, tests);
    return suite;
}
