#include "read/tables.h"

#include "base/limits.h"
#include "text/blocks.h"
#include "text/charset.h"
#include "text/decoding.h"

#include <stddef.h>
#include <stdio.h>

enum { MAX_REASON = 400 };

/* --- names ------------------------------------------------------------------ */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

bool cg_record_name_is(cg_slice name, const char *wanted)
{
    name = cg_slice_trim(name);
    if (name.len != strlen(wanted))
        return false;
    for (size_t i = 0; i < name.len; i++)
        if (lower(name.ptr[i]) != lower(wanted[i]))
            return false;
    return true;
}

cg_record_field cg_record_field_named(cg_slice name)
{
    static const struct {
        const char *name;
        cg_record_field field;
    } names[] = {
        {"title", CG_RECORD_TITLE},       {"author", CG_RECORD_AUTHOR},
        {"publisher", CG_RECORD_PUBLISHER}, {"published", CG_RECORD_PUBLISHED},
        {"url", CG_RECORD_URL},           {"lang", CG_RECORD_LANGUAGE},
        {"language", CG_RECORD_LANGUAGE},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cg_record_name_is(name, names[i].name))
            return names[i].field;
    return CG_RECORD_OTHER;
}

cg_slice *cg_record_field_of(cg_document_info *info, cg_record_field field)
{
    cg_slice *const fields[CG_RECORD_FIELDS] = {
        [CG_RECORD_TITLE] = &info->title,         [CG_RECORD_AUTHOR] = &info->author,
        [CG_RECORD_PUBLISHER] = &info->publisher, [CG_RECORD_PUBLISHED] = &info->published,
        [CG_RECORD_URL] = &info->url,             [CG_RECORD_LANGUAGE] = &info->language};
    return fields[field];
}

/* --- encodings --------------------------------------------------------------- */

bool cg_record_is_wide(const cg_source *source)
{
    return cg_slice_starts(source->bytes, "\xFF\xFE") ||
           cg_slice_starts(source->bytes, "\xFE\xFF");
}

cg_status cg_record_read_wide(const cg_source *source, cg_sink *sink, cg_reader *reader,
                              cg_error *error)
{
    cg_decoding decoding;
    cg_source decoded = *source;
    cg_decoding_init(&decoding);
    decoded.space = CG_SPACE_MEMBER;
    cg_status status = CG_OK;
    if (!cg_decoding_read(&decoding, source->bytes, CG_SLICE("")))
        status = cg_error_memory(error);
    decoded.bytes = decoding.text;
    if (status == CG_OK)
        status = reader(&decoded, sink, error);
    if (status == CG_OK && decoding.cut)
        status = cg_read_defect(source, sink, CG_DEFECT_CUT, "larger than 1 GiB in UTF-8", error);
    cg_decoding_release(&decoding);
    return status;
}

/* --- documents ---------------------------------------------------------------- */

cg_status cg_record_begin(const cg_source *source, cg_sink *sink, cg_record record,
                          cg_error *error)
{
    cg_source part = *source;
    part.bytes = cg_slice_sub(source->bytes, record.span.start, record.span.end);
    cg_status status = cg_read_begin(&part, sink, true, error);
    sink->document->offset = record.span.start;
    sink->document->first_line = record.line;
    sink->document->mapped = true;
    return status;
}

/* False when no more is added: the record's map has as many runs as it may. */
static bool has_room(cg_document *document)
{
    document->cut |= document->map.len >= CG_MAX_RECORD_RUNS;
    return !document->cut;
}

bool cg_record_verbatim(cg_document *document, cg_span span)
{
    if (!has_room(document))
        return true;
    return cg_charset_read(document, cg_slice_sub(document->source, span.start, span.end), true);
}

bool cg_record_decoded(cg_document *document, cg_slice text, cg_span span)
{
    cg_map_run run = {(uint32_t)document->decoded.len, span.start, span.end - span.start, false,
                      0};
    if (!has_room(document))
        return true;
    cg_buf_add_slice(&document->decoded, text);
    return cg_buf_ok(&document->decoded) && cg_vec_push(&document->map, run);
}

cg_status cg_record_end(cg_sink *sink, const cg_document_info *info, cg_error *error)
{
    cg_document *document = sink->document;
    document->text = cg_buf_slice(&document->decoded);
    if (!cg_document_add_info(document, info) || !cg_blocks_read(document))
        return cg_error_memory(error);
    document->state = document->blocks.len > 0 ? CG_DOCUMENT_READ : CG_DOCUMENT_EMPTY;
    return sink->take(sink->context, document, error);
}

cg_status cg_record_refuse(const cg_source *source, cg_sink *sink, uint32_t line,
                           const char *reason, cg_error *error)
{
    char text[MAX_REASON];
    int len = snprintf(text, sizeof text, "line %lu: %s", (unsigned long)line + 1, reason);
    if (len < 0)
        text[0] = 0;
    cg_source record = *source;
    record.bytes = cg_slice_sub(source->bytes, 0, 0); /* its hash costs what it is long */
    return cg_read_defect(&record, sink, CG_DEFECT_UNREAD, text, error);
}
