#include "result/order.h"

#include "base/alloc.h"

#include <stdlib.h>

static int compare_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int compare_places(const cg_statement *a, const cg_statement *b)
{
    int c = cg_slice_compare(a->path, b->path);
    if (c == 0)
        c = compare_numbers(a->part, b->part);
    if (c == 0)
        c = compare_numbers(a->match_start, b->match_start);
    return c;
}

int cg_order_compare(cg_order order, const cg_statement *a, const cg_statement *b)
{
    int c = order == CG_ORDER_CLAIM ? 0 : compare_places(a, b);
    if (c == 0)
        c = compare_numbers(a->claim, b->claim);
    if (c == 0 && order == CG_ORDER_CLAIM) {
        c = compare_numbers(a->stance, b->stance);
        if (c == 0)
            c = compare_places(a, b);
    }
    if (c == 0)
        c = compare_numbers(a->match_end, b->match_end);
    if (c == 0)
        c = compare_numbers(a->stance, b->stance);
    if (c == 0)
        c = compare_numbers(a->voice, b->voice);
    if (c == 0)
        c = compare_numbers(a->modifiers, b->modifiers);
    if (c == 0)
        c = cg_slice_compare(a->speaker_name, b->speaker_name);
    return c != 0 ? c : (a > b) - (a < b);
}

static int by_source(const void *a, const void *b)
{
    return cg_order_compare(CG_ORDER_SOURCE, *(const cg_statement *const *)a,
                            *(const cg_statement *const *)b);
}

static int by_claim(const void *a, const void *b)
{
    return cg_order_compare(CG_ORDER_CLAIM, *(const cg_statement *const *)a,
                            *(const cg_statement *const *)b);
}

static int by_path(const void *left, const void *right)
{
    const cg_file_account *a = *(const cg_file_account *const *)left;
    const cg_file_account *b = *(const cg_file_account *const *)right;
    int c = cg_slice_compare(a->path, b->path);
    return c != 0 ? c : (a > b) - (a < b);
}

/* What was found in order needs no sorting: files mostly are. */
static bool in_order(const void *const *items, size_t count,
                     int (*compare)(const void *a, const void *b))
{
    for (size_t i = 1; i < count; i++)
        if (compare(&items[i - 1], &items[i]) > 0)
            return false;
    return true;
}

static void sort(const void **items, size_t count, int (*compare)(const void *a, const void *b))
{
    if (!in_order((const void *const *)items, count, compare))
        qsort(items, count, sizeof *items, compare);
}

/* A statement, and the one that it is listed under: itself, if it is no copy. */
typedef struct listed {
    const cg_statement *head, *statement;
} listed;

static int by_head(const void *left, const void *right)
{
    const listed *a = left, *b = right;
    if (a->head != b->head)
        return cg_order_compare(CG_ORDER_CLAIM, a->head, b->head);
    if ((a->head == a->statement) != (b->head == b->statement))
        return a->head == a->statement ? -1 : 1;
    return cg_order_compare(CG_ORDER_CLAIM, a->statement, b->statement);
}

static bool has_copies(const cg_results *results)
{
    for (size_t i = 0; i < results->statements.len; i++)
        if (results->statements.items[i].copy_of)
            return true;
    return false;
}

/* Puts each copy behind the statement that stands for it. False: out of memory. */
static bool put_under_heads(const cg_results *results, const cg_statement **sorted)
{
    size_t count = results->statements.len;
    if (!has_copies(results))
        return true;
    listed *all = cg_alloc_zeroed(count, sizeof *all);
    for (size_t i = 0; all && i < count; i++) {
        uint32_t head = sorted[i]->copy_of;
        all[i] = (listed){head ? &results->statements.items[head - 1] : sorted[i], sorted[i]};
    }
    if (all)
        qsort(all, count, sizeof *all, by_head);
    for (size_t i = 0; all && i < count; i++)
        sorted[i] = all[i].statement;
    cg_alloc_free(all);
    return all != NULL;
}

const cg_statement **cg_order_statements(const cg_results *results, cg_order order)
{
    size_t count = results->statements.len;
    const cg_statement **sorted = cg_alloc_zeroed(count + 1, sizeof *sorted);
    if (!sorted)
        return NULL;
    for (size_t i = 0; i < count; i++)
        sorted[i] = &results->statements.items[i];
    sort((const void **)sorted, count, order == CG_ORDER_CLAIM ? by_claim : by_source);
    if (order == CG_ORDER_CLAIM && !put_under_heads(results, sorted)) {
        cg_alloc_free(sorted);
        return NULL;
    }
    return sorted;
}

const cg_file_account **cg_order_files(const cg_results *results)
{
    size_t count = results->files.len;
    const cg_file_account **sorted = cg_alloc_zeroed(count + 1, sizeof *sorted);
    if (!sorted)
        return NULL;
    for (size_t i = 0; i < count; i++)
        sorted[i] = &results->files.items[i];
    sort((const void **)sorted, count, by_path);
    return sorted;
}
