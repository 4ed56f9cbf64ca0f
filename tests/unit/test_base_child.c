#include "base/child.h"

#include "base/alloc.h"

#include <check.h>
#include <stdlib.h>
#include <unistd.h>

static const cg_child_limits limits = {.seconds = 5, .memory = (size_t)1 << 30};

typedef struct heard {
    cg_buf out, err;
    cg_child_result result;
} heard;

static void run_shell(heard *h, const char *script, const char *input, size_t out_cap)
{
    const char *const argv[] = {"sh", "-c", script, NULL};
    cg_error error = {0};
    cg_buf_init(&h->out, out_cap);
    cg_buf_init(&h->err, 100);
    ck_assert_int_eq(cg_child_run(argv, cg_slice_of(input), &limits, &h->out, &h->err,
                                  &h->result, &error),
                     CG_OK);
}

static void forget(heard *h)
{
    cg_buf_release(&h->out);
    cg_buf_release(&h->err);
}

START_TEST(a_child_reads_writes_and_complains)
{
    heard h;
    run_shell(&h, "cat; echo complaint >&2; exit 3", "some input", 1000);
    ck_assert_int_eq(h.result.end, CG_CHILD_EXITED);
    ck_assert_int_eq(h.result.code, 3);
    ck_assert(cg_slice_is(cg_buf_slice(&h.out), "some input"));
    ck_assert(cg_slice_is(cg_buf_slice(&h.err), "complaint\n"));
    forget(&h);
}
END_TEST

START_TEST(its_input_is_a_file_that_can_be_read_twice)
{
    heard h;
    /* Both parts of the shell's list read from one open file. */
    run_shell(&h, "test -f /dev/stdin && head -c 3 && cat", "abcdef", 1000);
    ck_assert_int_eq(h.result.code, 0);
    ck_assert_uint_le(h.out.len, 6);
    ck_assert(cg_slice_starts(cg_buf_slice(&h.out), "abc"));
    forget(&h);
}
END_TEST

START_TEST(it_inherits_nothing)
{
    heard h;
    int fd = dup(STDOUT_FILENO);
    ck_assert_int_ge(fd, 3);
    ck_assert_int_eq(setenv("CLAIMGREP_SECRET", "x", 1), 0);
    char script[100];
    int len =
        snprintf(script, sizeof script,
                 "echo \"${CLAIMGREP_SECRET-unset} $LC_ALL\"; (echo >&%d) 2>/dev/null "
                 "|| echo closed",
                 fd);
    ck_assert_int_lt(len, (int)sizeof script);
    run_shell(&h, script, "", 1000);
    ck_assert(cg_slice_is(cg_buf_slice(&h.out), "unset C\nclosed\n"));
    forget(&h);
    ck_assert_int_eq(close(fd), 0);
    ck_assert_int_eq(unsetenv("CLAIMGREP_SECRET"), 0);
}
END_TEST

START_TEST(it_learns_where_settings_are_when_it_may)
{
    static const char *const argv[] = {"sh", "-c", "echo \"${HOME-unset}\"", NULL};
    cg_child_limits own = limits;
    heard h;
    ck_assert_int_eq(setenv("HOME", "/some/where", 1), 0);
    for (int may = 0; may <= 1; may++) {
        own.home = may;
        cg_buf_init(&h.out, 100);
        cg_buf_init(&h.err, 100);
        ck_assert_int_eq(cg_child_run(argv, CG_SLICE(""), &own, &h.out, &h.err, &h.result, NULL),
                         CG_OK);
        ck_assert(cg_slice_is(cg_buf_slice(&h.out), may ? "/some/where\n" : "unset\n"));
        forget(&h);
    }
}
END_TEST

START_TEST(a_program_that_is_not_there_is_told)
{
    const char *const argv[] = {"there-is-no-such-program", NULL};
    heard h;
    cg_error error = {0};
    cg_buf_init(&h.out, 10);
    cg_buf_init(&h.err, 10);
    ck_assert_int_eq(
        cg_child_run(argv, CG_SLICE(""), &limits, &h.out, &h.err, &h.result, &error),
        CG_OK);
    ck_assert_int_eq(h.result.end, CG_CHILD_ABSENT);
    forget(&h);
}
END_TEST

START_TEST(one_that_writes_without_end_is_ended)
{
    heard h;
    run_shell(&h, "while :; do echo 0123456789; done", "", 50000);
    ck_assert_int_eq(h.result.end, CG_CHILD_LONG);
    ck_assert_uint_eq(h.out.len, 50000);
    forget(&h);
}
END_TEST

START_TEST(complaints_without_end_are_cut_and_do_no_harm)
{
    heard h;
    run_shell(
        &h,
        "i=0; while [ $i -lt 20000 ]; do echo complaint >&2; i=$((i+1)); done; echo ok",
        "", 1000);
    ck_assert_int_eq(h.result.end, CG_CHILD_EXITED);
    ck_assert(cg_slice_is(cg_buf_slice(&h.out), "ok\n"));
    ck_assert_uint_eq(h.err.len, 100);
    forget(&h);
}
END_TEST

START_TEST(one_that_runs_without_end_is_ended)
{
    const char *const argv[] = {"sh", "-c", "while :; do :; done", NULL};
    const cg_child_limits short_ones = {.seconds = 1, .memory = (size_t)1 << 30};
    heard h;
    cg_error error = {0};
    cg_buf_init(&h.out, 10);
    cg_buf_init(&h.err, 100);
    ck_assert_int_eq(cg_child_run(argv, CG_SLICE(""), &short_ones, &h.out, &h.err,
                                  &h.result, &error),
                     CG_OK);
    ck_assert_int_eq(h.result.end, CG_CHILD_SLOW);
    forget(&h);
}
END_TEST

START_TEST(one_that_breaks_off_is_told_with_its_signal)
{
    heard h;
    run_shell(&h, "echo first; kill -9 $$", "", 1000);
    ck_assert_int_eq(h.result.end, CG_CHILD_BROKEN);
    ck_assert_int_eq(h.result.code, 9);
    ck_assert(cg_slice_is(cg_buf_slice(&h.out), "first\n"));
    forget(&h);
}
END_TEST

START_TEST(want_of_memory_ends_the_child_as_well)
{
    const char *const argv[] = {"sh", "-c", "echo word; echo complaint >&2", NULL};
    for (long n = 1;; n++) {
        heard h;
        cg_error error = {0};
        cg_buf_init(&h.out, 1000);
        cg_buf_init(&h.err, 1000);
        cg_alloc_fail_at(n, 0);
        cg_status status = cg_child_run(argv, CG_SLICE(""), &limits, &h.out, &h.err,
                                        &h.result, &error);
        bool reached = cg_alloc_count() >= n;
        cg_alloc_fail_at(0, 0);
        ck_assert(!reached || status == CG_E_MEMORY);
        forget(&h);
        if (!reached)
            break;
    }
}
END_TEST

Suite *base_child_suite(void)
{
    Suite *suite = suite_create("base/child");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, a_child_reads_writes_and_complains);
    tcase_add_test(all, its_input_is_a_file_that_can_be_read_twice);
    tcase_add_test(all, it_inherits_nothing);
    tcase_add_test(all, it_learns_where_settings_are_when_it_may);
    tcase_add_test(all, a_program_that_is_not_there_is_told);
    tcase_add_test(all, one_that_writes_without_end_is_ended);
    tcase_add_test(all, complaints_without_end_are_cut_and_do_no_harm);
    tcase_add_test(all, one_that_runs_without_end_is_ended);
    tcase_add_test(all, one_that_breaks_off_is_told_with_its_signal);
    tcase_add_test(all, want_of_memory_ends_the_child_as_well);
    suite_add_tcase(suite, all);
    return suite;
}
