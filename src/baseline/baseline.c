#include "baseline/baseline.h"

#include "base/alloc.h"
#include "base/limits.h"
#include "result/fingerprint.h"
#include "result/order.h"

#include <stdlib.h>

void cg_baseline_init(cg_baseline *baseline)
{
    *baseline = (cg_baseline){0};
    cg_arena_init(&baseline->arena, SIZE_MAX); /* bounded by the file, or by the results */
}

void cg_baseline_release(cg_baseline *baseline)
{
    cg_vec_release(&baseline->entries);
    cg_arena_release(&baseline->arena);
}

/* --- filling ------------------------------------------------------------------------ */

static bool add(cg_baseline *b, const char fingerprint[33], cg_slice path, uint64_t content)
{
    cg_baseline_entry entry = {.content = content};
    cg_slice last = b->entries.len ? cg_vec_last(&b->entries).path : (cg_slice){"", 0};
    memcpy(entry.fingerprint, fingerprint, sizeof entry.fingerprint);
    /* Statements come file by file. */
    entry.path = cg_slice_equal(path, last) ? last : cg_arena_copy(&b->arena, path);
    return entry.path.ptr && cg_vec_push(&b->entries, entry);
}

static int compare_file(const void *key, const void *item)
{
    return cg_slice_compare(*(const cg_slice *)key, (*(const cg_file_account *const *)item)->path);
}

static const cg_file_account *find_file(const cg_file_account *const *files, size_t len,
                                        cg_slice path)
{
    const cg_file_account *const *found =
        len ? bsearch(&path, files, len, sizeof *files, compare_file) : NULL;
    return found ? *found : NULL;
}

cg_status cg_baseline_add_results(cg_baseline *b, const cg_results *results, cg_error *error)
{
    const cg_file_account **files = cg_order_files(results);
    bool ok = files != NULL;
    for (size_t i = 0; ok && i < results->statements.len; i++) {
        const cg_statement *s = &results->statements.items[i];
        const cg_file_account *file = find_file(files, results->files.len, s->path);
        ok = add(b, s->fingerprint, s->path, file ? file->content_hash : 0);
    }
    for (size_t i = 0; ok && i < results->verdicts.len; i++) {
        const cg_verdict *v = &results->verdicts.items[i];
        ok = v->finding == CG_LEVEL_NONE || add(b, v->fingerprint, CG_SLICE(""), 0);
    }
    cg_alloc_free(files);
    return ok ? CG_OK : cg_error_memory(error);
}

/* --- files that moved --------------------------------------------------------------- */

/* A file of the baseline, or of the run. */
typedef struct place {
    cg_slice path;
    uint64_t content;
    cg_slice from; /* of the run's: where it stood before; empty: nowhere */
    size_t taken;  /* of the first one gone with its content: how many were found again */
} place;

typedef struct marking {
    cg_baseline *baseline;
    cg_results *results;
    const cg_claim_info *claims;
    const cg_file_account **files; /* of the run, by path */
    CG_VEC(place) gone; /* files of the baseline that the run lacks, by content and path */
    CG_VEC(place) came; /* files of the run that the baseline lacks, by path */
} marking;

static int compare_entries(const void *a, const void *b)
{
    const cg_baseline_entry *x = a, *y = b;
    return memcmp(x->fingerprint, y->fingerprint, sizeof x->fingerprint);
}

static int compare_paths(const void *a, const void *b)
{
    const place *x = a, *y = b;
    return cg_slice_compare(x->path, y->path);
}

static int compare_contents(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->content != y->content)
        return x->content < y->content ? -1 : 1;
    return cg_slice_compare(x->path, y->path);
}

/* The files that the baseline speaks of, by path, each once. */
static bool list_known(const cg_baseline *b, place **known, size_t *len)
{
    size_t count = 0;
    place *all = cg_alloc_zeroed(b->entries.len + 1, sizeof *all);
    *known = all;
    *len = 0;
    if (!all)
        return false;
    for (size_t i = 0; i < b->entries.len; i++)
        if (b->entries.items[i].path.len)
            all[count++] = (place){.path = b->entries.items[i].path,
                                   .content = b->entries.items[i].content};
    qsort(all, count, sizeof *all, compare_paths);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || !cg_slice_equal(all[i].path, all[*len - 1].path))
            all[(*len)++] = all[i];
    return true;
}

/* What is on one side alone. Both are in order of path. */
static bool part_places(marking *m, const place *known, size_t len)
{
    size_t at = 0, i = 0, count = m->results->files.len;
    bool ok = true;
    while (ok && (at < len || i < count)) {
        int order = at == len ? 1 : i == count ? -1
                                               : cg_slice_compare(known[at].path, m->files[i]->path);
        if (order < 0 && known[at].content)
            ok = cg_vec_push(&m->gone, known[at]);
        else if (order > 0 && m->files[i]->content_hash)
            ok = cg_vec_push(&m->came, ((place){.path = m->files[i]->path,
                                                .content = m->files[i]->content_hash}));
        at += order <= 0;
        i += order >= 0;
    }
    return ok;
}

/* The first with this content that nobody took. */
static place *find_gone(const marking *m, uint64_t content)
{
    size_t low = 0, high = m->gone.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (m->gone.items[middle].content < content)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == m->gone.len || m->gone.items[low].content != content)
        return NULL;
    size_t next = low + m->gone.items[low].taken++;
    return next < m->gone.len && m->gone.items[next].content == content ? &m->gone.items[next]
                                                                       : NULL;
}

static bool find_moves(marking *m)
{
    place *known;
    size_t len;
    bool ok = list_known(m->baseline, &known, &len) && part_places(m, known, len);
    cg_alloc_free(known);
    if (m->gone.len)
        qsort(m->gone.items, m->gone.len, sizeof *m->gone.items, compare_contents);
    for (size_t i = 0; ok && i < m->came.len; i++) {
        place *from = find_gone(m, m->came.items[i].content);
        if (from)
            m->came.items[i].from = from->path;
    }
    return ok;
}

/* Where the statement's file stood before; empty when it did not move. */
static cg_slice moved_from(const marking *m, cg_slice path)
{
    const place key = {.path = path};
    const place *found = m->came.len ? bsearch(&key, m->came.items, m->came.len,
                                               sizeof key, compare_paths)
                                     : NULL;
    return found ? found->from : (cg_slice){NULL, 0};
}

/* --- marking -------------------------------------------------------------------------- */

static cg_baseline_state look_up(const cg_baseline *b, const char fingerprint[33])
{
    cg_baseline_entry key = {.content = 0};
    memcpy(key.fingerprint, fingerprint, sizeof key.fingerprint);
    const void *found = b->entries.len ? bsearch(&key, b->entries.items, b->entries.len,
                                                 sizeof key, compare_entries)
                                       : NULL;
    return found ? CG_BASELINE_KNOWN : CG_BASELINE_NEW;
}

/* A statement of a file that moved goes by the fingerprint that it had before. */
static cg_status mark_statements(marking *m, cg_error *error)
{
    cg_status status = CG_OK;
    cg_counter seen;
    cg_buf key;
    cg_counter_init(&seen);
    cg_buf_init(&key, CG_MAX_REPORT_RECORD);
    for (size_t i = 0; i < m->results->statements.len && status == CG_OK; i++) {
        char before[33];
        cg_statement *s = &m->results->statements.items[i];
        cg_slice from = moved_from(m, s->path);
        if (from.len)
            status = cg_fingerprint_make(&seen, m->claims[s->claim].id, from, s, &key, before,
                                         error);
        s->baseline = look_up(m->baseline, from.len && status == CG_OK ? before : s->fingerprint);
    }
    cg_buf_release(&key);
    cg_counter_release(&seen);
    return status;
}

cg_status cg_baseline_mark(cg_baseline *b, cg_results *results, const cg_claim_info *claims,
                           cg_error *error)
{
    marking m = {.baseline = b, .results = results, .claims = claims};
    results->has_baseline = true;
    if (b->entries.len)
        qsort(b->entries.items, b->entries.len, sizeof *b->entries.items, compare_entries);
    m.files = cg_order_files(results);
    cg_status status = m.files && find_moves(&m) ? CG_OK : cg_error_memory(error);
    if (status == CG_OK)
        status = mark_statements(&m, error);
    for (size_t i = 0; i < results->verdicts.len; i++)
        results->verdicts.items[i].baseline = look_up(b, results->verdicts.items[i].fingerprint);
    cg_alloc_free(m.files);
    cg_vec_release(&m.gone);
    cg_vec_release(&m.came);
    return status;
}
