#include "base/alloc.h"
#include "base/file.h"
#include "base/limits.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[64];
static char start[64]; /* the folder that the tests were started in */
static cg_buf seen;
static size_t stop_after;

/* Every event as "letter path", a line each; named ones with a star. */
static bool note(void *context, cg_walk_event event, const char *path, bool named,
                 const cg_file_stat *stat, int sys_errno)
{
    (void)context;
    ck_assert(!stat || event == CG_WALK_FILE);
    ck_assert_int_eq(sys_errno != 0, event == CG_WALK_FAILED);
    cg_buf_printf(&seen, "%c%s %s\n", "fol!d"[event], named ? "*" : "", path);
    return stop_after == 0 || --stop_after > 0;
}

static void set_up(void)
{
    snprintf(root, sizeof root, "/tmp/cg-walk-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_ptr_nonnull(getcwd(start, sizeof start));
    ck_assert_int_eq(chdir(root), 0);
    ck_assert_int_eq(mkdir("w", 0700), 0);
    cg_buf_init(&seen, (size_t)1 << 20);
    stop_after = 0;
}

/* Whatever a test made: `made` holds it in the order of making. */
static char made[256][600];
static size_t made_len;

static void tear_down(void)
{
    while (made_len > 0)
        ck_assert_int_eq(remove(made[--made_len]), 0);
    ck_assert_int_eq(rmdir("w"), 0);
    ck_assert_int_eq(chdir(start), 0);
    ck_assert_int_eq(rmdir(root), 0);
    cg_buf_release(&seen);
}

static const char *remember(const char *path)
{
    ck_assert_uint_lt(made_len, 256);
    snprintf(made[made_len], sizeof made[0], "%s", path);
    return made[made_len++];
}

static void make_folder(const char *path)
{
    ck_assert_int_eq(mkdir(remember(path), 0700), 0);
}

static void make_file(const char *path)
{
    FILE *f = fopen(remember(path), "wb");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_eq(fclose(f), 0);
}

static void make_link(const char *to, const char *path)
{
    ck_assert_int_eq(symlink(to, remember(path)), 0);
}

static void expect(const char *path, const char *events)
{
    cg_error error;
    cg_buf_reset(&seen);
    ck_assert_int_eq(cg_file_walk(path, note, NULL, &error), CG_OK);
    ck_assert_str_eq(seen.ptr ? seen.ptr : "", events);
}

START_TEST(names_come_in_byte_order)
{
    static const char *const names[] = {"w/b",        "w/B",  "w/a.b", "w/a",
                                        "w/\xC3\xA9", "w/10", "w/9"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        make_file(names[i]);
    make_folder("w/a-b");
    make_file("w/a-b/z");
    expect("w",
           "f w/10\nf w/9\nf w/B\nf w/a\nf w/a-b/z\nf w/a.b\nf w/b\nf w/\xC3\xA9\n");
}
END_TEST

START_TEST(hidden_entries_are_left_out_unless_named)
{
    make_file("w/.hidden");
    make_folder("w/.git");
    make_file("w/.git/config");
    make_file("w/shown");
    expect("w", "f w/shown\n");
    expect("w/.hidden", "f* w/.hidden\n");
    expect("w/.git", "f w/.git/config\n");
}
END_TEST

START_TEST(a_named_path_is_told_as_it_was_given)
{
    make_file("w/x");
    expect("w/x", "f* w/x\n");
    expect("w/", "f w/x\n");
    expect("./w//", "f ./w//x\n");
    expect("w/../w", "f w/../w/x\n");
}
END_TEST

START_TEST(a_path_that_does_not_exist_is_an_error)
{
    make_link("nowhere", "w/dangling");
    static const char *const paths[] = {"w/none", "", "w/dangling"};
    for (size_t i = 0; i < 3; i++) {
        cg_error error;
        ck_assert_int_eq(cg_file_walk(paths[i], note, NULL, &error), CG_E_IO);
        ck_assert_int_eq(error.sys_errno, ENOENT);
        ck_assert_str_eq(error.path, paths[i]);
    }
    ck_assert_uint_eq(seen.len, 0);
}
END_TEST

START_TEST(what_is_no_file_is_told_apart)
{
    make_link("nowhere", "w/dangling");
    make_link("self", "w/self");
    ck_assert_int_eq(mkfifo(remember("w/pipe"), 0600), 0);
    make_file("w/z");
    make_link("z", "w/to-file");
    expect("w", "o w/dangling\no w/pipe\no w/self\nf w/to-file\nf w/z\n");
    expect("w/pipe", "f* w/pipe\n");
    expect("/dev/null", "o* /dev/null\n");
}
END_TEST

START_TEST(links_that_loop_are_found)
{
    make_folder("w/a");
    make_link("..", "w/a/up");
    make_link(".", "w/a/self");
    make_file("w/a/x");
    expect("w", "l w/a/self\nl w/a/up\nf w/a/x\n");
}
END_TEST

START_TEST(a_loop_through_the_parent_is_found_at_the_real_folder)
{
    make_folder("w/in");
    make_link("..", "w/in/up");
    make_file("w/side");
    expect("w/in", "l w/in/up/in\nf w/in/up/side\n");
}
END_TEST

START_TEST(a_folder_is_entered_by_one_link_only)
{
    make_folder("w/t");
    make_file("w/t/x");
    make_link("t", "w/l1");
    make_link("t", "w/l2");
    make_link("t", "w/z");
    expect("w", "f w/l1/x\nl w/l2\nf w/t/x\nl w/z\n");
    expect("w/l2", "f w/l2/x\n");
}
END_TEST

/* Each folder holds two links to the next, which makes 2^20 paths. */
START_TEST(links_do_not_multiply)
{
    char path[64], target[64];
    for (int i = 0; i < 20; i++) {
        snprintf(path, sizeof path, "w/%02d", i);
        make_folder(path);
        for (int twice = 0; twice < 2; twice++) {
            snprintf(path, sizeof path, "w/%02d/%c", i, 'a' + twice);
            snprintf(target, sizeof target, "../%02d", i + 1);
            make_link(target, path);
        }
    }
    cg_error error;
    ck_assert_int_eq(cg_file_walk("w", note, NULL, &error), CG_OK);
    size_t lines = 0;
    for (size_t i = 0; i < seen.len; i++)
        lines += seen.ptr[i] == '\n';
    ck_assert_uint_lt(lines, 500);
}
END_TEST

START_TEST(depth_beyond_the_cap_is_told)
{
    char path[600] = "w";
    for (int i = 0; i <= CG_MAX_WALK_DEPTH; i++) {
        memcpy(path + strlen(path), "/d", 3);
        make_folder(path);
    }
    char line[700];
    snprintf(line, sizeof line, "d %s\n", path);
    expect("w", line);
    path[strlen(path) - 2] = 0;
    memcpy(path + strlen(path), "/f", 3);
    make_file(path);
    char both[1400];
    snprintf(both, sizeof both, "%sf %s\n", line, path);
    expect("w", both);
}
END_TEST

START_TEST(a_folder_that_cannot_be_listed_is_told)
{
    make_folder("w/closed");
    make_file("w/open");
    ck_assert_int_eq(chmod("w/closed", 0), 0);
    /* Root may list anything. */
    expect("w", geteuid() == 0 ? "f w/open\n" : "! w/closed\nf w/open\n");
    expect("w/closed", geteuid() == 0 ? "" : "!* w/closed\n");
}
END_TEST

START_TEST(the_visitor_can_stop_the_walk)
{
    make_file("w/a");
    make_folder("w/b");
    make_file("w/b/c");
    make_file("w/d");
    stop_after = 2;
    expect("w", "f w/a\nf w/b/c\n");
}
END_TEST

START_TEST(every_allocation_of_a_walk_may_fail)
{
    make_folder("w/a");
    make_link("..", "w/a/up");
    make_file("w/a/x");
    cg_buf_reserve(&seen, 1000);
    cg_status status = CG_E_MEMORY;
    long n = 1;
    for (; status != CG_OK; n++) {
        cg_error error;
        cg_alloc_fail_at(n, 1);
        status = cg_file_walk("w", note, NULL, &error);
        cg_alloc_fail_at(0, 0);
        ck_assert(status == CG_OK || status == CG_E_MEMORY);
    }
    ck_assert_int_gt(n, 8);
}
END_TEST

static cg_file_stat last_stat;

static bool keep_stat(void *context, cg_walk_event event, const char *path, bool named,
                      const cg_file_stat *stat, int sys_errno)
{
    (void)context, (void)path, (void)named, (void)sys_errno;
    ck_assert_int_eq(stat != NULL, event == CG_WALK_FILE);
    if (stat)
        last_stat = *stat;
    return true;
}

START_TEST(a_file_comes_with_its_size_and_its_times)
{
    cg_error error;
    FILE *f = fopen(remember("w/a"), "wb");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_ge(fputs("seven..", f), 0);
    ck_assert_int_eq(fclose(f), 0);
    const struct timespec times[2] = {{.tv_sec = 5}, {.tv_sec = 1300000000, .tv_nsec = 42}};
    ck_assert_int_eq(utimensat(AT_FDCWD, "w/a", times, 0), 0);
    make_link("a", "w/b");
    cg_file_stat of_a;
    ck_assert_int_eq(cg_file_walk("w/a", keep_stat, NULL, &error), CG_OK);
    of_a = last_stat;
    ck_assert_uint_eq(of_a.size, 7);
    ck_assert_int_eq(of_a.modified, 1300000000000000042);
    ck_assert_int_gt(of_a.changed, of_a.modified);
    ck_assert_uint_ne(of_a.inode, 0);
    /* A link is what it leads to. */
    ck_assert_int_eq(cg_file_walk("w/b", keep_stat, NULL, &error), CG_OK);
    ck_assert_uint_eq(last_stat.inode, of_a.inode);
    ck_assert_uint_eq(last_stat.size, 7);
}
END_TEST

Suite *base_walk_suite(void);
Suite *base_walk_suite(void)
{
    Suite *suite = suite_create("base/walk");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_add_test(all, a_file_comes_with_its_size_and_its_times);
    tcase_add_test(all, names_come_in_byte_order);
    tcase_add_test(all, hidden_entries_are_left_out_unless_named);
    tcase_add_test(all, a_named_path_is_told_as_it_was_given);
    tcase_add_test(all, a_path_that_does_not_exist_is_an_error);
    tcase_add_test(all, what_is_no_file_is_told_apart);
    tcase_add_test(all, links_that_loop_are_found);
    tcase_add_test(all, a_loop_through_the_parent_is_found_at_the_real_folder);
    tcase_add_test(all, a_folder_is_entered_by_one_link_only);
    tcase_add_test(all, links_do_not_multiply);
    tcase_add_test(all, depth_beyond_the_cap_is_told);
    tcase_add_test(all, a_folder_that_cannot_be_listed_is_told);
    tcase_add_test(all, the_visitor_can_stop_the_walk);
    tcase_add_test(all, every_allocation_of_a_walk_may_fail);
    suite_add_tcase(suite, all);
    return suite;
}
