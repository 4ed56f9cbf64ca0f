#include "text/decoding.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "text/charset.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>

/* One text that is being decoded. */
typedef struct decoder {
    cg_decoding *out;
    cg_slice bytes;
    iconv_t iconv;
    bool ok; /* false: out of memory */
} decoder;

void cg_decoding_init(cg_decoding *decoding)
{
    *decoding = (cg_decoding){.is_same = true};
    cg_buf_init(&decoding->room, CG_MAX_DECODED);
}

void cg_decoding_release(cg_decoding *decoding)
{
    cg_vec_release(&decoding->map);
    cg_buf_release(&decoding->room);
}

/* --- adding --------------------------------------------------------------------- */

/* Text that `source` stands for. `step`: source bytes of each of its bytes, 0 when
 * all of them belong together. */
static void add(decoder *d, const char *text, size_t len, cg_span source, unsigned step)
{
    cg_decoding *out = d->out;
    cg_map_run *last = out->map.len > 0 ? &cg_vec_last(&out->map) : NULL;
    cg_map_run run = {(uint32_t)out->room.len, source.start, source.end - source.start,
                      step == 1, (uint8_t)(step > 1 ? step : 0)};
    assert(out->map.items || out->map.room == 0);
    if (out->map.len >= CG_MAX_MAP_RUNS || out->room.len + len > CG_MAX_DOCUMENT) {
        out->cut = true;
        return;
    }
    if (last && step > 0 && last->verbatim == run.verbatim && last->stride == run.stride &&
        last->source + last->source_len == source.start)
        last->source_len += run.source_len;
    else
        d->ok = d->ok && cg_vec_push(&out->map, run);
    cg_buf_add(&out->room, text, len);
    d->ok = d->ok && cg_buf_ok(&out->room);
}

static void add_rune(decoder *d, uint32_t rune, size_t at, size_t len)
{
    char utf8[4];
    cg_span source = {(uint32_t)at, (uint32_t)(at + len)};
    unsigned count = cg_utf8_encode(rune, utf8);
    add(d, utf8, count, source, count == 1 ? (unsigned)len : 0);
}

static bool goes_on(const decoder *d, size_t at)
{
    return d->ok && !d->out->cut && at < d->bytes.len;
}

/* --- UTF-16 and UTF-32 ------------------------------------------------------------ */

static uint32_t unit_at(const decoder *d, size_t at, unsigned width, bool big)
{
    const unsigned char *p = (const unsigned char *)d->bytes.ptr + at;
    uint32_t unit = 0;
    for (unsigned i = 0; i < width; i++)
        unit = unit << 8 | p[big ? i : width - 1 - i];
    return unit;
}

static void read_wide(decoder *d, size_t at, unsigned width, bool big)
{
    while (goes_on(d, at)) {
        size_t len = width, left = d->bytes.len - at;
        uint32_t rune = left < width ? CG_RUNE_BAD : unit_at(d, at, width, big);
        if (left < width)
            len = left;
        if (width == 2 && rune >= 0xD800 && rune < 0xDC00 && left >= 4) {
            uint32_t low = unit_at(d, at + 2, 2, big);
            if (low >= 0xDC00 && low < 0xE000) {
                rune = 0x10000 + ((rune - 0xD800) << 10) + (low - 0xDC00);
                len = 4;
            }
        }
        if (rune > 0x10FFFF || (rune >= 0xD800 && rune < 0xE000))
            rune = CG_RUNE_BAD;
        add_rune(d, rune, at, len);
        at += len;
    }
}

/* --- charsets by iconv -------------------------------------------------------------- */

/* Converts bytes[at, end) on its own; how many bytes came out, or -1 when these
 * bytes are no text, or not all of a character. */
static int convert(decoder *d, size_t at, size_t end, char *out, size_t size)
{
    char *from = (char *)(uintptr_t)(d->bytes.ptr + at), *to = out;
    size_t left = end - at, room = size;
    if (iconv(d->iconv, &from, &left, &to, &room) == (size_t)-1 || left > 0)
        return -1;
    /* Some keep a character back, as a mark might follow. */
    if (to == out && iconv(d->iconv, NULL, NULL, &to, &room) == (size_t)-1)
        return -1;
    return (int)(to - out);
}

static void reset_iconv(decoder *d)
{
    (void)iconv(d->iconv, NULL, NULL, NULL, NULL);
}

/* Whether ASCII stands for itself, as it does in all charsets but those of
 * mainframes. */
static bool is_ascii_based(decoder *d)
{
    char ascii[] = "Aa0", out[16];
    char *from = ascii, *to = out;
    size_t left = sizeof ascii - 1, room = sizeof out;
    reset_iconv(d);
    return iconv(d->iconv, &from, &left, &to, &room) != (size_t)-1 &&
           to - out == sizeof ascii - 1 && memcmp(out, "Aa0", sizeof ascii - 1) == 0;
}

/* Reads one character; what is none becomes what it is in Windows-1252. */
static size_t read_character(decoder *d, size_t at)
{
    enum { LONGEST = 4 };
    char out[32];
    for (size_t len = 1; len <= LONGEST && at + len <= d->bytes.len; len++) {
        reset_iconv(d);
        int count = convert(d, at, at + len, out, sizeof out);
        if (count <= 0)
            continue;
        add(d, out, (size_t)count, (cg_span){(uint32_t)at, (uint32_t)(at + len)}, 0);
        return len;
    }
    add_rune(d, cg_utf8_from_cp1252((unsigned char)d->bytes.ptr[at]), at, 1);
    return 1;
}

static void read_characters(decoder *d)
{
    bool ascii = is_ascii_based(d);
    for (size_t at = 0; goes_on(d, at);) {
        size_t end = at;
        while (ascii && end < d->bytes.len && (unsigned char)d->bytes.ptr[end] < 0x80)
            end++;
        if (end > at)
            add(d, d->bytes.ptr + at, end - at, (cg_span){(uint32_t)at, (uint32_t)end}, 1);
        at = end < d->bytes.len ? end + read_character(d, end) : end;
    }
}

/* In charsets that switch between tables, where a character stands can't be told
 * from its bytes alone: a line is mapped as a whole. */
static void read_line(decoder *d, size_t at, size_t end)
{
    char out[4096];
    const cg_span source = {(uint32_t)at, (uint32_t)end};
    char *from = (char *)(uintptr_t)(d->bytes.ptr + at);
    size_t left = end - at;
    while (left > 0 && d->ok && !d->out->cut) {
        char *to = out;
        size_t room = sizeof out, before = left;
        if (iconv(d->iconv, &from, &left, &to, &room) == (size_t)-1 && errno != E2BIG &&
            left > 0) {
            add(d, "\xEF\xBF\xBD", 3, source, 0);
            from++;
            left--;
        }
        if (to > out)
            add(d, out, (size_t)(to - out), source, 0);
        else if (left == before)
            break; /* never: each turn takes something in or puts something out */
    }
}

static void read_lines(decoder *d)
{
    reset_iconv(d);
    for (size_t at = 0; goes_on(d, at);) {
        const char *feed = memchr(d->bytes.ptr + at, '\n', d->bytes.len - at);
        size_t end = feed ? (size_t)(feed + 1 - d->bytes.ptr) : d->bytes.len;
        read_line(d, at, end);
        at = end;
    }
}

/* --- which ---------------------------------------------------------------------------- */

#define MAX_NAME 40

/* Small letters, digits and hyphens of a charset's name; empty when it is none. */
static void bare_name(cg_slice declared, char name[MAX_NAME])
{
    size_t len = 0;
    for (size_t i = 0; i < declared.len; i++) {
        char c = declared.ptr[i];
        c = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        bool allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       (c && strchr("-_.:()", c));
        if (len + 1 == MAX_NAME || (!allowed && c != ' ' && c != '"' && c != '\'')) {
            len = 0;
            break;
        }
        if (allowed)
            name[len++] = c;
    }
    name[len] = '\0';
}

/* What people declare, and what they mean by it. */
static const char *meant_by(const char *name)
{
    static const char *const names[][2] = {
        {"iso-8859-1", "windows-1252"}, {"iso8859-1", "windows-1252"},
        {"latin1", "windows-1252"},     {"us-ascii", "windows-1252"},
        {"ascii", "windows-1252"},      {"ansi", "windows-1252"},
        {"iso-8859-9", "windows-1254"}, {"gb2312", "gb18030"},
        {"gbk", "gb18030"},             {"ks_c_5601-1987", "cp949"},
        {"euc-kr", "cp949"},            {"shift_jis", "cp932"},
        {"shift-jis", "cp932"},         {"x-sjis", "cp932"},
        {"sjis", "cp932"},              {"utf8", "utf-8"},
        {"utf-16", "utf-16be"},         {"utf-32", "utf-32be"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i][0], name) == 0)
            return names[i][1];
    return name;
}

static bool starts(const char *name, const char *prefix)
{
    return strncmp(name, prefix, strlen(prefix)) == 0;
}

/* Charsets whose text may look like ASCII. */
static bool is_switching(const char *name)
{
    return starts(name, "iso-2022-") || starts(name, "hz") || starts(name, "utf-7");
}

/* UTF-16 and UTF-32, by mark or by name. */
static bool read_as_wide(decoder *d, const char *name)
{
    static const struct {
        const char *name, *mark;
        unsigned mark_len, width;
        bool big;
    } kinds[] = {{"utf-32be", "\0\0\xFE\xFF", 4, 4, true},
                 {"utf-32le", "\xFF\xFE\0\0", 4, 4, false},
                 {"utf-16be", "\xFE\xFF", 2, 2, true},
                 {"utf-16le", "\xFF\xFE", 2, 2, false}};
    const bool by_mark = !starts(name, "utf-16") && !starts(name, "utf-32");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t len = kinds[i].mark_len;
        bool marked = d->bytes.len >= len && memcmp(d->bytes.ptr, kinds[i].mark, len) == 0;
        if (!marked && (by_mark || strcmp(name, kinds[i].name) != 0))
            continue;
        if (marked && kinds[i].width == 4 && d->bytes.len % 4 != 0)
            continue;
        read_wide(d, marked ? len : 0, kinds[i].width, kinds[i].big);
        return true;
    }
    return false;
}

static bool read_as_declared(decoder *d, const char *name)
{
    d->iconv = iconv_open("UTF-8", meant_by(name));
    if (d->iconv == (iconv_t)-1) // NOLINT(performance-no-int-to-ptr): how iconv says no
        return false;
    if (is_switching(name))
        read_lines(d);
    else
        read_characters(d);
    (void)iconv_close(d->iconv);
    return true;
}

/* Leaves the bytes as they are, but for a mark before them. */
static void keep(decoder *d)
{
    size_t mark = cg_slice_starts(d->bytes, "\xEF\xBB\xBF") ? 3 : 0;
    cg_map_run run = {0, (uint32_t)mark, (uint32_t)(d->bytes.len - mark), true, 0};
    d->out->is_same = true;
    d->out->text = cg_slice_sub(d->bytes, mark, d->bytes.len);
    d->ok = cg_vec_push(&d->out->map, run);
}

/* Whether bytes that are valid UTF-8 are text in it, whatever is declared. */
static bool is_utf8(cg_slice bytes, const char *name)
{
    if (cg_utf8_valid_up_to(bytes) < bytes.len)
        return false;
    bool wide = starts(name, "utf-16") || starts(name, "utf-32");
    return !is_switching(name) && !(wide && memchr(bytes.ptr, 0, bytes.len));
}

bool cg_decoding_read(cg_decoding *decoding, cg_slice bytes, cg_slice declared)
{
    decoder d = {.out = decoding, .bytes = bytes, .ok = true};
    char name[MAX_NAME];
    cg_vec_reset(&decoding->map);
    cg_buf_reset(&decoding->room);
    decoding->note[0] = '\0';
    decoding->cut = false;
    decoding->is_same = false;
    bare_name(declared, name);
    bool marked = read_as_wide(&d, "");
    if (!marked && bytes.len > 0 && is_utf8(bytes, name)) {
        keep(&d);
        return d.ok;
    }
    bool utf8 = strcmp(meant_by(name), "utf-8") == 0;
    if (!marked && !read_as_wide(&d, meant_by(name)) &&
        (utf8 || bytes.len == 0 || name[0] == '\0' || !read_as_declared(&d, name))) {
        keep(&d);
        return d.ok;
    }
    decoding->text = cg_buf_slice(&decoding->room);
    if (!marked)
        (void)snprintf(decoding->note, sizeof decoding->note, "read as %s, as declared", name);
    return d.ok;
}

/* --- putting back ------------------------------------------------------------------------ */

static uint32_t source_at(const cg_decoding *decoding, uint32_t text)
{
    if (decoding->map.len == 0)
        return 0;
    const cg_map_run *run = cg_map_find(decoding->map.items, decoding->map.len, text);
    return text < decoding->text.len ? cg_map_start(run, text) : run->source + run->source_len;
}

static uint32_t source_before(const cg_decoding *decoding, uint32_t text_end)
{
    if (decoding->map.len == 0 || text_end == 0)
        return source_at(decoding, text_end);
    return cg_map_end(cg_map_find(decoding->map.items, decoding->map.len, text_end - 1),
                      text_end);
}

typedef CG_VEC(cg_map_run) runs;

/* A run that stands as it is in the decoded text, part by part. */
static bool put_run_back(const cg_decoding *decoding, cg_map_run run, runs *map)
{
    const uint32_t end = run.source + run.source_len;
    const cg_map_run *first = decoding->map.items, *last = first + decoding->map.len;
    const cg_map_run *at = cg_map_find(first, decoding->map.len, run.source);
    for (uint32_t from = run.source; from < end; at++) {
        uint32_t to = at + 1 < last && at[1].text < end ? at[1].text : end;
        uint32_t source = cg_map_start(at, from);
        cg_map_run part = {run.text + (from - run.source), source,
                           cg_map_end(at, to) - source, at->verbatim, at->stride};
        if (!cg_vec_push(map, part))
            return false;
        from = to;
    }
    return true;
}

static bool put_map_back(const cg_decoding *decoding, cg_document *document)
{
    runs map = {0};
    bool ok = true;
    for (size_t i = 0; i < document->map.len && ok; i++) {
        cg_map_run run = document->map.items[i];
        if (run.verbatim && decoding->map.len > 0) {
            ok = put_run_back(decoding, run, &map);
            continue;
        }
        uint32_t end = run.source + run.source_len;
        run.source = source_at(decoding, run.source);
        uint32_t source_end = run.source_len ? source_before(decoding, end) : run.source;
        run.source_len = source_end > run.source ? source_end - run.source : 0;
        ok = cg_vec_push(&map, run);
    }
    cg_vec_release(&document->map);
    document->map.items = map.items;
    document->map.len = map.len;
    document->map.room = map.room;
    return ok;
}

bool cg_decoding_put_back(const cg_decoding *decoding, cg_slice bytes, cg_document *document)
{
    document->cut |= decoding->cut;
    if (document->note.len == 0 && decoding->note[0]) {
        document->note = cg_arena_copy(&document->arena, cg_slice_of(decoding->note));
        if (!document->note.ptr)
            return false;
    }
    if (document->space == CG_SPACE_TEXT)
        return true;
    for (size_t i = 0; i < document->lines.len; i++)
        document->lines.items[i] = source_at(decoding, document->lines.items[i]);
    document->source = bytes;
    document->encoded = !decoding->is_same;
    return put_map_back(decoding, document);
}

bool cg_decoding_convert(cg_slice bytes, cg_slice declared, cg_buf *out)
{
    cg_decoding decoding;
    cg_decoding_init(&decoding);
    bool ok = cg_decoding_read(&decoding, bytes, declared);
    if (ok)
        cg_charset_decode(decoding.text, true, out);
    cg_decoding_release(&decoding);
    return ok && cg_buf_ok(out);
}
