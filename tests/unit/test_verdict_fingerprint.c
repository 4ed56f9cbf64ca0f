#include "verdict/fingerprint.h"

#include "base/alloc.h"
#include "result_fixture.h"

#include <check.h>

/* The fingerprint of the second of two statements. */
static void print_second(const fixture *first, const fixture *second, char out[33])
{
    cg_claim_info claims[] = {fixture_claim("m/a"), fixture_claim("m/b")};
    cg_results *results = cg_results_new();
    fixture_add(results, first);
    fixture_add(results, second);
    ck_assert_int_eq(cg_fingerprint_fill(results, claims, NULL), CG_OK);
    memcpy(out, cg_results_statement(results, 1)->fingerprint, 33);
    cg_results_free(results);
}

static const fixture other = {.stance = CG_STANCE_MENTION, .quote = "Is it?"};
static const fixture plain = {
    .stance = CG_STANCE_SUPPORT, .path = "a", .quote = "Entry is free.", .at = 10};

START_TEST(it_stays_when_the_sentence_moves_or_is_laid_out_anew)
{
    char before[33], after[33];
    fixture moved = plain;
    moved.at = 999;
    moved.quote = "Entry is\n   free.";
    print_second(&other, &plain, before);
    print_second(&other, &moved, after);
    ck_assert_str_eq(before, after);
    ck_assert_uint_eq(strspn(before, "0123456789abcdef"), 32);
}
END_TEST

START_TEST(it_differs_with_all_that_makes_a_statement_another)
{
    fixture changed[6];
    char before[33], after[33];
    for (size_t i = 0; i < FIXTURE_COUNT(changed); i++)
        changed[i] = plain;
    changed[0].path = "b";
    changed[1].quote = "Entry is not free.";
    changed[2].stance = CG_STANCE_CONTRADICT;
    changed[3].speaker = "Ann";
    changed[4].claim = 1;
    changed[5].speaker = "";
    print_second(&other, &plain, before);
    for (size_t i = 0; i < FIXTURE_COUNT(changed); i++) {
        print_second(&other, &changed[i], after);
        ck_assert_msg(strcmp(before, after) != 0, "row %zu", i);
    }
}
END_TEST

START_TEST(the_second_of_its_like_has_its_own)
{
    char alone[33], second[33];
    fixture later = plain;
    later.at = 50;
    print_second(&other, &later, alone);
    print_second(&plain, &later, second);
    ck_assert_str_ne(alone, second);
    print_second(&later, &plain, second); /* order of finding is no matter */
    ck_assert_str_eq(alone, second);
}
END_TEST

START_TEST(one_that_is_there_is_kept)
{
    cg_claim_info claim = fixture_claim("m/a");
    cg_results *results = cg_results_new();
    cg_statement s = fixture_statement(&plain);
    memcpy(s.fingerprint, "0123456789abcdef0123456789abcdef", 33);
    ck_assert_int_eq(cg_results_add(results, &s, NULL), CG_OK);
    ck_assert_int_eq(cg_fingerprint_fill(results, &claim, NULL), CG_OK);
    ck_assert_str_eq(cg_results_statement(results, 0)->fingerprint, s.fingerprint);
    cg_results_free(results);
}
END_TEST

START_TEST(memory_may_run_out)
{
    cg_claim_info claim = fixture_claim("m/a");
    cg_results *results = cg_results_new();
    fixture_add(results, &plain);
    for (long n = 1; n <= 2; n++) {
        cg_alloc_fail_at(n, 1);
        ck_assert_int_eq(cg_fingerprint_fill(results, &claim, NULL), CG_E_MEMORY);
        cg_alloc_fail_at(0, 0);
        ck_assert_str_eq(cg_results_statement(results, 0)->fingerprint, "");
    }
    cg_results_free(results);
}
END_TEST

Suite *verdict_fingerprint_suite(void);
Suite *verdict_fingerprint_suite(void)
{
    Suite *suite = suite_create("verdict/fingerprint");
    TCase *tests = tcase_create("fingerprint");
    tcase_add_test(tests, it_stays_when_the_sentence_moves_or_is_laid_out_anew);
    tcase_add_test(tests, it_differs_with_all_that_makes_a_statement_another);
    tcase_add_test(tests, the_second_of_its_like_has_its_own);
    tcase_add_test(tests, one_that_is_there_is_kept);
    tcase_add_test(tests, memory_may_run_out);
    suite_add_tcase(suite, tests);
    return suite;
}
