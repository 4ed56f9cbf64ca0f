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
    "\"subject\":\"ferry\",\"supports\":[\"(free of charge | gratis)\"],"
    "\"contradicts\":[\"charge ...2 (fare | fee)\"],\"unless\":[\"gratis copy\"]}]}";

/* One of everything: a match, a near miss, no subject, a voided match. */
static const char text[] = "Jane Roe said that the North Ferry is not free of charge.\n"
                           "\n"
                           "The North Ferry charges in every season a fare.\n"
                           "\n"
                           "Parking is gratis.\n"
                           "\n"
                           "The North Ferry hands out a gratis copy.\n";

static char before[4096];
static char folder[64];
static char printed[65536];
static cg_error error;

static void write_file(const char *name, const char *bytes)
{
    FILE *f = fopen(name, "w");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_ge(fputs(bytes, f), 0);
    ck_assert_int_eq(fclose(f), 0);
}

static void enter_folder(void)
{
    (void)snprintf(folder, sizeof folder, "/tmp/claimgrep-explain.XXXXXX");
    ck_assert_ptr_nonnull(getcwd(before, sizeof before));
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    write_file("p.json", pack);
    write_file("a.txt", text);
}

static void leave_folder(void)
{
    ck_assert_int_eq(unlink("p.json"), 0);
    ck_assert_int_eq(unlink("a.txt"), 0);
    ck_assert_int_eq(chdir(before), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}

static cg_status explain(uint32_t line, uint32_t column, bool json)
{
    static const char *const rules[] = {"p.json"};
    cg_explain_options options = {.rules = rules,
                                  .rules_len = 1,
                                  .claim = "free",
                                  .path = "a.txt",
                                  .line = line,
                                  .column = column,
                                  .json = json};
    error = (cg_error){0};
    FILE *out = tmpfile();
    ck_assert_ptr_nonnull(out);
    cg_status status = cg_explain(&options, out, NULL, &error);
    rewind(out);
    printed[fread(printed, 1, sizeof printed - 1, out)] = '\0';
    ck_assert_int_eq(fclose(out), 0);
    return status;
}

static bool says(const char *words)
{
    return strstr(printed, words) != NULL;
}

START_TEST(a_match_is_told_with_its_fold)
{
    ck_assert_int_eq(explain(1, 0, false), CG_OK);
    ck_assert(says("pattern       supports/0 \"(free of charge | gratis)\""));
    ck_assert(says("subject       \"North Ferry\", by name"));
    ck_assert(says("speaker none -> +"));
    ck_assert(says("speaker + -> -"));
    ck_assert(says("result        contradict, negated, reported; says \"Jane Roe\""));
}
END_TEST

START_TEST(what_came_to_nothing_is_told_with_its_reason)
{
    static const struct {
        uint32_t line;
        const char *reason;
    } rows[] = {
        {3, "between \"charges\" and \"fare\" stand 4 words, and the gap holds 2 at most"},
        {5, "no subject: looked for the name \"North Ferry\""},
        {7, "voided by unless/0 \"gratis copy\", which takes \"gratis copy\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_int_eq(explain(rows[i].line, 0, false), CG_OK);
        ck_assert_msg(says(rows[i].reason), "line %u says: %s", rows[i].line, printed);
    }
}
END_TEST

START_TEST(both_formats_tell_the_same_facts)
{
    for (uint32_t line = 1; line <= 7; line += 2) {
        size_t matches = 0, misses = 0;
        ck_assert_int_eq(explain(line, 0, true), CG_OK);
        for (const char *at = printed; (at = strstr(at, "{\"type\":\"match\"")); at++)
            matches++;
        for (const char *at = printed; (at = strstr(at, "{\"type\":\"miss\"")); at++)
            misses++;
        ck_assert_int_eq(explain(line, 0, false), CG_OK);
        for (const char *at = printed; (at = strstr(at, "\nmatch ")); at++)
            matches--;
        for (const char *at = printed; (at = strstr(at, "\nmiss ")); at++)
            misses--;
        ck_assert_uint_eq(matches, 0);
        ck_assert_uint_eq(misses, 0);
    }
}
END_TEST

START_TEST(a_place_without_a_sentence_is_a_usage_error)
{
    static const struct {
        uint32_t line, column;
        const char *why;
    } rows[] = {{2, 0, "blank"}, {9, 0, "there is no line 9"}, {1, 58, "has no column 58"}, {0, 0, "no line 0"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_int_eq(explain(rows[i].line, rows[i].column, false), CG_E_USAGE);
        ck_assert_msg(strstr(error.text, rows[i].why), "row %zu: %s", i, error.text);
        ck_assert_str_eq(printed, "");
    }
}
END_TEST

/* The last of the allocations are those of the explanation itself. */
START_TEST(no_failure_of_memory_is_taken_for_an_explanation)
{
    for (uint32_t line = 1; line <= 7; line += 2) {
        bool json = line == 1;
        cg_alloc_fail_at(0, 0);
        ck_assert_int_eq(explain(line, 0, json), CG_OK);
        long total = cg_alloc_count();
        for (long n = total > 200 ? total - 200 : 1; n <= total; n += 5) {
            cg_alloc_fail_at(n, 1);
            cg_status status = explain(line, 0, json);
            cg_alloc_fail_at(0, 0);
            ck_assert_msg(status == CG_E_MEMORY, "line %u, allocation %ld of %ld: status %d", line,
                          n, total, (int)status);
        }
    }
}
END_TEST

Suite *run_explain_suite(void);
Suite *run_explain_suite(void)
{
    Suite *suite = suite_create("run/explain");
    TCase *tests = tcase_create("explain");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, enter_folder, leave_folder);
    tcase_add_test(tests, a_match_is_told_with_its_fold);
    tcase_add_test(tests, what_came_to_nothing_is_told_with_its_reason);
    tcase_add_test(tests, both_formats_tell_the_same_facts);
    tcase_add_test(tests, a_place_without_a_sentence_is_a_usage_error);
    tcase_add_test(tests, no_failure_of_memory_is_taken_for_an_explanation);
    suite_add_tcase(suite, tests);
    return suite;
}
