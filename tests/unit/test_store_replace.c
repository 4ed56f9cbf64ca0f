/* Files that take the place of others. */
#include "base/file.h"
#include "store/replace.h"

#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64], path[128], new_path[160];

static void set_up(void)
{
    snprintf(folder, sizeof folder, "/tmp/cg-replace-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/f", folder);
    snprintf(new_path, sizeof new_path, "%s.new", path);
}

static void tear_down(void)
{
    ck_assert(unlink(path) == 0 || errno == ENOENT);
    ck_assert(unlink(new_path) == 0 || errno == ENOENT);
    ck_assert_int_eq(rmdir(folder), 0);
}

static void replace_by(const char *text)
{
    cg_replace file;
    ck_assert_int_eq(cg_replace_open(&file, path, NULL), CG_OK);
    cg_replace_write(&file, cg_slice_of(text));
    ck_assert_int_eq(cg_replace_finish(&file), CG_OK);
    cg_replace_close(&file);
}

static void expect(const char *text)
{
    cg_buf read;
    bool cut;
    cg_buf_init(&read, 1000);
    ck_assert_int_eq(cg_file_read(path, 1000, &read, &cut, NULL), CG_OK);
    ck_assert(cg_slice_is(cg_buf_slice(&read), text));
    cg_buf_release(&read);
}

START_TEST(the_new_file_is_there_when_it_is_finished)
{
    cg_replace file;
    replace_by("old");
    ck_assert_int_eq(cg_replace_open(&file, path, NULL), CG_OK);
    cg_replace_write(&file, CG_SLICE("..new"));
    expect("old");
    cg_replace_seek(&file, 0);
    cg_replace_write(&file, CG_SLICE("a "));
    ck_assert_int_eq(cg_replace_finish(&file), CG_OK);
    cg_replace_close(&file);
    expect("a new");
    ck_assert_int_ne(access(new_path, F_OK), 0);
}
END_TEST

START_TEST(what_is_not_finished_leaves_nothing_behind)
{
    cg_replace file;
    replace_by("old");
    ck_assert_int_eq(cg_replace_open(&file, path, NULL), CG_OK);
    cg_replace_write(&file, CG_SLICE("new"));
    cg_replace_close(&file);
    expect("old");
    ck_assert_int_ne(access(new_path, F_OK), 0);
}
END_TEST

START_TEST(only_one_writes_at_a_time)
{
    cg_replace first, second;
    cg_error error = {0};
    ck_assert_int_eq(cg_replace_open(&first, path, NULL), CG_OK);
    ck_assert_int_eq(cg_replace_open(&second, path, &error), CG_E_STORE);
    ck_assert_str_eq(error.text, "another process is writing it");
    cg_replace_close(&second);
    ck_assert_int_eq(cg_replace_finish(&first), CG_OK);
    cg_replace_close(&first);
    expect("");
}
END_TEST

START_TEST(what_a_killed_process_left_is_written_over)
{
    FILE *left = fopen(new_path, "w");
    ck_assert_ptr_nonnull(left);
    ck_assert_int_gt(fputs("something longer", left), 0);
    ck_assert_int_eq(fclose(left), 0);
    replace_by("new");
    expect("new");
}
END_TEST

/* Whoever may write into the folder could have us write over anything else. */
START_TEST(a_name_that_leads_elsewhere_is_not_written)
{
    cg_replace file;
    cg_error error = {0};
    replace_by("old");
    ck_assert_int_eq(symlink(path, new_path), 0);
    ck_assert_int_eq(cg_replace_open(&file, path, &error), CG_E_STORE);
    cg_replace_close(&file);
    ck_assert_int_eq(unlink(new_path), 0);
    ck_assert_int_eq(link(path, new_path), 0);
    ck_assert_int_eq(cg_replace_open(&file, path, &error), CG_E_STORE);
    cg_replace_close(&file);
    ck_assert_int_eq(unlink(new_path), 0);
    ck_assert_int_eq(mkfifo(new_path, 0600), 0);
    ck_assert_int_eq(cg_replace_open(&file, path, &error), CG_E_STORE);
    cg_replace_close(&file);
    expect("old");
}
END_TEST

/* The second one opened the file before the first had finished with it. */
START_TEST(a_file_that_was_put_in_place_is_not_written_again)
{
    cg_replace first, second;
    ck_assert_int_eq(cg_replace_open(&first, path, NULL), CG_OK);
    ck_assert_int_eq(cg_replace_finish(&first), CG_OK);
    ck_assert_int_eq(cg_replace_open(&second, path, NULL), CG_OK);
    cg_replace_close(&first);
    ck_assert_int_eq(access(new_path, F_OK), 0);
    cg_replace_write(&second, CG_SLICE("second"));
    ck_assert_int_eq(cg_replace_finish(&second), CG_OK);
    cg_replace_close(&second);
    expect("second");
}
END_TEST

START_TEST(a_folder_is_not_replaced)
{
    cg_replace file;
    cg_error error = {0};
    ck_assert_int_eq(mkdir(path, 0700), 0);
    ck_assert_int_eq(cg_replace_open(&file, path, &error), CG_OK);
    cg_replace_write(&file, CG_SLICE("new"));
    ck_assert_int_eq(cg_replace_finish(&file), CG_E_STORE);
    cg_replace_close(&file);
    ck_assert_ptr_nonnull(strstr(error.text, "can't be put in place"));
    ck_assert_int_ne(access(new_path, F_OK), 0);
    ck_assert_int_eq(rmdir(path), 0);
}
END_TEST

Suite *store_replace_suite(void);
Suite *store_replace_suite(void)
{
    Suite *suite = suite_create("store/replace");
    TCase *tcase = tcase_create("replace");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, the_new_file_is_there_when_it_is_finished);
    tcase_add_test(tcase, what_is_not_finished_leaves_nothing_behind);
    tcase_add_test(tcase, only_one_writes_at_a_time);
    tcase_add_test(tcase, what_a_killed_process_left_is_written_over);
    tcase_add_test(tcase, a_name_that_leads_elsewhere_is_not_written);
    tcase_add_test(tcase, a_file_that_was_put_in_place_is_not_written_again);
    tcase_add_test(tcase, a_folder_is_not_replaced);
    suite_add_tcase(suite, tcase);
    return suite;
}
