#include "base/error.h"

#include <check.h>
#include <errno.h>

START_TEST(an_error_holds_status_path_and_reason)
{
    cg_error error;
    ck_assert_int_eq(
        cg_error_set(&error, CG_E_IO, ENOENT, "a/b", "cannot open %s", "it"), CG_E_IO);
    ck_assert_int_eq(error.status, CG_E_IO);
    ck_assert_int_eq(error.sys_errno, ENOENT);
    ck_assert_str_eq(error.path, "a/b");
    ck_assert_str_eq(error.text, "cannot open it: no such file or directory");
}
END_TEST

START_TEST(without_errno_or_path_there_is_only_the_text)
{
    cg_error error;
    ck_assert_int_eq(cg_error_set(&error, CG_E_USAGE, 0, NULL, "plain"), CG_E_USAGE);
    ck_assert_str_eq(error.path, "");
    ck_assert_str_eq(error.text, "plain");
    ck_assert_int_eq(cg_error_memory(&error), CG_E_MEMORY);
    ck_assert_str_eq(error.text, "out of memory");
}
END_TEST

START_TEST(a_null_error_is_allowed)
{
    ck_assert_int_eq(cg_error_set(NULL, CG_E_LIMIT, EIO, "p", "t"), CG_E_LIMIT);
    ck_assert_int_eq(cg_error_memory(NULL), CG_E_MEMORY);
}
END_TEST

START_TEST(a_long_path_keeps_its_end)
{
    char path[2000];
    memset(path, 'd', sizeof path);
    memcpy(path + sizeof path - 9, "/file.md", 9);
    cg_error error;
    cg_error_set(&error, CG_E_IO, 0, path, "t");
    size_t len = strlen(error.path);
    ck_assert_uint_eq(len, sizeof error.path - 1);
    ck_assert_int_eq(strncmp(error.path, "...d", 4), 0);
    ck_assert_str_eq(error.path + len - 8, "/file.md");
}
END_TEST

START_TEST(a_long_path_is_cut_between_characters)
{
    char path[2001] = "";
    for (int i = 0; i < 1000; i++)
        memcpy(path + 2 * i, "\xC3\xA9", 3);
    for (int lead = 0; lead < 2; lead++) {
        cg_error error;
        cg_error_set(&error, CG_E_IO, 0, path + 2 - 2 * lead, "t");
        ck_assert_int_eq((unsigned char)error.path[3], 0xC3);
        path[1999] = 0; /* an odd length for the second round */
    }
}
END_TEST

START_TEST(a_long_text_is_cut_and_terminated)
{
    cg_error error;
    cg_error_set(&error, CG_E_IO, EACCES, NULL, "%*d", 5000, 1);
    ck_assert_uint_eq(strlen(error.text), sizeof error.text - 1);
}
END_TEST

START_TEST(an_error_can_be_rewritten_from_itself)
{
    cg_error error;
    cg_error_set(&error, CG_E_IO, 0, "p", "inner");
    cg_error_set(&error, CG_E_STORE, 0, error.path, "outer: %s", error.text);
    ck_assert_str_eq(error.text, "outer: inner");
    ck_assert_str_eq(error.path, "p");
}
END_TEST

Suite *base_error_suite(void);
Suite *base_error_suite(void)
{
    Suite *suite = suite_create("base/error");
    TCase *all = tcase_create("all");
    tcase_add_test(all, an_error_holds_status_path_and_reason);
    tcase_add_test(all, without_errno_or_path_there_is_only_the_text);
    tcase_add_test(all, a_null_error_is_allowed);
    tcase_add_test(all, a_long_path_keeps_its_end);
    tcase_add_test(all, a_long_path_is_cut_between_characters);
    tcase_add_test(all, a_long_text_is_cut_and_terminated);
    tcase_add_test(all, an_error_can_be_rewritten_from_itself);
    suite_add_tcase(suite, all);
    return suite;
}
