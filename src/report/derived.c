#include "report/derived.h"

#include "base/alloc.h"
#include "base/json.h"
#include "result/order.h"

#include <stdlib.h>

#define MOST_COPIES 1000 /* that are listed with one statement */
#define MOST_BYTES ((size_t)256 << 10)

/* --- copies ------------------------------------------------------------------------ */

static int by_head(const void *left, const void *right)
{
    const cg_statement *a = *(const cg_statement *const *)left;
    const cg_statement *b = *(const cg_statement *const *)right;
    if (a->copy_of != b->copy_of)
        return a->copy_of < b->copy_of ? -1 : 1;
    return cg_order_compare(CG_ORDER_SOURCE, a, b);
}

static size_t count_copies(const cg_results *results)
{
    size_t count = 0;
    for (size_t i = 0; i < results->statements.len; i++)
        count += results->statements.items[i].copy_of != 0;
    return count;
}

bool cg_derived_init(cg_derived *d, const cg_results *results)
{
    *d = (cg_derived){.results = results};
    size_t count = count_copies(results);
    if (count == 0)
        return true;
    d->copies = cg_alloc_zeroed(count, sizeof *d->copies);
    if (!d->copies)
        return false;
    for (size_t i = 0; i < results->statements.len; i++)
        if (results->statements.items[i].copy_of)
            d->copies[d->len++] = &results->statements.items[i];
    qsort(d->copies, d->len, sizeof *d->copies, by_head);
    return true;
}

void cg_derived_release(cg_derived *derived)
{
    cg_alloc_free(derived->copies);
}

/* The first of the copies of the statement that `head` numbers, if it has any. */
static size_t find_first(const cg_derived *d, uint32_t head)
{
    size_t low = 0, high = d->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (d->copies[middle]->copy_of < head)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* --- members ------------------------------------------------------------------------- */

static void add_place(const cg_statement *s, cg_buf *out)
{
    cg_buf_add_char(out, '{');
    cg_json_add_text(out, "path", s->path);
    cg_json_add_uint(out, "line", s->line);
    cg_json_add_uint(out, "column", s->column);
    cg_json_add_text(out, "fingerprint", cg_slice_of(s->fingerprint));
    cg_buf_add_char(out, '}');
}

void cg_derived_add_statement(const cg_derived *d, const cg_statement *s, cg_buf *out)
{
    const cg_statement *all = d->results->statements.items;
    cg_json_add_text(out, "standing", cg_slice_of(cg_standing_name(s->standing)));
    if (s->copy_of) {
        cg_json_add_key(out, "copy_of");
        add_place(&all[s->copy_of - 1], out);
    } else {
        cg_json_add_null(out, "copy_of");
    }
    cg_json_add_key(out, "copies");
    cg_buf_add_char(out, '[');
    uint32_t head = (uint32_t)(s - all) + 1;
    size_t first = find_first(d, head), start = out->len;
    for (size_t i = first; i < d->len && d->copies[i]->copy_of == head; i++) {
        if (i - first >= MOST_COPIES || out->len - start > MOST_BYTES)
            break;
        if (i > first)
            cg_buf_add_char(out, ',');
        add_place(d->copies[i], out);
    }
    cg_buf_add_char(out, ']');
}

void cg_derived_add_verdict(const cg_verdict *v, cg_buf *out)
{
    cg_json_add_uint(out, "origins", v->origins);
    cg_json_add_key(out, "voices");
    cg_buf_add_char(out, '{');
    cg_json_add_uint(out, "support", v->supporting);
    cg_json_add_uint(out, "contradict", v->contradicting);
    cg_buf_add_char(out, '}');
    cg_json_add_text_or_null(out, "earliest", v->earliest);
    cg_json_add_text_or_null(out, "latest", v->latest);
    cg_json_add_key(out, "derivation");
    cg_buf_add_char(out, '[');
    for (size_t i = 0; i < v->steps_len; i++) {
        if (i > 0)
            cg_buf_add_char(out, ',');
        cg_buf_add_char(out, '{');
        cg_json_add_text(out, "rule", cg_slice_of(v->steps[i].rule));
        cg_json_add_text(out, "text", v->steps[i].text);
        cg_buf_add_char(out, '}');
    }
    cg_buf_add_char(out, ']');
}
