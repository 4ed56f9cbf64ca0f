#include "base/alloc.h"
#include "claimgrep.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char pack[] =
    "{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},\"names\":{\"ferry\":[\"North Ferry\"]},"
    "\"claims\":[{\"id\":\"free\",\"claim\":\"The North Ferry is free\","
    "\"subject\":\"ferry\",\"supports\":[\"free of charge\"],"
    "\"contradicts\":[\"charges a fare\"],\"expect\":\"supported\"}]}";
static const char broken[] = "{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},\"clams\":[]}";

static char before[4096];
static char folder[64];

static void write_file(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_ge(fputs(text, f), 0);
    ck_assert_int_eq(fclose(f), 0);
}

static const char *const files[] = {"p.json", "broken.json", "yes.txt", "no.txt", "r"};

static void enter_folder(void)
{
    (void)snprintf(folder, sizeof folder, "/tmp/claimgrep-check.XXXXXX");
    ck_assert_ptr_nonnull(getcwd(before, sizeof before));
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    write_file("p.json", pack);
    write_file("broken.json", broken);
    write_file("yes.txt", "The North Ferry is free of charge.\n");
    write_file("no.txt", "The North Ferry charges a fare.\n");
    write_file("r", "");
}

static void leave_folder(void)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        ck_assert_int_eq(unlink(files[i]), 0);
    ck_assert_int_eq(chdir(before), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}

static cg_check_summary summary;
static cg_error error;

/* Checks one path with one pack; the report goes to "r". */
static cg_status run(const char *rules, const char *path, const char *format)
{
    const cg_output output = {format, "r"};
    const cg_check_options options = {
        .rules = &rules,
        .rules_len = 1,
        .paths = &path,
        .paths_len = 1,
        .outputs = &output,
        .outputs_len = 1,
        .threads = 1, /* requests for memory are counted by one thread */
    };
    cg_diags *diags = cg_diags_new();
    cg_status status = cg_check(&options, diags, &summary, &error);
    cg_diags_free(diags);
    return status;
}

START_TEST(a_run_ends_with_the_status_that_it_deserves)
{
    static const struct {
        const char *rules, *path, *format;
        cg_status status;
        int exit_status;
    } table[] = {
        {"p.json", "yes.txt", "text", CG_OK, 0},
        {"p.json", "no.txt", "text", CG_OK, 1},
        {"p.json", "no.txt", "jsonl", CG_OK, 1},
        {"p.json", "gone.txt", "text", CG_E_USAGE, 2},
        {"gone.json", "yes.txt", "text", CG_E_IO, 2},
        {"broken.json", "yes.txt", "text", CG_E_CONTENT, 2},
        {"p.json", "yes.txt", "no-such-format", CG_E_USAGE, 2},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_status status = run(table[i].rules, table[i].path, table[i].format);
        ck_assert_msg(status == table[i].status, "row %zu: status %d", i, (int)status);
        ck_assert_msg(summary.exit_status == table[i].exit_status, "row %zu: exit %d", i,
                      summary.exit_status);
    }
}
END_TEST

START_TEST(a_run_counts_what_it_found)
{
    ck_assert_int_eq(run("p.json", "no.txt", "text"), CG_OK);
    ck_assert_uint_eq(summary.claims, 1);
    ck_assert_uint_eq(summary.scanned, 1);
    ck_assert_uint_eq(summary.statements, 1);
    ck_assert_uint_eq(summary.contradict, 1);
    ck_assert_uint_ge(summary.errors, 1);
}
END_TEST

START_TEST(a_run_without_memory_fails_and_says_so)
{
    enum { SAMPLES = 120 };
    cg_alloc_fail_at(0, 0);
    ck_assert_int_eq(run("p.json", "no.txt", "jsonl"), CG_OK);
    long all = cg_alloc_count();
    ck_assert_int_gt(all, 0);
    for (long i = 0; i < SAMPLES; i++) {
        long at = 1 + i * (all - 1) / (SAMPLES - 1);
        cg_alloc_fail_at(at, 1);
        cg_status status = run("p.json", "no.txt", "jsonl");
        cg_alloc_fail_at(0, 0);
        ck_assert_msg(status == CG_E_MEMORY, "request %ld of %ld: status %d", at, all,
                      (int)status);
        ck_assert_msg(summary.exit_status == 3, "request %ld: exit %d", at,
                      summary.exit_status);
    }
}
END_TEST

Suite *run_check_suite(void);
Suite *run_check_suite(void)
{
    Suite *suite = suite_create("run/check");
    TCase *tests = tcase_create("check");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, enter_folder, leave_folder);
    tcase_add_test(tests, a_run_ends_with_the_status_that_it_deserves);
    tcase_add_test(tests, a_run_counts_what_it_found);
    tcase_add_test(tests, a_run_without_memory_fails_and_says_so);
    suite_add_tcase(suite, tests);
    return suite;
}
