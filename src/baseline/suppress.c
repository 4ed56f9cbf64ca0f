#include "baseline/suppress.h"

#include "base/alloc.h"
#include "base/glob.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "base/seen.h"
#include "result/fingerprint.h"

#include <assert.h>
#include <stdlib.h>

typedef struct applying {
    cg_suppressions *all;
    const cg_suppress_run *run;
    cg_diags *diags;
    /* Entries that hold: those with a fingerprint by that, the others by claim; equal
     * ones in the order of the file. */
    cg_suppression_entry **by_print, **by_claim;
    size_t prints, claims;
    cg_buf seen;  /* the path at hand, as patterns see it */
    cg_buf words; /* of the sentence at hand */
} applying;

/* --- which entries there are --------------------------------------------------------- */

/* Of two entries the first in the file is the lower one in memory. */
static int compare_places(const cg_suppression_entry *x, const cg_suppression_entry *y)
{
    return x < y ? -1 : x > y;
}

static int compare_prints(const void *a, const void *b)
{
    const cg_suppression_entry *x = *(cg_suppression_entry *const *)a;
    const cg_suppression_entry *y = *(cg_suppression_entry *const *)b;
    int order = cg_slice_compare(x->fingerprint.value, y->fingerprint.value);
    return order ? order : compare_places(x, y);
}

static int compare_claims(const void *a, const void *b)
{
    const cg_suppression_entry *x = *(cg_suppression_entry *const *)a;
    const cg_suppression_entry *y = *(cg_suppression_entry *const *)b;
    int order = cg_slice_compare(x->claim.value, y->claim.value);
    return order ? order : compare_places(x, y);
}

static bool list_entries(applying *a)
{
    a->by_print = cg_alloc_zeroed(a->all->len + 1, sizeof *a->by_print);
    a->by_claim = cg_alloc_zeroed(a->all->len + 1, sizeof *a->by_claim);
    if (!a->by_print || !a->by_claim)
        return false;
    for (size_t i = 0; i < a->all->len; i++) {
        cg_suppression_entry *e = &a->all->entries[i];
        e->expired = e->expires.value.len &&
                     cg_slice_compare(e->expires.value, a->run->today) < 0;
        if (e->expired)
            continue;
        if (e->fingerprint.value.len)
            a->by_print[a->prints++] = e;
        else
            a->by_claim[a->claims++] = e;
    }
    qsort(a->by_print, a->prints, sizeof *a->by_print, compare_prints);
    qsort(a->by_claim, a->claims, sizeof *a->by_claim, compare_claims);
    return true;
}

/* The first entry at or behind these. */
static size_t first_print(const applying *a, cg_slice fingerprint)
{
    size_t low = 0, high = a->prints;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const cg_suppression_entry *e = a->by_print[middle];
        assert(e);
        if (cg_slice_compare(e->fingerprint.value, fingerprint) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t first_claim(const applying *a, cg_slice claim)
{
    size_t low = 0, high = a->claims;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const cg_suppression_entry *e = a->by_claim[middle];
        assert(e);
        if (cg_slice_compare(e->claim.value, claim) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* --- which holds ----------------------------------------------------------------------- */

static bool contains(cg_slice text, cg_slice part)
{
    for (size_t i = 0; i + part.len <= text.len; i++)
        if (memcmp(text.ptr + i, part.ptr, part.len) == 0)
            return true;
    return false;
}

/* Whether the rest of what the entry says fits; its key does. */
static bool holds(applying *a, const cg_suppression_entry *e, const cg_statement *s)
{
    if (e->claim.value.len &&
        !cg_slice_equal(e->claim.value, a->run->claims[s->claim].id))
        return false;
    if (e->path.value.len && !cg_glob_fits(e->path.value, cg_buf_slice(&a->seen)))
        return false;
    if (!e->words.len)
        return true;
    if (a->words.len == 0)
        cg_fingerprint_add_words(&a->words, cg_slice_trim(s->quote));
    return contains(cg_buf_slice(&a->words), e->words);
}

static cg_suppression_entry *find_entry(applying *a, const cg_statement *s)
{
    cg_slice print = cg_slice_of(s->fingerprint), claim = a->run->claims[s->claim].id;
    cg_buf_reset(&a->words);
    for (size_t i = first_print(a, print);
         i < a->prints && cg_slice_equal(a->by_print[i]->fingerprint.value, print); i++)
        if (holds(a, a->by_print[i], s))
            return a->by_print[i];
    for (size_t i = first_claim(a, claim);
         i < a->claims && cg_slice_equal(a->by_claim[i]->claim.value, claim); i++)
        if (holds(a, a->by_claim[i], s))
            return a->by_claim[i];
    return NULL;
}

static bool see(applying *a, cg_slice path)
{
    cg_buf_reset(&a->seen);
    cg_seen_add(&a->seen, a->run->here, a->run->folder, path);
    return cg_buf_ok(&a->seen);
}

static bool apply_to_statements(applying *a)
{
    cg_slice last = {NULL, 0};
    bool ok = true;
    for (size_t i = 0; ok && i < a->run->results->statements.len; i++) {
        cg_statement *s = &a->run->results->statements.items[i];
        if (s->finding == CG_LEVEL_NONE)
            continue;
        if (!last.ptr || !cg_slice_equal(last, s->path))
            ok = see(a, s->path);
        last = s->path;
        cg_suppression_entry *e = ok ? find_entry(a, s) : NULL;
        ok = ok && cg_buf_ok(&a->words);
        if (!e)
            continue;
        e->used = true;
        s->suppression = &e->shown;
    }
    return ok;
}

/* A verdict has no path and no sentence of its own. */
static void apply_to_verdicts(applying *a)
{
    for (size_t i = 0; i < a->run->results->verdicts.len; i++) {
        cg_verdict *v = &a->run->results->verdicts.items[i];
        cg_slice print = cg_slice_of(v->fingerprint), claim = a->run->claims[v->claim].id;
        size_t at = first_print(a, print);
        cg_suppression_entry *e = at < a->prints ? a->by_print[at] : NULL;
        if (!e || v->finding == CG_LEVEL_NONE || !cg_slice_equal(e->fingerprint.value, print) ||
            e->path.value.len || e->quote.value.len ||
            (e->claim.value.len && !cg_slice_equal(e->claim.value, claim)))
            continue;
        e->used = true;
        v->suppression = &e->shown;
    }
}

/* --- what is left to be inconsistent ------------------------------------------------- */

typedef struct sides {
    uint32_t support, contradict; /* findings that are not suppressed */
    const cg_suppression *first;  /* of those that are */
} sides;

static void count_sides(const cg_results *results, sides *counts)
{
    for (size_t i = 0; i < results->statements.len; i++) {
        const cg_statement *s = &results->statements.items[i];
        sides *count = &counts[s->claim];
        if (s->finding == CG_LEVEL_NONE)
            continue;
        if (s->suppression && !count->first)
            count->first = s->suppression;
        count->support += !s->suppression && s->stance == CG_STANCE_SUPPORT;
        count->contradict += !s->suppression && s->stance == CG_STANCE_CONTRADICT;
    }
}

/* With one side suppressed as a whole, all of it is. */
static bool settle(applying *a)
{
    cg_results *results = a->run->results;
    sides *counts = cg_alloc_zeroed(a->run->claim_count + 1, sizeof *counts);
    if (!counts)
        return false;
    count_sides(results, counts);
    for (uint32_t i = 0; i < a->run->claim_count; i++)
        if (a->run->claims[i].expect != CG_EXPECT_CONSISTENT ||
            (counts[i].support && counts[i].contradict))
            counts[i].first = NULL;
    for (size_t i = 0; i < results->statements.len; i++) {
        cg_statement *s = &results->statements.items[i];
        if (counts[s->claim].first && !s->suppression)
            s->finding = CG_LEVEL_NONE;
    }
    for (size_t i = 0; i < results->verdicts.len; i++) {
        cg_verdict *v = &results->verdicts.items[i];
        if (counts[v->claim].first && v->finding != CG_LEVEL_NONE && !v->suppression)
            v->suppression = counts[v->claim].first;
    }
    cg_alloc_free(counts);
    return true;
}

/* --- warnings ------------------------------------------------------------------------ */

static bool was_scanned(applying *a, const cg_suppression_entry *e, bool *ok)
{
    const cg_results *results = a->run->results;
    for (size_t i = 0; *ok && i < results->files.len; i++) {
        const cg_file_account *file = &results->files.items[i];
        *ok = see(a, file->path);
        if (*ok && file->status != CG_FILE_SKIPPED &&
            cg_glob_fits(e->path.value, cg_buf_slice(&a->seen)))
            return true;
    }
    return false;
}

/* "pack/claim" up to the slash. */
static cg_slice pack_of(cg_slice id)
{
    const char *slash = id.len ? memchr(id.ptr, '/', id.len) : NULL;
    return slash ? cg_slice_sub(id, 0, (size_t)(slash - id.ptr)) : id;
}

/* True when the run has the claim, or its pack: then there is no such claim, and the
 * nearest one is told. */
static bool has_claim(const applying *a, cg_slice claim, cg_nearest *nearest, bool *exact)
{
    bool pack = false;
    *exact = false;
    for (size_t i = 0; i < a->run->claim_count; i++) {
        cg_slice id = a->run->claims[i].id;
        *exact |= cg_slice_equal(id, claim);
        pack |= cg_slice_equal(pack_of(id), pack_of(claim));
        cg_nearest_offer(nearest, claim, id);
    }
    return *exact || pack;
}

static bool warn_of_unused(applying *a, const cg_suppression_entry *e)
{
    cg_nearest nearest = {0};
    bool ok = true, exact = true;
    if (e->claim.value.len && !has_claim(a, e->claim.value, &nearest, &exact))
        return true;
    if (exact && e->path.value.len && !was_scanned(a, e, &ok))
        return ok;
    if (exact)
        cg_diags_add(a->diags, CG_DIAG_UNUSED_SUPPRESSION, &a->all->source, e->span,
                     "the suppression is not needed: there is no such finding");
    else
        cg_diags_add(a->diags, CG_DIAG_UNUSED_SUPPRESSION, &a->all->source, e->claim.span,
                     "there is no claim \"%.*s\"", CG_SHOWN(e->claim.value));
    if (!exact && nearest.best.ptr)
        cg_diags_help(a->diags, "did you mean \"%.*s\"?", CG_SHOWN(nearest.best));
    else if (exact)
        cg_diags_help(a->diags, "take it out");
    return ok;
}

static bool warn(applying *a)
{
    bool ok = true;
    for (size_t i = 0; ok && i < a->all->len; i++) {
        const cg_suppression_entry *e = &a->all->entries[i];
        if (e->expired) {
            cg_diags_add(a->diags, CG_DIAG_EXPIRED_SUPPRESSION, &a->all->source, e->expires.span,
                         "the suppression has expired");
            cg_diags_help(a->diags, "take it out, or give it another day");
        } else if (!e->used) {
            ok = warn_of_unused(a, e);
        }
    }
    return ok;
}

cg_status cg_suppressions_apply(cg_suppressions *all, const cg_suppress_run *run,
                                cg_diags *diags, cg_error *error)
{
    applying a = {.all = all, .run = run, .diags = diags};
    cg_buf_init(&a.seen, 4 * CG_MAX_PATH);
    cg_buf_init(&a.words, (size_t)4 * CG_MAX_QUOTE);
    run->results->has_suppressions = true;
    bool ok = list_entries(&a) && apply_to_statements(&a);
    if (ok)
        apply_to_verdicts(&a);
    ok = ok && settle(&a) && warn(&a);
    cg_alloc_free(a.by_print);
    cg_alloc_free(a.by_claim);
    cg_buf_release(&a.seen);
    cg_buf_release(&a.words);
    return ok ? CG_OK : cg_error_memory(error);
}
