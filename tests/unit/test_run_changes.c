#include "run/changes.h"

#include "result_fixture.h"

#include <check.h>

Suite *run_changes_suite(void);

static cg_changes changes;

static void set_up(void)
{
    changes = (cg_changes){.counts = {0}};
}

static void tear_down(void)
{
    cg_changes_release(&changes);
}

static cg_history_statement said(const char *print, const char *claim, const char *quote,
                                 const char *path, int64_t line)
{
    return (cg_history_statement){.fingerprint = cg_slice_of(print),
                                  .claim = cg_slice_of(claim),
                                  .stance = CG_SLICE("support"),
                                  .quote = cg_slice_of(quote),
                                  .path = cg_slice_of(path),
                                  .line = line,
                                  .column = 1};
}

static void find(const cg_history_statement *before, size_t before_len,
                 const cg_history_statement *now, size_t now_len)
{
    cg_history_statements sides[2] = {0};
    for (size_t i = 0; i < before_len; i++)
        ck_assert(cg_vec_push(&sides[0], before[i]));
    for (size_t i = 0; i < now_len; i++)
        ck_assert(cg_vec_push(&sides[1], now[i]));
    ck_assert(cg_changes_find(&changes, &sides[0], &sides[1]));
    ck_assert_uint_eq(changes.statements.len,
                      changes.counts[0] + changes.counts[1] + changes.counts[2]);
    cg_vec_release(&sides[0]);
    cg_vec_release(&sides[1]);
}

START_TEST(what_stands_where_it_stood_is_no_change)
{
    const cg_history_statement one = said("1", "m/a", "Q.", "a.txt", 1);
    find(&one, 1, &one, 1);
    ck_assert_uint_eq(changes.statements.len, 0);
}
END_TEST

START_TEST(another_line_and_another_file_are_moves)
{
    const cg_history_statement before[] = {said("1", "m/a", "Q.", "a.txt", 1),
                                           said("2", "m/a", "R.", "a.txt", 2)};
    const cg_history_statement now[] = {said("1", "m/a", "Q.", "a.txt", 7),
                                        said("3", "m/a", "R.", "b.txt", 2)};
    find(before, 2, now, 2);
    ck_assert_uint_eq(changes.counts[CG_CHANGE_MOVED], 2);
}
END_TEST

START_TEST(other_words_or_another_claim_are_new_and_the_old_are_gone)
{
    const cg_history_statement before[] = {said("1", "m/a", "Q.", "a.txt", 1)};
    const cg_history_statement now[] = {said("2", "m/a", "R.", "a.txt", 1),
                                        said("3", "m/b", "Q.", "a.txt", 1)};
    find(before, 1, now, 2);
    ck_assert_uint_eq(changes.counts[CG_CHANGE_NEW], 2);
    ck_assert_uint_eq(changes.counts[CG_CHANGE_GONE], 1);
    ck_assert_uint_eq(changes.counts[CG_CHANGE_MOVED], 0);
}
END_TEST

START_TEST(of_equal_words_as_many_move_as_were_there)
{
    const cg_history_statement before[] = {said("1", "m/a", "Q.", "a.txt", 1)};
    const cg_history_statement now[] = {said("2", "m/a", "Q.", "b.txt", 1),
                                        said("3", "m/a", "Q.", "c.txt", 1)};
    find(before, 1, now, 2);
    ck_assert_uint_eq(changes.counts[CG_CHANGE_MOVED], 1);
    ck_assert_uint_eq(changes.counts[CG_CHANGE_NEW], 1);
}
END_TEST

START_TEST(verdicts_change_come_and_go)
{
    cg_history_verdict before[] = {{CG_SLICE_INIT("m/a"), CG_SLICE_INIT("mixed")},
                                   {CG_SLICE_INIT("m/b"), CG_SLICE_INIT("mixed")},
                                   {CG_SLICE_INIT("m/c"), CG_SLICE_INIT("mixed")}};
    cg_history_verdict now[] = {{CG_SLICE_INIT("m/b"), CG_SLICE_INIT("mixed")},
                                {CG_SLICE_INIT("m/c"), CG_SLICE_INIT("supported")},
                                {CG_SLICE_INIT("m/d"), CG_SLICE_INIT("mixed")}};
    const cg_history_verdicts old = {before, 3, 3}, fresh = {now, 3, 3};
    ck_assert(cg_changes_find_verdicts(&changes, &old, &fresh));
    ck_assert_uint_eq(changes.verdicts.len, 3);
    ck_assert_ptr_null(changes.verdicts.items[0].now);
    ck_assert(cg_slice_is(changes.verdicts.items[1].now->verdict, "supported"));
    ck_assert_ptr_null(changes.verdicts.items[2].before);
}
END_TEST

Suite *run_changes_suite(void)
{
    Suite *suite = suite_create("run/changes");
    TCase *tests = tcase_create("changes");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_stands_where_it_stood_is_no_change);
    tcase_add_test(tests, another_line_and_another_file_are_moves);
    tcase_add_test(tests, other_words_or_another_claim_are_new_and_the_old_are_gone);
    tcase_add_test(tests, of_equal_words_as_many_move_as_were_there);
    tcase_add_test(tests, verdicts_change_come_and_go);
    suite_add_tcase(suite, tests);
    return suite;
}
