#include "run/base.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/seen.h"
#include "result/order.h"
#include "run/scan.h"

#include <stdlib.h>

/* A file of the run, and how git calls it. */
typedef struct known_file {
    cg_slice key;
    const cg_path *path;
} known_file;

/* A file to read at the base. */
typedef struct wanted_file {
    const cg_git_file *file;
    cg_slice name; /* in results; ends in a zero byte */
    const cg_path *path; /* NULL: it is gone */
} wanted_file;

typedef struct base {
    const cg_git *git;
    const cg_base_run *run;
    cg_arena arena; /* of keys and names */
    cg_buf here, room;
    CG_VEC(known_file) known; /* by key */
    CG_VEC(wanted_file) wanted;
    CG_VEC(const cg_git_file *) files; /* of those */
    const cg_statement **sorted;       /* of the run, by source */
    const cg_file_account **accounts;  /* of the run, by path */
    cg_scanner *scanner;
    cg_results *found;
} base;

/* --- which files --------------------------------------------------------------------- */

/* The path as git calls it. NULL `ptr`: out of memory. */
static cg_slice key_of(base *b, cg_slice path)
{
    cg_buf_reset(&b->room);
    cg_seen_add(&b->room, cg_buf_slice(&b->here), b->git->top, path);
    return cg_buf_ok(&b->room) ? cg_arena_copy(&b->arena, cg_buf_slice(&b->room))
                               : (cg_slice){NULL, 0};
}

static int compare_known(const void *a, const void *b)
{
    const known_file *x = a, *y = b;
    return cg_slice_compare(x->key, y->key);
}

static bool list_known(base *b)
{
    const cg_paths *paths = b->run->paths;
    for (size_t i = 0; i < paths->items.len; i++) {
        const cg_path *path = &paths->items.items[i];
        if (path->status != CG_FILE_SCANNED || path->bytes)
            continue;
        known_file made = {key_of(b, path->path), path};
        if (!made.key.ptr || !cg_vec_push(&b->known, made))
            return false;
    }
    if (b->known.len)
        qsort(b->known.items, b->known.len, sizeof *b->known.items, compare_known);
    return true;
}

static const cg_path *find_known(const base *b, cg_slice key)
{
    const known_file wanted = {.key = key};
    const known_file *found = b->known.len ? bsearch(&wanted, b->known.items, b->known.len,
                                                     sizeof wanted, compare_known)
                                           : NULL;
    return found ? found->path : NULL;
}

static bool is_hidden(cg_slice path)
{
    for (size_t i = 0; i < path.len; i++)
        if (path.ptr[i] == '.' && (i == 0 || path.ptr[i - 1] == '/'))
            return true;
    return false;
}

/* What a walk from `named`, whose key is `root`, would call a file; empty when it would
 * not come to it. */
static cg_slice name_below(base *b, const char *named, cg_slice root, cg_slice key)
{
    cg_slice lead = cg_slice_of(named);
    bool below = key.len > root.len && cg_slice_equal(cg_slice_sub(key, 0, root.len), root) &&
                 (root.len == 0 || key.ptr[root.len] == '/');
    cg_slice rest = below ? cg_slice_sub(key, root.len + (root.len > 0), key.len) : key;
    if (!below || is_hidden(rest) || !cg_format_is_promised(rest, b->run->paths->options))
        return CG_SLICE("");
    while (lead.len > 1 && lead.ptr[lead.len - 1] == '/')
        lead.len--;
    while (cg_slice_starts(lead, "./"))
        lead = cg_slice_sub(lead, 2, lead.len);
    if (lead.len == 0 || cg_slice_is(lead, "."))
        return cg_arena_copy(&b->arena, rest);
    const char *slash = cg_slice_ends(lead, "/") ? "" : "/";
    return cg_arena_printf(&b->arena, "%.*s%s%.*s", (int)lead.len, lead.ptr, slash,
                           (int)rest.len, rest.ptr);
}

/* Adds a file that the run does not know, if it is gone from below a named path. */
static bool add_gone(base *b, const cg_git_file *file, const cg_slice *roots)
{
    for (size_t i = 0; i < b->run->named_len; i++) {
        cg_slice name = name_below(b, b->run->named[i], roots[i], file->path);
        if (!name.ptr)
            return false;
        if (!name.len || cg_paths_find(b->run->paths, name))
            continue;
        wanted_file made = {file, name, NULL};
        return cg_vec_push(&b->wanted, made) && cg_vec_push(&b->files, file);
    }
    return true;
}

static bool list_wanted(base *b)
{
    cg_slice *roots = CG_ARENA_ARRAY(&b->arena, cg_slice, b->run->named_len + 1);
    bool ok = roots != NULL;
    for (size_t i = 0; ok && i < b->run->named_len; i++) {
        roots[i] = key_of(b, cg_slice_of(b->run->named[i]));
        ok = roots[i].ptr != NULL;
    }
    for (size_t i = 0; ok && i < b->git->files.len; i++) {
        const cg_git_file *file = &b->git->files.items[i];
        const cg_path *path = find_known(b, file->path);
        if (file->size > CG_MAX_DOCUMENT)
            continue;
        if (!path) {
            ok = add_gone(b, file, roots);
            continue;
        }
        wanted_file made = {file, path->path, path};
        ok = cg_vec_push(&b->wanted, made) && cg_vec_push(&b->files, file);
    }
    return ok;
}

/* --- what they said ------------------------------------------------------------------ */

static const cg_file_account *find_account(const base *b, cg_slice path)
{
    size_t low = 0, high = b->run->results->files.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cg_slice_compare(b->accounts[middle]->path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return b->accounts[low] && cg_slice_equal(b->accounts[low]->path, path) ? b->accounts[low]
                                                                            : NULL;
}

static size_t first_statement(const base *b, cg_slice path)
{
    size_t low = 0, high = b->run->results->statements.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cg_slice_compare(b->sorted[middle]->path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What did not change says what it says now. */
static cg_status take_unchanged(base *b, const cg_file_account *account, cg_error *error)
{
    cg_status status = cg_results_lend_account(b->found, account, error);
    for (size_t i = first_statement(b, account->path);
         status == CG_OK && b->sorted[i] && cg_slice_equal(b->sorted[i]->path, account->path); i++)
        status = cg_results_lend(b->found, b->sorted[i], error);
    return status;
}

static cg_status take_file(void *context, size_t index, cg_slice bytes, cg_error *error)
{
    base *b = context;
    const wanted_file *wanted = &b->wanted.items[index];
    const cg_file_account *account = wanted->path ? find_account(b, wanted->name) : NULL;
    if (account && account->content_hash == cg_hash64(bytes) && account->bytes == bytes.len)
        return take_unchanged(b, account, error);
    cg_reading_plan plan = {.options = b->run->paths->options};
    if (wanted->path)
        plan = cg_path_plan(b->run->paths, wanted->path);
    return cg_scan_bytes(b->scanner, &plan, wanted->name.ptr, bytes, b->found, error);
}

static cg_status scan(base *b, cg_error *error)
{
    b->sorted = cg_order_statements(b->run->results, CG_ORDER_SOURCE);
    b->accounts = cg_order_files(b->run->results);
    b->scanner = cg_scanner_new(b->run->program);
    b->found = cg_results_new();
    if (!b->sorted || !b->accounts || !b->scanner || !b->found)
        return cg_error_memory(error);
    cg_status status = CG_OK;
    if (b->files.len)
        status = cg_git_read(b->files.items, b->files.len, take_file, b, error);
    return status == CG_OK ? cg_results_judge(b->found, b->run->program, error) : status;
}

cg_status cg_base_add(cg_baseline *baseline, const cg_git *git, const cg_base_run *run,
                      cg_error *error)
{
    base b = {.git = git, .run = run};
    cg_arena_init(&b.arena, 2 * CG_MAX_PATHS);
    cg_buf_init(&b.here, CG_MAX_PATH);
    cg_buf_init(&b.room, 4 * CG_MAX_PATH);
    cg_status status = cg_file_real(".", &b.here, error);
    if (status == CG_OK && (!list_known(&b) || !list_wanted(&b)))
        status = cg_error_memory(error);
    if (status == CG_OK)
        status = scan(&b, error);
    if (status == CG_OK)
        status = cg_baseline_add_results(baseline, b.found, error);
    cg_scanner_free(b.scanner);
    cg_results_free(b.found);
    cg_alloc_free(b.sorted);
    cg_alloc_free(b.accounts);
    cg_vec_release(&b.known);
    cg_vec_release(&b.wanted);
    cg_vec_release(&b.files);
    cg_buf_release(&b.here);
    cg_buf_release(&b.room);
    cg_arena_release(&b.arena);
    return status;
}
