/* What the tests of containers share: archives that are written in memory, and a
 * sink that writes down what it took, one line a document. */
#ifndef CG_TESTS_CONTAINER_FIXTURE_H
#define CG_TESTS_CONTAINER_FIXTURE_H

#include "base/alloc.h"
#include "base/buf.h"
#include "read/read.h"

#include <archive.h>
#include <archive_entry.h>
#include <check.h>
#include <stdlib.h>

/* --- archives ------------------------------------------------------------------ */

typedef struct written {
    char *bytes; /* to be freed */
    size_t len;
} written;

/* One member; `text` NULL: a folder. */
typedef struct member {
    const char *name, *text;
    size_t len; /* 0: that of the text */
} member;

static inline void container_fixture_member(struct archive *to, const member *member)
{
    struct archive_entry *entry = archive_entry_new();
    ck_assert_ptr_nonnull(entry);
    size_t len = !member->text ? 0 : member->len ? member->len : strlen(member->text);
    archive_entry_set_pathname(entry, member->name);
    archive_entry_set_filetype(entry, member->text ? AE_IFREG : AE_IFDIR);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)len);
    ck_assert_int_eq(archive_write_header(to, entry), ARCHIVE_OK);
    if (len > 0)
        ck_assert_int_eq(archive_write_data(to, member->text, len), (la_ssize_t)len);
    archive_entry_free(entry);
}

/* `format`: "zip", "ustar", "raw"; `filter`: "gzip" ..., or NULL. */
static inline written container_fixture_write(const char *format, const char *filter,
                                              const member *members, size_t count)
{
    written out = {0};
    size_t room = (size_t)8 << 20;
    for (size_t i = 0; i < count; i++)
        room += members[i].len;
    out.bytes = malloc(room);
    ck_assert_ptr_nonnull(out.bytes);
    struct archive *to = archive_write_new();
    ck_assert_int_eq(archive_write_set_format_by_name(to, format), ARCHIVE_OK);
    if (filter)
        ck_assert_int_eq(archive_write_add_filter_by_name(to, filter), ARCHIVE_OK);
    ck_assert_int_eq(archive_write_set_bytes_in_last_block(to, 1), ARCHIVE_OK);
    ck_assert_int_eq(archive_write_open_memory(to, out.bytes, room, &out.len),
                     ARCHIVE_OK);
    for (size_t i = 0; i < count; i++)
        container_fixture_member(to, &members[i]);
    ck_assert_int_eq(archive_write_close(to), ARCHIVE_OK);
    ck_assert_int_eq(archive_write_free(to), ARCHIVE_OK);
    return out;
}

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
