/* What runs over shards found, joined: as one run over all of it would have told. */
#include "base/alloc.h"
#include "diag/diag.h"
#include "run/digest.h"
#include "run/exit.h"
#include "run/judged.h"
#include "run/reports.h"
#include "run/sheets.h"
#include "run/versions.h"
#include "wire/blob.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

typedef struct merge {
    const cg_check_options *options;
    const char *const *paths;
    cg_blob *blobs;
    size_t len;
    CG_VEC(uint32_t) shards; /* of all blobs, ascending */
    cg_results *results;
    cg_level fail_on;
    cg_known known;
    cg_diags *diags;
    size_t own_diags, end_diags; /* those between them are of the blobs */
    cg_check_summary *summary;
    cg_error *error;
} merge;

/* --- do they belong together? ----------------------------------------------------- */

static cg_status refuse(const merge *m, size_t index, const char *why)
{
    return cg_error_set(m->error, CG_E_USAGE, 0, m->paths[index], "%s", why);
}

static cg_status check_version(const merge *m, size_t index)
{
    const cg_blob_head *head = &m->blobs[index].head;
    cg_digest engine = {.hash = cg_engine_key()};
    char own[33];
    cg_digest_hex(&engine, own);
    if (cg_slice_is(head->version, cg_version()) && strcmp(head->engine, own) == 0)
        return CG_OK;
    return refuse(m, index, "another version of claimgrep made it");
}

static cg_status check_first(const merge *m, size_t index)
{
    const cg_blob *first = &m->blobs[0], *blob = &m->blobs[index];
    if (strcmp(blob->head.rules, first->head.rules) != 0 ||
        blob->rule_diag_count != first->rule_diag_count ||
        !cg_slice_equal(blob->rules_lines, first->rules_lines))
        return refuse(m, index, "it was made by other rules than the first");
    if (strcmp(blob->head.files, first->head.files) != 0)
        return refuse(m, index, "it was made of other files than the first");
    if (blob->head.of != first->head.of)
        return refuse(m, index, "it is of another number of shards than the first");
    return CG_OK;
}

static int compare_shards(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static cg_status unite_shards(merge *m)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->len; i++)
        for (size_t k = 0; k < m->blobs[i].head.shards_len; k++)
            if (!cg_vec_push(&m->shards, m->blobs[i].head.shards[k]))
                return cg_error_memory(m->error);
    assert(m->shards.items); /* a blob has one at least */
    qsort(m->shards.items, m->shards.len, sizeof *m->shards.items, compare_shards);
    for (size_t i = 1; i < m->shards.len; i++)
        if (m->shards.items[i] != m->shards.items[kept])
            m->shards.items[++kept] = m->shards.items[i];
    m->shards.len = kept + 1;
    return CG_OK;
}

/* A blob can be of some shards; all other reports are of the whole. */
static cg_status check_shards(const merge *m)
{
    uint32_t of = m->blobs[0].head.of, missing = 1;
    if (m->shards.len == of || !cg_reports_have_others(m->options))
        return CG_OK;
    while (missing <= m->shards.len && m->shards.items[missing - 1] == missing)
        missing++;
    return cg_error_set(m->error, CG_E_USAGE, 0, NULL,
                        "%zu of %" PRIu32 " shards are missing: the first is shard %" PRIu32,
                        of - m->shards.len, of, missing);
}

static cg_status read_blobs(merge *m)
{
    cg_status status = CG_OK;
    assert(m->blobs);
    for (size_t i = 0; i < m->len && status == CG_OK; i++) {
        status = cg_blob_read(&m->blobs[i], m->paths[i], m->error);
        if (status == CG_OK)
            status = check_version(m, i);
        if (status == CG_OK)
            status = check_first(m, i);
    }
    if (status == CG_OK)
        status = unite_shards(m);
    return status == CG_OK ? check_shards(m) : status;
}

/* --- joining ------------------------------------------------------------------------ */

/* An item, and which blob has it. */
typedef struct found {
    const cg_blob_item *item;
    size_t blob;
} found;

static int compare_items(const void *left, const void *right)
{
    const found *a = left, *b = right;
    int order = cg_slice_compare(a->item->path, b->item->path);
    return order ? order : (a->blob > b->blob) - (a->blob < b->blob);
}

static bool says_same(const cg_blob_item *a, const cg_blob_item *b)
{
    return a->accounts == b->accounts && a->statements == b->statements &&
           cg_slice_equal(a->lines, b->lines);
}

/* In the order of the paths; what several blobs have counts once. */
static cg_status take_items(merge *m, const found *items, size_t count)
{
    cg_status status = CG_OK;
    for (size_t i = 0; i < count && status == CG_OK; i++) {
        bool again =
            i > 0 && cg_slice_equal(items[i].item->path, items[i - 1].item->path);
        if (again && !says_same(items[i].item, items[i - 1].item))
            return refuse(m, items[i].blob, "it says something else of a file than another one");
        if (!again)
            status = cg_blob_add_item(&m->blobs[items[i].blob], items[i].item, m->results,
                                      m->error);
    }
    return status;
}

static cg_status join_items(merge *m)
{
    size_t count = 0, at = 0;
    for (size_t i = 0; i < m->len; i++)
        count += m->blobs[i].items.len;
    found *items = cg_alloc_zeroed(count + 1, sizeof *items);
    if (!items)
        return cg_error_memory(m->error);
    for (size_t i = 0; i < m->len; i++)
        for (size_t k = 0; k < m->blobs[i].items.len; k++)
            items[at++] = (found){&m->blobs[i].items.items[k], i};
    qsort(items, count, sizeof *items, compare_items);
    cg_status status = take_items(m, items, count);
    cg_alloc_free(items);
    return status;
}

/* What is wrong with a document is told by the first that has it. */
static void repeat_diags(merge *m, const cg_wire_diag *all, size_t count)
{
    for (size_t i = 0, first = 0; i < count; i++) {
        if (!cg_slice_equal(all[i].document, all[first].document))
            first = i;
        if (all[i].blob == all[first].blob)
            cg_diags_repeat(m->diags, all[i].diag);
    }
}

/* Those of the rules are the same in all. */
static cg_status join_diags(merge *m)
{
    const cg_blob *first = &m->blobs[0];
    size_t count = 0, at = 0;
    for (size_t i = 0; i < m->len; i++)
        count += m->blobs[i].diags.len - first->rule_diag_count;
    cg_wire_diag *all = cg_alloc_zeroed(count + 1, sizeof *all);
    if (!all)
        return cg_error_memory(m->error);
    for (size_t i = 0; i < first->rule_diag_count; i++)
        cg_diags_repeat(m->diags, &first->diags.items[i]);
    for (size_t i = 0; i < m->len; i++)
        for (size_t k = first->rule_diag_count; k < m->blobs[i].diags.len; k++)
            all[at++] = cg_wire_diag_of(&m->blobs[i].diags.items[k], i, k);
    cg_wire_diags_sort(all, count);
    repeat_diags(m, all, count);
    cg_alloc_free(all);
    return CG_OK;
}

/* The strictest of what the runs said, unless this one says it. */
static void choose_level(merge *m)
{
    m->fail_on = m->options->fail_on;
    for (size_t i = 0; m->options->fail_on == CG_LEVEL_NONE && i < m->len; i++) {
        cg_level level = m->blobs[i].head.fail_on;
        if (level != CG_LEVEL_NONE && (m->fail_on == CG_LEVEL_NONE || level < m->fail_on))
            m->fail_on = level;
    }
}

/* --- the merge ------------------------------------------------------------------------ */

static cg_status report(merge *m)
{
    const cg_blob *first = &m->blobs[0];
    cg_report_run run = {.versions = first->versions,
                         .diags = m->diags,
                         .head = first->head,
                         .first_diag = m->own_diags,
                         .rule_diags = first->rule_diag_count,
                         .end_diag = m->end_diags};
    const cg_judged judged = {.options = m->options,
                              .fail_on = m->fail_on,
                              .results = m->results,
                              .claims = first->claims,
                              .claim_count = first->claim_count,
                              .versions = first->versions,
                              .run = &run,
                              .known = &m->known,
                              .diags = m->diags,
                              .summary = m->summary};
    run.head.shards = m->shards.items;
    run.head.shards_len = m->shards.len;
    run.head.fail_on = m->fail_on;
    return cg_judged_report(&judged, "no file to scan", m->error);
}

static cg_status merge_all(merge *m)
{
    cg_status status = cg_known_load(&m->known, m->options, m->diags, m->error);
    m->own_diags = cg_diags_count(m->diags);
    if (status == CG_OK)
        status = read_blobs(m);
    if (status != CG_OK)
        return status;
    choose_level(m);
    status = join_diags(m);
    m->end_diags = cg_diags_count(m->diags);
    if (status == CG_OK)
        status = join_items(m);
    return status == CG_OK ? report(m) : status;
}

/* The environment's faults leave a result incomplete; all else is the caller's. */
static int exit_of(cg_status status, const cg_error *error)
{
    bool missing = status == CG_E_IO && error &&
                   (error->sys_errno == ENOENT || error->sys_errno == ENOTDIR);
    return missing || status == CG_E_USAGE || status == CG_E_CONTENT ? CG_EXIT_USAGE
                                                                     : CG_EXIT_INCOMPLETE;
}

cg_status cg_merge(const char *const *blobs, size_t blobs_len, const cg_check_options *options,
                   cg_diags *diags, cg_check_summary *summary, cg_error *error)
{
    merge m = {.options = options,
               .paths = blobs,
               .len = blobs_len,
               .diags = diags,
               .summary = summary,
               .error = error};
    memset(summary, 0, sizeof *summary);
    cg_status status = cg_reports_check(options, error);
    if (status == CG_OK && options->diff_base)
        status = cg_error_set(error, CG_E_USAGE, 0, NULL,
                              "a revision can't be compared with what was merged");
    if (status == CG_OK && options->write_baseline && !cg_reports_have_others(options))
        status = cg_error_set(error, CG_E_USAGE, 0, NULL,
                              "a baseline is made of a whole result, which needs a report");
    if (status == CG_OK && options->sheets)
        status = cg_sheets_prepare(options->sheets, error);
    cg_known_init(&m.known);
    m.results = cg_results_new();
    m.blobs = cg_alloc_zeroed(blobs_len + 1, sizeof *m.blobs);
    for (size_t i = 0; m.blobs && i < blobs_len; i++)
        cg_blob_init(&m.blobs[i]);
    if (status == CG_OK && (!m.results || !m.blobs))
        status = cg_error_memory(error);
    if (status == CG_OK && blobs_len == 0)
        status = cg_error_set(error, CG_E_USAGE, 0, NULL, "nothing to merge");
    if (status == CG_OK)
        status = merge_all(&m);
    if (status != CG_OK && summary->exit_status < exit_of(status, error))
        summary->exit_status = exit_of(status, error);
    for (size_t i = 0; m.blobs && i < blobs_len; i++)
        cg_blob_release(&m.blobs[i]);
    cg_known_release(&m.known);
    cg_vec_release(&m.shards);
    cg_alloc_free(m.blobs);
    cg_results_free(m.results);
    return status;
}
