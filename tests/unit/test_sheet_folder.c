#include "sheet/folder.h"

#include <check.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static void set_up(void)
{
    (void)snprintf(folder, sizeof folder, "/tmp/claimgrep-folder.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

/* Tests leave it empty. */
static void tear_down(void)
{
    ck_assert_int_eq(rmdir(folder), 0);
}

static const char *below(const char *name)
{
    static char path[128];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(below(name), "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static void take_away(const char *name)
{
    ck_assert_int_eq(remove(below(name)), 0);
}

START_TEST(a_folder_is_new_or_empty_or_has_sheets)
{
    cg_error error = {0};
    ck_assert_int_eq(cg_sheet_folder_check(folder, &error), CG_OK);
    ck_assert_int_eq(cg_sheet_folder_check(below("new"), &error), CG_OK);
    ck_assert_int_eq(cg_sheet_folder_make(folder, &error), CG_OK);
    put("index.html", "");
    ck_assert_int_eq(cg_sheet_folder_check(folder, &error), CG_OK);
    take_away("index.html");
    take_away(".claimgrepignore");
}
END_TEST

START_TEST(a_folder_with_other_things_in_it_is_refused)
{
    cg_error error = {0};
    put("notes.txt", "mine");
    ck_assert_int_eq(cg_sheet_folder_check(folder, &error), CG_E_USAGE);
    ck_assert_ptr_nonnull(strstr(error.text, "name a new folder"));
    put(".claimgrepignore", "*.log\n");
    ck_assert_int_eq(cg_sheet_folder_check(folder, &error), CG_E_USAGE);
    ck_assert_int_eq(cg_sheet_folder_check(below("notes.txt"), &error), CG_E_USAGE);
    take_away("notes.txt");
    take_away(".claimgrepignore");
}
END_TEST

START_TEST(folders_above_it_are_made_as_well)
{
    cg_error error = {0};
    struct stat st;
    ck_assert_int_eq(cg_sheet_folder_make(below("a/b/c"), &error), CG_OK);
    ck_assert_int_eq(stat(below("a/b/c/.claimgrepignore"), &st), 0);
    ck_assert_int_eq(cg_sheet_folder_make(below("a/b/c"), &error), CG_OK);
    take_away("a/b/c/.claimgrepignore");
    take_away("a/b/c");
    take_away("a/b");
    take_away("a");
}
END_TEST

START_TEST(a_folder_below_a_file_can_not_be_made)
{
    cg_error error = {0};
    put("file", "");
    ck_assert_int_eq(cg_sheet_folder_make(below("file/sheets"), &error), CG_E_IO);
    ck_assert_int_ne(error.sys_errno, 0);
    take_away("file");
}
END_TEST

Suite *sheet_folder_suite(void);
Suite *sheet_folder_suite(void)
{
    Suite *suite = suite_create("sheet/folder");
    TCase *tests = tcase_create("folder");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_folder_is_new_or_empty_or_has_sheets);
    tcase_add_test(tests, a_folder_with_other_things_in_it_is_refused);
    tcase_add_test(tests, folders_above_it_are_made_as_well);
    tcase_add_test(tests, a_folder_below_a_file_can_not_be_made);
    suite_add_tcase(suite, tests);
    return suite;
}
