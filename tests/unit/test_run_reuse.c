/* Whatever was kept before: what comes out is what a run without a cache gives. */
#include "base/alloc.h"
#include "pack_fixture.h"
#include "report/report.h"
#include "run/crew.h"
#include "run/keys.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64], cache_path[128];

enum { FILES = 12, CLAIMS = 6 };

static void name_of(unsigned file, char name[160])
{
    snprintf(name, 160, "%s/f%02u.txt", folder, file);
}

static void set_up(void)
{
    snprintf(folder, sizeof folder, "/tmp/claimgrep-reuse-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(cache_path, sizeof cache_path, "%s/.claimgrep", folder);
}

static void tear_down(void)
{
    char name[160];
    cg_alloc_fail_at(0, 0);
    for (unsigned i = 0; i < FILES; i++) {
        name_of(i, name);
        ck_assert(unlink(name) == 0 || errno == ENOENT);
    }
    ck_assert(unlink(cache_path) == 0 || errno == ENOENT);
    ck_assert_int_eq(rmdir(folder), 0);
}

static void write_file(unsigned file, const char *text)
{
    char name[160];
    name_of(file, name);
    FILE *f = fopen(name, "w");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_ge(fputs(text, f), 0);
    ck_assert_int_eq(fclose(f), 0);
}

/* --- rules -------------------------------------------------------------------------- */

/* Which claims there are, and in which version: 0 is none. */
typedef struct rules {
    unsigned versions[CLAIMS];
    bool other; /* a pack with names of its own */
} rules;

static const rules usual = {.versions = {1, 1, 1, 1, 0, 0}};

static void add_claim(cg_buf *out, unsigned claim, unsigned version)
{
    static const char *const words[CLAIMS][2] = {{"free", "a fare"},  {"safe", "dangerous"},
                                                 {"open", "closed"},  {"late", "on time"},
                                                 {"slow", "fast"},    {"free", "costs money"}};
    cg_buf_printf(out,
                  "%s{'id':'c%u','claim':'The North Ferry is %s','subject':'%s',"
                  "'supports':['%s','@extra'%s],'contradicts':['%s']}",
                  out->ptr[out->len - 1] == '[' ? "" : ",", claim, words[claim][0],
                  claim % 3 == 2 ? "bus" : "ferry", words[claim][0],
                  version > 1 ? ",'daily'" : "", words[claim][1]);
}

static cg_ruleset *load_rules(const rules *of)
{
    static const char other[] =
        "{'claimgrep':1,'pack':{'id':'q'},'names':{'tram':{'names':['Old Tram'],"
        "'anaphors':['the service']}},'claims':[{'id':'x','claim':'The Old Tram is free',"
        "'subject':'tram','supports':['free']}]}";
    cg_ruleset *loaded = cg_ruleset_new();
    cg_diags *diags = cg_diags_new();
    cg_buf text;
    cg_buf_init(&text, (size_t)1 << 16);
    cg_buf_printf(&text, "{'claimgrep':1,'pack':{'id':'p'},'names':{'ferry':{'names':"
                         "['North Ferry'],'anaphors':['the service']},'bus':['Night Bus']},"
                         "'lexicons':{'extra':['gratis']},'claims':[");
    for (unsigned i = 0; i < CLAIMS; i++)
        if (of->versions[i])
            add_claim(&text, i, of->versions[i]);
    cg_buf_printf(&text, "]}");
    char *packs[2] = {json_of(text.ptr), json_of(other)};
    for (int i = 0; i < (of->other ? 2 : 1); i++)
        ck_assert_int_eq(cg_ruleset_add_buffer(loaded, i ? "q" : "p", packs[i],
                                               strlen(packs[i]), diags, NULL),
                         CG_OK);
    cg_alloc_free(packs[0]);
    cg_alloc_free(packs[1]);
    cg_buf_release(&text);
    cg_diags_free(diags);
    return loaded;
}

/* --- runs --------------------------------------------------------------------------- */

typedef struct outcome {
    char *report; /* to be freed */
    size_t served, partly, scanned, known;
    cg_status saved;
} outcome;

/* How a run goes. */
typedef struct manner {
    const rules *rules; /* NULL: the usual ones */
    bool no_cache, strict;
    bool fresh;      /* files have changed just now */
    unsigned threads;
    const cg_file_stat *lie; /* the first file's stat, in place of the true one */
} manner;

static char *report_of(const cg_results *results, const cg_program *program)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    ck_assert_ptr_nonnull(out);
    ck_assert_int_eq(cg_report_write(results, program, "jsonl", out, false, false, NULL), CG_OK);
    ck_assert_int_eq(fclose(out), 0);
    return text;
}

static void open_reuse(cg_reuse *reuse, const manner *m, const cg_ruleset *loaded,
                       const cg_program *program, const cg_paths *paths)
{
    cg_hash128 keys[CLAIMS + 1];
    ck_assert_uint_le(program->claim_count, CLAIMS + 1);
    ck_assert_int_eq(cg_rule_keys(loaded, program, keys, NULL), CG_OK);
    /* A moment from now files have settled. */
    if (!m->fresh)
        reuse->moment += INT64_C(10000000000);
    reuse->strict = m->strict;
    ck_assert_int_eq(cg_reuse_open(reuse, cache_path, keys, program->claim_count, NULL), CG_OK);
    ck_assert_int_eq(cg_reuse_plan(reuse, paths, NULL), CG_OK);
}

static outcome run(const manner *m)
{
    const char *const named[] = {folder};
    outcome out = {.saved = CG_OK};
    cg_program *program = NULL;
    cg_paths paths;
    cg_reuse reuse;
    cg_ruleset *loaded = load_rules(m->rules ? m->rules : &usual);
    cg_results *results = cg_results_new();
    ck_assert_int_eq(cg_ruleset_compile(loaded, NULL, &program, NULL), CG_OK);
    cg_paths_init(&paths);
    cg_reuse_init(&reuse);
    const cg_paths_request request = {.named = named, .count = 1};
    ck_assert_int_eq(cg_paths_list(&paths, &request, NULL), CG_OK);
    if (m->lie)
        paths.items.items[0].stat = *m->lie;
    if (!m->no_cache)
        open_reuse(&reuse, m, loaded, program, &paths);
    for (size_t i = 0; reuse.items && i < paths.items.len; i++)
        out.known += reuse.items[i].known;
    cg_crew_options how = {.threads = m->threads ? m->threads : 1, .reuse = &reuse};
    ck_assert_int_eq(cg_crew_scan(program, &paths, &how, results, NULL), CG_OK);
    if (!m->no_cache)
        out.saved = cg_reuse_save(&reuse, results, named, 1, NULL);
    ck_assert_int_eq(cg_results_judge(results, program, NULL), CG_OK);
    out.report = report_of(results, program);
    out.served = reuse.served;
    out.partly = reuse.partly;
    out.scanned = reuse.scanned;
    cg_results_free(results);
    cg_reuse_release(&reuse);
    cg_paths_release(&paths);
    cg_program_free(program);
    cg_ruleset_free(loaded);
    return out;
}

/* Runs with the cache and without: the same must come out. Says how many files the
 * cache gave whole, in part and not. */
static void expect(manner m, size_t served, size_t partly, size_t scanned)
{
    outcome cached = run(&m);
    m.no_cache = true;
    outcome cold = run(&m);
    ck_assert_str_eq(cached.report, cold.report);
    ck_assert_int_eq(cached.saved, CG_OK);
    ck_assert_msg(cached.served == served && cached.partly == partly && cached.scanned == scanned,
                  "%zu served, %zu in part, %zu scanned", cached.served, cached.partly,
                  cached.scanned);
    free(cached.report);
    free(cold.report);
}

static void expect_known(manner m, size_t known)
{
    outcome cached = run(&m);
    ck_assert_uint_eq(cached.known, known);
    free(cached.report);
}

static const char *const texts[] = {
    "The North Ferry is free.\n\nThe Night Bus is open daily.\n",
    "# North Ferry\n\nIt is not safe, and the service is late.\n",
    "The Night Bus is closed. The North Ferry runs daily and is gratis.\n",
    "Title: Old Tram\n\nThe Old Tram is free.\n\nThe North Ferry is slow.\n",
};

static void write_three(void)
{
    for (unsigned i = 0; i < 3; i++)
        write_file(i, texts[i]);
}

START_TEST(a_second_run_reads_nothing_and_says_the_same)
{
    write_three();
    expect((manner){0}, 0, 0, 3);
    expect((manner){0}, 3, 0, 0);
    expect_known((manner){0}, 3);
    expect((manner){.threads = 4}, 3, 0, 0);
}
END_TEST

START_TEST(what_changed_just_now_is_read_and_not_scanned)
{
    write_three();
    expect((manner){.fresh = true}, 0, 0, 3);
    expect_known((manner){.fresh = true}, 0);
    expect((manner){.fresh = true}, 3, 0, 0);
    expect((manner){0}, 3, 0, 0);
    expect_known((manner){0}, 3);
}
END_TEST

START_TEST(stat_decides_unless_hashes_are_asked_for)
{
    struct stat st;
    char name[160];
    const char *const named[] = {folder};
    cg_paths paths;
    write_three();
    expect((manner){0}, 0, 0, 3);
    cg_paths_init(&paths);
    const cg_paths_request request = {.named = named, .count = 1};
    ck_assert_int_eq(cg_paths_list(&paths, &request, NULL), CG_OK);
    cg_file_stat before = paths.items.items[0].stat;
    cg_paths_release(&paths);
    name_of(0, name);
    write_file(0, "The North Ferry is safe.\n\nThe Night Bus is open daily.\n");
    ck_assert_int_eq(stat(name, &st), 0);
    ck_assert_uint_eq(before.size, (uint64_t)st.st_size);
    /* Its stat is said to be the old one. */
    outcome fooled = run(&(manner){.lie = &before});
    outcome strict = run(&(manner){.lie = &before, .strict = true});
    outcome cold = run(&(manner){.no_cache = true});
    ck_assert_str_ne(fooled.report, cold.report);
    ck_assert_str_eq(strict.report, cold.report);
    ck_assert_uint_eq(fooled.scanned, 0);
    ck_assert_uint_eq(strict.scanned, 1);
    free(fooled.report);
    free(strict.report);
    free(cold.report);
}
END_TEST

START_TEST(files_that_change_come_and_go_are_the_only_ones_scanned)
{
    char from[160], to[160];
    write_three();
    expect((manner){0}, 0, 0, 3);
    write_file(1, texts[3]);
    expect((manner){0}, 2, 0, 1);
    write_file(3, "The Night Bus is open.\n");
    expect((manner){0}, 3, 0, 1);
    name_of(0, from);
    ck_assert_int_eq(unlink(from), 0);
    expect((manner){0}, 3, 0, 0);
    /* The same content under another name needs no scan. */
    name_of(3, from);
    name_of(9, to);
    ck_assert_int_eq(rename(from, to), 0);
    expect((manner){0}, 3, 0, 0);
    write_file(0, texts[0]); /* its file was gone, and what it gave with it */
    expect((manner){0}, 3, 0, 1);
    expect((manner){0}, 4, 0, 0);
}
END_TEST

START_TEST(rules_that_change_come_and_go_are_the_only_ones_scanned_for)
{
    rules now = usual;
    const manner m = {.rules = &now};
    write_three();
    expect(m, 0, 0, 3);
    now.versions[1] = 2; /* changed */
    expect(m, 0, 3, 0);
    expect(m, 3, 0, 0);
    now.versions[4] = 1; /* new */
    expect(m, 0, 3, 0);
    now.versions[0] = 0; /* gone */
    expect(m, 3, 0, 0);
    now.versions[1] = 1; /* as it was */
    expect(m, 3, 0, 0);
    now.versions[0] = 1;
    expect(m, 3, 0, 0);
    now.other = true; /* another pack, with names of its own */
    expect(m, 0, 3, 0);
    now.other = false;
    expect(m, 3, 0, 0);
    for (unsigned i = 0; i < CLAIMS; i++)
        now.versions[i] = 2; /* all but one are new */
    now.versions[1] = 0;
    expect(m, 0, 0, 3);
}
END_TEST

/* A paragraph with more names than bindings look back over. */
START_TEST(where_a_limit_took_part_all_rules_are_scanned_for_together)
{
    rules now = usual;
    cg_buf text;
    cg_buf_init(&text, (size_t)1 << 20);
    for (int i = 0; i < 300; i++)
        cg_buf_printf(&text, "The North Ferry is free. ");
    write_file(0, text.ptr);
    write_file(1, texts[0]);
    cg_buf_release(&text);
    const manner m = {.rules = &now};
    expect(m, 0, 0, 2);
    expect(m, 2, 0, 0);
    now.versions[4] = 1;
    expect(m, 0, 1, 1);
    now.versions[4] = 0;
    expect(m, 1, 0, 1);
}
END_TEST

/* --- long files --------------------------------------------------------------------- */

static void write_long(const char *middle, const char *end)
{
    char name[160];
    name_of(0, name);
    FILE *f = fopen(name, "w");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_ge(fputs("The North Ferry is free.\n\n", f), 0);
    for (int i = 0; i < 95000; i++) {
        ck_assert_int_ge(fputs("Nothing of note was said here on any of the days that followed, "
                               "or on those before.\n\n",
                               f),
                         0);
        if (i == 50000)
            ck_assert_int_ge(fputs(middle, f), 0);
    }
    ck_assert_int_ge(fputs(end, f), 0);
    ck_assert_int_eq(fclose(f), 0);
}

START_TEST(files_in_pieces_are_kept_as_others_are)
{
    rules now = usual;
    for (unsigned threads = 1; threads <= 3; threads += 2) {
        const manner m = {.rules = &now, .threads = threads};
        manner fresh = m;
        fresh.fresh = true;
        now = usual;
        ck_assert(unlink(cache_path) == 0 || errno == ENOENT);
        write_long("The Night Bus is open.\n\n", "The North Ferry is not safe.\n");
        expect(m, 0, 0, 1);
        expect(m, 1, 0, 0);
        expect(fresh, 1, 0, 0); /* another moment, the same bytes */
        now.versions[1] = 2;
        expect(m, 0, 1, 0);
        now.versions[4] = 1;
        write_long("The Night Bus is open.\n\n", "The North Ferry is not safe.\n");
        expect(m, 0, 1, 0);
        write_long("The Night Bus is shut.\n\n", "The North Ferry is not safe.\n");
        expect(m, 0, 0, 1);
        write_long("The Night Bus is late.\n\n", "The North Ferry is not slow, nor safe.\n");
        expect(m, 0, 0, 1);
        expect(m, 1, 0, 0);
    }
}
END_TEST

/* --- anything at all ------------------------------------------------------------------ */

static uint64_t state;

static unsigned below(unsigned end)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state % end);
}

static void write_random(unsigned file)
{
    static const char *const sentences[] = {
        "The North Ferry is free. ",
        "It is not safe. ",
        "The service is late. ",
        "The Night Bus is open daily. ",
        "Officials said that the Night Bus is closed. ",
        "The Old Tram is free. ",
        "Is the North Ferry slow? ",
        "\n\n",
        "\n\n# North Ferry\n\n",
        "If it is gratis, the Old Tram is empty. ",
    };
    cg_buf text;
    cg_buf_init(&text, (size_t)1 << 16);
    for (unsigned i = below(12); i > 0; i--)
        cg_buf_add_slice(&text, cg_slice_of(sentences[below(10)]));
    write_file(file, text.len ? text.ptr : "");
    cg_buf_release(&text);
}

static void change_something(rules *now)
{
    char name[160];
    unsigned file = below(FILES);
    name_of(file, name);
    switch (below(5)) {
    case 0:
        ck_assert(unlink(name) == 0 || errno == ENOENT);
        break;
    case 1:
    case 2:
        write_random(file);
        break;
    case 3:
        now->versions[below(CLAIMS)] = below(3);
        break;
    default:
        now->other = below(2);
    }
}

START_TEST(after_any_changes_a_run_says_what_a_cold_one_says)
{
    rules now = usual;
    size_t served = 0, partly = 0, scanned = 0;
    state = 2011;
    for (int i = 0; i < 100; i++) {
        for (unsigned changes = below(3); changes > 0; changes--)
            change_something(&now);
        now.versions[0] = now.versions[0] ? now.versions[0] : 1; /* some rule there must be */
        manner m = {.rules = &now, .threads = 1 + below(3), .fresh = below(4) == 0,
                    .strict = below(8) == 0};
        outcome cached = run(&m);
        m.no_cache = true;
        outcome cold = run(&m);
        ck_assert_str_eq(cached.report, cold.report);
        served += cached.served;
        partly += cached.partly;
        scanned += cached.scanned;
        free(cached.report);
        free(cold.report);
    }
    ck_assert_uint_gt(served, 300);
    ck_assert_uint_gt(partly, 50);
    ck_assert_uint_gt(scanned, 20);
}
END_TEST

Suite *run_reuse_suite(void);
Suite *run_reuse_suite(void)
{
    Suite *suite = suite_create("run/reuse");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_set_timeout(all, 120);
    tcase_add_test(all, a_second_run_reads_nothing_and_says_the_same);
    tcase_add_test(all, what_changed_just_now_is_read_and_not_scanned);
    tcase_add_test(all, stat_decides_unless_hashes_are_asked_for);
    tcase_add_test(all, files_that_change_come_and_go_are_the_only_ones_scanned);
    tcase_add_test(all, rules_that_change_come_and_go_are_the_only_ones_scanned_for);
    tcase_add_test(all, where_a_limit_took_part_all_rules_are_scanned_for_together);
    tcase_add_test(all, files_in_pieces_are_kept_as_others_are);
    tcase_add_test(all, after_any_changes_a_run_says_what_a_cold_one_says);
    suite_add_tcase(suite, all);
    return suite;
}
