#include "base/alloc.h"
#include "base/vec.h"

#include <check.h>
#include <stdint.h>

START_TEST(items_stay_in_the_order_pushed)
{
    CG_VEC(int) v = {0};
    for (int i = 0; i < 1000; i++)
        ck_assert(cg_vec_push(&v, i * 3));
    ck_assert_uint_eq(v.len, 1000);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(v.items[i], i * 3);
    ck_assert_int_eq(cg_vec_last(&v), 2997);
    cg_vec_reset(&v);
    ck_assert_uint_eq(v.len, 0);
    ck_assert_uint_ge(v.room, 1000);
    cg_vec_release(&v);
    ck_assert_ptr_null(v.items);
    ck_assert_uint_eq(v.room, 0);
}
END_TEST

START_TEST(reserved_room_needs_no_memory)
{
    CG_VEC(long) v = {0};
    ck_assert(cg_vec_reserve(&v, 500));
    cg_alloc_fail_at(1, 1);
    for (long i = 0; i < 500; i++)
        ck_assert(cg_vec_push(&v, i));
    ck_assert_int_eq(cg_alloc_count(), 0);
    cg_alloc_fail_at(0, 0);
    cg_vec_release(&v);
}
END_TEST

START_TEST(a_failed_push_leaves_the_vector_as_it_was)
{
    CG_VEC(char) v = {0};
    while (v.len == 0 || v.len < v.room)
        ck_assert(cg_vec_push(&v, 'a'));
    size_t len = v.len;
    cg_alloc_fail_at(1, 0);
    ck_assert(!cg_vec_push(&v, 'b'));
    cg_alloc_fail_at(0, 0);
    ck_assert_uint_eq(v.len, len);
    ck_assert(cg_vec_push(&v, 'b'));
    ck_assert_int_eq(cg_vec_last(&v), 'b');
    cg_vec_release(&v);
}
END_TEST

START_TEST(sizes_that_overflow_are_refused)
{
    CG_VEC(uint64_t) v = {0};
    ck_assert(!cg_vec_reserve(&v, SIZE_MAX));
    ck_assert(!cg_vec_reserve(&v, SIZE_MAX / 8 + 1));
    ck_assert(cg_vec_push(&v, 1));
    ck_assert(!cg_vec_reserve(&v, SIZE_MAX));
    ck_assert_uint_eq(v.len, 1);
    cg_vec_release(&v);
}
END_TEST

Suite *base_vec_suite(void);
Suite *base_vec_suite(void)
{
    Suite *suite = suite_create("base/vec");
    TCase *all = tcase_create("all");
    tcase_add_test(all, items_stay_in_the_order_pushed);
    tcase_add_test(all, reserved_room_needs_no_memory);
    tcase_add_test(all, a_failed_push_leaves_the_vector_as_it_was);
    tcase_add_test(all, sizes_that_overflow_are_refused);
    suite_add_tcase(suite, all);
    return suite;
}
