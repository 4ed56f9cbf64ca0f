#include "base/seen.h"

#include <check.h>

Suite *base_seen_suite(void);

static void check(const char *here, const char *folder, const char *path, const char *wanted)
{
    cg_buf out;
    cg_buf_init(&out, 1000);
    cg_seen_add(&out, cg_slice_of(here), cg_slice_of(folder), cg_slice_of(path));
    ck_assert(cg_buf_ok(&out));
    ck_assert_msg(cg_slice_is(cg_buf_slice(&out), wanted), "%s from %s in %s: %.*s", path, here,
                  folder, (int)out.len, out.ptr);
    cg_buf_release(&out);
}

START_TEST(a_path_below_the_folder_is_seen_from_there)
{
    check("/a", "/a", "x.txt", "x.txt");
    check("/a/b", "/a", "x.txt", "b/x.txt");
    check("/a/b", "/a", "../c/./x.txt", "c/x.txt");
    check("/a", "/a/b", "b/x.txt", "x.txt");
    check("/a", "/a", "/a/b/x.txt", "b/x.txt");
    check("/", "/", "x.txt", "x.txt");
    check("/a", "/", "x.txt", "a/x.txt");
}
END_TEST

START_TEST(a_path_elsewhere_stays_absolute)
{
    check("/a", "/b", "x.txt", "/a/x.txt");
    check("/ab", "/a", "x.txt", "/ab/x.txt");
    check("/a", "/a", "../x.txt", "/x.txt");
    check("/a", "/a", "../../../x.txt", "/x.txt");
}
END_TEST

START_TEST(the_folder_itself_is_nothing)
{
    check("/a", "/a", ".", "");
    check("/a/b", "/a", "..", "");
    check("/", "/", ".", "");
}
END_TEST

Suite *base_seen_suite(void)
{
    Suite *suite = suite_create("base/seen");
    TCase *tests = tcase_create("seen");
    tcase_add_test(tests, a_path_below_the_folder_is_seen_from_there);
    tcase_add_test(tests, a_path_elsewhere_stays_absolute);
    tcase_add_test(tests, the_folder_itself_is_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
