/* JSON lines: a record on each line, {"text": ..., "title": ..., ...}, or with
 * "path" the name of a file that has the text. */
#include "read/tables.h"

#include "base/file.h"
#include "base/json.h"
#include "base/json_string.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_REASON = 256 };

typedef struct reader {
    const cg_source *source;
    cg_sink *sink;
    cg_error *error;
    cg_arena tree; /* of the record at hand */
    cg_record record;
    cg_document_info info; /* of the record at hand; borrowed from the tree */
    uint64_t named;        /* bytes of files that records named so far */
    char reason[MAX_REASON];
} reader;

/* --- the text of a string -------------------------------------------------------- */

/* Adds what stands between the quotation marks at the ends of `span`. */
static bool add_string(cg_document *document, cg_span span)
{
    uint32_t at = span.start + 1, end = span.end - 1;
    while (at < end) {
        const char *from = document->source.ptr + at;
        const char *escape = memchr(from, '\\', end - at);
        uint32_t stop = escape ? at + (uint32_t)(escape - from) : end;
        if (stop > at && !cg_record_verbatim(document, (cg_span){at, stop}))
            return false;
        at = stop;
        if (at < end) {
            uint32_t rune;
            char utf8[4];
            uint32_t len = cg_json_escape(document->source, at, &rune);
            cg_slice text = {utf8, cg_utf8_encode(rune, utf8)};
            if (!cg_record_decoded(document, text, (cg_span){at, at + len}))
                return false;
            at += len;
        }
    }
    return true;
}

/* --- metadata ------------------------------------------------------------------------ */

static cg_status refuse(reader *r, const char *reason)
{
    return cg_record_refuse(r->source, r->sink, r->record.line, reason, r->error);
}

/* "A, B" of a list. */
static bool join(reader *r, const cg_json *list, cg_slice *out)
{
    cg_buf names;
    cg_buf_init(&names, CG_MAX_FRONT_MATTER);
    for (uint32_t i = 0; i < list->len; i++) {
        cg_slice name = list->items[i].string;
        if (list->items[i].type != CG_JSON_STRING || names.len + name.len > names.cap / 2)
            continue;
        if (names.len > 0)
            cg_buf_add(&names, ", ", 2);
        cg_buf_add_slice(&names, name);
    }
    *out = cg_arena_copy(&r->tree, cg_buf_slice(&names));
    bool ok = cg_buf_ok(&names) && out->ptr;
    cg_buf_release(&names);
    return ok;
}

/* Empty for what can't be told in words. False: out of memory. */
static bool read_value(reader *r, const cg_json *value, cg_slice *out)
{
    *out = value->string;
    if (value->type == CG_JSON_ARRAY)
        return join(r, value, out);
    if (value->type == CG_JSON_INTEGER)
        *out = cg_arena_printf(&r->tree, "%lld", (long long)value->integer);
    return value->type != CG_JSON_INTEGER || out->ptr;
}

/* The first of equal keys counts. */
static bool read_info(reader *r, const cg_json *object)
{
    r->info = (cg_document_info){0};
    for (uint32_t i = 0; i < object->len; i++) {
        const cg_json *member = &object->items[i];
        cg_record_field field = cg_record_field_named(member->key);
        if (field == CG_RECORD_OTHER)
            continue;
        cg_slice *place = cg_record_field_of(&r->info, field);
        if (place->len == 0 && !read_value(r, member, place))
            return false;
    }
    return true;
}

/* --- a file that is named ---------------------------------------------------------------- */

/* Below the folder of the file that names it, as written. */
static bool is_below(cg_slice path)
{
    if (path.len == 0 || path.ptr[0] == '/' || memchr(path.ptr, '\\', path.len))
        return false;
    for (size_t at = 0; at < path.len;) {
        const char *slash = memchr(path.ptr + at, '/', path.len - at);
        size_t end = slash ? (size_t)(slash - path.ptr) : path.len;
        if (cg_slice_is(cg_slice_sub(path, at, end), ".."))
            return false;
        at = end + 1;
    }
    return true;
}

/* And still so when links are followed. */
static bool stays_below(const char *folder, const char *path)
{
    char root[PATH_MAX], file[PATH_MAX];
    if (!realpath(folder, root) || !realpath(path, file))
        return false;
    size_t len = strlen(root);
    return strncmp(root, file, len) == 0 && (file[len] == '/' || len == 1);
}

/* What the record says of itself can be true of one document only. */
static bool holds_many(cg_format format)
{
    static const bool many[CG_FORMAT_COUNT] = {
        [CG_FORMAT_MBOX] = true, [CG_FORMAT_JSONL] = true,      [CG_FORMAT_CSV] = true,
        [CG_FORMAT_TSV] = true,  [CG_FORMAT_COMPRESSED] = true, [CG_FORMAT_ZIP] = true,
        [CG_FORMAT_TAR] = true,  [CG_FORMAT_WARC] = true};
    return many[format];
}

static cg_status read_bytes(reader *r, cg_slice path, cg_slice bytes)
{
    cg_document_info info = {.title = {0}};
    cg_source file = {.path = path,
                      .bytes = bytes,
                      .format = cg_format_of(path, bytes, r->source->options),
                      .space = CG_SPACE_FILE,
                      .depth = r->source->depth + 1,
                      .given = &info,
                      .options = r->source->options};
    /* What stands before the record's own words stands before the file's. */
    if (r->source->given)
        info = *r->source->given;
    for (int i = 0; i < CG_RECORD_FIELDS; i++) {
        cg_slice *place = cg_record_field_of(&info, (cg_record_field)i);
        if (place->len == 0)
            *place = *cg_record_field_of(&r->info, (cg_record_field)i);
    }
    if (holds_many(file.format))
        return refuse(r, "\"path\" names a file of many documents");
    return cg_read(&file, r->sink, r->error);
}

static cg_status read_named(reader *r, const char *folder, const char *path)
{
    cg_buf bytes;
    cg_error own = {0};
    bool cut = false;
    if (r->named > CG_MAX_NAMED)
        return refuse(r, "the files that were named before are larger than 16 GiB together");
    if (!stays_below(folder, path))
        return refuse(r, "the file that \"path\" names is not there, or outside of the folder");
    cg_buf_init(&bytes, CG_MAX_DOCUMENT);
    cg_status status = cg_file_read(path, CG_MAX_DOCUMENT - 1, &bytes, &cut, &own);
    r->named += bytes.len;
    if (status == CG_OK)
        status = cut ? refuse(r, "the file that \"path\" names is larger than 1 GiB")
                     : read_bytes(r, cg_slice_of(path), cg_buf_slice(&bytes));
    else if (status == CG_E_IO)
        status = refuse(r, own.text);
    else if (r->error)
        *r->error = own;
    cg_buf_release(&bytes);
    return status;
}

static cg_status read_path(reader *r, cg_slice path)
{
    if (r->source->space != CG_SPACE_FILE || r->source->depth > 0)
        return refuse(r, "\"path\" is of no use inside a container");
    if (!is_below(path))
        return refuse(r, "\"path\" must name a file in the folder of this one, or below");
    cg_slice own = r->source->path;
    size_t len = own.len;
    while (len > 0 && own.ptr[len - 1] != '/')
        len--;
    cg_slice folder = len ? cg_arena_copy(&r->tree, cg_slice_sub(own, 0, len)) : CG_SLICE(".");
    cg_slice whole = cg_arena_printf(&r->tree, "%.*s%.*s", (int)len, own.ptr, (int)path.len,
                                     path.ptr);
    if (!folder.ptr || !whole.ptr)
        return cg_error_memory(r->error);
    return read_named(r, folder.ptr, whole.ptr);
}

/* --- records -------------------------------------------------------------------------------- */

static cg_status read_text(reader *r, const cg_json *text)
{
    cg_status status = cg_record_begin(r->source, r->sink, r->record, r->error);
    if (status != CG_OK)
        return status;
    if (!add_string(r->sink->document, text->span))
        return cg_error_memory(r->error);
    return cg_record_end(r->sink, &r->info, r->error);
}

static cg_status read_object(reader *r, const cg_json *object)
{
    const cg_read_options *options = r->source->options;
    const cg_json *text =
        options && options->text_column ? cg_json_get(object, options->text_column) : NULL;
    const cg_json *path = cg_json_get(object, "path");
    if (!text)
        text = cg_json_get(object, "text");
    if (object->type != CG_JSON_OBJECT)
        return refuse(r, "not an object");
    if (!read_info(r, object))
        return cg_error_memory(r->error);
    if (text && text->type != CG_JSON_STRING)
        return refuse(r, "\"text\" must be a string");
    if (text)
        return read_text(r, text);
    if (!path)
        return refuse(r, "neither \"text\" nor \"path\" is there");
    return path->type == CG_JSON_STRING ? read_path(r, path->string)
                                        : refuse(r, "\"path\" must be a string");
}

static cg_status read_record(reader *r)
{
    cg_slice line = cg_slice_sub(r->source->bytes, r->record.span.start, r->record.span.end);
    const cg_json *root;
    cg_json_error why;
    if (cg_slice_trim(line).len == 0)
        return CG_OK;
    if (line.len > CG_MAX_RECORD)
        return refuse(r, "the record is too long");
    cg_arena_reset(&r->tree);
    cg_status status = cg_json_parse(line, &r->tree, &root, &why);
    if (status == CG_OK)
        return read_object(r, root);
    if (status != CG_E_CONTENT)
        return cg_error_memory(r->error);
    if (snprintf(r->reason, sizeof r->reason, "column %lu: %s", (unsigned long)why.span.start + 1,
                 why.text) < 0)
        r->reason[0] = 0;
    return refuse(r, r->reason);
}

cg_status cg_read_jsonl(const cg_source *source, cg_sink *sink, cg_error *error)
{
    cg_slice bytes = source->bytes;
    reader r = {.source = source, .sink = sink, .error = error};
    cg_status status = CG_OK;
    if (cg_record_is_wide(source))
        return cg_record_read_wide(source, sink, cg_read_jsonl, error);
    cg_arena_init(&r.tree, CG_MAX_RECORD_TREE);
    for (size_t at = 0; status == CG_OK && at < bytes.len; r.record.line++) {
        const char *feed = memchr(bytes.ptr + at, '\n', bytes.len - at);
        size_t end = feed ? (size_t)(feed - bytes.ptr) : bytes.len;
        r.record.span = (cg_span){(uint32_t)at, (uint32_t)end};
        status = read_record(&r);
        at = end + 1;
    }
    cg_arena_release(&r.tree);
    return status;
}
