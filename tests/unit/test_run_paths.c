#include "run/paths.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[64];
static char before[4096];

static void write_file(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_ge(fputs(text, f), 0);
    ck_assert_int_eq(fclose(f), 0);
}

static void enter_folder(void)
{
    (void)snprintf(root, sizeof root, "/tmp/claimgrep-paths.XXXXXX");
    ck_assert_ptr_nonnull(getcwd(before, sizeof before));
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(chdir(root), 0);
    ck_assert_int_eq(mkdir("d", 0700), 0);
    ck_assert_int_eq(mkdir("d/e", 0700), 0);
    write_file("d/e/z.txt", "z");
    write_file("d/e-f.md", "e");
    write_file("d/NOTES", "n");
    write_file("d/page.PNG", "h");
    write_file("d/a.TXT", "a");
    write_file("d/.hidden.txt", "x");
    ck_assert_int_eq(symlink("nowhere", "d/dangling.txt"), 0);
    ck_assert_int_eq(symlink("..", "d/e/up"), 0);
}

static void leave_folder(void)
{
    static const char *const files[] = {
        "d/e/z.txt",     "d/e-f.md",       "d/NOTES",  "d/page.PNG", "d/a.TXT",
        "d/.hidden.txt", "d/dangling.txt", "d/e/up",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        ck_assert_int_eq(unlink(files[i]), 0);
    ck_assert_int_eq(rmdir("d/e"), 0);
    ck_assert_int_eq(rmdir("d"), 0);
    ck_assert_int_eq(chdir(before), 0);
    ck_assert_int_eq(rmdir(root), 0);
}

static const cg_path *find(const cg_paths *paths, const char *name)
{
    for (size_t i = 0; i < paths->items.len; i++)
        if (cg_slice_is(paths->items.items[i].path, name))
            return &paths->items.items[i];
    return NULL;
}

START_TEST(paths_come_in_byte_order_of_the_whole_path)
{
    static const char *const named[] = {"d"};
    cg_paths paths;
    cg_paths_init(&paths);
    const cg_paths_request request = {.named = named, .count = 1};
    ck_assert_int_eq(cg_paths_list(&paths, &request, NULL), CG_OK);
    ck_assert_uint_gt(paths.items.len, 4);
    for (size_t i = 1; i < paths.items.len; i++)
        ck_assert_int_lt(
            cg_slice_compare(paths.items.items[i - 1].path, paths.items.items[i].path), 0);
    ck_assert_ptr_nonnull(find(&paths, "d/e-f.md"));
    ck_assert_ptr_nonnull(find(&paths, "d/e/z.txt"));
    cg_paths_release(&paths);
}
END_TEST

START_TEST(each_entry_is_scanned_or_says_why_not)
{
    static const struct {
        const char *path;
        cg_file_status status;
        const char *reason;
    } table[] = {
        {"d/NOTES", CG_FILE_SCANNED, ""},
        {"d/a.TXT", CG_FILE_SCANNED, ""},
        {"d/e-f.md", CG_FILE_SCANNED, ""},
        {"d/page.PNG", CG_FILE_SKIPPED, "not a text file"},
        {"d/dangling.txt", CG_FILE_SKIPPED, "not a regular file"},
        {"d/e/up", CG_FILE_SKIPPED, "a link to a folder that holds it"},
    };
    static const char *const named[] = {"d"};
    cg_paths paths;
    cg_paths_init(&paths);
    const cg_paths_request request = {.named = named, .count = 1};
    ck_assert_int_eq(cg_paths_list(&paths, &request, NULL), CG_OK);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const cg_path *path = find(&paths, table[i].path);
        ck_assert_msg(path != NULL, "no %s", table[i].path);
        ck_assert_msg(path->status == table[i].status, "%s", table[i].path);
        ck_assert_msg(cg_slice_is(path->reason, table[i].reason), "%s", table[i].path);
    }
    const cg_path *hidden = find(&paths, "d/.hidden.txt");
    ck_assert_ptr_nonnull(hidden);
    ck_assert_int_eq(hidden->status, CG_FILE_SKIPPED);
    cg_paths_release(&paths);
}
END_TEST

START_TEST(a_file_that_is_named_is_scanned_once_whatever_it_is_called)
{
    static const char *const named[] = {"d", "./d/page.PNG", "d/page.PNG", ".//d/a.TXT"};
    cg_paths paths;
    cg_paths_init(&paths);
    const cg_paths_request request = {.named = named, .count = 4};
    ck_assert_int_eq(cg_paths_list(&paths, &request, NULL), CG_OK);
    const cg_path *page = find(&paths, "d/page.PNG");
    ck_assert_ptr_nonnull(page);
    ck_assert_int_eq(page->status, CG_FILE_SCANNED);
    ck_assert_uint_eq(paths.items.len, 8);
    cg_paths_release(&paths);
}
END_TEST

START_TEST(missing_paths_are_an_error_that_counts_them)
{
    static const char *const named[] = {"d", "gone", "d/a.TXT/x", "lost"};
    cg_paths paths;
    cg_error error = {0};
    cg_paths_init(&paths);
    const cg_paths_request request = {.named = named, .count = 4};
    ck_assert_int_eq(cg_paths_list(&paths, &request, &error), CG_E_USAGE);
    ck_assert_str_eq(error.path, "gone");
    ck_assert_ptr_nonnull(strstr(error.text, "2 more"));
    cg_paths_release(&paths);
}
END_TEST

Suite *run_paths_suite(void);
Suite *run_paths_suite(void)
{
    Suite *suite = suite_create("run/paths");
    TCase *tests = tcase_create("paths");
    tcase_add_checked_fixture(tests, enter_folder, leave_folder);
    tcase_add_test(tests, paths_come_in_byte_order_of_the_whole_path);
    tcase_add_test(tests, each_entry_is_scanned_or_says_why_not);
    tcase_add_test(tests, a_file_that_is_named_is_scanned_once_whatever_it_is_called);
    tcase_add_test(tests, missing_paths_are_an_error_that_counts_them);
    suite_add_tcase(suite, tests);
    return suite;
}
