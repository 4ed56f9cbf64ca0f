/* What the tests of containers, office files and PDF share: a sink that writes down
 * what it took, one line a document or a block. */
#ifndef CG_TESTS_CONTAINER_FIXTURE_H
#define CG_TESTS_CONTAINER_FIXTURE_H

#include "base/alloc.h"
#include "base/buf.h"
#include "read/read.h"

#include <check.h>
#include <stdlib.h>

/* --- what came out --------------------------------------------------------------- */

typedef struct container_fixture {
    cg_document document;
    cg_sink sink;
    cg_buf lines; /* "path: text" or "path: (note)", each with a line break */
    size_t count, stop_after;
    bool blocks; /* write a line for each block instead: "kind: text" */
} container_fixture;

/* Every byte of the text is spelt by the source, or stands for some of it. */
static inline void container_fixture_check_map(const cg_document *document)
{
    uint32_t at = 0;
    for (size_t i = 0; i < document->map.len; i++) {
        const cg_map_run *run = &document->map.items[i];
        uint32_t end = i + 1 < document->map.len ? document->map.items[i + 1].text
                                                 : (uint32_t)document->text.len;
        ck_assert_uint_eq(run->text, at);
        ck_assert_uint_lt(run->text, end);
        ck_assert_uint_le((size_t)run->source + run->source_len, document->source.len);
        if (run->verbatim)
            ck_assert_mem_eq(document->text.ptr + at,
                             document->source.ptr + run->source, end - at);
        at = end;
    }
    ck_assert_uint_eq(at, document->text.len);
}

/* Blocks, each under how many headings it stands, what is wrong, metadata. */
static inline void container_fixture_blocks(const cg_document *document, cg_buf *out)
{
    for (size_t i = 0; i < document->blocks.len; i++) {
        const cg_block *block = &document->blocks.items[i];
        cg_slice text =
            cg_slice_sub(document->text, block->span.start, block->span.end);
        for (uint32_t up = block->heading; up != CG_NO_BLOCK;
             up = document->blocks.items[up].heading)
            cg_buf_add_char(out, '>');
        cg_buf_printf(out, "%s: %.*s\n", cg_block_kind_name(block->kind), (int)text.len,
                      text.ptr);
    }
    if (document->note.len > 0)
        cg_buf_printf(out, "(%.*s)\n", (int)document->note.len, document->note.ptr);
}

static inline cg_status container_fixture_take(void *context, cg_document *document,
                                               cg_error *error)
{
    container_fixture *f = context;
    container_fixture_check_map(document);
    f->count++;
    if (f->blocks) {
        container_fixture_blocks(document, &f->lines);
        return CG_OK;
    }
    cg_buf_add_slice(&f->lines, document->path);
    cg_buf_add(&f->lines, ": ", 2);
    cg_buf_add_slice(&f->lines, document->text);
    if (document->note.len > 0)
        cg_buf_printf(&f->lines, "(%.*s)", (int)document->note.len, document->note.ptr);
    cg_buf_add_char(&f->lines, '\n');
    if (f->count == f->stop_after)
        return cg_error_set(error, CG_E_IO, 0, NULL, "enough");
    return CG_OK;
}

static inline void container_fixture_init(container_fixture *f)
{
    *f = (container_fixture){0};
    cg_document_init(&f->document);
    cg_buf_init(&f->lines, (size_t)1 << 30);
    cg_buf_add(&f->lines, "", 0);
    f->sink = (cg_sink){
        .context = f, .document = &f->document, .take = container_fixture_take};
}

static inline void container_fixture_release(container_fixture *f)
{
    cg_buf_release(&f->lines);
    cg_document_release(&f->document);
}

/* Reads the bytes as a file of that name. */
static inline cg_status container_fixture_read(container_fixture *f, const char *path,
                                               cg_slice bytes, cg_error *error)
{
    size_t probe = bytes.len < 8192 ? bytes.len : 8192;
    cg_source source = {.path = cg_slice_of(path), .bytes = bytes};
    source.format = cg_format_of(source.path, cg_slice_sub(bytes, 0, probe), NULL);
    return cg_read(&source, &f->sink, error);
}

/* Reads the file with the first allocation failing, then the second, until none is
 * reached: every time the want of memory is told, by the reader or by what the sink
 * writes down. */
static inline void container_fixture_starve(const char *path, cg_slice bytes, bool blocks)
{
    bool reached = true;
    for (long n = 1; reached; n++) {
        container_fixture f;
        cg_error error = {0};
        container_fixture_init(&f);
        f.blocks = blocks;
        cg_alloc_fail_at(n, 0);
        cg_status status = container_fixture_read(&f, path, bytes, &error);
        reached = cg_alloc_count() >= n;
        bool kept = cg_buf_ok(&f.lines);
        cg_alloc_fail_at(0, 0);
        ck_assert(status == CG_E_MEMORY || !reached || !kept);
        container_fixture_release(&f);
    }
}

#endif
