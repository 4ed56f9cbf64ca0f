#include "base/alloc.h"

#include <check.h>
#include <stdint.h>

START_TEST(nothing_is_still_a_pointer)
{
    void *a = cg_alloc(0), *b = cg_alloc_zeroed(0, 8), *c = cg_alloc_resize(NULL, 0, 1);
    ck_assert(a && b && c);
    cg_alloc_free(a);
    cg_alloc_free(b);
    cg_alloc_free(c);
    cg_alloc_free(NULL);
}
END_TEST

START_TEST(a_product_that_overflows_is_refused)
{
    ck_assert_ptr_null(cg_alloc_zeroed(SIZE_MAX / 2, 3));
    ck_assert_ptr_null(cg_alloc_zeroed(2, SIZE_MAX / 2 + 1));
    char *kept = cg_alloc(1);
    ck_assert_ptr_nonnull(kept);
    ck_assert_ptr_null(cg_alloc_resize(kept, SIZE_MAX, 2));
    kept[0] = 'k'; /* the old block is still there */
    cg_alloc_free(kept);
    ck_assert_ptr_null(cg_alloc(SIZE_MAX));
}
END_TEST

START_TEST(zeroed_memory_is_zero)
{
    unsigned char *p = cg_alloc_zeroed(100, 3);
    ck_assert_ptr_nonnull(p);
    for (int i = 0; i < 300; i++)
        ck_assert_uint_eq(p[i], 0);
    cg_alloc_free(p);
}
END_TEST

static int succeeds(void)
{
    void *p = cg_alloc(1);
    cg_alloc_free(p);
    return p != NULL;
}

START_TEST(the_nth_allocation_fails_once)
{
    cg_alloc_fail_at(3, 0);
    const int expected[] = {1, 1, 0, 1, 1};
    for (int i = 0; i < 5; i++)
        ck_assert_int_eq(succeeds(), expected[i]);
    ck_assert_int_eq(cg_alloc_count(), 5);
    cg_alloc_fail_at(0, 0);
}
END_TEST

START_TEST(all_fail_from_the_nth_on_when_it_stays)
{
    cg_alloc_fail_at(2, 1);
    const int expected[] = {1, 0, 0, 0};
    for (int i = 0; i < 4; i++)
        ck_assert_int_eq(succeeds(), expected[i]);
    cg_alloc_fail_at(0, 0);
    ck_assert_int_eq(cg_alloc_count(), 0);
    ck_assert(succeeds());
    ck_assert_int_eq(cg_alloc_count(), 1);
}
END_TEST

Suite *base_alloc_suite(void);
Suite *base_alloc_suite(void)
{
    Suite *suite = suite_create("base/alloc");
    TCase *all = tcase_create("all");
    tcase_add_test(all, nothing_is_still_a_pointer);
    tcase_add_test(all, a_product_that_overflows_is_refused);
    tcase_add_test(all, zeroed_memory_is_zero);
    tcase_add_test(all, the_nth_allocation_fails_once);
    tcase_add_test(all, all_fail_from_the_nth_on_when_it_stays);
    suite_add_tcase(suite, all);
    return suite;
}
