#include "base/alloc.h"
#include "base/counter.h"

#include <check.h>

Suite *base_counter_suite(void);

START_TEST(a_key_is_told_how_often_it_came_before)
{
    cg_counter counter;
    uint32_t before = 9;
    cg_counter_init(&counter);
    for (uint32_t round = 0; round < 3; round++) {
        for (uint64_t key = 0; key < 1000; key++) {
            ck_assert(cg_counter_add(&counter, key * UINT64_C(0x9E3779B97F4A7C15), &before));
            ck_assert_uint_eq(before, round);
        }
    }
    cg_counter_release(&counter);
}
END_TEST

START_TEST(a_reset_counter_begins_at_zero)
{
    cg_counter counter;
    uint32_t before = 9;
    cg_counter_init(&counter);
    ck_assert(cg_counter_add(&counter, 7, &before));
    cg_counter_reset(&counter);
    ck_assert(cg_counter_add(&counter, 7, &before));
    ck_assert_uint_eq(before, 0);
    cg_counter_release(&counter);
}
END_TEST

START_TEST(without_memory_adding_fails_and_says_so)
{
    cg_counter counter;
    uint32_t before = 9;
    cg_counter_init(&counter);
    cg_alloc_fail_at(1, 1);
    bool added = cg_counter_add(&counter, 7, &before);
    cg_alloc_fail_at(0, 0);
    ck_assert(!added);
    ck_assert(cg_counter_add(&counter, 7, &before));
    cg_counter_release(&counter);
}
END_TEST

Suite *base_counter_suite(void)
{
    Suite *suite = suite_create("base counter");
    TCase *all = tcase_create("all");
    tcase_add_test(all, a_key_is_told_how_often_it_came_before);
    tcase_add_test(all, a_reset_counter_begins_at_zero);
    tcase_add_test(all, without_memory_adding_fails_and_says_so);
    suite_add_tcase(suite, all);
    return suite;
}
