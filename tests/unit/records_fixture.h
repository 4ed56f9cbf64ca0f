/* What the tests of readers of mail and records share: reads bytes, holds every
 * document to what all must keep, and writes down what came, a line each:
 *
 *   document PATH [member|text] [@OFFSET] [+LINES] [STATE] [DEFECT: NOTE]
 *     FIELD = VALUE
 *     KIND[ by SPEAKER] LINE:COLUMN TEXT
 */
#ifndef CG_TESTS_RECORDS_FIXTURE_H
#define CG_TESTS_RECORDS_FIXTURE_H

#include "base/alloc.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "read/read.h"

#include <check.h>
#include <stdlib.h>

typedef struct records_fixture {
    cg_document document;
    cg_buf said;
    cg_slice bytes; /* of the file */
    size_t documents, defects;
    bool silent; /* counts only: checks of masses take long */
    /* Whether the source bytes of a run that is not verbatim stand for its text. */
    bool (*spells)(cg_slice source, cg_slice text);
    size_t stop_after; /* documents; 0: never */
} records_fixture;

static inline void records_fixture_check_map(const records_fixture *f, const cg_document *d)
{
    uint32_t text = 0, source = 0;
    for (size_t i = 0; i < d->map.len; i++) {
        cg_map_run run = d->map.items[i];
        size_t end = i + 1 < d->map.len ? d->map.items[i + 1].text : d->text.len;
        ck_assert_uint_eq(run.text, text);
        ck_assert_uint_ge(run.source, source);
        ck_assert_uint_le((uint64_t)run.source + run.source_len, d->source.len);
        ck_assert_uint_le(run.text, end);
        cg_slice spelt = cg_slice_sub(d->text, run.text, end);
        cg_slice from = cg_slice_sub(d->source, run.source, run.source + run.source_len);
        if (run.verbatim)
            ck_assert(cg_slice_equal(spelt, from));
        else if (from.len == 0)
            ck_assert(cg_slice_trim(spelt).len == 0); /* what parts blocks */
        else
            ck_assert(spelt.len > 0 && from.len > 0 && f->spells && f->spells(from, spelt));
        text = (uint32_t)end;
        source = run.source + run.source_len;
    }
    ck_assert_uint_eq(text, d->text.len);
}

static inline void records_fixture_check(const records_fixture *f, const cg_document *d)
{
    ck_assert_uint_eq(cg_utf8_valid_up_to(d->text), d->text.len);
    records_fixture_check_map(f, d);
    if (d->space == CG_SPACE_FILE && d->source.len > 0 && d->map.len > 0) {
        ck_assert_uint_le(d->offset + d->source.len, f->bytes.len);
        ck_assert_int_eq(memcmp(d->source.ptr, f->bytes.ptr + d->offset, d->source.len), 0);
    }
    uint32_t at = 0;
    for (size_t i = 0; i < d->blocks.len; i++) {
        cg_block block = d->blocks.items[i];
        ck_assert_uint_le(at, block.span.start);
        ck_assert_uint_lt(block.span.start, block.span.end);
        ck_assert_uint_le(block.span.end, d->text.len);
        ck_assert_uint_le(block.speaker, d->speakers.len);
        at = block.span.end;
    }
    ck_assert((d->state == CG_DOCUMENT_READ) == (d->blocks.len > 0));
}

static inline void records_fixture_say_slice(records_fixture *f, cg_slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            cg_buf_add(&f->said, "\\n", 2);
        else if (text.ptr[i] == '\r')
            cg_buf_add(&f->said, "\\r", 2);
        else
            cg_buf_add_char(&f->said, text.ptr[i]);
    }
}

static inline void records_fixture_say_block(records_fixture *f, const cg_document *d,
                                             const cg_block *block)
{
    uint32_t line, column;
    cg_span span = cg_document_source_span(d, block->span), ignored;
    const cg_slice *speaker = cg_document_speaker(d, block);
    cg_document_place(d, span.start, &line, &column, &ignored);
    cg_buf_printf(&f->said, "  %s", cg_block_kind_name(block->kind));
    if (speaker)
        cg_buf_printf(&f->said, " by %.*s", speaker->len ? (int)speaker->len : 1,
                      speaker->len ? speaker->ptr : "?");
    cg_buf_printf(&f->said, " %u:%u ", line, column);
    records_fixture_say_slice(f, cg_slice_sub(d->text, block->span.start, block->span.end));
    cg_buf_add_char(&f->said, '\n');
}

static inline void records_fixture_say_info(records_fixture *f, const cg_document_info *info)
{
    const struct {
        const char *name;
        cg_slice value;
    } fields[] = {{"title", info->title},         {"author", info->author},
                  {"publisher", info->publisher}, {"published", info->published},
                  {"url", info->url},             {"language", info->language},
                  {"origin", info->origin}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (fields[i].value.len == 0)
            continue;
        cg_buf_printf(&f->said, "  %s = ", fields[i].name);
        records_fixture_say_slice(f, fields[i].value);
        cg_buf_add_char(&f->said, '\n');
    }
}

static inline void records_fixture_say(records_fixture *f, const cg_document *d)
{
    static const char *const spaces[] = {"", " member", " text"};
    static const char *const states[] = {"", " binary", " empty"};
    static const char *const defects[] = {"", "skipped", "left out", "unread", "cut"};
    cg_buf_printf(&f->said, "document %.*s%s", (int)d->path.len, d->path.ptr, spaces[d->space]);
    if (d->offset)
        cg_buf_printf(&f->said, " @%llu", (unsigned long long)d->offset);
    if (d->first_line)
        cg_buf_printf(&f->said, " +%u", d->first_line);
    if (d->defect != CG_DEFECT_NONE)
        cg_buf_printf(&f->said, " %s: %.*s", defects[d->defect], (int)d->note.len, d->note.ptr);
    else
        cg_buf_printf(&f->said, "%s", states[d->state]);
    cg_buf_add_char(&f->said, '\n');
    records_fixture_say_info(f, &d->info);
    for (size_t i = 0; i < d->blocks.len; i++)
        records_fixture_say_block(f, d, &d->blocks.items[i]);
}

static inline cg_status records_fixture_take(void *context, cg_document *document, cg_error *error)
{
    records_fixture *f = context;
    (void)error;
    f->documents++;
    f->defects += document->defect != CG_DEFECT_NONE;
    if (!f->silent) {
        records_fixture_check(f, document);
        records_fixture_say(f, document);
    }
    return f->documents == f->stop_after ? CG_E_IO : CG_OK;
}

static inline void records_fixture_init(records_fixture *f)
{
    *f = (records_fixture){.silent = false};
    cg_document_init(&f->document);
    cg_buf_init(&f->said, (size_t)64 << 20);
}

static inline void records_fixture_release(records_fixture *f)
{
    cg_document_release(&f->document);
    cg_buf_release(&f->said);
}

static inline cg_status records_fixture_read(records_fixture *f, const cg_source *source)
{
    cg_error error = {0};
    cg_sink sink = {f, &f->document, records_fixture_take};
    f->bytes = source->bytes;
    return cg_read(source, &sink, &error);
}

/* Reads `bytes` as a file of that format, and compares what is written down. */
static inline void records_fixture_expect(bool (*spells)(cg_slice, cg_slice), const char *path,
                                          cg_format format, cg_slice bytes,
                                          const cg_read_options *options, const char *wanted)
{
    records_fixture f;
    records_fixture_init(&f);
    f.spells = spells;
    cg_source source = {.path = cg_slice_of(path),
                        .bytes = bytes,
                        .format = format,
                        .options = options};
    ck_assert_int_eq(records_fixture_read(&f, &source), CG_OK);
    cg_buf_add_char(&f.said, 0);
    ck_assert(cg_buf_ok(&f.said));
    ck_assert_str_eq(f.said.ptr, wanted);
    records_fixture_release(&f);
}

/* Reads the file with the first allocation failing, then the second, until there is
 * enough: every time the want of memory is told, and nothing worse happens. */
static inline void records_fixture_starve(bool (*spells)(cg_slice, cg_slice), const char *path,
                                          cg_format format, cg_slice bytes)
{
    const cg_source source = {.path = cg_slice_of(path), .bytes = bytes, .format = format};
    cg_status status = CG_E_MEMORY;
    for (long n = 1; status != CG_OK; n++) {
        records_fixture f;
        records_fixture_init(&f);
        f.silent = true;
        f.spells = spells;
        cg_alloc_fail_at(n, 0);
        status = records_fixture_read(&f, &source);
        cg_alloc_fail_at(0, 0);
        ck_assert(status == CG_OK || status == CG_E_MEMORY);
        records_fixture_release(&f);
        ck_assert_int_lt(n, 2000);
    }
}

#endif
