#include "claimgrep.h"

#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char pack[] =
    "{\"claimgrep\":1,\"pack\":{\"id\":\"p\",\"title\":\"P\",\"language\":\"en\"},"
    "\"names\":{\"ferry\":[\"North Ferry\"]},"
    "\"claims\":[{\"id\":\"free\",\"claim\":\"The North Ferry is free\",\"subject\":\"ferry\","
    "\"supports\":[\"free of charge\"],\"contradicts\":[\"charges a fare\"]}]}";

static cg_program *program;
static cg_results *results;
static cg_scanner *scanner;

static void make_scanner(void)
{
    cg_error error = {0};
    cg_ruleset *rules = cg_ruleset_new();
    cg_diags *diags = cg_diags_new();
    ck_assert_int_eq(
        cg_ruleset_add_buffer(rules, "p.json", pack, strlen(pack), diags, &error), CG_OK);
    ck_assert_int_eq(cg_ruleset_compile(rules, diags, &program, &error), CG_OK);
    cg_diags_free(diags);
    cg_ruleset_free(rules);
    results = cg_results_new();
    scanner = cg_scanner_new(program);
    ck_assert_ptr_nonnull(results);
    ck_assert_ptr_nonnull(scanner);
}

static void free_scanner(void)
{
    cg_scanner_free(scanner);
    cg_results_free(results);
    cg_program_free(program);
}

static void write_temporary(char *name, const char *text)
{
    int fd = mkstemp(name);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    ck_assert_int_eq(close(fd), 0);
}

START_TEST(a_file_that_vanished_since_it_was_listed_is_accounted_for)
{
    char name[] = "/tmp/claimgrep-scan.XXXXXX";
    cg_error error = {0};
    write_temporary(name, "The North Ferry is free of charge.\n");
    ck_assert_int_eq(unlink(name), 0);
    ck_assert_int_eq(cg_scan_file(scanner, name, results, &error), CG_OK);
    ck_assert_uint_eq(cg_results_file_count(results), 1);
    const cg_file_account *file = cg_results_file(results, 0);
    ck_assert_int_eq(file->status, CG_FILE_FAILED);
    ck_assert_uint_gt(file->reason.len, 0);
    ck_assert_uint_eq(file->path.len, strlen(name));
    ck_assert_uint_eq(cg_results_statement_count(results), 0);
}
END_TEST

START_TEST(a_file_gives_its_statements_and_its_account)
{
    char name[] = "/tmp/claimgrep-scan.XXXXXX";
    cg_error error = {0};
    write_temporary(name, "The North Ferry is free of charge.\n");
    ck_assert_int_eq(cg_scan_file(scanner, name, results, &error), CG_OK);
    ck_assert_int_eq(unlink(name), 0);
    ck_assert_uint_eq(cg_results_file_count(results), 1);
    ck_assert_int_eq(cg_results_file(results, 0)->status, CG_FILE_SCANNED);
    ck_assert_uint_eq(cg_results_statement_count(results), 1);
    ck_assert_int_eq(cg_results_statement(results, 0)->stance, CG_STANCE_SUPPORT);
}
END_TEST

START_TEST(a_folder_in_place_of_a_file_is_accounted_for)
{
    cg_error error = {0};
    ck_assert_int_eq(cg_scan_file(scanner, "/", results, &error), CG_OK);
    ck_assert_int_eq(cg_results_file(results, 0)->status, CG_FILE_FAILED);
}
END_TEST

Suite *run_scan_suite(void);
Suite *run_scan_suite(void)
{
    Suite *suite = suite_create("run/scan");
    TCase *tests = tcase_create("scan");
    tcase_add_checked_fixture(tests, make_scanner, free_scanner);
    tcase_add_test(tests, a_file_that_vanished_since_it_was_listed_is_accounted_for);
    tcase_add_test(tests, a_file_gives_its_statements_and_its_account);
    tcase_add_test(tests, a_folder_in_place_of_a_file_is_accounted_for);
    suite_add_tcase(suite, tests);
    return suite;
}
