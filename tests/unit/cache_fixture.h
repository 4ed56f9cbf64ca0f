/* A cache of three files in a folder of its own, for rules that are numbers. */
#ifndef CG_TESTS_CACHE_FIXTURE_H
#define CG_TESTS_CACHE_FIXTURE_H

#include "base/alloc.h"
#include "base/limits.h"
#include "result_fixture.h"
#include "store/cache_format.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const cg_hash128 engine = {1, 2};
static const cg_hash128 keys[] = {{10, 0}, {20, 0}, {30, 0}, {40, 0}};
static char folder[64], path[128];

static inline void set_up(void)
{
    snprintf(folder, sizeof folder, "/tmp/claimgrep-cache-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/c", folder);
}

static inline void tear_down(void)
{
    char name[160];
    cg_alloc_fail_at(0, 0);
    snprintf(name, sizeof name, "%s.new", path);
    ck_assert(unlink(path) == 0 || errno == ENOENT);
    ck_assert(unlink(name) == 0 || errno == ENOENT);
    ck_assert_int_eq(rmdir(folder), 0);
}

/* --- what a run knows -------------------------------------------------------------- */

typedef struct file {
    const char *path;
    uint64_t content; /* what its bytes are */
    uint32_t claims;  /* a statement for each of the first so many */
} file;

enum { MOST = 8 };

typedef struct run {
    cg_cache *cache;
    cg_results *results;
    cg_cache_entry entries[MOST];
    size_t count;
} run;

static inline cg_cache *open_for(const cg_hash128 *rules, uint32_t count)
{
    cg_cache *cache = NULL;
    ck_assert_int_eq(cg_cache_open(path, engine, &cache, NULL), CG_OK);
    ck_assert_int_eq(cg_cache_set_rules(cache, rules, count, NULL), CG_OK);
    return cache;
}

static inline void add_file(run *r, const file *f)
{
    cg_document_info info = {.title = CG_SLICE("Title"), .published = CG_SLICE("2011")};
    cg_file_account account = {.path = cg_slice_of(f->path), .bytes = f->content * 10,
                               .content_hash = f->content};
    account.document = cg_results_keep_info(r->results, &info);
    ck_assert_int_eq(cg_results_account(r->results, &account, NULL), CG_OK);
    for (uint32_t i = 0; i < f->claims; i++) {
        fixture plain = {.stance = CG_STANCE_SUPPORT, .path = f->path, .claim = i, .at = i,
                         .document = account.document};
        fixture_add(r->results, &plain);
    }
    r->entries[r->count++] = (cg_cache_entry){.path = cg_slice_of(f->path),
                                              .stamp = f->content + 1000,
                                              .settled = true,
                                              .content = {f->content, f->content},
                                              .document = CG_CACHE_NONE,
                                              .statement_count = f->claims};
}

/* What was scanned of these files, for the rules of the cache. */
static inline run run_of(cg_cache *cache, const file *files, size_t count)
{
    run r = {.cache = cache, .results = cg_results_new()};
    size_t first = 0;
    for (size_t i = 0; i < count; i++)
        add_file(&r, &files[i]);
    for (size_t i = 0; i < count; i++) {
        r.entries[i].accounts = &r.results->files.items[i];
        r.entries[i].account_count = 1;
        r.entries[i].statements = r.results->statements.items + first;
        first += r.entries[i].statement_count;
    }
    return r;
}

static inline void end(run *r)
{
    cg_results_free(r->results);
    cg_cache_free(r->cache);
}

static inline cg_status save(run *r, cg_error *error)
{
    static cg_slice root = {"docs", 4};
    static const cg_roots roots = {.sorted = &root, .len = 1};
    cg_cache_update update = {r->entries, r->count, &roots};
    return cg_cache_save(r->cache, path, &update, error);
}

static const file three[] = {{"docs/a", 1, 2}, {"docs/b", 2, 0}, {"docs/c", 3, 1}};

/* Three files, scanned for the first two rules. */
static inline void keep_three(void)
{
    run r = run_of(open_for(keys, 2), three, 3);
    ck_assert_int_eq(save(&r, NULL), CG_OK);
    end(&r);
}

static inline uint32_t find(const cg_cache *cache, uint64_t content)
{
    return cg_cache_find(cache, (cg_hash128){content, content});
}

static inline cg_results *load(const cg_cache *cache, uint64_t content)
{
    cg_results *results = cg_results_new();
    uint32_t document = find(cache, content);
    ck_assert_uint_ne(document, CG_CACHE_NONE);
    ck_assert_int_eq(cg_cache_load(cache, document, CG_SLICE("x"), true, results, NULL), CG_OK);
    return results;
}

/* The claims of the statements that the cache has of a content. */
static inline void expect_claims(const cg_cache *cache, uint64_t content, const char *wanted)
{
    char found[100] = "";
    cg_results *results = load(cache, content);
    for (size_t i = 0; i < results->statements.len; i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%u ",
                 (unsigned)results->statements.items[i].claim);
    ck_assert_str_eq(found, wanted);
    cg_results_free(results);
}

#endif
