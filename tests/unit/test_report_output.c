#include "report_fixture.h"

#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static report_fixture f;
static char folder[64], path[128];

static void set_up(void)
{
    report_fixture_init(&f);
    report_fixture_add_full(&f);
    report_fixture_judge(&f);
    snprintf(folder, sizeof folder, "/tmp/claimgrep-output-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/report", folder);
}

/* Removes all that is in the folder, and says how much that was. */
static int empty_folder(void)
{
    char name[400];
    int count = 0;
    DIR *dir = opendir(folder);
    ck_assert_ptr_nonnull(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(name, sizeof name, "%s/%s", folder, entry->d_name);
        ck_assert_int_eq(unlink(name), 0);
        count++;
    }
    closedir(dir);
    return count;
}

static void tear_down(void)
{
    report_fixture_release(&f);
    empty_folder();
    ck_assert_int_eq(rmdir(folder), 0);
}

static cg_status write_to(const char *to, cg_error *error)
{
    return cg_report_to_file(cg_report_find("jsonl"), &f.input, to, error);
}

static void put(const char *to, const char *text)
{
    FILE *out = fopen(to, "w");
    ck_assert_ptr_nonnull(out);
    ck_assert_int_ge(fputs(text, out), 0);
    ck_assert_int_eq(fclose(out), 0);
}

static void expect_start(const char *of, const char *start)
{
    char text[64] = "";
    FILE *in = fopen(of, "r");
    ck_assert_ptr_nonnull(in);
    ck_assert_ptr_nonnull(fgets(text, sizeof text, in));
    fclose(in);
    ck_assert_int_eq(strncmp(text, start, strlen(start)), 0);
}

START_TEST(a_file_is_made_and_nothing_is_left_beside_it)
{
    ck_assert_int_eq(write_to(path, NULL), CG_OK);
    expect_start(path, "{\"type\":\"statement\"");
    ck_assert_int_eq(empty_folder(), 1);
}
END_TEST

START_TEST(a_file_that_is_there_is_replaced_and_keeps_its_mode)
{
    struct stat now;
    put(path, "old\n");
    ck_assert_int_eq(chmod(path, 0640), 0);
    ck_assert_int_eq(write_to(path, NULL), CG_OK);
    expect_start(path, "{\"type\":\"statement\"");
    ck_assert_int_eq(stat(path, &now), 0);
    ck_assert_int_eq(now.st_mode & 0777, 0640);
    ck_assert_int_eq(empty_folder(), 1);
}
END_TEST

START_TEST(a_link_stays_a_link)
{
    char link[160];
    struct stat now;
    snprintf(link, sizeof link, "%s/link", folder);
    ck_assert_int_eq(symlink("report", link), 0);
    for (int round = 0; round < 2; round++) { /* dangling, then not */
        ck_assert_int_eq(write_to(link, NULL), CG_OK);
        ck_assert_int_eq(lstat(link, &now), 0);
        ck_assert(S_ISLNK(now.st_mode));
        expect_start(path, "{\"type\":\"statement\"");
    }
    ck_assert_int_eq(empty_folder(), 2);
}
END_TEST

START_TEST(a_folder_that_is_not_there_is_an_error_with_its_path)
{
    cg_error error = {0};
    char missing[160];
    snprintf(missing, sizeof missing, "%s/no/report", folder);
    ck_assert_int_eq(write_to(missing, &error), CG_E_IO);
    ck_assert_int_eq(error.sys_errno, ENOENT);
    ck_assert_str_eq(error.path, missing);
    ck_assert_int_eq(write_to(folder, &error), CG_E_IO);
    ck_assert_int_eq(error.sys_errno, EISDIR);
}
END_TEST

START_TEST(a_full_device_is_noticed)
{
    cg_error error = {0};
    if (access("/dev/full", W_OK) != 0)
        return; /* not on this system; the next test asks the same */
    ck_assert_int_eq(write_to("/dev/full", &error), CG_E_IO);
    ck_assert_int_eq(error.sys_errno, ENOSPC);
    ck_assert_str_eq(error.path, "/dev/full");
}
END_TEST

/* Runs `body` in a child; the value that it returns. */
static int in_child(int (*body)(void))
{
    int status = 0;
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        _exit(body());
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static int write_beyond_the_limit(void)
{
    struct rlimit limit = {100, 100};
    cg_error error = {0};
    if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR || setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 10;
    return write_to(path, &error) == CG_E_IO && error.sys_errno == EFBIG ? 0 : 1;
}

START_TEST(what_was_there_stays_when_there_is_no_room)
{
    put(path, "old\n");
    ck_assert_int_eq(in_child(write_beyond_the_limit), 0);
    expect_start(path, "old\n");
    ck_assert_int_eq(empty_folder(), 1);
}
END_TEST

static int write_to_a_closed_pipe(void)
{
    int ends[2];
    cg_error error = {0};
    if (signal(SIGPIPE, SIG_IGN) == SIG_ERR || pipe(ends) != 0 || close(ends[0]) != 0 ||
        dup2(ends[1], STDOUT_FILENO) < 0)
        return 10;
    bool seen = write_to(NULL, &error) == CG_E_IO && error.sys_errno == EPIPE;
    return seen && strcmp(error.path, "standard output") == 0 ? 0 : 1;
}

START_TEST(a_closed_pipe_is_noticed)
{
    ck_assert_int_eq(in_child(write_to_a_closed_pipe), 0);
}
END_TEST

START_TEST(names_that_others_left_behind_are_stepped_over)
{
    char left[200];
    snprintf(left, sizeof left, "%s/.claimgrep-%ld-0.tmp", folder, (long)getpid());
    put(left, "of another\n");
    ck_assert_int_eq(write_to(path, NULL), CG_OK);
    expect_start(left, "of another\n");
    ck_assert_int_eq(empty_folder(), 2);
}
END_TEST

Suite *report_output_suite(void);
Suite *report_output_suite(void)
{
    Suite *suite = suite_create("report/output");
    TCase *tests = tcase_create("output");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_file_is_made_and_nothing_is_left_beside_it);
    tcase_add_test(tests, a_file_that_is_there_is_replaced_and_keeps_its_mode);
    tcase_add_test(tests, a_link_stays_a_link);
    tcase_add_test(tests, a_folder_that_is_not_there_is_an_error_with_its_path);
    tcase_add_test(tests, a_full_device_is_noticed);
    tcase_add_test(tests, what_was_there_stays_when_there_is_no_room);
    tcase_add_test(tests, a_closed_pipe_is_noticed);
    tcase_add_test(tests, names_that_others_left_behind_are_stepped_over);
    suite_add_tcase(suite, tests);
    return suite;
}
