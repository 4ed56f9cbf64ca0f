#include "store/history.h"

#include "store_fixture.h"

#include <check.h>

Suite *store_history_suite(void);

static store_fixture f;
static cg_store *store;
static cg_arena arena;
static cg_history_runs runs;

static void set_up(void)
{
    store_fixture_init(&f);
    f.run.series = "00112233445566778899aabbccddeeff";
    cg_arena_init(&arena, SIZE_MAX);
    runs = (cg_history_runs){0};
}

static void tear_down(void)
{
    cg_store_close(store);
    store = NULL;
    cg_vec_release(&runs);
    cg_arena_release(&arena);
    store_fixture_release(&f);
}

static void read_runs(void)
{
    ck_assert_int_eq(cg_store_open(f.path, &store, NULL), CG_OK);
    ck_assert_int_eq(cg_history_list_runs(store, &arena, &runs, NULL), CG_OK);
}

static size_t count_statements(const cg_history_run *run)
{
    cg_history_statements all = {0};
    ck_assert_int_eq(cg_history_list_statements(store, run, &arena, &all, NULL), CG_OK);
    size_t count = all.len;
    for (size_t i = 1; i < count; i++)
        ck_assert_int_le(cg_slice_compare(all.items[i - 1].fingerprint, all.items[i].fingerprint),
                         0);
    cg_vec_release(&all);
    return count;
}

START_TEST(runs_come_in_order_with_what_they_counted)
{
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    f.run.series = NULL;
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    read_runs();
    ck_assert_uint_eq(runs.len, 2);
    ck_assert_int_lt(runs.items[0].id, runs.items[1].id);
    ck_assert_int_ne(runs.items[0].series, runs.items[1].series);
    ck_assert(cg_slice_is(runs.items[0].started, "2011-08-05T00:00:00Z"));
    ck_assert(cg_slice_is(runs.items[0].version, "9.8.7"));
    ck_assert_int_eq(runs.items[0].statements, 2);
}
END_TEST

START_TEST(each_run_has_its_statements_although_equal_ones_are_kept_once)
{
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    f.report.results->statements.len--;
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    read_runs();
    ck_assert_uint_eq(runs.len, 3);
    ck_assert_uint_eq(count_statements(&runs.items[0]), 2);
    ck_assert_uint_eq(count_statements(&runs.items[1]), 2);
    ck_assert_uint_eq(count_statements(&runs.items[2]), 1);
}
END_TEST

START_TEST(verdicts_come_by_claim)
{
    cg_history_verdicts all = {0};
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    read_runs();
    ck_assert_int_eq(cg_history_list_verdicts(store, &runs.items[0], &arena, &all, NULL), CG_OK);
    ck_assert_uint_eq(all.len, REPORT_CLAIMS);
    ck_assert(cg_slice_is(all.items[0].claim, "museums/free"));
    ck_assert(cg_slice_is(all.items[1].claim, "museums/open"));
    ck_assert(cg_slice_is(all.items[1].verdict, "supported"));
    cg_vec_release(&all);
}
END_TEST

Suite *store_history_suite(void)
{
    Suite *suite = suite_create("store/history");
    TCase *tests = tcase_create("history");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, runs_come_in_order_with_what_they_counted);
    tcase_add_test(tests, each_run_has_its_statements_although_equal_ones_are_kept_once);
    tcase_add_test(tests, verdicts_come_by_claim);
    suite_add_tcase(suite, tests);
    return suite;
}
