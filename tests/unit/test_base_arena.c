#include "base/alloc.h"
#include "base/arena.h"

#include <check.h>
#include <stdalign.h>
#include <stdint.h>

START_TEST(memory_is_zeroed_aligned_and_apart)
{
    cg_arena arena;
    cg_arena_init(&arena, (size_t)1 << 20);
    unsigned char *last = NULL;
    for (size_t size = 0; size < 500; size++) {
        unsigned char *p = cg_arena_alloc(&arena, size, 1);
        ck_assert_ptr_nonnull(p);
        ck_assert_uint_eq((uintptr_t)p % alignof(max_align_t), 0);
        ck_assert_ptr_ne(p, last);
        for (size_t i = 0; i < size; i++)
            ck_assert_uint_eq(p[i], 0);
        memset(p, 0xA5, size);
        last = p;
    }
    cg_arena_release(&arena);
    ck_assert_uint_eq(arena.used, 0);
}
END_TEST

START_TEST(a_reset_arena_gives_zeroed_memory_again)
{
    cg_arena arena;
    cg_arena_init(&arena, (size_t)1 << 20);
    for (int round = 0; round < 3; round++) {
        unsigned char *small = cg_arena_alloc(&arena, 10, 1);
        unsigned char *large = cg_arena_alloc(&arena, 100000, 1);
        ck_assert(small && large);
        ck_assert_uint_eq(small[9], 0);
        ck_assert_uint_eq(large[99999], 0);
        memset(small, 1, 10);
        memset(large, 1, 100000);
        cg_arena_reset(&arena);
        ck_assert_uint_eq(arena.used, 0);
    }
    cg_arena_release(&arena);
}
END_TEST

START_TEST(a_reset_arena_reuses_its_largest_chunk)
{
    cg_arena arena;
    cg_arena_init(&arena, (size_t)1 << 20);
    ck_assert_ptr_nonnull(cg_arena_alloc(&arena, 10, 1));
    ck_assert_ptr_nonnull(cg_arena_alloc(&arena, 100000, 1));
    cg_arena_reset(&arena);
    cg_alloc_fail_at(1, 1);
    ck_assert_ptr_nonnull(cg_arena_alloc(&arena, 50000, 2));
    ck_assert_ptr_null(cg_arena_alloc(&arena, 50000, 2));
    cg_alloc_fail_at(0, 0);
    cg_arena_release(&arena);
}
END_TEST

START_TEST(the_cap_bounds_what_is_given_out)
{
    cg_arena arena;
    cg_arena_init(&arena, 1000);
    ck_assert_ptr_null(cg_arena_alloc(&arena, 1001, 1));
    ck_assert_ptr_nonnull(cg_arena_alloc(&arena, 900, 1));
    ck_assert_ptr_null(cg_arena_alloc(&arena, 200, 1));
    ck_assert_ptr_nonnull(cg_arena_alloc(&arena, 50, 1));
    ck_assert_uint_le(arena.used, 1000);
    cg_arena_release(&arena);
}
END_TEST

START_TEST(sizes_that_overflow_fail_as_memory)
{
    cg_arena arena;
    cg_arena_init(&arena, SIZE_MAX);
    ck_assert_ptr_null(cg_arena_alloc(&arena, SIZE_MAX, 1));
    ck_assert_ptr_null(cg_arena_alloc(&arena, SIZE_MAX / 8, 16));
    ck_assert_ptr_null(cg_arena_alloc(&arena, 3, SIZE_MAX / 2));
    ck_assert_ptr_null(cg_arena_copy(&arena, (cg_slice){"", SIZE_MAX}).ptr);
    cg_arena_release(&arena);
}
END_TEST

START_TEST(copies_are_terminated_and_never_null)
{
    cg_arena arena;
    cg_arena_init(&arena, (size_t)1 << 16);
    cg_slice empty = cg_arena_copy(&arena, (cg_slice){0});
    ck_assert_ptr_nonnull(empty.ptr);
    ck_assert_uint_eq(empty.len, 0);
    char source[] = "voluntary";
    cg_slice copy = cg_arena_copy(&arena, (cg_slice){source, 4});
    source[0] = 'X';
    ck_assert_str_eq(copy.ptr, "volu");
    ck_assert_uint_eq(copy.len, 4);
    cg_arena_release(&arena);
}
END_TEST

START_TEST(printing_fits_any_length)
{
    cg_arena arena;
    cg_arena_init(&arena, (size_t)1 << 20);
    ck_assert_str_eq(cg_arena_printf(&arena, "%s-%d", "a", 7).ptr, "a-7");
    cg_slice long_text = cg_arena_printf(&arena, "%*d", 20000, 5);
    ck_assert_uint_eq(long_text.len, 20000);
    ck_assert_int_eq(long_text.ptr[19999], '5');
    ck_assert_int_eq(long_text.ptr[20000], 0);
    cg_arena_release(&arena);
    cg_arena_init(&arena, 8);
    ck_assert_ptr_null(cg_arena_printf(&arena, "%s", "longer than the cap").ptr);
    cg_arena_release(&arena);
}
END_TEST

Suite *base_arena_suite(void);
Suite *base_arena_suite(void)
{
    Suite *suite = suite_create("base/arena");
    TCase *all = tcase_create("all");
    tcase_add_test(all, memory_is_zeroed_aligned_and_apart);
    tcase_add_test(all, a_reset_arena_gives_zeroed_memory_again);
    tcase_add_test(all, a_reset_arena_reuses_its_largest_chunk);
    tcase_add_test(all, the_cap_bounds_what_is_given_out);
    tcase_add_test(all, sizes_that_overflow_fail_as_memory);
    tcase_add_test(all, copies_are_terminated_and_never_null);
    tcase_add_test(all, printing_fits_any_length);
    suite_add_tcase(suite, all);
    return suite;
}
