#include "read/http.h"

#include "base/limits.h"
#include "read/gzip.h"

/* --- fields -------------------------------------------------------------------- */

/* The end of the line at `at`, behind its line feed. */
static size_t line_end(cg_slice bytes, size_t at)
{
    const char *feed = at < bytes.len ? memchr(bytes.ptr + at, '\n', bytes.len - at) : NULL;
    return feed ? (size_t)(feed - bytes.ptr) + 1 : bytes.len + 1;
}

static bool is_empty_line(cg_slice bytes, size_t at)
{
    return bytes.ptr[at] == '\n' ||
           (bytes.ptr[at] == '\r' && at + 1 < bytes.len && bytes.ptr[at + 1] == '\n');
}

cg_http_fields cg_http_fields_of(cg_slice bytes)
{
    cg_http_fields fields = {.lines = {"", 0}};
    cg_slice head = cg_slice_sub(bytes, 0, bytes.len < CG_MAX_HTTP_HEADER ? bytes.len
                                                                         : CG_MAX_HTTP_HEADER);
    size_t start = line_end(head, 0), at = start;
    while (at < head.len && !is_empty_line(head, at))
        at = line_end(head, at);
    if (at >= head.len)
        return fields;
    fields.lines = cg_slice_sub(head, start, at);
    fields.end = line_end(head, at);
    return fields;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

bool cg_http_is(cg_slice value, const char *wanted)
{
    if (value.len != strlen(wanted))
        return false;
    for (size_t i = 0; i < value.len; i++)
        if (lower(value.ptr[i]) != wanted[i])
            return false;
    return true;
}

static bool is_folded(cg_slice lines, size_t at)
{
    return at < lines.len && (lines.ptr[at] == ' ' || lines.ptr[at] == '\t');
}

cg_slice cg_http_field(const cg_http_fields *fields, const char *name)
{
    cg_slice lines = fields->lines;
    for (size_t at = 0, end; at < lines.len; at = end) {
        end = line_end(lines, at);
        while (end < lines.len && is_folded(lines, end))
            end = line_end(lines, end);
        if (end > lines.len)
            end = lines.len;
        cg_slice field = cg_slice_sub(lines, at, end);
        const char *colon = memchr(field.ptr, ':', field.len);
        if (!colon)
            continue;
        size_t len = (size_t)(colon - field.ptr);
        if (cg_http_is(cg_slice_trim(cg_slice_sub(field, 0, len)), name))
            return cg_slice_trim(cg_slice_sub(field, len + 1, field.len));
    }
    return CG_SLICE("");
}

cg_slice cg_http_type(cg_slice content_type)
{
    const char *semicolon =
        content_type.len ? memchr(content_type.ptr, ';', content_type.len) : NULL;
    size_t end = semicolon ? (size_t)(semicolon - content_type.ptr) : content_type.len;
    return cg_slice_trim(cg_slice_sub(content_type, 0, end));
}

cg_slice cg_http_charset(cg_slice content_type)
{
    size_t at = cg_http_type(content_type).len;
    while (at < content_type.len) {
        const char *from = content_type.ptr + at;
        const char *semicolon = memchr(from, ';', content_type.len - at);
        size_t end = semicolon ? (size_t)(semicolon - content_type.ptr) : content_type.len;
        cg_slice parameter = cg_slice_trim(cg_slice_sub(content_type, at, end));
        at = end + 1;
        if (parameter.len <= 8 || !cg_http_is(cg_slice_sub(parameter, 0, 8), "charset="))
            continue;
        cg_slice value = cg_slice_sub(parameter, 8, parameter.len);
        if (value.len >= 2 && (value.ptr[0] == '"' || value.ptr[0] == '\''))
            value = cg_slice_sub(value, 1, value.len - 1);
        return cg_slice_trim(value);
    }
    return CG_SLICE("");
}

/* --- bodies --------------------------------------------------------------------- */

static int hex_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The length of the chunk whose line begins at `*at`, which becomes its first byte.
 * False when that is no such line. */
static bool read_chunk_line(cg_slice body, size_t *at, size_t *len)
{
    size_t end = line_end(body, *at), digits = 0;
    *len = 0;
    while (*at + digits < body.len && hex_of(body.ptr[*at + digits]) >= 0 && digits < 8)
        *len = *len * 16 + (size_t)hex_of(body.ptr[*at + digits++]);
    if (digits == 0 || end > body.len || !strchr("\r\n; \t", body.ptr[*at + digits]))
        return false;
    *at = end;
    return true;
}

/* Appends the chunks of `body`; false when it has none: some archives keep the field
 * and undo the chunks. `*whole`: those that there are ended. */
static bool join_chunks(cg_slice body, cg_buf *out, bool *whole)
{
    size_t at = 0, len = 0;
    bool any = false;
    *whole = true;
    while (at < body.len && read_chunk_line(body, &at, &len)) {
        any = true;
        *whole = len == 0;
        if (len == 0)
            break;
        size_t left = body.len - at;
        cg_buf_add_slice(out, cg_slice_sub(body, at, at + (len < left ? len : left)));
        at += len < left ? len : left;
        if (at < body.len && is_empty_line(body, at))
            at = line_end(body, at);
    }
    return any;
}

/* NULL when `*body` is undone, else why not. */
static const char *undo_coding(cg_slice coding, cg_unpack_budget *budget, cg_buf *out,
                               cg_slice *body, bool *memory)
{
    cg_gzip_state state = CG_GZIP_GOOD;
    size_t len;
    if (coding.len == 0 || cg_http_is(coding, "identity") || body->len == 0)
        return NULL;
    bool gzip = cg_http_is(coding, "gzip") || cg_http_is(coding, "x-gzip");
    if (gzip && !cg_gzip_is(*body))
        return NULL; /* undone by the archive */
    if (gzip)
        state = cg_gzip_member(*body, CG_MAX_MEMBER, budget, out, &len);
    else if (cg_http_is(coding, "deflate"))
        state = cg_gzip_deflated(*body, CG_MAX_MEMBER, budget, out);
    else
        return "compressed in a way that is not read";
    *body = cg_buf_slice(out);
    *memory = state == CG_GZIP_MEMORY;
    if (state == CG_GZIP_LONG)
        return "unpacks to far more than it is worth: the rest was not read";
    if (state != CG_GZIP_DAMAGED)
        return NULL;
    return body->len ? "damaged: only the start could be read" : "damaged";
}

/* 0 for what is no status line. */
static unsigned read_status(cg_slice bytes)
{
    unsigned status = 0;
    const char *blank =
        cg_slice_starts(bytes, "HTTP/") ? memchr(bytes.ptr, ' ', bytes.len) : NULL;
    size_t at = blank ? (size_t)(blank - bytes.ptr) + 1 : bytes.len;
    if (at > 16 || at + 3 > bytes.len)
        return 0;
    for (size_t i = at; i < at + 3; i++) {
        if (bytes.ptr[i] < '0' || bytes.ptr[i] > '9')
            return 0;
        status = status * 10 + (unsigned)(bytes.ptr[i] - '0');
    }
    return status;
}

bool cg_http_read(cg_slice bytes, cg_unpack_budget *budget, cg_buf room[2],
                  cg_http_answer *answer)
{
    bool whole = true, memory = false;
    *answer = (cg_http_answer){.body = {"", 0}};
    cg_http_fields fields = cg_http_fields_of(bytes);
    cg_buf_reset(&room[0]);
    cg_buf_reset(&room[1]);
    if (fields.end == 0)
        return true;
    answer->status = read_status(bytes);
    answer->content_type = cg_http_field(&fields, "content-type");
    answer->body = cg_slice_sub(bytes, fields.end, bytes.len);
    if (cg_http_is(cg_http_field(&fields, "transfer-encoding"), "chunked") &&
        join_chunks(answer->body, &room[0], &whole))
        answer->body = cg_buf_slice(&room[0]);
    answer->odd = undo_coding(cg_http_field(&fields, "content-encoding"), budget, &room[1],
                              &answer->body, &memory);
    if (!whole && !answer->odd)
        answer->odd = "cut off when it was fetched";
    return !memory && cg_buf_ok(&room[0]) && cg_buf_ok(&room[1]);
}
