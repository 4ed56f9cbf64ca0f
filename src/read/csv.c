/* Tables: CSV as RFC 4180 has it, and TSV. The first row names the columns.
 *
 * libcsv, the one C library that is packaged, hands out fields without their
 * places in the source, and places are what a map is made of. */
#include "read/tables.h"

#include "base/limits.h"
#include "text/charset.h"

#include <stdio.h>

enum { MAX_REASON = 256, MAX_NAMES = 200 };

typedef struct field {
    cg_span span; /* in the file, without the quotation marks around it */
    bool quoted;
    bool doubled; /* it holds doubled quotation marks, which stand for one */
} field;

typedef enum fault {
    FAULT_NONE,
    FAULT_OPEN,   /* a quotation mark is never closed */
    FAULT_BEHIND, /* text stands behind a closing quotation mark */
    FAULT_LONG,
    FAULT_WIDE,
} fault;

typedef struct reader {
    const cg_source *source;
    cg_sink *sink;
    cg_error *error;
    cg_slice bytes;
    char delimiter;
    size_t at;     /* what is read next */
    uint32_t line; /* where that stands, from 0 */
    CG_VEC(field) row;
    cg_record record;  /* where the row stands */
    size_t columns;    /* that the first row names */
    size_t text;       /* the column of the text */
    size_t fields[CG_RECORD_FIELDS]; /* columns + 1 of what is told; 0: none */
    cg_buf value;
    char reason[MAX_REASON];
} reader;

/* --- rows ----------------------------------------------------------------------- */

static bool ends_row(char c)
{
    return c == '\n' || c == '\r';
}

/* Ends that are two bytes are one. */
static size_t skip_break(cg_slice bytes, size_t at)
{
    bool pair = bytes.ptr[at] == '\r' && at + 1 < bytes.len && bytes.ptr[at + 1] == '\n';
    return at + (pair ? 2 : 1);
}

static void count_lines(reader *r, size_t from, size_t to)
{
    while (from < to) {
        if (ends_row(r->bytes.ptr[from])) {
            r->line++;
            from = skip_break(r->bytes, from);
        } else {
            from++;
        }
    }
}

static field read_bare(const reader *r, size_t *at, size_t end)
{
    size_t start = *at;
    while (*at < end && r->bytes.ptr[*at] != r->delimiter && !ends_row(r->bytes.ptr[*at]))
        ++*at;
    return (field){.span = {(uint32_t)start, (uint32_t)*at}};
}

/* `*at` is at the opening mark. */
static fault read_quoted(const reader *r, size_t *at, size_t end, field *out)
{
    size_t start = *at + 1, i = start;
    out->quoted = true;
    out->doubled = false;
    for (;; i += 2) {
        const char *mark = i < end ? memchr(r->bytes.ptr + i, '"', end - i) : NULL;
        if (!mark)
            return end < r->bytes.len ? FAULT_LONG : FAULT_OPEN;
        i = (size_t)(mark - r->bytes.ptr);
        if (i + 1 >= end || r->bytes.ptr[i + 1] != '"')
            break;
        out->doubled = true;
    }
    out->span = (cg_span){(uint32_t)start, (uint32_t)i};
    *at = i + 1;
    bool ends = *at >= end || r->bytes.ptr[*at] == r->delimiter || ends_row(r->bytes.ptr[*at]);
    return ends ? FAULT_NONE : FAULT_BEHIND;
}

static fault read_field(const reader *r, size_t *at, size_t end, field *out)
{
    size_t start = *at;
    if (start >= end || r->bytes.ptr[start] != '"') {
        *out = read_bare(r, at, end);
        return FAULT_NONE;
    }
    fault found = read_quoted(r, at, end, out);
    if (found == FAULT_NONE || r->delimiter != '\t')
        return found;
    /* Most tables of this kind know no marks: there it is one like any other. */
    *at = start;
    *out = read_bare(r, at, end);
    return FAULT_NONE;
}

/* Reads the row at `at`, which ends behind it, and its fields. False: out of
 * memory. */
static bool read_row(reader *r, fault *found)
{
    size_t start = r->at, at = start;
    size_t end = r->bytes.len - at > CG_MAX_RECORD ? at + CG_MAX_RECORD : r->bytes.len;
    cg_vec_reset(&r->row);
    *found = FAULT_NONE;
    for (;; at++) {
        field next = {.quoted = false};
        *found = read_field(r, &at, end, &next);
        if (*found == FAULT_NONE && r->row.len == CG_MAX_COLUMNS)
            *found = FAULT_WIDE;
        if (*found == FAULT_NONE && at >= end && end < r->bytes.len)
            *found = FAULT_LONG;
        if (*found != FAULT_NONE)
            break;
        if (!cg_vec_push(&r->row, next))
            return false;
        if (at >= end || r->bytes.ptr[at] != r->delimiter)
            break;
    }
    r->record = (cg_record){{(uint32_t)start, (uint32_t)at}, r->line};
    r->at = at < r->bytes.len ? at : r->bytes.len;
    return true;
}

/* Steps behind the line break; of a row with a fault, behind the line on which
 * the fault was seen, or, where a mark is never closed, behind the row's first. */
static void end_row(reader *r, fault found)
{
    size_t at = found == FAULT_OPEN || found == FAULT_LONG ? r->record.span.start : r->at;
    while (found != FAULT_NONE && at < r->bytes.len && !ends_row(r->bytes.ptr[at]))
        at++;
    if (at < r->bytes.len)
        at = skip_break(r->bytes, at);
    count_lines(r, r->record.span.start, at);
    r->at = at;
}

/* --- values ---------------------------------------------------------------------- */

/* The bytes of a field, each doubled mark as one: in `value`. */
static cg_slice read_value(reader *r, const field *f)
{
    cg_slice raw = cg_slice_sub(r->bytes, f->span.start, f->span.end);
    cg_buf_reset(&r->value);
    for (size_t at = 0; at < raw.len;) {
        const char *mark = f->doubled ? memchr(raw.ptr + at, '"', raw.len - at) : NULL;
        size_t end = mark ? (size_t)(mark - raw.ptr) + 1 : raw.len;
        cg_charset_decode(cg_slice_sub(raw, at, end), true, &r->value);
        at = mark ? end + 1 : end;
    }
    return cg_slice_trim(cg_buf_slice(&r->value));
}

static bool add_text(const reader *r, const field *f)
{
    cg_document *document = r->sink->document;
    uint32_t base = r->record.span.start, at = f->span.start, end = f->span.end;
    while (at < end) {
        const char *from = r->bytes.ptr + at;
        const char *mark = f->doubled ? memchr(from, '"', end - at) : NULL;
        uint32_t stop = mark ? at + (uint32_t)(mark - from) : end;
        if (stop > at && !cg_record_verbatim(document, (cg_span){at - base, stop - base}))
            return false;
        at = stop;
        if (at >= end)
            break;
        if (!cg_record_decoded(document, CG_SLICE("\""), (cg_span){at - base, at + 2 - base}))
            return false;
        at += 2;
    }
    return true;
}

/* --- the first row ------------------------------------------------------------------ */

/* The column that is asked for, or else the first of the usual names; false when
 * there is none. */
static bool find_text(reader *r)
{
    static const char *const usual[] = {"text", "body", "content", "statement"};
    const cg_read_options *options = r->source->options;
    const char *asked = options ? options->text_column : NULL;
    size_t count = asked ? 1 : sizeof usual / sizeof *usual;
    for (size_t n = 0; n < count; n++) {
        for (r->text = 0; r->text < r->row.len; r->text++)
            if (cg_record_name_is(read_value(r, &r->row.items[r->text]), asked ? asked : usual[n]))
                return true;
    }
    return false;
}

static void find_fields(reader *r)
{
    r->columns = r->row.len;
    for (size_t i = 0; i < r->row.len; i++) {
        cg_record_field known = cg_record_field_named(read_value(r, &r->row.items[i]));
        if (known != CG_RECORD_OTHER && r->fields[known] == 0)
            r->fields[known] = i + 1;
    }
}

/* Reads the first row; some tables of comma separated values have other marks
 * than commas. False: out of memory. */
static bool read_header(reader *r, const char *delimiters, bool *usable)
{
    size_t start = cg_slice_starts(r->bytes, "\xEF\xBB\xBF") ? 3 : 0;
    fault found = FAULT_NONE;
    *usable = false;
    for (; *delimiters && !*usable; delimiters++) {
        r->delimiter = *delimiters;
        r->at = start;
        if (!read_row(r, &found))
            return false;
        *usable = found == FAULT_NONE && find_text(r);
    }
    if (*usable) {
        find_fields(r);
        end_row(r, FAULT_NONE);
    }
    return cg_buf_ok(&r->value);
}

static cg_status refuse_table(reader *r)
{
    const cg_read_options *options = r->source->options;
    if (!options || !options->text_column)
        return cg_read_defect(r->source, r->sink, CG_DEFECT_SKIPPED,
                              "no column is named \"text\", \"body\", \"content\" or "
                              "\"statement\": name one with --text-column",
                              r->error);
    if (snprintf(r->reason, sizeof r->reason, "no column is named \"%.*s\"", MAX_NAMES,
                 options->text_column) < 0)
        r->reason[0] = 0;
    return cg_read_defect(r->source, r->sink, CG_DEFECT_UNREAD, r->reason, r->error);
}

/* --- records -------------------------------------------------------------------------- */

static cg_status refuse_row(reader *r, fault found)
{
    static const char *const reasons[] = {
        [FAULT_OPEN] = "a quotation mark is never closed",
        [FAULT_BEHIND] = "text stands behind a closing quotation mark",
        [FAULT_LONG] = "the record is too long",
        [FAULT_WIDE] = "the record has too many fields",
    };
    const char *reason = r->reason;
    if (found != FAULT_NONE)
        reason = reasons[found];
    else if (snprintf(r->reason, sizeof r->reason, "%zu field%s where the first row has %zu",
                      r->row.len, r->row.len == 1 ? "" : "s", r->columns) < 0)
        r->reason[0] = 0;
    return cg_record_refuse(r->source, r->sink, r->record.line, reason, r->error);
}

/* Keeps the values in the document, whose own they are then. */
static bool read_info(reader *r, cg_document_info *info)
{
    *info = (cg_document_info){0};
    for (int i = 0; i < CG_RECORD_FIELDS; i++) {
        if (r->fields[i] == 0)
            continue;
        cg_slice value = read_value(r, &r->row.items[r->fields[i] - 1]);
        cg_slice *place = cg_record_field_of(info, (cg_record_field)i);
        *place = cg_arena_copy(&r->sink->document->arena, value);
        if (!place->ptr || !cg_buf_ok(&r->value))
            return false;
    }
    return true;
}

static cg_status read_record(reader *r)
{
    cg_document_info info;
    cg_status status = cg_record_begin(r->source, r->sink, r->record, r->error);
    if (status != CG_OK)
        return status;
    if (!read_info(r, &info) || !add_text(r, &r->row.items[r->text]))
        return cg_error_memory(r->error);
    return cg_record_end(r->sink, &info, r->error);
}

static bool is_blank(const reader *r)
{
    return r->row.len == 1 && !r->row.items[0].quoted &&
           r->row.items[0].span.start == r->row.items[0].span.end;
}

static cg_status read_next(reader *r)
{
    fault found;
    if (!read_row(r, &found))
        return cg_error_memory(r->error);
    cg_status status = CG_OK;
    if (found == FAULT_NONE && r->row.len == r->columns && !(is_blank(r) && r->columns == 1))
        status = read_record(r);
    else if (found != FAULT_NONE || !is_blank(r))
        status = refuse_row(r, found);
    end_row(r, found);
    return status;
}

static cg_status read_table(const cg_source *source, cg_sink *sink, const char *delimiters,
                            cg_error *error)
{
    reader r = {.source = source, .sink = sink, .error = error, .bytes = source->bytes};
    bool usable = false;
    cg_status status = CG_OK;
    cg_buf_init(&r.value, 3 * CG_MAX_RECORD);
    if (!read_header(&r, delimiters, &usable))
        status = cg_error_memory(error);
    else if (!usable)
        status = refuse_table(&r);
    while (usable && status == CG_OK && r.at < r.bytes.len)
        status = read_next(&r);
    cg_buf_release(&r.value);
    cg_vec_release(&r.row);
    return status;
}

cg_status cg_read_csv(const cg_source *source, cg_sink *sink, cg_error *error)
{
    if (cg_record_is_wide(source))
        return cg_record_read_wide(source, sink, cg_read_csv, error);
    return read_table(source, sink, ",;\t", error);
}

cg_status cg_read_tsv(const cg_source *source, cg_sink *sink, cg_error *error)
{
    if (cg_record_is_wide(source))
        return cg_record_read_wide(source, sink, cg_read_tsv, error);
    return read_table(source, sink, "\t", error);
}
