#include "base/alloc.h"
#include "claimgrep.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static cg_error error;

/* The pack that is drafted of a claim, for the caller to free; NULL: none. */
static char *draft(const char *claim, cg_status expected)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    ck_assert_ptr_nonnull(out);
    const cg_draft_options options = {.claim = claim};
    cg_status status = cg_draft_rule(&options, out, stderr, &error);
    ck_assert_int_eq(fclose(out), 0);
    ck_assert_msg(status == expected, "%s: status %d: %s", claim, status, error.text);
    if (status == CG_OK)
        return text;
    ck_assert_msg(len == 0, "%s: something was written", claim);
    free(text);
    return NULL;
}

/* Claims of many shapes: what something is, does, did, may and must not; names with and
 * without capitals; amounts and dates. */
static const char *const claims[] = {
    "Secure Communities is voluntary",
    "Secure Communities is not voluntary",
    "The Riverside ferry is free.",
    "The mayor resigned",
    "Counties can opt out of the program",
    "Dogs bark",
    "Dogs do not bark",
    "The new bridge is longer than the old bridge",
    "Springfield is a town in Ohio",
    "The Department of Homeland Security funded the project",
    "There is a ferry to the island",
    "The vaccine does not cause autism",
    "Aspirin costs 5 dollars",
    "The company will close its factory in Leeds",
    "Guns should be banned",
    "No county can leave",
    "All members must attend the meeting",
    "The report was published on 27 October 2008",
    "The password expires after 90 days",
    "The tower is 300 metres tall",
    "Unemployment fell by 3 percent",
    "The agency has 658 members",
    "The agency has closed its office",
    "She is a doctor",
    "The senator never voted for the bill",
    "The plant hasn't reopened",
    "Version 3 is supported",
    "The lake isn't safe for swimming",
    "The council approved the budget",
    "Coffee is harmful",
    "Wages rose in 2020",
    "The film was directed by Jane Smith",
    "The museum opens at 9",
    "He can't swim",
    "Ann and Bob married in Paris",
    "The drug reduces the risk of stroke",
    "Nobody was injured",
    "The city banned plastic bags",
    "The River Thames flows through London",
    "Immigrants commit more crimes than natives",
    "The 2010 census counted 308 million people",
    "\xC3\x89lan vital exists",
    "The receiving party may disclose information to its advisers",
    "The default timeout is 30 seconds",
    "The moon landing was faked",
    "The law (of 1990) is still in force",
    "The rate is 5% or more",
    "The server's address is public",
};

START_TEST(every_draft_passes_its_own_examples_with_all_that_it_has_fired)
{
    const char *claim = claims[_i];
    cg_test_summary sum;
    cg_program *program = NULL;
    cg_ruleset *rules = cg_ruleset_new();
    cg_diags *diags = cg_diags_new();
    char *pack = draft(claim, CG_OK);
    ck_assert_int_eq(cg_ruleset_add_buffer(rules, "p", pack, strlen(pack), diags, &error), CG_OK);
    ck_assert_int_eq(cg_ruleset_compile(rules, diags, &program, &error), CG_OK);
    ck_assert_int_eq(cg_program_test(program, true, diags, &sum, &error), CG_OK);
    ck_assert_msg(sum.claims == 1 && sum.examples >= 2 && sum.passed == sum.examples,
                  "%s: %zu of %zu", claim, sum.passed, sum.examples);
    ck_assert_msg(sum.alternatives > 0 && sum.fired == sum.alternatives, "%s: %zu of %zu", claim,
                  sum.fired, sum.alternatives);
    ck_assert_ptr_nonnull(strstr(pack, "\"stance\": \"support\""));
    ck_assert_ptr_nonnull(strstr(pack, "\"stance\": \"contradict\""));
    cg_program_free(program);
    cg_diags_free(diags);
    cg_ruleset_free(rules);
    free(pack);
}
END_TEST

START_TEST(what_is_no_claim_gives_a_reason_and_no_pack)
{
    static const char *const bad[] = {"", ".", "   ", "Stop", "free ferry", "two\nlines are here",
                                      "Is the ferry free?", "The ferry is", "\xff\xfe is bad"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        draft(bad[i], CG_E_USAGE);
        ck_assert_msg(strstr(error.text, "no rule can be drafted") != NULL, "%s", error.text);
    }
}
END_TEST

START_TEST(a_draft_has_words_for_both_sides)
{
    char *pack = draft("Secure Communities is voluntary", CG_OK);
    ck_assert_ptr_nonnull(strstr(pack, "\"voluntary\": [\"voluntary\", \"optional\""));
    ck_assert_ptr_nonnull(strstr(pack, "\"contradicts\": [\"be ...4 @not-voluntary\"]"));
    free(pack);
}
END_TEST

START_TEST(an_amount_is_held_against_a_value)
{
    char *pack = draft("The agency has 658 members", CG_OK);
    ck_assert_ptr_nonnull(strstr(pack, "\"value\": { \"is\": 658, \"type\": \"number\" }"));
    ck_assert_ptr_nonnull(strstr(pack, "has <number> members"));
    ck_assert_ptr_nonnull(strstr(pack, "The agency has 758 members.\", \"stance\": \"contradict\""));
    free(pack);
}
END_TEST

Suite *run_draft_suite(void)
{
    Suite *suite = suite_create("run/draft");
    TCase *tests = tcase_create("drafts");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, every_draft_passes_its_own_examples_with_all_that_it_has_fired, 0,
                        (int)(sizeof claims / sizeof *claims));
    tcase_add_test(tests, what_is_no_claim_gives_a_reason_and_no_pack);
    tcase_add_test(tests, a_draft_has_words_for_both_sides);
    tcase_add_test(tests, an_amount_is_held_against_a_value);
    suite_add_tcase(suite, tests);
    return suite;
}
