#include "run/changes.h"

#include <stdlib.h>

void cg_changes_release(cg_changes *changes)
{
    cg_vec_release(&changes->statements);
    cg_vec_release(&changes->verdicts);
}

typedef CG_VEC(const cg_history_statement *) pointers;

static int compare_words(const cg_history_statement *x, const cg_history_statement *y)
{
    int order = cg_slice_compare(x->claim, y->claim);
    if (order == 0)
        order = cg_slice_compare(x->stance, y->stance);
    return order ? order : cg_slice_compare(x->quote, y->quote);
}

static int compare_places(const cg_history_statement *x, const cg_history_statement *y)
{
    int order = cg_slice_compare(x->path, y->path);
    if (order)
        return order;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->column < y->column ? -1 : x->column > y->column;
}

static int compare_left(const void *a, const void *b)
{
    const cg_history_statement *x = *(const cg_history_statement *const *)a;
    const cg_history_statement *y = *(const cg_history_statement *const *)b;
    int order = compare_words(x, y);
    if (order == 0)
        order = compare_places(x, y);
    return order ? order : cg_slice_compare(x->fingerprint, y->fingerprint);
}

static const cg_history_statement *shown(const cg_change *change)
{
    return change->now ? change->now : change->before;
}

static int compare_changes(const void *a, const void *b)
{
    const cg_change *x = a, *y = b;
    int order = cg_slice_compare(shown(x)->claim, shown(y)->claim);
    if (order == 0)
        order = compare_places(shown(x), shown(y));
    if (order == 0 && x->kind != y->kind)
        order = x->kind < y->kind ? -1 : 1;
    return order ? order : cg_slice_compare(shown(x)->fingerprint, shown(y)->fingerprint);
}

static bool add(cg_changes *changes, const cg_history_statement *before,
                const cg_history_statement *now)
{
    cg_change_kind kind = !before ? CG_CHANGE_NEW : !now ? CG_CHANGE_GONE : CG_CHANGE_MOVED;
    cg_change change = {kind, before, now};
    changes->counts[kind]++;
    return cg_vec_push(&changes->statements, change);
}

/* What has the same fingerprint stands where it stood, or has moved in its file; all
 * else is left over. Both are in order of the fingerprint. */
static bool pair_known(cg_changes *changes, const cg_history_statements *before,
                       const cg_history_statements *now, pointers *old, pointers *fresh)
{
    size_t i = 0, k = 0;
    bool ok = true;
    while (ok && (i < before->len || k < now->len)) {
        int order = i == before->len ? 1
                    : k == now->len  ? -1
                                     : cg_slice_compare(before->items[i].fingerprint,
                                                        now->items[k].fingerprint);
        if (order < 0)
            ok = cg_vec_push(old, &before->items[i]);
        else if (order > 0)
            ok = cg_vec_push(fresh, &now->items[k]);
        else if (compare_places(&before->items[i], &now->items[k]) != 0)
            ok = add(changes, &before->items[i], &now->items[k]);
        i += order <= 0;
        k += order >= 0;
    }
    return ok;
}

/* The same words of one claim and stance elsewhere have moved there. */
static bool pair_left(cg_changes *changes, const pointers *old, const pointers *fresh)
{
    size_t i = 0, k = 0;
    bool ok = true;
    while (ok && (i < old->len || k < fresh->len)) {
        int order = i == old->len     ? 1
                    : k == fresh->len ? -1
                                      : compare_words(old->items[i], fresh->items[k]);
        ok = add(changes, order <= 0 ? old->items[i] : NULL, order >= 0 ? fresh->items[k] : NULL);
        i += order <= 0;
        k += order >= 0;
    }
    return ok;
}

bool cg_changes_find(cg_changes *changes, const cg_history_statements *before,
                     const cg_history_statements *now)
{
    pointers old = {0}, fresh = {0};
    bool ok = pair_known(changes, before, now, &old, &fresh);
    if (old.len)
        qsort(old.items, old.len, sizeof *old.items, compare_left);
    if (fresh.len)
        qsort(fresh.items, fresh.len, sizeof *fresh.items, compare_left);
    ok = ok && pair_left(changes, &old, &fresh);
    if (ok && changes->statements.len)
        qsort(changes->statements.items, changes->statements.len,
              sizeof *changes->statements.items, compare_changes);
    cg_vec_release(&old);
    cg_vec_release(&fresh);
    return ok;
}

bool cg_changes_find_verdicts(cg_changes *changes, const cg_history_verdicts *before,
                              const cg_history_verdicts *now)
{
    size_t i = 0, k = 0;
    bool ok = true;
    while (ok && (i < before->len || k < now->len)) {
        int order = i == before->len ? 1
                    : k == now->len
                        ? -1
                        : cg_slice_compare(before->items[i].claim, now->items[k].claim);
        cg_verdict_change change = {order <= 0 ? &before->items[i] : NULL,
                                    order >= 0 ? &now->items[k] : NULL};
        if (!change.before || !change.now ||
            !cg_slice_equal(change.before->verdict, change.now->verdict))
            ok = cg_vec_push(&changes->verdicts, change);
        i += order <= 0;
        k += order >= 0;
    }
    return ok;
}
