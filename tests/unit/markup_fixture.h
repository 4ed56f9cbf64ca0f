/* What the tests of readers of marked-up text share: a document read from a string
 * and shown as lines "kind: text", with what holds for the map of every document. */
#ifndef CG_TESTS_MARKUP_FIXTURE_H
#define CG_TESTS_MARKUP_FIXTURE_H

#include "base/utf8.h"
#include "read/read.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct markup {
    cg_document document;
    cg_slice source;
    char shown[4096]; /* its blocks; what is longer is cut */
    int taken;
} markup;

/* Runs cover the text in order, sources ascend, and what is verbatim stands in the
 * source as it is. */
static inline void markup_check_map(const cg_document *d)
{
    uint32_t text = 0, source = 0;
    for (size_t i = 0; i < d->map.len; i++) {
        const cg_map_run *run = &d->map.items[i];
        uint32_t end = i + 1 < d->map.len ? run[1].text : (uint32_t)d->text.len;
        ck_assert_uint_eq(run->text, text);
        ck_assert_uint_gt(end, text);
        ck_assert_uint_ge(run->source, source);
        ck_assert_uint_le((size_t)run->source + run->source_len, d->source.len);
        if (run->verbatim)
            ck_assert(cg_slice_equal(
                cg_slice_sub(d->text, text, end),
                cg_slice_sub(d->source, run->source, run->source + run->source_len)));
        text = end;
        source = run->source + run->source_len;
    }
    ck_assert_uint_eq(text, d->text.len);
    ck_assert_uint_eq(cg_utf8_valid_up_to(d->text), d->text.len);
}

static inline void markup_show(markup *m)
{
    size_t len = 0;
    m->shown[0] = 0;
    for (size_t i = 0; i < m->document.blocks.len && len < sizeof m->shown; i++) {
        const cg_block *block = &m->document.blocks.items[i];
        int more = snprintf(m->shown + len, sizeof m->shown - len, "%s: %.*s\n",
                            cg_block_kind_name(block->kind),
                            (int)(block->span.end - block->span.start),
                            m->document.text.ptr + block->span.start);
        ck_assert_int_ge(more, 0);
        len += (size_t)more;
    }
}

static inline cg_status markup_take(void *context, cg_document *document, cg_error *error)
{
    markup *m = context;
    (void)error;
    m->taken++;
    markup_check_map(document);
    markup_show(m);
    return CG_OK;
}

/* Reads the bytes, which must last as long as the document. */
static inline cg_status markup_try(markup *m, cg_format format, cg_slice bytes)
{
    cg_error error;
    m->taken = 0;
    m->source = bytes;
    cg_document_init(&m->document);
    cg_sink sink = {.context = m, .document = &m->document, .take = markup_take};
    cg_source source = {.path = CG_SLICE("a"), .bytes = bytes, .format = format};
    return cg_read(&source, &sink, &error);
}

static inline void markup_read(markup *m, cg_format format, cg_slice bytes)
{
    ck_assert_int_eq(markup_try(m, format, bytes), CG_OK);
    ck_assert_int_eq(m->taken, 1);
}

static inline void markup_release(markup *m)
{
    cg_document_release(&m->document);
}

/* What the blocks of `source` are shown as. */
static inline void markup_expect(cg_format format, const char *source, const char *shown)
{
    markup m;
    markup_read(&m, format, cg_slice_of(source));
    ck_assert_str_eq(m.shown, shown);
    markup_release(&m);
}

/* The bytes of the source that `part` of the text comes from. */
static inline void markup_expect_source(const markup *m, const char *part, const char *source)
{
    for (size_t at = 0; at + strlen(part) <= m->document.text.len; at++) {
        if (strncmp(m->document.text.ptr + at, part, strlen(part)) != 0)
            continue;
        cg_span span = cg_document_source_span(
            &m->document, (cg_span){(uint32_t)at, (uint32_t)(at + strlen(part))});
        cg_slice found = cg_slice_sub(m->source, span.start, span.end);
        ck_assert_msg(cg_slice_is(found, source), "\"%s\" comes from \"%.*s\"", part,
                      (int)found.len, found.ptr);
        return;
    }
    ck_abort_msg("no \"%s\" in the text", part);
}

/* `count` times `piece`, behind `before` and in front of `after`, on the heap. */
static inline cg_slice markup_repeat(const char *before, const char *piece, size_t count,
                                     const char *after)
{
    size_t head = strlen(before), size = strlen(piece), tail = strlen(after);
    char *text = malloc(head + size * count + tail + 1);
    ck_assert_ptr_nonnull(text);
    memcpy(text, before, head);
    for (size_t i = 0; i < count; i++)
        memcpy(text + head + i * size, piece, size);
    memcpy(text + head + size * count, after, tail + 1);
    return (cg_slice){text, head + size * count + tail};
}

#endif
