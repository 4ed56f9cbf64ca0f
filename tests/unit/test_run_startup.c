/* Programs that are kept from run to run. */
#include "image_fixture.h"
#include "run/startup.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>

static char folder[64], pack_path[192], program_path[128], new_path[160];

static void write_pack(const char *quoted)
{
    char *text = json_of(quoted);
    FILE *out = fopen(pack_path, "w");
    ck_assert_ptr_nonnull(out);
    ck_assert_int_ge(fputs(text, out), 0);
    ck_assert_int_eq(fclose(out), 0);
    cg_alloc_free(text);
}

static void set_up(void)
{
    snprintf(folder, sizeof folder, "/tmp/claimgrep-startup-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(pack_path, sizeof pack_path, "%s/pack.json", folder);
    snprintf(program_path, sizeof program_path, "%s/program", folder);
    snprintf(new_path, sizeof new_path, "%s.new", program_path);
    write_pack(EVERYTHING);
}

static void tear_down(void)
{
    cg_alloc_fail_at(0, 0);
    const char *const all[] = {pack_path, program_path, new_path};
    for (size_t i = 0; i < 3; i++)
        ck_assert(unlink(all[i]) == 0 || errno == ENOENT);
    ck_assert_int_eq(rmdir(folder), 0);
}

static cg_status start(const char *claim, cg_diags *diags, cg_startup *out)
{
    const char *const rules[] = {pack_path};
    const cg_startup_options options = {.rules = rules,
                                        .rules_len = 1,
                                        .claims = &claim,
                                        .claims_len = claim != NULL,
                                        .kept = program_path};
    cg_error error;
    cg_status status = cg_startup_run(&options, diags, out, &error);
    if (status == CG_OK)
        cg_startup_keep(&options, out, diags);
    return status;
}

/* Starts, and tells whether nothing had to be compiled. */
static bool is_kept(const char *claim)
{
    cg_startup s;
    cg_diags *diags = cg_diags_new();
    ck_assert_int_eq(start(claim, diags, &s), CG_OK);
    ck_assert_ptr_nonnull(s.keys);
    bool kept = s.kept;
    cg_program_free(s.program);
    cg_diags_free(diags);
    return kept;
}

START_TEST(the_second_start_compiles_nothing_and_is_the_same)
{
    cg_startup first, second;
    cg_diags *diags = cg_diags_new();
    ck_assert_int_eq(start(NULL, diags, &first), CG_OK);
    ck_assert_int_eq(start(NULL, diags, &second), CG_OK);
    ck_assert(!first.kept && second.kept);
    ck_assert_int_eq(
        memcmp(first.keys, second.keys, first.program->claim_count * sizeof *first.keys), 0);
    char *before = found_by(first.program, everything_text);
    char *after = found_by(second.program, everything_text);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
    cg_program_free(first.program);
    cg_program_free(second.program);
    cg_diags_free(diags);
}
END_TEST

START_TEST(other_rules_are_compiled)
{
    ck_assert(!is_kept(NULL));
    write_pack(EVERYTHING " ");
    ck_assert(!is_kept(NULL));
    ck_assert(is_kept(NULL));
    ck_assert(!is_kept("The bus is red"));
    ck_assert(is_kept("The bus is red"));
    ck_assert(!is_kept("The bus is late"));
}
END_TEST

START_TEST(packs_of_other_paths_are_compiled)
{
    char other[160];
    ck_assert(!is_kept(NULL));
    snprintf(other, sizeof other, "%s/./pack.json", folder);
    snprintf(pack_path, sizeof pack_path, "%s", other);
    ck_assert(!is_kept(NULL));
    ck_assert(is_kept(NULL));
}
END_TEST

static char *printed(const cg_diags *diags)
{
    char *out = NULL;
    size_t len = 0;
    FILE *stream = open_memstream(&out, &len);
    ck_assert_ptr_nonnull(stream);
    ck_assert_int_eq(cg_diags_print(diags, stream, false), CG_OK);
    ck_assert_int_eq(fclose(stream), 0);
    return out;
}

START_TEST(warnings_are_told_again_word_for_word)
{
    cg_startup first, second;
    cg_diags *before = cg_diags_new(), *after = cg_diags_new();
    ck_assert_int_eq(start(NULL, before, &first), CG_OK);
    ck_assert_int_eq(start(NULL, after, &second), CG_OK);
    ck_assert(second.kept);
    ck_assert_uint_eq(cg_diags_count(before), WARNINGS);
    char *a = printed(before), *b = printed(after);
    ck_assert_str_eq(a, b);
    free(a);
    free(b);
    cg_program_free(first.program);
    cg_program_free(second.program);
    cg_diags_free(before);
    cg_diags_free(after);
}
END_TEST

/* Complaints of parsing and of compiling, in three packs, with any number of threads. */
START_TEST(complaints_come_in_the_same_order_with_many_threads)
{
    char *told[2];
    const char *const rules[] = {pack_path, pack_path, pack_path};
    write_pack("{'claimgrep':1,'pack':{'id':'p'},'lexicons':{'idle':['x']},"
               "'claims':[{'id':'a','claim':'The bus is red','subject':null,"
               "'supports':['crimson','@none'],'colour':1}]}");
    for (unsigned i = 0; i < 2; i++) {
        cg_startup s;
        cg_diags *diags = cg_diags_new();
        const cg_startup_options options = {
            .rules = rules, .rules_len = 3, .threads = 1 + 3 * i};
        ck_assert_int_eq(cg_startup_run(&options, diags, &s, NULL), CG_E_CONTENT);
        told[i] = printed(diags);
        cg_diags_free(diags);
    }
    ck_assert_str_eq(told[0], told[1]);
    ck_assert_ptr_nonnull(strstr(told[0], "colour"));
    ck_assert_ptr_nonnull(strstr(told[0], "\"none\""));
    free(told[0]);
    free(told[1]);
}
END_TEST

START_TEST(every_allocation_may_fail)
{
    const char *const rules[] = {pack_path};
    const cg_startup_options options = {.rules = rules, .rules_len = 1, .kept = program_path};
    bool done = false;
    for (long n = 1; !done && n < 1000000; n += n < 40 ? 1 : n / 4) {
        cg_startup s;
        cg_error error = {0};
        cg_diags *diags = cg_diags_new();
        cg_alloc_fail_at(n, 0);
        cg_status status = cg_startup_run(&options, diags, &s, &error);
        if (status == CG_OK)
            cg_startup_keep(&options, &s, diags);
        done = cg_alloc_count() < n;
        cg_alloc_fail_at(0, 0);
        ck_assert(status == CG_OK || (status == CG_E_MEMORY && error.status == CG_E_MEMORY));
        ck_assert((s.program != NULL) == (status == CG_OK));
        ck_assert(unlink(program_path) == 0 || errno == ENOENT);
        cg_program_free(s.program);
        cg_diags_free(diags);
    }
    ck_assert(done);
}
END_TEST

START_TEST(rules_with_errors_give_no_program)
{
    cg_startup s;
    cg_diags *diags = cg_diags_new();
    write_pack("{'claimgrep':1,'pack':{'id':'p'},'claims':[{'id':'a'}]}");
    ck_assert_int_eq(start(NULL, diags, &s), CG_E_CONTENT);
    ck_assert_ptr_null(s.program);
    ck_assert_uint_ge(cg_diags_count_at(diags, CG_LEVEL_ERROR), 1);
    cg_diags_free(diags);
}
END_TEST

/* What was read before the missing file is parsed, and complained of. */
START_TEST(a_file_that_is_missing_does_not_hide_what_is_wrong_in_others)
{
    char missing[160];
    snprintf(missing, sizeof missing, "%s/missing.json", folder);
    const char *const rules[] = {pack_path, missing};
    const cg_startup_options options = {.rules = rules, .rules_len = 2};
    cg_startup s;
    cg_error error;
    cg_diags *diags = cg_diags_new();
    write_pack("{'claimgrep':1,'pack':{'id':'p'},'claims':[{'id':'a'}]}");
    ck_assert_int_eq(cg_startup_run(&options, diags, &s, &error), CG_E_IO);
    ck_assert_str_eq(error.path, missing);
    ck_assert_uint_ge(cg_diags_count_at(diags, CG_LEVEL_ERROR), 1);
    cg_diags_free(diags);
}
END_TEST

START_TEST(a_damaged_file_is_made_anew)
{
    struct stat st;
    ck_assert(!is_kept(NULL));
    ck_assert_int_eq(stat(program_path, &st), 0);
    for (unsigned i = 0; i < 3; i++) {
        ck_assert_int_eq(truncate(program_path, i * (st.st_size - 1) / 2), 0);
        ck_assert(!is_kept(NULL));
        ck_assert(is_kept(NULL));
    }
}
END_TEST

START_TEST(where_nothing_can_be_kept_all_is_compiled)
{
    ck_assert_int_eq(mkdir(program_path, 0700), 0);
    ck_assert(!is_kept(NULL));
    ck_assert(!is_kept(NULL));
    ck_assert_int_eq(rmdir(program_path), 0);
    ck_assert_int_ne(access(new_path, F_OK), 0);
}
END_TEST

/* Somebody else is at it: it is left to them. */
START_TEST(what_another_process_writes_is_left_alone)
{
    int out = open(new_path, O_WRONLY | O_CREAT, 0600);
    ck_assert_int_eq(flock(out, LOCK_EX), 0);
    ck_assert(!is_kept(NULL));
    ck_assert_int_ne(access(program_path, F_OK), 0);
    ck_assert_int_eq(access(new_path, F_OK), 0);
    ck_assert_int_eq(close(out), 0);
}
END_TEST

static int start_often(unsigned seed)
{
    static const char *const claims[] = {NULL, "The bus is red", "The bus is late"};
    for (unsigned i = 0; i < 20; i++) {
        cg_startup s;
        cg_diags *diags = cg_diags_new();
        const char *claim = claims[(seed + i / 2) % 3];
        if (!diags || start(claim, diags, &s) != CG_OK)
            return 1;
        bool right = cg_program_claim_count(s.program) == (claim ? 4 : 3);
        cg_program_free(s.program);
        cg_diags_free(diags);
        if (!right)
            return 2;
    }
    return 0;
}

START_TEST(many_processes_may_start_at_once)
{
    enum { PROCESSES = 3 };
    pid_t children[PROCESSES];
    fflush(NULL);
    for (unsigned i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        ck_assert_int_ge(children[i], 0);
        if (children[i] == 0)
            _exit(start_often(i));
    }
    for (unsigned i = 0; i < PROCESSES; i++) {
        int status = 0;
        ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
        ck_assert(WIFEXITED(status));
        ck_assert_int_eq(WEXITSTATUS(status), 0);
    }
    (void)is_kept(NULL);
    ck_assert(is_kept(NULL));
}
END_TEST

/* 0 when the start went well without room for the file. */
static int start_without_room(void)
{
    struct rlimit limit = {5000, 5000};
    if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR || setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 10;
    return is_kept(NULL) || access(program_path, F_OK) == 0 || access(new_path, F_OK) == 0;
}

START_TEST(on_a_full_disk_nothing_is_kept)
{
    int status = 0;
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        _exit(start_without_room());
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 0);
}
END_TEST

Suite *run_startup_suite(void)
{
    Suite *suite = suite_create("run/startup");
    TCase *tcase = tcase_create("startup");
    tcase_set_timeout(tcase, 120);
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, the_second_start_compiles_nothing_and_is_the_same);
    tcase_add_test(tcase, other_rules_are_compiled);
    tcase_add_test(tcase, packs_of_other_paths_are_compiled);
    tcase_add_test(tcase, warnings_are_told_again_word_for_word);
    tcase_add_test(tcase, complaints_come_in_the_same_order_with_many_threads);
    tcase_add_test(tcase, every_allocation_may_fail);
    tcase_add_test(tcase, rules_with_errors_give_no_program);
    tcase_add_test(tcase, a_file_that_is_missing_does_not_hide_what_is_wrong_in_others);
    tcase_add_test(tcase, a_damaged_file_is_made_anew);
    tcase_add_test(tcase, where_nothing_can_be_kept_all_is_compiled);
    tcase_add_test(tcase, what_another_process_writes_is_left_alone);
    tcase_add_test(tcase, many_processes_may_start_at_once);
    tcase_add_test(tcase, on_a_full_disk_nothing_is_kept);
    suite_add_tcase(suite, tcase);
    return suite;
}
