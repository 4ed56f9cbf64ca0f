#include "base/buf.h"
#include "rules/program.h"
#include "run/crew.h"
#include "run/paths.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *run_crew_suite(void);

static const char pack[] =
    "{\"claimgrep\":1,\"pack\":{\"id\":\"p\",\"title\":\"p\",\"language\":\"en\"},"
    "\"claims\":[{\"id\":\"a\",\"claim\":\"It is open\",\"subject\":null,"
    "\"supports\":[\"open\"],\"contradicts\":[\"closed\"],"
    "\"examples\":[{\"text\":\"It is open.\",\"stance\":\"support\"},"
    "{\"text\":\"It is closed.\",\"stance\":\"contradict\"}]}]}";

enum { FILES = 600 };

static char folder[64];

static void write_files(void)
{
    snprintf(folder, sizeof folder, "/tmp/claimgrep-crew-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (int i = 0; i < FILES; i++) {
        char path[200];
        snprintf(path, sizeof path, "%s/%04d.txt", folder, i);
        FILE *file = fopen(path, "w");
        ck_assert_ptr_nonnull(file);
        for (int k = 0; k < i % 7; k++)
            ck_assert_int_gt(fprintf(file, "Gate %d is%s open.\n\n", k, i % 3 ? "" : " not"), 0);
        ck_assert_int_eq(fclose(file), 0);
    }
}

static void remove_files(void)
{
    for (int i = 0; i < FILES; i++) {
        char path[200];
        snprintf(path, sizeof path, "%s/%04d.txt", folder, i);
        ck_assert_int_eq(unlink(path), 0);
    }
    ck_assert_int_eq(rmdir(folder), 0);
}

static cg_program *compile(void)
{
    cg_error error = {0};
    cg_program *program = NULL;
    cg_diags *diags = cg_diags_new();
    cg_ruleset *rules = cg_ruleset_new();
    ck_assert_int_eq(
        cg_ruleset_add_buffer(rules, "p.json", pack, sizeof pack - 1, diags, &error), CG_OK);
    ck_assert_int_eq(cg_ruleset_compile(rules, diags, &program, &error), CG_OK);
    cg_ruleset_free(rules);
    cg_diags_free(diags);
    return program;
}

static cg_results *scan(const cg_program *program, const cg_paths *paths,
                        const cg_crew_options *how)
{
    cg_error error = {0};
    cg_results *results = cg_results_new();
    ck_assert_ptr_nonnull(results);
    ck_assert_int_eq(cg_crew_scan(program, paths, how, results, &error), CG_OK);
    return results;
}

static cg_results *scan_with(const cg_program *program, const cg_paths *paths, unsigned threads)
{
    cg_crew_options how = {.threads = threads};
    return scan(program, paths, &how);
}

static void same(const cg_results *a, const cg_results *b)
{
    ck_assert_uint_eq(a->statements.len, b->statements.len);
    ck_assert_uint_eq(a->files.len, b->files.len);
    for (size_t i = 0; i < a->statements.len; i++) {
        ck_assert_str_eq(a->statements.items[i].fingerprint, b->statements.items[i].fingerprint);
        ck_assert_uint_eq(a->statements.items[i].byte_start, b->statements.items[i].byte_start);
    }
    for (size_t i = 0; i < a->files.len; i++)
        ck_assert(cg_slice_equal(a->files.items[i].path, b->files.items[i].path));
}

START_TEST(any_number_of_threads_gives_the_same_in_the_same_order)
{
    cg_error error = {0};
    cg_paths paths;
    const char *const named[] = {folder};
    write_files();
    cg_program *program = compile();
    cg_paths_init(&paths);
    const cg_paths_request request = {.named = named, .count = 1};
    ck_assert_int_eq(cg_paths_list(&paths, &request, &error), CG_OK);
    cg_results *one = scan_with(program, &paths, 1);
    ck_assert_uint_eq(one->files.len, FILES);
    ck_assert_uint_gt(one->statements.len, FILES);
    for (unsigned threads = 2; threads <= 8; threads *= 2) {
        cg_results *many = scan_with(program, &paths, threads);
        same(one, many);
        cg_results_free(many);
    }
    cg_results_free(one);
    cg_paths_release(&paths);
    cg_program_free(program);
    remove_files();
}
END_TEST

START_TEST(no_file_at_all_is_no_failure)
{
    cg_paths paths;
    cg_program *program = compile();
    cg_paths_init(&paths);
    cg_results *none = scan_with(program, &paths, 4);
    ck_assert_uint_eq(none->files.len, 0);
    cg_results_free(none);
    cg_paths_release(&paths);
    cg_program_free(program);
}
END_TEST

/* What was told of the progress of a run. */
typedef struct told {
    cg_progress last;
    unsigned calls, ends;
} told;

static void keep(void *context, const cg_progress *progress)
{
    told *t = context;
    ck_assert(!t->last.ended);
    ck_assert_uint_ge(progress->files, t->last.files);
    ck_assert_uint_ge(progress->bytes, t->last.bytes);
    t->last = *progress;
    t->calls++;
    t->ends += progress->ended;
}

START_TEST(progress_grows_to_the_whole_and_ends_once)
{
    cg_error error = {0};
    cg_paths paths;
    const char *const named[] = {folder};
    write_files();
    cg_program *program = compile();
    cg_paths_init(&paths);
    const cg_paths_request request = {.named = named, .count = 1};
    ck_assert_int_eq(cg_paths_list(&paths, &request, &error), CG_OK);
    for (unsigned threads = 1; threads <= 4; threads *= 2) {
        told t = {.calls = 0};
        cg_crew_options how = {.threads = threads, .progress = keep, .progress_context = &t};
        cg_results_free(scan(program, &paths, &how));
        ck_assert_uint_eq(t.ends, 1);
        ck_assert_uint_eq(t.calls, FILES + 1);
        ck_assert_uint_eq(t.last.files, FILES);
        ck_assert_uint_eq(t.last.all_files, FILES);
        ck_assert_uint_gt(t.last.bytes, 0);
        ck_assert_uint_eq(t.last.bytes, t.last.all_bytes);
    }
    cg_paths_release(&paths);
    cg_program_free(program);
    remove_files();
}
END_TEST

/* Counts, which depend on nothing but the work; times do. */
START_TEST(the_profile_counts_the_same_with_any_number_of_threads)
{
    cg_error error = {0};
    cg_paths paths;
    cg_profile one, many;
    const char *const named[] = {folder};
    write_files();
    cg_program *program = compile();
    cg_paths_init(&paths);
    const cg_paths_request request = {.named = named, .count = 1};
    ck_assert_int_eq(cg_paths_list(&paths, &request, &error), CG_OK);
    cg_profile_init(&one);
    cg_profile_init(&many);
    ck_assert(cg_profile_count_codes(&one, program->code_count));
    ck_assert(cg_profile_count_codes(&many, program->code_count));
    cg_crew_options alone = {.threads = 1, .profile = &one};
    cg_crew_options together = {.threads = 4, .profile = &many};
    cg_results_free(scan(program, &paths, &alone));
    cg_results_free(scan(program, &paths, &together));
    ck_assert_uint_eq(one.stages[CG_STAGE_READ].items, FILES);
    for (cg_stage stage = 0; stage < CG_STAGE_COUNT; stage++) {
        ck_assert_uint_eq(one.stages[stage].items, many.stages[stage].items);
        ck_assert_uint_eq(one.stages[stage].bytes, many.stages[stage].bytes);
    }
    uint64_t steps = 0;
    for (size_t i = 0; i < program->code_count; i++) {
        ck_assert_uint_eq(one.codes[i].runs, many.codes[i].runs);
        ck_assert_uint_eq(one.codes[i].steps, many.codes[i].steps);
        steps += one.codes[i].steps;
    }
    ck_assert_uint_gt(steps, 0);
    cg_profile_release(&one);
    cg_profile_release(&many);
    cg_paths_release(&paths);
    cg_program_free(program);
    remove_files();
}
END_TEST

Suite *run_crew_suite(void)
{
    Suite *suite = suite_create("run crew");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, any_number_of_threads_gives_the_same_in_the_same_order);
    tcase_add_test(all, no_file_at_all_is_no_failure);
    tcase_add_test(all, progress_grows_to_the_whole_and_ends_once);
    tcase_add_test(all, the_profile_counts_the_same_with_any_number_of_threads);
    suite_add_tcase(suite, all);
    return suite;
}
