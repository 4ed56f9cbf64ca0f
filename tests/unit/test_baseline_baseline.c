#include "baseline/baseline.h"
#include "baseline_fixture.h"

#include <check.h>

Suite *baseline_baseline_suite(void);

static baseline_fixture before, now;
static cg_baseline baseline;

static const char *const one[] = {"Entry is free.", NULL};
static const char *const two[] = {"Entry is free.", "Entry is  FREE.", NULL};
static const char *const other[] = {"Entry costs nothing.", NULL};

static void set_up(void)
{
    baseline_fixture_init(&before);
    baseline_fixture_init(&now);
    cg_baseline_init(&baseline);
}

static void tear_down(void)
{
    cg_baseline_release(&baseline);
    baseline_fixture_release(&before);
    baseline_fixture_release(&now);
}

static void support(baseline_fixture *f, const char *path, uint64_t content,
                    const char *const *sentences)
{
    baseline_fixture_file(f, path, content, 0, CG_STANCE_SUPPORT, sentences);
}

static void mark(void)
{
    baseline_fixture_judge(&before);
    baseline_fixture_judge(&now);
    ck_assert_int_eq(cg_baseline_add_results(&baseline, before.results, NULL), CG_OK);
    ck_assert_int_eq(cg_baseline_mark(&baseline, now.results, now.claims, NULL), CG_OK);
}

static cg_baseline_state state(size_t index)
{
    return now.results->statements.items[index].baseline;
}

START_TEST(what_was_there_is_known_wherever_it_stands_in_the_file)
{
    support(&before, "a.txt", 1, one);
    support(&now, "a.txt", 2, one);
    now.results->statements.items[0].line = 99;
    mark();
    ck_assert(now.results->has_baseline);
    ck_assert_int_eq(state(0), CG_BASELINE_KNOWN);
}
END_TEST

START_TEST(another_sentence_and_one_more_of_the_same_are_new)
{
    support(&before, "a.txt", 1, one);
    support(&now, "a.txt", 2, two);
    support(&now, "b.txt", 3, other);
    mark();
    ck_assert_int_eq(state(0), CG_BASELINE_KNOWN);
    ck_assert_int_eq(state(1), CG_BASELINE_NEW);
    ck_assert_int_eq(state(2), CG_BASELINE_NEW);
}
END_TEST

START_TEST(a_file_that_moved_with_its_content_stays_known)
{
    support(&before, "a.txt", 7, two);
    support(&now, "b/c.txt", 7, two);
    mark();
    ck_assert_int_eq(state(0), CG_BASELINE_KNOWN);
    ck_assert_int_eq(state(1), CG_BASELINE_KNOWN);
}
END_TEST

START_TEST(a_file_that_moved_and_changed_is_new)
{
    support(&before, "a.txt", 7, one);
    support(&now, "b.txt", 8, one);
    mark();
    ck_assert_int_eq(state(0), CG_BASELINE_NEW);
}
END_TEST

START_TEST(a_copy_is_new_while_its_original_is_there)
{
    support(&before, "a.txt", 7, one);
    support(&now, "a.txt", 7, one);
    support(&now, "b.txt", 7, one);
    mark();
    ck_assert_int_eq(state(0), CG_BASELINE_KNOWN);
    ck_assert_int_eq(state(1), CG_BASELINE_NEW);
}
END_TEST

START_TEST(as_many_of_equal_files_are_known_as_moved)
{
    support(&before, "a.txt", 7, one);
    support(&before, "b.txt", 7, one);
    support(&now, "c.txt", 7, one);
    support(&now, "d.txt", 7, one);
    support(&now, "e.txt", 7, one);
    mark();
    ck_assert_int_eq(state(0), CG_BASELINE_KNOWN);
    ck_assert_int_eq(state(1), CG_BASELINE_KNOWN);
    ck_assert_int_eq(state(2), CG_BASELINE_NEW);
}
END_TEST

START_TEST(a_verdict_is_known_by_its_claim_and_what_it_says)
{
    baseline_fixture_file(&before, "a.txt", 1, 1, CG_STANCE_SUPPORT, one);
    baseline_fixture_file(&before, "b.txt", 2, 1, CG_STANCE_CONTRADICT, other);
    baseline_fixture_file(&now, "a.txt", 1, 1, CG_STANCE_SUPPORT, one);
    baseline_fixture_file(&now, "b.txt", 2, 1, CG_STANCE_CONTRADICT, other);
    mark();
    ck_assert_int_eq(now.results->verdicts.items[1].finding, CG_LEVEL_ERROR);
    ck_assert_int_eq(now.results->verdicts.items[1].baseline, CG_BASELINE_KNOWN);
    ck_assert_int_eq(cg_verdict_level(&now.results->verdicts.items[1]), CG_LEVEL_NONE);
    ck_assert_int_eq(now.results->verdicts.items[0].baseline, CG_BASELINE_NEW);
}
END_TEST

START_TEST(an_empty_baseline_knows_nothing)
{
    support(&now, "a.txt", 1, one);
    mark();
    ck_assert_int_eq(state(0), CG_BASELINE_NEW);
    ck_assert_int_eq(cg_statement_level(&now.results->statements.items[0]), CG_LEVEL_ERROR);
}
END_TEST

Suite *baseline_baseline_suite(void)
{
    Suite *suite = suite_create("baseline/baseline");
    TCase *tests = tcase_create("baseline");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_was_there_is_known_wherever_it_stands_in_the_file);
    tcase_add_test(tests, another_sentence_and_one_more_of_the_same_are_new);
    tcase_add_test(tests, a_file_that_moved_with_its_content_stays_known);
    tcase_add_test(tests, a_file_that_moved_and_changed_is_new);
    tcase_add_test(tests, a_copy_is_new_while_its_original_is_there);
    tcase_add_test(tests, as_many_of_equal_files_are_known_as_moved);
    tcase_add_test(tests, a_verdict_is_known_by_its_claim_and_what_it_says);
    tcase_add_test(tests, an_empty_baseline_knows_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
