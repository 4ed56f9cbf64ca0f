/* Markdown: CommonMark with tables, by md4c, which hands out slices of its input:
 * their places are ours. */
#include "read/decoded.h"

#include "base/alloc.h"
#include "base/info.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "read/markdown_parts.h"
#include "text/builder.h"
#include "text/charset.h"
#include "text/metadata.h"

#include <md4c.h>

typedef struct reading {
    cg_builder builder;
    cg_slice text;    /* what md4c reads */
    uint32_t base;    /* where it stands in the source */
    uint32_t end;     /* of the last text, in `text` */
    unsigned quotes;  /* quotations around */
    unsigned items;   /* list items around */
    unsigned images;  /* images around: what they are called is not in the text */
    unsigned deleted; /* deletions around */
    bool code;        /* in a block of code */
    bool broken;      /* a line ended, and nothing has come since */
    bool newline;     /* ... in code, where it stays one */
    cg_markup markup; /* raw HTML at hand */
    size_t steps;     /* that may still be made */
} reading;

/* Nothing in md4c keeps what it hands out from being many times its input. */
static bool has_steps(reading *r, size_t count)
{
    bool enough = r->steps > count;
    r->steps -= enough ? count : r->steps;
    return enough;
}

/* --- text -------------------------------------------------------------------------- */

static cg_block_kind kind_here(const reading *r)
{
    if (r->code)
        return CG_BLOCK_CODE;
    if (r->quotes > 0)
        return CG_BLOCK_QUOTATION;
    return r->items > 0 ? CG_BLOCK_LIST_ITEM : CG_BLOCK_PARAGRAPH;
}

/* The first line break in [r->end, limit), as a span of the source. */
static cg_span find_break(const reading *r, uint32_t limit)
{
    uint32_t at = r->end;
    while (at < limit && r->text.ptr[at] != '\n' && r->text.ptr[at] != '\r')
        at++;
    uint32_t end = at < limit ? at + 1 : at;
    if (end < limit && r->text.ptr[at] == '\r' && r->text.ptr[end] == '\n')
        end++;
    return (cg_span){r->base + at, r->base + end};
}

/* Text follows at `at`: what stands before it is over. */
static void arrive(reading *r, uint32_t at)
{
    if (!r->builder.is_open)
        cg_builder_open(&r->builder, kind_here(r), r->quotes);
    if (!r->broken)
        return;
    cg_span span = find_break(r, at);
    if (r->newline)
        cg_builder_decoded(&r->builder, CG_SLICE("\n"), span);
    else
        cg_builder_space(&r->builder, span);
    r->broken = false;
}

static void add_text(reading *r, cg_slice text)
{
    uint32_t at = (uint32_t)(text.ptr - r->text.ptr);
    arrive(r, at);
    if (r->code)
        cg_builder_verbatim(&r->builder, text, r->base + at);
    else
        cg_builder_flowing(&r->builder, text, r->base + at);
    r->end = at + (uint32_t)text.len;
}

/* "&name;"; what it may mean is not ours to guess when no such name is known. */
static void add_entity(reading *r, cg_slice entity)
{
    char utf8[4];
    unsigned len = cg_markdown_entity(entity, utf8);
    if (len == 0) {
        add_text(r, entity);
        return;
    }
    uint32_t at = (uint32_t)(entity.ptr - r->text.ptr);
    arrive(r, at);
    r->end = at + (uint32_t)entity.len;
    cg_builder_decoded(&r->builder, (cg_slice){utf8, len},
                       (cg_span){r->base + at, r->base + r->end});
}

/* Text of raw HTML, where md4c leaves entities alone. */
static void add_entities(reading *r, cg_slice text)
{
    while (text.len > 0) {
        size_t len = 1;
        bool entity = text.ptr[0] == '&';
        while (len < text.len && text.ptr[len] != '&' && !(entity && text.ptr[len - 1] == ';'))
            len++;
        if (entity)
            add_entity(r, cg_slice_sub(text, 0, len));
        else
            add_text(r, cg_slice_sub(text, 0, len));
        text = cg_slice_sub(text, len, text.len);
    }
}

static void add_break(reading *r)
{
    r->broken |= r->builder.is_open;
    r->newline = r->code;
}

static void add_html(reading *r, cg_slice html)
{
    while (html.len > 0) {
        cg_slice part;
        switch (cg_markup_next(&r->markup, &html, &part)) {
        case CG_MARKUP_VISIBLE:
            add_entities(r, part);
            break;
        case CG_MARKUP_BLOCK:
            cg_builder_close(&r->builder);
            break;
        case CG_MARKUP_SPACE:
            add_break(r);
            break;
        case CG_MARKUP_NOTHING:
            break;
        }
    }
}

static bool is_hidden(const reading *r)
{
    return r->images > 0 || r->deleted > 0 || r->markup.hides[0];
}

/* What md4c makes up itself, line breaks and indentation, is no slice of its input. */
static bool is_ours(const reading *r, const char *text, size_t size)
{
    uintptr_t start = (uintptr_t)r->text.ptr, at = (uintptr_t)text;
    return at >= start && at - start <= r->text.len && size <= r->text.len - (at - start);
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *ptr, MD_SIZE size, void *context)
{
    reading *r = context;
    cg_slice text = {ptr, size};
    if (!has_steps(r, 1 + (size_t)size))
        return 1;
    bool ours = is_ours(r, ptr, size);
    bool made_up = !ours && type != MD_TEXT_NULLCHAR && size > 0 && (ptr[0] == '\n' || !r->code);
    if (type == MD_TEXT_HTML && (ours || r->markup.state != CG_MARKUP_TEXT))
        add_html(r, text); /* in a tag a line break parts names */
    else if (is_hidden(r))
        return 0;
    else if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR || made_up)
        add_break(r);
    else if (ours && type == MD_TEXT_ENTITY)
        add_entity(r, text);
    else if (ours)
        add_text(r, text);
    return 0;
}

/* --- blocks and spans ------------------------------------------------------------------ */

static void count_around(reading *r, MD_BLOCKTYPE type, unsigned by)
{
    if (type == MD_BLOCK_QUOTE)
        r->quotes += by;
    else if (type == MD_BLOCK_LI)
        r->items += by;
}

static int on_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    reading *r = context;
    if (!has_steps(r, 1))
        return 1;
    cg_builder_close(&r->builder);
    count_around(r, type, 1);
    r->code = type == MD_BLOCK_CODE;
    r->broken = false;
    r->markup = (cg_markup){0};
    if (type == MD_BLOCK_H && r->quotes == 0)
        cg_builder_open(&r->builder, CG_BLOCK_HEADING, ((const MD_BLOCK_H_DETAIL *)detail)->level);
    else if ((type == MD_BLOCK_TH || type == MD_BLOCK_TD) && r->quotes == 0)
        cg_builder_open(&r->builder, CG_BLOCK_TABLE_CELL, 0);
    return 0;
}

static int on_block_end(MD_BLOCKTYPE type, void *detail, void *context)
{
    reading *r = context;
    (void)detail;
    cg_builder_close(&r->builder);
    count_around(r, type, -1U);
    r->code = false;
    r->broken = false;
    r->markup = (cg_markup){0};
    return has_steps(r, 1) ? 0 : 1;
}

/* md4c builds what a link holds anew each time that it is referred to. */
static size_t cost_of(MD_SPANTYPE type, const void *detail)
{
    if (type == MD_SPAN_A) {
        const MD_SPAN_A_DETAIL *a = detail;
        return 1 + (size_t)a->href.size + a->title.size;
    }
    if (type == MD_SPAN_IMG) {
        const MD_SPAN_IMG_DETAIL *image = detail;
        return 1 + (size_t)image->src.size + image->title.size;
    }
    return 1;
}

static int on_span(MD_SPANTYPE type, void *detail, void *context)
{
    reading *r = context;
    r->images += type == MD_SPAN_IMG;
    r->deleted += type == MD_SPAN_DEL;
    return has_steps(r, cost_of(type, detail)) ? 0 : 1;
}

static int on_span_end(MD_SPANTYPE type, void *detail, void *context)
{
    reading *r = context;
    r->images -= type == MD_SPAN_IMG;
    r->deleted -= type == MD_SPAN_DEL;
    return has_steps(r, cost_of(type, detail)) ? 0 : 1;
}

/* --- the whole -------------------------------------------------------------------------- */

/* For each bracket md4c may walk all lines of its paragraph. Where that would be more
 * than it may, the text ends before the paragraph: how much of it is left. */
static size_t affordable(cg_slice text)
{
    uint64_t walked = 0, lines = 0, brackets = 0;
    size_t paragraph = 0;
    for (size_t at = 0; at < text.len;) {
        const char *feed = memchr(text.ptr + at, '\n', text.len - at);
        size_t end = feed ? (size_t)(feed - text.ptr) + 1 : text.len, i = at;
        while (i < end && strchr(" \t\r\n", text.ptr[i]) && text.ptr[i])
            i++;
        if (i == end) {
            walked += lines * brackets;
            lines = brackets = 0;
            paragraph = end;
        }
        lines += i < end;
        for (; i < end; i++)
            brackets += text.ptr[i] == '[';
        if (walked + lines * brackets > CG_MARKDOWN_LINES)
            return paragraph;
        at = end;
    }
    return text.len;
}

/* md4c looks at the byte behind its input: there has to be one, and a line break
 * is what it hopes for. */
static int parse(reading *r)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
        .enter_block = on_block,
        .leave_block = on_block_end,
        .enter_span = on_span,
        .leave_span = on_span_end,
        .text = on_text,
    };
    if (r->text.len == 0)
        return 0;
    char *copy = NULL;
    size_t len = r->text.len;
    if (r->text.ptr[len - 1] == '\n') {
        len--;
    } else {
        copy = cg_alloc(len + 1);
        if (!copy)
            return -1;
        memcpy(copy, r->text.ptr, len);
        copy[len] = '\n';
        r->text.ptr = copy;
    }
    int result = md_parse(r->text.ptr, (MD_SIZE)len, &parser, r);
    cg_alloc_free(copy);
    return result;
}

/* What is no UTF-8 in a value is Windows-1252, as it is in the text. */
static bool decode_info(cg_arena *arena, cg_document_info *info)
{
    cg_buf room;
    bool ok = true;
    cg_buf_init(&room, 3 * CG_MAX_FRONT_MATTER + 1);
    for (size_t i = 0; i < CG_INFO_MEMBERS && ok; i++) {
        cg_slice *value = cg_info_at(info, i);
        if (cg_utf8_valid_up_to(*value) == value->len)
            continue;
        cg_buf_reset(&room);
        cg_charset_decode(*value, true, &room);
        ok = cg_buf_ok(&room);
        if (ok)
            *value = cg_arena_copy(arena, cg_buf_slice(&room));
        ok = ok && value->ptr;
    }
    cg_buf_release(&room);
    return ok;
}

/* Metadata as YAML, or as the lines "key: value" that plain text may begin with. */
static cg_status read_metadata(cg_document *document, cg_slice text, size_t *end,
                               cg_error *error)
{
    cg_document_info info;
    cg_status status = cg_markdown_front(text, &document->arena, &info, end, error);
    if (status != CG_OK)
        return status;
    if (*end == 0 && !cg_slice_starts(text, "---")) {
        cg_metadata lines = cg_metadata_read(text);
        info = lines.info;
        *end = lines.end;
        if (!decode_info(&document->arena, &info))
            return cg_error_memory(error);
    }
    return cg_document_add_info(document, &info) ? CG_OK : cg_error_memory(error);
}

static cg_status read_body(cg_document *document, size_t start, cg_error *error)
{
    cg_slice text = cg_slice_sub(document->source, start, document->source.len);
    reading r = {.text = text,
                 .base = (uint32_t)start,
                 .steps = CG_MARKDOWN_STEPS * (text.len + CG_MARKDOWN_STEPS)};
    cg_builder_init(&r.builder, document);
    r.text.len = affordable(text);
    int result = parse(&r);
    if (result == 0 && r.text.len < text.len)
        result = 1;
    cg_status status = cg_builder_finish(&r.builder, error);
    if (result < 0 || status != CG_OK)
        return status != CG_OK ? status : cg_error_memory(error);
    if (result > 0) {
        document->defect = CG_DEFECT_CUT;
        document->note = CG_SLICE("its markup stands for far more than there is of it");
    }
    return CG_OK;
}

static cg_status fill(cg_document *document, cg_error *error)
{
    size_t end;
    cg_status status = read_metadata(document, document->source, &end, error);
    return status == CG_OK ? read_body(document, end, error) : status;
}

cg_status cg_read_markdown(const cg_source *source, cg_sink *sink, cg_error *error)
{
    cg_slice charset = cg_metadata_read(source->bytes).charset;
    return cg_read_decoded(source, sink, charset, fill, error);
}
