#include "report/original.h"

#include "base/counter.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <stdio.h>

#define WINDOW 100 /* code units of a line's hash */
#define MULTIPLIER UINT64_C(37)
#define END_OF_FILE 0xFFFFu
#define TAB 8

void cg_original_init(cg_original *original)
{
    *original = (cg_original){0};
    cg_buf_init(&original->bytes, CG_MAX_ORIGINAL + 1);
    cg_buf_init(&original->path, CG_MAX_PATH);
}

void cg_original_release(cg_original *original)
{
    cg_buf_release(&original->bytes);
    cg_buf_release(&original->path);
    cg_vec_release(&original->lines);
    cg_vec_release(&original->hashes);
    cg_vec_release(&original->before);
}

/* LF, CRLF and CR end a line. */
static bool find_lines(cg_original *original)
{
    cg_slice text = cg_buf_slice(&original->bytes);
    if (!cg_vec_push(&original->lines, 0))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        bool crlf = text.ptr[i] == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n';
        if ((text.ptr[i] == '\n' || text.ptr[i] == '\r') && !crlf &&
            !cg_vec_push(&original->lines, (uint32_t)i + 1))
            return false;
    }
    return true;
}

cg_status cg_original_open(cg_original *original, cg_slice path, cg_error *error)
{
    bool cut = false;
    if (original->path.len && cg_slice_compare(cg_buf_slice(&original->path), path) == 0)
        return CG_OK;
    cg_buf_reset(&original->path);
    cg_buf_add_slice(&original->path, path);
    cg_vec_reset(&original->lines);
    cg_vec_reset(&original->hashes);
    cg_vec_reset(&original->before);
    original->readable = false;
    original->last.line = 0;
    if (!cg_buf_ok(&original->path))
        return cg_error_memory(error);
    cg_status status =
        cg_file_read(original->path.ptr, CG_MAX_ORIGINAL, &original->bytes, &cut, NULL);
    if (status == CG_E_MEMORY)
        return cg_error_memory(error);
    cg_slice text = cg_buf_slice(&original->bytes);
    if (status != CG_OK || cut || memchr(text.ptr, 0, text.len))
        return CG_OK;
    if (!find_lines(original))
        return cg_error_memory(error);
    original->readable = true;
    return CG_OK;
}

/* Where the text of a line begins: a byte order mark is none of it. */
static size_t line_start(const cg_original *original, uint32_t line)
{
    bool marked =
        line == 1 && cg_slice_starts(cg_buf_slice(&original->bytes), "\xEF\xBB\xBF");
    return original->lines.items[line - 1] + (marked ? 3 : 0);
}

bool cg_original_has(const cg_original *original, const cg_statement *s)
{
    if (!original->readable || !cg_slice_equal(cg_buf_slice(&original->path), s->path) ||
        s->line < 1 || s->line > original->lines.len || s->column <= s->caret)
        return false;
    size_t at = line_start(original, s->line) + s->column - 1 - s->caret;
    return at + s->caret == s->match_start && at <= original->bytes.len &&
           s->excerpt.len <= original->bytes.len - at &&
           memcmp(original->bytes.ptr + at, s->excerpt.ptr, s->excerpt.len) == 0;
}

/* --- places ------------------------------------------------------------------------ */

cg_slice cg_original_bytes(const cg_original *original, uint64_t start, uint64_t end)
{
    cg_slice text = cg_buf_slice(&original->bytes);
    if (!original->readable || start > end || end > text.len)
        return (cg_slice){"", 0};
    return cg_slice_sub(text, (size_t)start, (size_t)end);
}

cg_slice cg_original_lines(const cg_original *original, uint32_t first, uint32_t last)
{
    if (!original->readable || first < 1 || first > last || last > original->lines.len)
        return (cg_slice){"", 0};
    size_t end = last < original->lines.len ? original->lines.items[last] : original->bytes.len;
    cg_slice text = cg_slice_sub(cg_buf_slice(&original->bytes),
                                 original->lines.items[first - 1], end);
    while (text.len && (text.ptr[text.len - 1] == '\n' || text.ptr[text.len - 1] == '\r'))
        text.len--;
    return text;
}

static uint32_t width(uint32_t rune, uint32_t at, cg_column_unit unit)
{
    if (unit == CG_COLUMN_UTF16)
        return rune > 0xFFFF ? 2 : 1;
    if (unit == CG_COLUMN_CODEPOINT)
        return 1;
    return rune == '\t' ? TAB - at % TAB : cg_rune_width(rune);
}

/* Counts on from the column that was told last where that stands in front. */
static uint32_t count_to(cg_original *original, uint32_t line, size_t start, size_t end,
                         cg_column_unit unit)
{
    cg_slice text = cg_buf_slice(&original->bytes);
    bool behind = original->last.line == line && original->last.unit == unit &&
                  original->last.byte >= start && original->last.byte <= end;
    uint32_t at = behind ? original->last.column : 0;
    size_t i = behind ? original->last.byte : start;
    for (unsigned len; i < end; i += len)
        at += width(cg_utf8_decode(text, i, &len), at, unit);
    original->last.line = line;
    original->last.unit = unit;
    original->last.byte = i;
    original->last.column = at;
    return at;
}

uint32_t cg_original_column(cg_original *original, uint32_t line, uint32_t column,
                            cg_column_unit unit)
{
    if (unit == CG_COLUMN_BYTE || !original->readable || line < 1 ||
        line > original->lines.len || column < 1)
        return column;
    cg_slice text = cg_buf_slice(&original->bytes);
    size_t start = line_start(original, line), end = start + column - 1;
    if (end > text.len)
        return column;
    return count_to(original, line, start, end, unit) + 1;
}

/* --- the hash of a line -------------------------------------------------------------- */

/* The window of the last code units, and the lines that begin in it. */
typedef struct roller {
    cg_original *original;
    cg_counter seen;
    uint64_t hash, first; /* `first`: what the oldest unit counts for */
    uint32_t units[WINDOW];
    bool begins[WINDOW];
    size_t at;
    bool fresh;   /* the next unit begins a line */
    bool past_cr; /* an LF that comes now belongs to it */
    bool ok;
} roller;

/* The line that began a window ago is complete. */
static void finish_oldest(roller *r)
{
    uint32_t before = 0;
    if (!r->begins[r->at])
        return;
    r->begins[r->at] = false;
    r->ok = r->ok && cg_counter_add(&r->seen, r->hash, &before) &&
            cg_vec_push(&r->original->hashes, r->hash) &&
            cg_vec_push(&r->original->before, before);
}

static void push(roller *r, uint32_t unit)
{
    r->hash = MULTIPLIER * r->hash + unit - r->first * r->units[r->at];
    r->units[r->at] = unit;
    r->at = (r->at + 1) % WINDOW;
}

static void roll(roller *r, uint32_t unit)
{
    bool lf_of_cr = r->past_cr && unit == '\n';
    r->past_cr = unit == '\r';
    if (unit == ' ' || unit == '\t' || lf_of_cr)
        return;
    if (unit == '\r')
        unit = '\n';
    finish_oldest(r);
    r->begins[r->at] = r->fresh;
    r->fresh = unit == '\n';
    push(r, unit);
}

static void roll_text(roller *r, cg_slice text)
{
    unsigned len;
    for (size_t i = 0; i < text.len; i += len) {
        uint32_t rune = cg_utf8_decode(text, i, &len);
        if (rune > 0xFFFF) {
            roll(r, 0xD800 + ((rune - 0x10000) >> 10));
            rune = 0xDC00 + ((rune - 0x10000) & 0x3FF);
        }
        roll(r, rune);
    }
    roll(r, END_OF_FILE);
    for (size_t i = 0; i < WINDOW; i++) {
        finish_oldest(r);
        push(r, 0);
    }
}

static bool hash_lines(cg_original *original)
{
    roller r = {.original = original, .first = 1, .fresh = true, .ok = true};
    for (size_t i = 0; i < WINDOW; i++)
        r.first *= MULTIPLIER;
    cg_counter_init(&r.seen);
    roll_text(&r, cg_buf_slice(&original->bytes));
    cg_counter_release(&r.seen);
    return r.ok;
}

bool cg_original_line_hash(cg_original *original, uint32_t line, char out[CG_LINE_HASH_SIZE])
{
    if (!original->readable || line < 1)
        return false;
    if (original->hashes.len == 0 && !hash_lines(original))
        return false;
    if (line > original->hashes.len)
        return false;
    (void)snprintf(out, CG_LINE_HASH_SIZE, "%" PRIx64 ":%" PRIu32,
                   original->hashes.items[line - 1], original->before.items[line - 1] + 1);
    return true;
}
