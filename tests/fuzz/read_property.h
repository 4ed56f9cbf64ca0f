/* What holds for the documents of every reader, whatever it was fed. */
#ifndef CG_TESTS_READ_PROPERTY_H
#define CG_TESTS_READ_PROPERTY_H

#include "base/utf8.h"
#include "read/read.h"

#include <stdlib.h>

static inline void read_property_check_run(const cg_document *d, const cg_map_run *run,
                                           uint32_t end)
{
    size_t source_end = (size_t)run->source + run->source_len;
    if (end <= run->text || source_end > d->source.len)
        abort();
    if (run->verbatim && !cg_slice_equal(cg_slice_sub(d->text, run->text, end),
                                         cg_slice_sub(d->source, run->source, source_end)))
        abort();
}

/* Notes stand behind the text, whatever their place in the source. */
static bool read_property_notes;

/* Runs cover the text, sources ascend, and what is verbatim says what the source
 * says; blocks stand apart, in order. In encodings that switch between tables the
 * characters of a line share its place. */
static inline void read_property_check(const cg_document *d)
{
    uint32_t source = 0, text = 0;
    for (size_t i = 0; i < d->map.len; i++) {
        const cg_map_run *run = &d->map.items[i];
        if (run->source < source && !read_property_notes)
            abort();
        read_property_check_run(d, run, i + 1 < d->map.len ? run[1].text : (uint32_t)d->text.len);
        source = run->source + (d->encoded ? 0 : run->source_len);
    }
    for (size_t i = 0; i < d->blocks.len; i++) {
        const cg_block *block = &d->blocks.items[i];
        if (block->span.start < text || block->span.end <= block->span.start ||
            block->span.end > d->text.len ||
            (block->heading != CG_NO_BLOCK && block->heading >= i))
            abort();
        text = block->span.end;
    }
    if (cg_utf8_valid_up_to(d->text) < d->text.len)
        abort();
}

static inline cg_status read_property_take(void *context, cg_document *document, cg_error *error)
{
    (void)context;
    (void)error;
    read_property_check(document);
    return CG_OK;
}

/* Reads the bytes as one format, and checks every document in them. */
static inline void read_property_feed(cg_format format, const uint8_t *data, size_t size)
{
    cg_error error;
    cg_document document;
    cg_document_init(&document);
    cg_sink sink = {.document = &document, .take = read_property_take};
    cg_source source = {.path = CG_SLICE("a"),
                        .bytes = {(const char *)data, size},
                        .format = format,
                        .space = CG_SPACE_FILE};
    if (cg_read(&source, &sink, &error) != CG_OK)
        abort();
    cg_document_release(&document);
}

#endif
