#include "base/alloc.h"
#include "base/buf.h"

#include <check.h>
#include <stdint.h>

START_TEST(appending_keeps_a_zero_byte_behind)
{
    cg_buf buf;
    cg_buf_init(&buf, 1000);
    ck_assert_uint_eq(cg_buf_slice(&buf).len, 0);
    ck_assert_ptr_nonnull(cg_buf_slice(&buf).ptr);
    cg_buf_add(&buf, "abc", 2);
    cg_buf_add_char(&buf, '-');
    cg_buf_add_slice(&buf, CG_SLICE("de"));
    cg_buf_add_slice(&buf, (cg_slice){0});
    cg_buf_printf(&buf, "%d%s", 12, "!");
    ck_assert_str_eq(buf.ptr, "ab-de12!");
    ck_assert_uint_eq(buf.len, 8);
    ck_assert(cg_buf_ok(&buf));
    cg_buf_release(&buf);
}
END_TEST

START_TEST(the_cap_can_be_filled_to_the_last_byte)
{
    cg_buf buf;
    cg_buf_init(&buf, 100);
    for (int i = 0; i < 100; i++)
        cg_buf_add_char(&buf, 'x');
    ck_assert(cg_buf_ok(&buf));
    ck_assert_uint_eq(buf.len, 100);
    ck_assert(!buf.full);
    cg_buf_add_char(&buf, 'y');
    ck_assert(!cg_buf_ok(&buf));
    ck_assert(buf.full);
    ck_assert_uint_eq(buf.len, 100);
    cg_buf_release(&buf);
}
END_TEST

START_TEST(a_failed_append_changes_nothing_and_sticks)
{
    cg_buf buf;
    cg_buf_init(&buf, 5);
    cg_buf_add_slice(&buf, CG_SLICE("abc"));
    cg_buf_add_slice(&buf, CG_SLICE("defg"));
    ck_assert(!cg_buf_ok(&buf));
    cg_buf_add_char(&buf, 'd'); /* would fit */
    cg_buf_printf(&buf, "%d", 1);
    ck_assert_str_eq(buf.ptr, "abc");
    cg_buf_reset(&buf);
    ck_assert(cg_buf_ok(&buf));
    cg_buf_add_slice(&buf, CG_SLICE("hello"));
    ck_assert_str_eq(buf.ptr, "hello");
    cg_buf_release(&buf);
}
END_TEST

START_TEST(memory_that_runs_out_fails_the_buffer)
{
    cg_buf buf;
    cg_buf_init(&buf, 1000);
    cg_buf_add_char(&buf, 'a');
    cg_alloc_fail_at(1, 1);
    cg_buf_printf(&buf, "%*d", 500, 1);
    ck_assert(!cg_buf_ok(&buf));
    ck_assert_str_eq(buf.ptr, "a");
    cg_alloc_fail_at(0, 0);
    cg_buf_release(&buf);
}
END_TEST

START_TEST(an_endless_cap_does_not_overflow)
{
    cg_buf buf;
    cg_buf_init(&buf, SIZE_MAX);
    cg_buf_add_char(&buf, 'a');
    ck_assert(!cg_buf_reserve(&buf, SIZE_MAX));
    ck_assert(!cg_buf_ok(&buf));
    cg_buf_release(&buf);
}
END_TEST

START_TEST(numbers_are_added_in_decimal)
{
    cg_buf buf;
    cg_buf_init(&buf, 100);
    cg_buf_add_uint(&buf, 0);
    cg_buf_add_char(&buf, ' ');
    cg_buf_add_uint(&buf, 1907);
    cg_buf_add_char(&buf, ' ');
    cg_buf_add_uint(&buf, UINT64_MAX);
    ck_assert_str_eq(buf.ptr, "0 1907 18446744073709551615");
    cg_buf_release(&buf);
}
END_TEST

START_TEST(reserved_room_can_be_written_in_place)
{
    cg_buf buf;
    cg_buf_init(&buf, 1000);
    ck_assert(cg_buf_reserve(&buf, 300));
    memset(buf.ptr, 'z', 300);
    buf.len = 300;
    cg_buf_add_char(&buf, 'a');
    ck_assert_int_eq(buf.ptr[299], 'z');
    ck_assert_int_eq(buf.ptr[300], 'a');
    ck_assert_int_eq(buf.ptr[301], 0);
    cg_buf_release(&buf);
    ck_assert_ptr_null(buf.ptr);
}
END_TEST

Suite *base_buf_suite(void);
Suite *base_buf_suite(void)
{
    Suite *suite = suite_create("base/buf");
    TCase *all = tcase_create("all");
    tcase_add_test(all, appending_keeps_a_zero_byte_behind);
    tcase_add_test(all, the_cap_can_be_filled_to_the_last_byte);
    tcase_add_test(all, a_failed_append_changes_nothing_and_sticks);
    tcase_add_test(all, memory_that_runs_out_fails_the_buffer);
    tcase_add_test(all, an_endless_cap_does_not_overflow);
    tcase_add_test(all, numbers_are_added_in_decimal);
    tcase_add_test(all, reserved_room_can_be_written_in_place);
    suite_add_tcase(suite, all);
    return suite;
}
