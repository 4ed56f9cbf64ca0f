#include "text/builder.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "text/charset.h"
#include "text/leadin.h"
#include "text/runes.h"
#include "text/title.h"

#include <assert.h>

#define MAX_TEXT CG_MAX_DOCUMENT

void cg_builder_init(cg_builder *b, cg_document *document)
{
    *b = (cg_builder){.document = document, .blank = true};
    for (unsigned level = 0; level <= CG_HEADING_LEVELS; level++)
        b->above[level] = CG_NO_BLOCK;
    document->mapped = true;
}

static uint32_t text_len(const cg_builder *b)
{
    return (uint32_t)b->document->decoded.len;
}

/* --- blocks ------------------------------------------------------------------- */

static uint32_t heading_over(const cg_builder *b, unsigned below)
{
    for (unsigned level = below; level-- > 1;)
        if (b->above[level] != CG_NO_BLOCK)
            return b->above[level];
    return CG_NO_BLOCK;
}

/* Takes back what was added from `start` on. */
static void rewind_to(cg_builder *b, uint32_t start)
{
    cg_document *document = b->document;
    document->decoded.len = start;
    while (document->map.len > 0 && cg_vec_last(&document->map).text >= start)
        document->map.len--;
    while (document->pages.len > 0 && cg_vec_last(&document->pages).text >= start)
        document->pages.len--;
    /* Text on both sides of `start` may stand together in the source. */
    cg_map_run *last = document->map.len > 0 ? &cg_vec_last(&document->map) : NULL;
    if (last && last->verbatim && last->source_len > start - last->text)
        last->source_len = start - last->text;
}

/* What is to be seen of the open block. */
static cg_span visible(const cg_builder *b)
{
    cg_slice text = cg_buf_slice(&b->document->decoded);
    size_t start = cg_runes_skip_blank(text, b->start, text.len);
    return (cg_span){(uint32_t)start, (uint32_t)cg_runes_trim_blank(text, start, text.len)};
}

static void add_block(cg_builder *b, cg_span span)
{
    cg_document *document = b->document;
    uint32_t index = (uint32_t)document->blocks.len;
    bool heading = b->kind == CG_BLOCK_HEADING;
    cg_block block = {.span = span,
                      .kind = b->kind,
                      .heading = heading_over(b, heading ? b->level : CG_HEADING_LEVELS + 1),
                      .speaker = b->speaker};
    if (!cg_vec_push(&document->blocks, block)) {
        b->failed = true;
        return;
    }
    if (!heading)
        return;
    for (unsigned below = b->level + 1; below <= CG_HEADING_LEVELS; below++)
        b->above[below] = CG_NO_BLOCK;
    b->above[b->level] = index;
}

void cg_builder_close(cg_builder *b)
{
    if (!b->is_open)
        return;
    b->is_open = false;
    b->blank = true;
    if (b->failed)
        return;
    cg_span span = visible(b);
    if (span.start >= span.end)
        rewind_to(b, b->start);
    else
        add_block(b, span);
}

/* A source that stands for nothing: where the text before it ends. */
static uint32_t end_of_source(const cg_builder *b)
{
    if (b->document->map.len == 0)
        return 0;
    const cg_map_run *run = &cg_vec_last(&b->document->map);
    return run->source + run->source_len;
}

static bool has_room(cg_builder *b, size_t more)
{
    const cg_document *document = b->document;
    bool full = document->decoded.len + more > MAX_TEXT ||
                document->map.len >= CG_MAX_MAP_RUNS || document->blocks.len >= CG_MAX_BLOCKS;
    b->cut |= full;
    return !full && !b->failed;
}

/* Adds a run of the map, and its text. */
static void add_run(cg_builder *b, cg_slice text, cg_span source, bool verbatim)
{
    cg_document *document = b->document;
    cg_map_run run = {text_len(b), source.start, source.end - source.start, verbatim, 0};
    cg_map_run *last = document->map.len > 0 ? &cg_vec_last(&document->map) : NULL;
    assert(document->map.items || document->map.room == 0);
    if (text.len == 0 || !has_room(b, text.len))
        return;
    if (last && verbatim && last->verbatim && last->source + last->source_len == source.start)
        last->source_len += run.source_len;
    else if (!cg_vec_push(&document->map, run))
        b->failed = true;
    cg_buf_add_slice(&document->decoded, text);
    b->failed |= !cg_buf_ok(&document->decoded);
}

/* Blocks begin in lines of their own. */
static void part_from_last(cg_builder *b)
{
    uint32_t at = end_of_source(b);
    if (text_len(b) > 0 && cg_buf_slice(&b->document->decoded).ptr[text_len(b) - 1] != '\n')
        add_run(b, CG_SLICE("\n"), (cg_span){at, at}, false);
}

void cg_builder_open(cg_builder *b, cg_block_kind kind, unsigned level)
{
    cg_builder_close(b);
    if (!b->failed)
        part_from_last(b);
    b->start = text_len(b);
    b->kind = kind;
    b->level = level < 1 ? 1 : level > CG_HEADING_LEVELS ? CG_HEADING_LEVELS : level;
    b->speaker = 0;
    b->is_open = true;
    b->blank = true;
    if (kind == CG_BLOCK_QUOTATION && level > 1)
        cg_builder_speaker(b, CG_SLICE(""));
}

void cg_builder_speaker(cg_builder *b, cg_slice name)
{
    if (!cg_document_add_speaker(b->document, name, &b->speaker))
        b->failed = true;
}

void cg_builder_page(cg_builder *b, uint32_t page)
{
    b->page = page;
}

bool cg_builder_has_text(const cg_builder *b)
{
    cg_span span = b->is_open && !b->failed ? visible(b) : (cg_span){0, 0};
    return span.start < span.end;
}

/* --- text --------------------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Makes ready for text that something is seen of: a block is open, and where the
 * page changes, that is noted. */
static void expect_text(cg_builder *b)
{
    cg_document *document = b->document;
    if (!b->is_open)
        cg_builder_open(b, CG_BLOCK_PARAGRAPH, 0);
    uint32_t page = document->pages.len > 0 ? cg_vec_last(&document->pages).page : 0;
    if (page != b->page &&
        !cg_vec_push(&document->pages, ((cg_page_run){text_len(b), b->page})))
        b->failed = true;
}

/* One byte that is no UTF-8. */
static void add_stray(cg_builder *b, char byte, uint32_t source)
{
    cg_document *document = b->document;
    char utf8[4];
    cg_slice text = {utf8, cg_utf8_encode(cg_utf8_from_cp1252((unsigned char)byte), utf8)};
    if (document->note.len == 0) {
        document->note = cg_arena_printf(
            &document->arena, "invalid UTF-8 at byte %u: read as Windows-1252", source);
        b->failed |= !document->note.ptr;
    }
    add_run(b, text, (cg_span){source, source + 1}, false);
}

/* Text that stands in the source as it is, but for bytes that are no UTF-8. */
static void add_bytes(cg_builder *b, cg_slice text, uint32_t source)
{
    for (size_t at = 0; at < text.len && !b->failed && !b->cut;) {
        size_t len = cg_utf8_valid_up_to(cg_slice_sub(text, at, text.len));
        uint32_t from = source + (uint32_t)at;
        if (len > 0)
            add_run(b, cg_slice_sub(text, at, at + len), (cg_span){from, from + (uint32_t)len},
                    true);
        else
            add_stray(b, text.ptr[at], from);
        at += len > 0 ? len : 1;
    }
}

void cg_builder_verbatim(cg_builder *b, cg_slice text, uint32_t source)
{
    if (text.len == 0 || b->failed)
        return;
    expect_text(b);
    add_bytes(b, text, source);
    b->blank = is_blank(text.ptr[text.len - 1]);
}

/* `itself`: the source has a space there, and no more. */
static void add_space(cg_builder *b, cg_span source, bool itself)
{
    if (b->blank || !b->is_open || b->failed)
        return;
    add_run(b, CG_SLICE(" "), source, itself);
    b->blank = true;
}

void cg_builder_space(cg_builder *b, cg_span source)
{
    add_space(b, source, false);
}

void cg_builder_flowing(cg_builder *b, cg_slice text, uint32_t source)
{
    for (size_t at = 0; at < text.len && !b->failed;) {
        size_t end = at, from;
        while (end < text.len && is_blank(text.ptr[end]))
            end++;
        if (end > at)
            add_space(b, (cg_span){source + (uint32_t)at, source + (uint32_t)end},
                      end - at == 1 && text.ptr[at] == ' ');
        /* A space that stands alone is itself: words and spaces make one run. */
        for (from = end; end < text.len; end++)
            if (is_blank(text.ptr[end]) &&
                (text.ptr[end] != ' ' || end + 1 == text.len || is_blank(text.ptr[end + 1])))
                break;
        cg_builder_verbatim(b, cg_slice_sub(text, from, end), source + (uint32_t)from);
        at = end;
    }
}

void cg_builder_decoded(cg_builder *b, cg_slice text, cg_span source)
{
    if (text.len == 0 || b->failed)
        return;
    expect_text(b);
    if (cg_utf8_valid_up_to(text) == text.len) {
        add_run(b, text, source, false);
    } else {
        cg_buf room;
        cg_buf_init(&room, MAX_TEXT);
        cg_charset_decode(text, true, &room);
        add_run(b, cg_buf_slice(&room), source, false);
        b->failed |= !cg_buf_ok(&room);
        cg_buf_release(&room);
    }
    b->blank = is_blank(text.ptr[text.len - 1]);
}

/* --- handing over --------------------------------------------------------------- */

static void name_document(cg_document *document)
{
    const cg_block *first = document->blocks.len > 0 ? document->blocks.items : NULL;
    if (first && first->kind == CG_BLOCK_HEADING && document->info.title.len == 0)
        document->info.title = cg_title_of(
            cg_slice_sub(document->text, first->span.start, first->span.end));
}

cg_status cg_builder_finish(cg_builder *b, cg_error *error)
{
    cg_document *document = b->document;
    cg_builder_close(b);
    if (b->failed)
        return cg_error_memory(error);
    document->text = cg_buf_slice(&document->decoded);
    document->state = document->blocks.len > 0 ? CG_DOCUMENT_READ : CG_DOCUMENT_EMPTY;
    document->cut |= b->cut;
    name_document(document);
    if (!cg_leadin_give(document))
        return cg_error_memory(error);
    if (document->space == CG_SPACE_TEXT && !cg_document_own_source(document))
        return cg_error_memory(error);
    return CG_OK;
}
