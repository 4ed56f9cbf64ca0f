/* Web archives (WARC, WET): records of what a crawler fetched, mostly each in a gzip
 * member of its own. Pages and their texts are read, each as a member of the archive
 * that is named by its address; requests and notes of the crawler are passed by. */
#include "read/gzip.h"
#include "read/http.h"

#include "base/limits.h"

#include <inttypes.h>

typedef struct warc {
    const cg_source *source;
    cg_sink *sink;
    cg_error *error;
    bool packed;
    uint64_t base;    /* of the source's bytes in its file */
    size_t at;        /* packed: of the next member; else of the next record */
    cg_buf unpacked;  /* packed: the members at hand */
    size_t taken;     /* bytes of it that were read */
    size_t member;    /* where the first member at hand begins */
    bool memory;      /* it ran out */
    const char *over; /* why what follows is not read; NULL: it may be */
    size_t records;   /* so far */
    cg_buf room[2], path;
    cg_arena values; /* of the record at hand */
} warc;

/* A record, and where it is in the file. */
typedef struct record {
    cg_http_fields fields;
    cg_slice block;
    uint64_t offset, length;
} record;

/* --- finding records -------------------------------------------------------------- */

/* Unpacks the next member behind what is at hand. */
static void unpack_member(warc *w)
{
    cg_slice bytes = w->source->bytes;
    size_t len = 0;
    cg_slice rest = cg_slice_sub(bytes, w->at, bytes.len);
    if (!cg_gzip_is(rest)) {
        w->over = "damaged";
        return;
    }
    cg_gzip_state state =
        cg_gzip_member(rest, CG_MAX_MEMBER, w->source->budget, &w->unpacked, &len);
    w->at += len;
    w->memory |= state == CG_GZIP_MEMORY;
    if (state == CG_GZIP_DAMAGED)
        w->over = "damaged or cut off";
    else if (state == CG_GZIP_LONG)
        w->over = w->source->budget->bytes ? "unpacks to more than 256 MiB in one piece"
                                           : "unpacks to far more than it is worth";
}

static bool has_more(const warc *w)
{
    return w->packed && !w->over && !w->memory && w->at < w->source->bytes.len;
}

/* Forgets what was read, and unpacks the next member. */
static void begin_member(warc *w)
{
    cg_buf_reset(&w->unpacked);
    w->taken = 0;
    w->member = w->at;
    unpack_member(w);
}

/* Unpacks until there is twice as much, so that looking at it again is linear. */
static void unpack_more(warc *w)
{
    size_t wanted = 2 * w->unpacked.len;
    while (has_more(w) && w->unpacked.len <= wanted)
        unpack_member(w);
}

static cg_slice at_hand(const warc *w)
{
    cg_slice all = w->packed ? cg_buf_slice(&w->unpacked) : w->source->bytes;
    size_t from = w->packed ? w->taken : w->at;
    return cg_slice_sub(all, from, all.len);
}

static void step(warc *w, size_t len)
{
    if (w->packed)
        w->taken += len;
    else
        w->at += len;
}

static size_t count_breaks(cg_slice rest)
{
    size_t len = 0;
    while (len < rest.len && (rest.ptr[len] == '\r' || rest.ptr[len] == '\n'))
        len++;
    return len;
}

/* False for what is no number, or too large a one. */
static bool read_length(cg_slice digits, uint64_t *length)
{
    *length = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9' || i > 15)
            return false;
        *length = *length * 10 + (uint64_t)(digits.ptr[i] - '0');
    }
    return digits.len > 0;
}

typedef enum located { LOCATED, PARTLY, NOWHERE } located;

/* The record that `rest` begins with; PARTLY: the rest of it would have to follow. */
static located locate(cg_slice rest, record *found, size_t *len)
{
    uint64_t length;
    if (rest.len < 5 && memcmp(rest.ptr, "WARC/", rest.len) == 0)
        return PARTLY;
    if (!cg_slice_starts(rest, "WARC/"))
        return NOWHERE;
    found->fields = cg_http_fields_of(rest);
    if (found->fields.end == 0)
        return rest.len < CG_MAX_HTTP_HEADER ? PARTLY : NOWHERE;
    if (!read_length(cg_http_field(&found->fields, "content-length"), &length))
        return NOWHERE;
    if (length > rest.len - found->fields.end)
        return PARTLY;
    found->block = cg_slice_sub(rest, found->fields.end, found->fields.end + (size_t)length);
    *len = found->fields.end + (size_t)length;
    *len += count_breaks(cg_slice_sub(rest, *len, *len + 4 < rest.len ? *len + 4 : rest.len));
    return LOCATED;
}

/* Goes to the next byte that is no line break; false at the end of the file. */
static bool find_start(warc *w)
{
    for (;;) {
        cg_slice rest = at_hand(w);
        size_t breaks = count_breaks(rest);
        step(w, breaks);
        if (breaks < rest.len)
            return true;
        if (!has_more(w))
            return false;
        begin_member(w);
    }
}

/* False when there is none: at the end, or `over` says why. */
static bool next_record(warc *w, record *found)
{
    located where;
    size_t len = 0;
    if (!find_start(w))
        return false;
    while ((where = locate(at_hand(w), found, &len)) == PARTLY && has_more(w))
        unpack_more(w);
    if (where == NOWHERE)
        w->over = "damaged";
    else if (where == PARTLY && !w->over)
        w->over = "cut off";
    if (where != LOCATED || w->memory)
        return false;
    found->offset = w->base + (w->packed ? w->member : w->at);
    found->length = w->packed ? w->at - w->member : len;
    step(w, len);
    w->records++;
    return true;
}

/* --- what a record says of itself ---------------------------------------------------- */

/* A copy with one blank for each fold, without the marks that some put around it. */
static cg_slice value_of(warc *w, const record *found, const char *name)
{
    cg_slice value = cg_http_field(&found->fields, name);
    if (value.len >= 2 && value.ptr[0] == '<' && value.ptr[value.len - 1] == '>')
        value = cg_slice_sub(value, 1, value.len - 1);
    if (value.len > CG_MAX_QUOTE)
        value.len = CG_MAX_QUOTE;
    char *copy = cg_arena_alloc(&w->values, value.len + 1, 1);
    size_t len = 0;
    w->memory |= !copy;
    for (size_t i = 0; copy && i < value.len; i++) {
        bool blank = strchr(" \t\r\n", value.ptr[i]) != NULL;
        if (!blank)
            copy[len++] = value.ptr[i];
        else if (len > 0 && copy[len - 1] != ' ')
            copy[len++] = ' ';
    }
    return (cg_slice){copy ? copy : "", len};
}

static cg_slice number(warc *w, uint64_t value)
{
    cg_slice digits = cg_arena_printf(&w->values, "%" PRIu64, value);
    w->memory |= !digits.ptr;
    return digits;
}

/* What the operator says of the archive stands before it. */
static void describe(warc *w, const record *found, cg_document_info *info)
{
    if (w->source->given)
        *info = *w->source->given;
    if (info->url.len == 0)
        info->url = value_of(w, found, "warc-target-uri");
    info->record = value_of(w, found, "warc-record-id");
    info->fetched = value_of(w, found, "warc-date");
    info->record_offset = number(w, found->offset);
    info->record_length = number(w, found->length);
}

/* "file!address": it only ever names results. */
static void name_record(warc *w, cg_slice uri)
{
    cg_buf_reset(&w->path);
    cg_buf_add_slice(&w->path, w->source->path);
    cg_buf_add_char(&w->path, '!');
    if (uri.len)
        cg_buf_add_slice(&w->path, uri);
    else
        cg_buf_printf(&w->path, "record %zu", w->records);
    w->memory |= !cg_buf_ok(&w->path);
}

/* CG_FORMAT_BINARY: for none of us. */
static cg_format format_of(const warc *w, cg_slice content_type, cg_slice body)
{
    static const struct {
        const char *type;
        cg_format format;
    } types[] = {
        {"text/html", CG_FORMAT_HTML},     {"application/xhtml+xml", CG_FORMAT_HTML},
        {"text/plain", CG_FORMAT_TEXT},    {"text/markdown", CG_FORMAT_MARKDOWN},
        {"application/pdf", CG_FORMAT_PDF}, {"message/rfc822", CG_FORMAT_EML},
    };
    cg_slice type = cg_http_type(content_type);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (cg_http_is(type, types[i].type))
            return types[i].format;
    if (type.len > 0 && !cg_http_is(type, "application/octet-stream"))
        return CG_FORMAT_BINARY;
    return cg_format_of(cg_buf_slice(&w->path), body, w->source->options);
}

/* --- reading them ---------------------------------------------------------------------- */

/* A sink that says of every document what was odd about its record. */
typedef struct odd_sink {
    cg_sink *to;
    const char *odd;
} odd_sink;

static cg_status take_odd(void *context, cg_document *document, cg_error *error)
{
    const odd_sink *odd = context;
    if (document->defect == CG_DEFECT_NONE) {
        document->defect = CG_DEFECT_CUT;
        document->note = cg_arena_copy(&document->arena, cg_slice_of(odd->odd));
        if (!document->note.ptr)
            return cg_error_memory(error);
    }
    return odd->to->take(odd->to->context, document, error);
}

static cg_status read_body(warc *w, const record *found, cg_slice content_type, cg_slice body,
                           const char *odd)
{
    cg_document_info info = {.title = {"", 0}};
    describe(w, found, &info);
    name_record(w, value_of(w, found, "warc-target-uri"));
    cg_source page = *w->source;
    page.path = cg_buf_slice(&w->path);
    page.bytes = body;
    page.format = format_of(w, content_type, body);
    page.space = CG_SPACE_MEMBER;
    page.depth++;
    page.given = &info;
    page.charset = cg_http_charset(content_type);
    if (w->memory)
        return cg_error_memory(w->error);
    if (page.format == CG_FORMAT_BINARY)
        return CG_OK;
    if (!odd && cg_http_field(&found->fields, "warc-truncated").len)
        odd = "cut off when it was fetched";
    if (odd && body.len == 0)
        return cg_read_defect(&page, w->sink, CG_DEFECT_UNREAD, odd, w->error);
    odd_sink marked = {w->sink, odd};
    cg_sink sink = {&marked, w->sink->document, take_odd};
    return cg_read(&page, odd ? &sink : w->sink, w->error);
}

/* Pages that were there: what else a server answers is no document. */
static cg_status read_answer(warc *w, const record *found)
{
    cg_http_answer answer;
    if (!cg_http_read(found->block, w->source->budget, w->room, &answer))
        return cg_error_memory(w->error);
    if (answer.status < 200 || answer.status > 299)
        return CG_OK;
    return read_body(w, found, answer.content_type, answer.body, answer.odd);
}

static cg_status read_record(warc *w, const record *found)
{
    cg_slice type = cg_http_field(&found->fields, "warc-type");
    cg_arena_reset(&w->values);
    if (cg_http_is(type, "response"))
        return read_answer(w, found);
    if (cg_http_is(type, "conversion") || cg_http_is(type, "resource"))
        return read_body(w, found, cg_http_field(&found->fields, "content-type"), found->block,
                         NULL);
    return CG_OK;
}

static cg_status refuse_rest(warc *w)
{
    cg_slice reason =
        w->records ? cg_arena_printf(&w->values, "%s: what follows record %zu was not read",
                                     w->over, w->records)
                   : cg_arena_printf(&w->values, "%s: nothing in it could be read", w->over);
    return reason.ptr ? cg_read_defect(w->source, w->sink, CG_DEFECT_UNREAD, reason.ptr, w->error)
                      : cg_error_memory(w->error);
}

static cg_status read_records(warc *w)
{
    record found;
    cg_status status = CG_OK;
    while (status == CG_OK && next_record(w, &found)) {
        status = read_record(w, &found);
        if (status == CG_OK && w->records >= CG_MAX_MEMBERS)
            w->over = "too many records";
    }
    if (status == CG_OK && w->memory)
        return cg_error_memory(w->error);
    return status == CG_OK && w->over ? refuse_rest(w) : status;
}

cg_status cg_read_warc(const cg_source *source, cg_sink *sink, cg_error *error)
{
    warc w = {.source = source,
              .sink = sink,
              .error = error,
              .packed = cg_gzip_is(source->bytes),
              .base = source->options && source->depth == 0 ? source->options->offset : 0};
    cg_arena_init(&w.values, CG_MAX_HTTP_HEADER * 8);
    cg_buf_init(&w.unpacked, 2 * CG_MAX_MEMBER);
    cg_buf_init(&w.path, CG_MAX_PATH);
    cg_buf_init(&w.room[0], CG_MAX_MEMBER);
    cg_buf_init(&w.room[1], CG_MAX_MEMBER + 1);
    cg_status status = read_records(&w);
    cg_buf_release(&w.room[0]);
    cg_buf_release(&w.room[1]);
    cg_buf_release(&w.path);
    cg_buf_release(&w.unpacked);
    cg_arena_release(&w.values);
    return status;
}
