/* HTML, by Gumbo, whose tree points back into its source. */
#include "read/html_parts.h"

#include "read/decoded.h"

/* A tree that is too large is tried with less of its source. */
#define MAX_TRIES 10

static void add_item(cg_builder *builder, const cg_html_page *page, const cg_html_item *item)
{
    switch (item->kind) {
    case CG_HTML_TEXT:
        cg_html_add_text(builder, item, page->source,
                         page->blocks.items[item->block].kind == CG_BLOCK_CODE);
        break;
    case CG_HTML_SPACE:
        cg_builder_space(builder, item->span);
        break;
    case CG_HTML_OPEN_QUOTE:
        cg_builder_decoded(builder, CG_SLICE("\xE2\x80\x9C"), item->span);
        break;
    case CG_HTML_CLOSE_QUOTE:
        cg_builder_decoded(builder, CG_SLICE("\xE2\x80\x9D"), item->span);
        break;
    }
}

static void add_page(cg_builder *builder, const cg_html_page *page)
{
    uint32_t end = 0, block = UINT32_MAX;
    for (size_t i = 0; i < page->items.len; i++) {
        const cg_html_item *item = &page->items.items[i];
        if (item->span.start < end)
            continue;
        if (item->block != block) {
            const cg_html_block *b = &page->blocks.items[item->block];
            cg_builder_open(builder, b->kind, b->level);
        }
        block = item->block;
        add_item(builder, page, item);
        end = item->span.end;
    }
}

static cg_status add_text(const GumboNode *root, cg_document *document, cg_error *error)
{
    cg_html_page page = {.source = document->source};
    cg_builder builder;
    cg_builder_init(&builder, document);
    bool walked = cg_html_walk(root, &page);
    if (walked)
        add_page(&builder, &page);
    cg_vec_release(&page.items);
    cg_vec_release(&page.blocks);
    cg_status status = cg_builder_finish(&builder, error);
    return walked ? status : cg_error_memory(error);
}

/* As much of the page as there is room for. */
static cg_status parse(cg_slice html, cg_arena *arena, const GumboNode **root, size_t *len,
                       cg_error *error)
{
    cg_status status = cg_html_guard(html, len, error);
    if (status != CG_OK)
        return status;
    for (unsigned tries = 0; tries < MAX_TRIES; tries++) {
        status = cg_html_parse(cg_slice_sub(html, 0, *len), arena, root, error);
        if (status != CG_E_LIMIT)
            return status;
        cg_arena_reset(arena);
        *len /= 2;
    }
    return status;
}

static cg_status read_page(cg_document *document, cg_arena *arena, cg_error *error)
{
    cg_slice html = document->source;
    const GumboNode *root;
    size_t len;
    cg_status status = parse(html, arena, &root, &len, error);
    if (status == CG_OK)
        status = cg_html_metadata(root, document, error);
    if (status == CG_OK)
        status = add_text(root, document, error);
    bool whole = status == CG_OK && len == html.len;
    if (whole || (status != CG_OK && status != CG_E_LIMIT))
        return status;
    document->defect = CG_DEFECT_CUT;
    document->note = status == CG_OK ? CG_SLICE("nested too deep to be read to its end")
                                     : CG_SLICE("its markup stands for too large a tree");
    return CG_OK;
}

static cg_status fill(cg_document *document, cg_error *error)
{
    cg_arena arena;
    cg_arena_init(&arena, SIZE_MAX);
    cg_status status = read_page(document, &arena, error);
    cg_arena_release(&arena);
    return status;
}

/* --- the declared charset --------------------------------------------------------- */

/* How far into a page its declaration may stand. */
#define CHARSET_REACH ((size_t)4 << 10)

static char lower_at(cg_slice text, size_t at)
{
    char c = at < text.len ? text.ptr[at] : 0;
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool stands_at(cg_slice text, size_t at, const char *lower)
{
    for (; *lower; lower++, at++)
        if (lower_at(text, at) != *lower)
            return false;
    return true;
}

static size_t skip(cg_slice text, size_t at, const char *what)
{
    while (lower_at(text, at) && strchr(what, lower_at(text, at)))
        at++;
    return at;
}

/* "charset=" in a <meta>, or in an XML declaration "encoding=". */
static cg_slice declared_charset(cg_slice html)
{
    bool tag = false;
    html.len = html.len < CHARSET_REACH ? html.len : CHARSET_REACH;
    for (size_t at = 0; at < html.len; at++) {
        if (html.ptr[at] == '<')
            tag = stands_at(html, at, "<meta") || stands_at(html, at, "<?xml");
        bool charset = tag && stands_at(html, at, "charset"),
             encoding = tag && stands_at(html, at, "encoding");
        if (!charset && !encoding)
            continue;
        size_t start = skip(html, at + (charset ? 7 : 8), " \t\r\n");
        if (lower_at(html, start) != '=')
            continue;
        start = skip(html, start + 1, " \t\r\n\"'");
        size_t end = skip(html, start, "abcdefghijklmnopqrstuvwxyz0123456789-_.:");
        if (end > start)
            return cg_slice_sub(html, start, end);
    }
    return CG_SLICE("");
}

cg_status cg_read_html(const cg_source *source, cg_sink *sink, cg_error *error)
{
    cg_slice charset = declared_charset(source->bytes);
    if (stands_at(charset, 0, "utf-16") || stands_at(charset, 0, "utf-32"))
        charset.len = 0; /* what says so in ASCII is not */
    if (source->charset.len)
        charset = source->charset;
    return cg_read_decoded(source, sink, charset, fill, error);
}
