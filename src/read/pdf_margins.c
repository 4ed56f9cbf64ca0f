/* Headers, footers and page numbers: what stands at the edge of many pages, but
 * for the digits in it. */
#include "read/pdf.h"

#include "base/hash.h"

#include <stdlib.h>

#define EDGE 0.12F /* of the page's height */
#define MANY 5     /* pages that are many in a file of any length */
#define MAX_KEY 256

typedef struct edge_line {
    uint64_t key;
    uint32_t page, line;
} edge_line;

typedef CG_VEC(edge_line) edge_lines;

/* Letters in lower case, each number as one sign, nothing else. */
static uint64_t key_of(cg_slice text, bool top)
{
    char key[MAX_KEY];
    size_t len = 0;
    key[len++] = top ? '^' : '_';
    for (size_t i = 0; i < text.len && len < sizeof key; i++) {
        char c = text.ptr[i];
        bool digit = c >= '0' && c <= '9';
        if (c == ' ' || (digit && key[len - 1] == '0'))
            continue;
        key[len++] = (char)(digit ? '0' : c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return cg_hash64((cg_slice){key, len});
}

static bool collect(const cg_pdf *pdf, edge_lines *out)
{
    for (size_t i = 0; i < pdf->lines.len; i++) {
        const cg_pdf_line *line = &pdf->lines.items[i];
        float height = pdf->pages.items[line->page].height;
        bool top = line->bottom<height * EDGE, bottom = line->top> height * (1 - EDGE);
        if (!top && !bottom)
            continue;
        cg_slice text =
            cg_slice_sub(cg_buf_slice(&pdf->text), line->span.start, line->span.end);
        edge_line edge = {key_of(text, top), line->page, (uint32_t)i};
        if (!cg_vec_push(out, edge))
            return false;
    }
    return true;
}

static int compare(const void *a, const void *b)
{
    const edge_line *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

/* The end of the lines with the key of the one at `start`; how many pages have it. */
static size_t end_of_key(const edge_lines *edges, size_t start, size_t *pages)
{
    size_t end = start;
    *pages = 0;
    for (; end < edges->len && edges->items[end].key == edges->items[start].key; end++)
        *pages += end == start || edges->items[end].page != edges->items[end - 1].page;
    return end;
}

bool cg_pdf_drop_margins(cg_pdf *pdf)
{
    edge_lines edges = {0};
    bool ok = collect(pdf, &edges);
    if (ok && edges.len > 0)
        qsort(edges.items, edges.len, sizeof *edges.items, compare);
    for (size_t start = 0, end = 0; ok && start < edges.len; start = end) {
        size_t pages;
        end = end_of_key(&edges, start, &pages);
        /* On left and right pages they differ: half of all is most of one kind. */
        bool many = pages >= MANY || (pages >= 2 && pages * 2 >= pdf->pages.len);
        for (size_t i = start; many && i < end; i++)
            pdf->lines.items[edges.items[i].line].dropped = true;
    }
    cg_vec_release(&edges);
    return ok;
}
