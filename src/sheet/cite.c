#include "sheet/cite.h"

#include "base/alloc.h"
#include "base/json.h"
#include "report/escape.h"
#include "result/order.h"

#include <inttypes.h>

/* A key of letters and digits that is the same in every run: from path and part. */
static void add_key(cg_buf *out, const cg_statement *s)
{
    char hash[33];
    cg_buf name;
    cg_buf_init(&name, out->cap);
    cg_buf_add_slice(&name, s->path);
    cg_buf_printf(&name, "%c%" PRIu32, 0, s->part);
    cg_hash128_hex(cg_buf_slice(&name), hash);
    cg_buf_printf(out, "source-%.12s", hash);
    out->failed |= !cg_buf_ok(&name);
    cg_buf_release(&name);
}

static const cg_document_info *info_of(const cg_statement *s)
{
    static const cg_document_info nothing;
    return s->document ? s->document : &nothing;
}

static cg_slice title_of(const cg_statement *s)
{
    return info_of(s)->title.len ? info_of(s)->title : s->path;
}

/* --- CSL ------------------------------------------------------------------------------ */

/* A day, a month or a year, as far as it is known. */
static void add_issued(cg_buf *out, cg_slice published)
{
    cg_when when = cg_when_parse(published);
    if (!when.last)
        return;
    uint32_t year = when.first / 10000, month = when.first / 100 % 100, day = when.first % 100;
    cg_json_add_key(out, "issued");
    cg_buf_printf(out, "{\"date-parts\":[[%" PRIu32, year);
    if (when.text.len >= 7)
        cg_buf_printf(out, ",%" PRIu32, month);
    if (when.text.len >= 10)
        cg_buf_printf(out, ",%" PRIu32, day);
    cg_buf_add_slice(out, CG_SLICE("]]}"));
}

static void add_author(cg_buf *out, cg_slice author)
{
    if (!author.len)
        return;
    cg_json_add_key(out, "author");
    cg_buf_add_slice(out, CG_SLICE("[{"));
    cg_json_add_text(out, "literal", author);
    cg_buf_add_slice(out, CG_SLICE("}]"));
}

static void add_text(cg_buf *out, const char *key, cg_slice text)
{
    if (text.len)
        cg_json_add_text(out, key, text);
}

static void add_csl(cg_sheet_page *page, const cg_statement *s, size_t index)
{
    cg_buf *out = &page->out;
    const cg_document_info *d = info_of(s);
    bool web = cg_escape_add_url(&page->words, d->url);
    cg_slice url = cg_sheet_page_words(page);
    cg_buf_add_slice(out, index ? CG_SLICE(",\n{") : CG_SLICE("\n{"));
    cg_json_add_key(out, "id");
    cg_buf_add_char(out, '"');
    add_key(out, s);
    cg_buf_add_char(out, '"');
    cg_json_add_text(out, "type", web ? CG_SLICE("webpage") : CG_SLICE("document"));
    cg_json_add_text(out, "title", title_of(s));
    add_author(out, d->author);
    add_text(out, "publisher", d->publisher);
    add_text(out, "container-title", web ? d->publisher : CG_SLICE(""));
    add_issued(out, d->published);
    add_text(out, "URL", url);
    add_text(out, "language", d->language);
    cg_buf_add_char(out, '}');
}

/* --- BibTeX ---------------------------------------------------------------------------- */

static void add_field(cg_sheet_page *page, const char *name, cg_slice text)
{
    if (!text.len)
        return;
    cg_buf_printf(&page->out, ",\n  %s = {", name);
    cg_escape_add_bibtex(&page->out, text);
    cg_buf_add_char(&page->out, '}');
}

static void add_bibtex(cg_sheet_page *page, const cg_statement *s, size_t index)
{
    const cg_document_info *d = info_of(s);
    cg_when when = cg_when_parse(d->published);
    bool web = cg_escape_add_url(&page->words, d->url);
    cg_slice url = cg_sheet_page_words(page);
    cg_sheet_page_add(page, index ? "\n" : "");
    cg_sheet_page_add(page, web ? "@online{" : "@misc{");
    add_key(&page->out, s);
    if (d->author.len) { /* a second pair of braces: a name that is not taken apart */
        cg_sheet_page_add(page, ",\n  author = {{");
        cg_escape_add_bibtex(&page->out, d->author);
        cg_sheet_page_add(page, "}}");
    }
    add_field(page, "title", title_of(s));
    add_field(page, "organization", d->publisher);
    add_field(page, "date", when.last ? when.text : CG_SLICE(""));
    if (url.len)
        cg_buf_printf(&page->out, ",\n  url = {%.*s}", (int)url.len, url.ptr);
    cg_sheet_page_add(page, "\n}\n");
}

/* --- both ------------------------------------------------------------------------------ */

typedef void add_fn(cg_sheet_page *page, const cg_statement *s, size_t index);

static bool is_same(const cg_statement *a, const cg_statement *b)
{
    return a->part == b->part && cg_slice_equal(a->path, b->path);
}

static cg_status add_all(cg_sheet_page *page, add_fn *add, cg_error *error)
{
    size_t count = 0;
    const cg_statement **sorted =
        cg_order_statements(page->input->results, CG_ORDER_SOURCE);
    if (!sorted)
        return cg_error_memory(error);
    for (size_t i = 0; i < page->input->results->statements.len; i++)
        if (i == 0 || !is_same(sorted[i], sorted[i - 1]))
            add(page, sorted[i], count++);
    cg_alloc_free(sorted);
    return CG_OK;
}

cg_status cg_sheet_cite_csl(cg_sheet_page *page, cg_error *error)
{
    cg_sheet_page_add(page, "[");
    cg_status status = add_all(page, add_csl, error);
    cg_sheet_page_add(page, "\n]\n");
    return status == CG_OK ? cg_sheet_page_write(page, "sources.json", error) : status;
}

cg_status cg_sheet_cite_bibtex(cg_sheet_page *page, cg_error *error)
{
    cg_status status = add_all(page, add_bibtex, error);
    return status == CG_OK ? cg_sheet_page_write(page, "sources.bib", error) : status;
}
