#include "base/visible.h"

#include "base/utf8.h"

bool cg_visible_is_command(cg_slice text, size_t at)
{
    cg_slice rest = cg_slice_sub(text, at, text.len);
    return cg_slice_starts(rest, "##[") || cg_slice_starts(rest, "##vso[");
}

/* How the character at `at` is shown: its own bytes, or an escape. */
typedef struct shown {
    unsigned taken; /* bytes of the text */
    unsigned width; /* columns */
    bool escaped;
    char escape[12];
} shown;

static shown escape(unsigned taken, const char *fmt, uint32_t value)
{
    shown s = {.taken = taken, .escaped = true};
    s.width = (unsigned)snprintf(s.escape, sizeof s.escape, fmt, value);
    return s;
}

static bool breaks_pair(cg_slice text, size_t at, cg_visible_kind kind)
{
    char c = text.ptr[at];
    if (at == 0 || c != text.ptr[at - 1])
        return false;
    return (c == '#' && cg_visible_is_command(text, at - 1)) ||
           (c == ':' && kind == CG_VISIBLE_START);
}

static shown show(cg_slice text, size_t at, cg_visible_kind kind)
{
    unsigned len;
    uint32_t rune = cg_utf8_decode(text, at, &len);
    if (rune == CG_RUNE_BAD && len == 1)
        return escape(1, "\\x%02x", (unsigned char)text.ptr[at]);
    if (rune == '\t' && kind == CG_VISIBLE_SOURCE)
        return (shown){.taken = 1, .width = 1};
    if (breaks_pair(text, at, kind))
        return escape(1, "\\x%02x", rune);
    if (!cg_rune_is_control(rune))
        return (shown){.taken = len, .width = cg_rune_width(rune)};
    if (rune < 0x80)
        return escape(1, "\\x%02x", rune);
    return escape(len, rune > 0xFFFF ? "\\U%08x" : "\\u%04x", rune);
}

void cg_visible_add(cg_buf *out, cg_slice text, cg_visible_kind kind)
{
    size_t at = 0;
    while (at < text.len) {
        shown s = show(text, at, kind);
        if (s.escaped)
            cg_buf_add(out, s.escape, s.width);
        else
            cg_buf_add(out, text.ptr + at, s.taken);
        at += s.taken;
    }
}

static void add_times(cg_buf *out, char c, unsigned times)
{
    while (times-- > 0)
        cg_buf_add_char(out, c);
}

void cg_visible_add_carets(cg_buf *out, cg_slice text, uint32_t start, uint32_t len)
{
    size_t at = 0;
    while (at < text.len && at < start) {
        shown s = show(text, at, CG_VISIBLE_SOURCE);
        add_times(out, text.ptr[at] == '\t' ? '\t' : ' ', s.width);
        at += s.taken;
    }
    unsigned width = 0;
    size_t end = (size_t)start + len;
    while (at < text.len && at < end) {
        shown s = show(text, at, CG_VISIBLE_SOURCE);
        width += s.width;
        at += s.taken;
    }
    cg_buf_add_char(out, '^');
    add_times(out, '~', width > 1 ? width - 1 : 0);
}
