#include <check.h>

#include "base/alloc.h"
#include "result/order.h"
#include "result_fixture.h"

static cg_results *results;

static void set_up(void)
{
    static const fixture found[] = {
        {.stance = CG_STANCE_MENTION, .path = "b.txt", .at = 1, .claim = 0},
        {.stance = CG_STANCE_SUPPORT, .path = "b.txt", .at = 9, .claim = 1},
        {.stance = CG_STANCE_CONTRADICT, .path = "b.txt", .at = 9, .claim = 0},
        {.stance = CG_STANCE_SUPPORT, .path = "a.txt", .at = 7, .claim = 0},
        {.stance = CG_STANCE_SUPPORT, .path = "B.txt", .at = 3, .claim = 0},
    };
    results = cg_results_new();
    ck_assert_ptr_nonnull(results);
    for (size_t i = 0; i < FIXTURE_COUNT(found); i++)
        fixture_add(results, &found[i]);
}

static void tear_down(void)
{
    cg_alloc_fail_at(0, 0);
    cg_results_free(results);
}

static void expect_order(cg_order order, const size_t *wanted)
{
    const cg_statement **sorted = cg_order_statements(results, order);
    ck_assert_ptr_nonnull(sorted);
    for (size_t i = 0; i < results->statements.len; i++)
        ck_assert_ptr_eq(sorted[i], cg_results_statement(results, wanted[i]));
    ck_assert_ptr_null(sorted[results->statements.len]);
    cg_alloc_free(sorted);
}

START_TEST(by_source_bytes_of_the_path_come_first_then_offset_then_claim)
{
    expect_order(CG_ORDER_SOURCE, (const size_t[]){4, 3, 0, 2, 1});
}
END_TEST

START_TEST(by_claim_supports_come_before_contradictions_before_mentions)
{
    expect_order(CG_ORDER_CLAIM, (const size_t[]){4, 3, 2, 0, 1});
}
END_TEST

START_TEST(files_come_by_path)
{
    static const char *const paths[] = {"b", "a/z", "B", "a"};
    static const char *const wanted[] = {"B", "a", "a/z", "b"};
    for (size_t i = 0; i < 4; i++) {
        cg_file_account file = {.path = cg_slice_of(paths[i])};
        ck_assert_int_eq(cg_results_account(results, &file, NULL), CG_OK);
    }
    const cg_file_account **sorted = cg_order_files(results);
    ck_assert_ptr_nonnull(sorted);
    for (size_t i = 0; i < 4; i++)
        ck_assert(cg_slice_is(sorted[i]->path, wanted[i]));
    ck_assert_ptr_null(sorted[4]);
    cg_alloc_free(sorted);
}
END_TEST

START_TEST(no_memory_gives_null_and_nothing_found_does_not)
{
    cg_results *empty = cg_results_new();
    ck_assert_ptr_nonnull(empty);
    const cg_statement **none = cg_order_statements(empty, CG_ORDER_SOURCE);
    ck_assert_ptr_nonnull(none);
    ck_assert_ptr_null(none[0]);
    cg_alloc_free(none);
    cg_alloc_fail_at(1, 1);
    ck_assert_ptr_null(cg_order_statements(empty, CG_ORDER_CLAIM));
    ck_assert_ptr_null(cg_order_files(empty));
    cg_alloc_fail_at(0, 0);
    cg_results_free(empty);
}
END_TEST

Suite *result_order_suite(void);
Suite *result_order_suite(void)
{
    Suite *suite = suite_create("result/order");
    TCase *tests = tcase_create("order");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests,
                   by_source_bytes_of_the_path_come_first_then_offset_then_claim);
    tcase_add_test(tests, by_claim_supports_come_before_contradictions_before_mentions);
    tcase_add_test(tests, files_come_by_path);
    tcase_add_test(tests, no_memory_gives_null_and_nothing_found_does_not);
    suite_add_tcase(suite, tests);
    return suite;
}
