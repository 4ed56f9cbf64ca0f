#include "wire/blob.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *run_merge_suite(void);

/* Both sides are said, by people and by authors, and over again elsewhere: what a
 * verdict makes of that, no shard knows. */
static const char pack[] =
    "{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},\"names\":{\"ferry\":[\"North Ferry\"]},"
    "\"claims\":[{\"id\":\"free\",\"claim\":\"The North Ferry is free\","
    "\"subject\":\"ferry\",\"supports\":[\"free\"],"
    "\"contradicts\":[\"charges a fare\"],\"expect\":\"consistent\"},"
    "{\"id\":\"slow\",\"claim\":\"The North Ferry is slow\",\"subject\":\"ferry\","
    "\"supports\":[\"slow\"],\"expect\":\"supported\",\"required\":true}]}";

static const char *const sentences[] = {
    "The North Ferry is free.\n",
    "\"The North Ferry charges a fare,\" Ann Bell said in 2011.\n",
    "In 2009 the North Ferry was free. It charges a fare now.\n",
    "Nobody spoke of boats.\n",
    "\"The North Ferry is free,\" the clerk said, and the North Ferry is not free.\n",
};

enum { FILES = 23, MOST_SHARDS = 7, ROUNDS = 6 };

static char before[4096], folder[64];
static uint32_t seed;

static unsigned draw(unsigned below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

static void write_file(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_ge(fputs(text, f), 0);
    ck_assert_int_eq(fclose(f), 0);
}

static char *name_of(const char *fmt, int i)
{
    static char names[4][32];
    static int next;
    next = (next + 1) % 4;
    snprintf(names[next], sizeof names[next], fmt, i);
    return names[next];
}

static void enter_folder(void)
{
    (void)snprintf(folder, sizeof folder, "/tmp/claimgrep-merge.XXXXXX");
    ck_assert_ptr_nonnull(getcwd(before, sizeof before));
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    write_file("p.json", pack);
    for (int i = 0; i < FILES; i++)
        write_file(name_of("%d.txt", i), sentences[i % 5]);
}

static void leave_folder(void)
{
    DIR *all = opendir(".");
    ck_assert_ptr_nonnull(all);
    for (const struct dirent *entry; (entry = readdir(all)) != NULL;)
        if (entry->d_name[0] != '.')
            ck_assert_int_eq(unlink(entry->d_name), 0);
    ck_assert_int_eq(closedir(all), 0);
    ck_assert_int_eq(chdir(before), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}

static cg_check_summary summary;
static cg_error error;

static cg_status check(unsigned shard, unsigned shards, const char *format, const char *out)
{
    const char *rules = "p.json";
    const char *paths[FILES];
    char names[FILES][32];
    for (int i = 0; i < FILES; i++) {
        snprintf(names[i], sizeof names[i], "%d.txt", i);
        paths[i] = names[i];
    }
    const cg_output output = {format, out};
    const cg_check_options options = {
        .rules = &rules, .rules_len = 1, .paths = paths, .paths_len = FILES, .outputs = &output,
        .outputs_len = 1, .shard = shard, .shards = shards, .threads = 1 + draw(3)};
    cg_diags *diags = cg_diags_new();
    cg_status status = cg_check(&options, diags, &summary, &error);
    cg_diags_free(diags);
    return status;
}

static cg_status merge(const char *const *blobs, size_t len, const char *format, const char *out)
{
    const cg_output output = {format, out};
    const cg_check_options options = {.outputs = &output, .outputs_len = 1};
    cg_diags *diags = cg_diags_new();
    cg_status status = cg_merge(blobs, len, &options, diags, &summary, &error);
    cg_diags_free(diags);
    return status;
}

static bool is_same(const char *a, const char *b)
{
    FILE *left = fopen(a, "r"), *right = fopen(b, "r");
    int c, d;
    ck_assert(left && right);
    do {
        c = getc(left);
        d = getc(right);
    } while (c == d && c != EOF);
    ck_assert_int_eq(fclose(left), 0);
    ck_assert_int_eq(fclose(right), 0);
    return c == d;
}

/* Blobs are taken from the bag, a few at a time, and what they make goes back into it,
 * and some go back as well, until one has all. */
static void join_at_random(unsigned shards, const char *result)
{
    char bag[64][32];
    unsigned count = 0, made = 0;
    for (; count < shards; count++)
        snprintf(bag[count], sizeof bag[count], "%u.blob", count + 1);
    while (count > 1) {
        const char *taken[4];
        char names[4][32];
        unsigned wanted = 2 + draw(3);
        for (unsigned i = 0; i < wanted; i++) {
            memcpy(names[i], bag[draw(count)], sizeof names[i]);
            taken[i] = names[i];
        }
        char *out = name_of("made-%d.blob", (int)made++);
        ck_assert_int_eq(merge(taken, wanted, "blob", out), CG_OK);
        /* What was taken is in it. */
        for (unsigned i = 0; i < wanted; i++)
            for (unsigned k = 0; k < count; k++)
                if (strcmp(bag[k], names[i]) == 0 && count > 0)
                    memmove(bag[k], bag[--count], sizeof bag[k]);
        snprintf(bag[count++], sizeof bag[0], "%s", out);
    }
    const char *last = bag[0];
    ck_assert_int_eq(merge(&last, 1, "blob", result), CG_OK);
    ck_assert(is_same(last, result));
}

START_TEST(any_split_joined_in_any_order_is_the_one_run)
{
    seed = (uint32_t)_i;
    ck_assert_int_eq(check(0, 0, "jsonl", "whole.jsonl"), CG_OK);
    const cg_check_summary whole = summary;
    ck_assert_int_eq(whole.exit_status, 1);
    unsigned shards = 1 + draw(MOST_SHARDS);
    size_t files = 0;
    for (unsigned i = 1; i <= shards; i++) {
        ck_assert_int_eq(check(i, shards, "blob", name_of("%d.blob", (int)i)), CG_OK);
        ck_assert_int_eq(summary.exit_status, 0);
        files += summary.files;
    }
    ck_assert_uint_eq(files, FILES);
    join_at_random(shards, "all.blob");
    const char *all = "all.blob";
    ck_assert_int_eq(merge(&all, 1, "jsonl", "joined.jsonl"), CG_OK);
    ck_assert(is_same("whole.jsonl", "joined.jsonl"));
    ck_assert_int_eq(summary.exit_status, whole.exit_status);
    ck_assert_uint_eq(summary.errors, whole.errors);
}
END_TEST

START_TEST(the_rest_of_the_shards_is_asked_for)
{
    const char *one = "1.blob";
    ck_assert_int_eq(check(1, 2, "blob", one), CG_OK);
    ck_assert_int_eq(merge(&one, 1, "jsonl", "r"), CG_E_USAGE);
    ck_assert_int_eq(summary.exit_status, 2);
    ck_assert_int_eq(merge(&one, 1, "blob", "r"), CG_OK);
}
END_TEST

START_TEST(a_shard_that_there_is_not_is_refused)
{
    static const unsigned wrong[][2] = {{0, 2}, {3, 2}, {1, 0}, {1, 1000000}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        ck_assert_int_eq(check(wrong[i][0], wrong[i][1], "jsonl", "r"), CG_E_USAGE);
        ck_assert_int_eq(summary.exit_status, 2);
    }
}
END_TEST

START_TEST(one_of_another_version_is_refused)
{
    static const uint32_t shards[] = {1};
    const char *one = "1.blob";
    cg_results *results = cg_results_new();
    cg_blob_content content = {
        .head = {.version = CG_SLICE("9.9.9"), .of = 1, .shards = shards, .shards_len = 1},
        .results = results};
    memset(content.head.engine, 'e', 32);
    memset(content.head.rules, 'r', 32);
    memset(content.head.files, 'f', 32);
    FILE *out = fopen(one, "w");
    ck_assert_ptr_nonnull(out);
    ck_assert_int_eq(cg_blob_write(&content, out, NULL), CG_OK);
    ck_assert_int_eq(fclose(out), 0);
    cg_results_free(results);
    ck_assert_int_eq(merge(&one, 1, "jsonl", "r"), CG_E_USAGE);
    ck_assert_str_eq(error.text, "another version of claimgrep made it");
}
END_TEST

START_TEST(nothing_is_no_result)
{
    ck_assert_int_eq(merge(NULL, 0, "jsonl", "r"), CG_E_USAGE);
    ck_assert_int_eq(summary.exit_status, 2);
}
END_TEST

Suite *run_merge_suite(void)
{
    Suite *suite = suite_create("run/merge");
    TCase *tests = tcase_create("merge");
    tcase_add_checked_fixture(tests, enter_folder, leave_folder);
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, any_split_joined_in_any_order_is_the_one_run, 0, ROUNDS);
    tcase_add_test(tests, the_rest_of_the_shards_is_asked_for);
    tcase_add_test(tests, a_shard_that_there_is_not_is_refused);
    tcase_add_test(tests, one_of_another_version_is_refused);
    tcase_add_test(tests, nothing_is_no_result);
    suite_add_tcase(suite, tests);
    return suite;
}
