/* Names that stand twice: each is told of the first of its like. */
#include "schema/schema.h"

#include <stdlib.h>

static int compare_names(const void *a, const void *b)
{
    const cg_slice *x = *(const cg_slice *const *)a;
    const cg_slice *y = *(const cg_slice *const *)b;
    int order = cg_slice_compare(*x, *y);
    return order ? order : (x > y) - (x < y);
}

static const cg_slice *name_at(const cg_slice *names, size_t stride, uint32_t index)
{
    return (const void *)((const char *)names + index * stride);
}

static uint32_t name_index(const cg_slice *names, size_t stride, const cg_slice *name)
{
    return (uint32_t)((size_t)((const char *)name - (const char *)names) / stride);
}

const uint32_t *cg_schema_repeats(cg_schema_run *run, const cg_slice *names,
                                  size_t stride, uint32_t len)
{
    if (len < 2)
        return NULL;
    const cg_slice **sorted = CG_ARENA_ARRAY(run->scratch, const cg_slice *, len);
    run->failed |= !sorted;
    if (!sorted)
        return NULL;
    for (uint32_t i = 0; i < len; i++)
        sorted[i] = name_at(names, stride, i);
    qsort(sorted, len, sizeof *sorted, compare_names);
    uint32_t same = 0;
    for (uint32_t i = 1; i < len; i++)
        same += cg_slice_equal(*sorted[i - 1], *sorted[i]);
    if (!same)
        return NULL;
    uint32_t *first = CG_ARENA_ARRAY(run->scratch, uint32_t, len);
    run->failed |= !first;
    /* Equal names stand in order, so the first of each run is the earliest. */
    for (uint32_t i = 0, start = 0; first && i < len; i++) {
        if (!cg_slice_equal(*sorted[start], *sorted[i]))
            start = i;
        first[name_index(names, stride, sorted[i])] =
            name_index(names, stride, sorted[start]);
    }
    return first;
}

const uint32_t *cg_schema_key_repeats(cg_schema_run *run, const cg_json *object)
{
    return object->len ? cg_schema_repeats(run, &object->items->key,
                                           sizeof *object->items, object->len)
                       : NULL;
}

bool cg_schema_is_first(cg_schema_run *run, const cg_json *object,
                        const uint32_t *repeats, uint32_t index)
{
    if (!repeats || repeats[index] == index)
        return true;
    const cg_json *member = &object->items[index], *first = &object->items[repeats[index]];
    if (!cg_schema_report(run, CG_DIAG_DUPLICATE_KEY, member->key_span,
                          "duplicate key \"%.*s\"", CG_SHOWN(member->key)))
        return false;
    cg_schema_help_first(run, first->key_span);
    cg_slice text = run->source.text;
    if (cg_slice_equal(cg_slice_sub(text, member->span.start, member->span.end),
                       cg_slice_sub(text, first->span.start, first->span.end)))
        cg_diags_fix_without(run->diags, &run->source,
                             (cg_span){member->key_span.start, member->span.end});
    return false;
}
