#include "base/json.h"

#include "base/utf8.h"
#include "base/visible.h"

static void add_unit(cg_buf *out, uint32_t unit)
{
    cg_buf_printf(out, "\\u%04x", unit);
}

static void add_escaped(cg_buf *out, uint32_t rune)
{
    static const char short_forms[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (const char *p = short_forms; *p; p += 2) {
        if (rune == (uint32_t)*p) {
            cg_buf_add_char(out, '\\');
            cg_buf_add_char(out, p[1]);
            return;
        }
    }
    if (rune > 0xFFFF) {
        add_unit(out, 0xD800 + ((rune - 0x10000) >> 10));
        rune = 0xDC00 + ((rune - 0x10000) & 0x3FF);
    }
    add_unit(out, rune);
}

static bool is_plain(unsigned char c)
{
    return c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '#';
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Has its high bit set for each zero byte, and maybe for others behind one. */
static uint64_t zeros(uint64_t bytes)
{
    return (bytes - EACH(1)) & ~bytes & EACH(0x80);
}

/* Whether eight bytes are plain, all of them. */
static bool are_plain(const char *text)
{
    uint64_t bytes;
    memcpy(&bytes, text, sizeof bytes);
    uint64_t odd = bytes | zeros(bytes ^ EACH('"')) | zeros(bytes ^ EACH('\\')) |
                   zeros(bytes ^ EACH('#')) | zeros(bytes ^ EACH(0x7F)) |
                   ((bytes - EACH(' ')) & ~bytes);
    return (odd & EACH(0x80)) == 0;
}

/* How many bytes from `at` can be copied as they are. */
static size_t plain_run(cg_slice text, size_t at)
{
    size_t end = at;
    while (text.len - end >= sizeof(uint64_t) && are_plain(text.ptr + end))
        end += sizeof(uint64_t);
    while (end < text.len && is_plain((unsigned char)text.ptr[end]))
        end++;
    return end - at;
}

void cg_json_add_string(cg_buf *out, cg_slice text)
{
    cg_buf_add_char(out, '"');
    size_t at = 0;
    while (at < text.len) {
        size_t run = plain_run(text, at);
        cg_buf_add(out, text.ptr + at, run);
        at += run;
        if (at == text.len)
            break;
        unsigned len;
        uint32_t rune = cg_utf8_decode(text, at, &len);
        if (rune == '"' || rune == '\\' || cg_rune_is_control(rune) ||
            (rune == '#' && cg_visible_is_command(text, at)))
            add_escaped(out, rune);
        else if (rune == CG_RUNE_BAD)
            cg_buf_add(out, "\xEF\xBF\xBD", 3);
        else
            cg_buf_add(out, text.ptr + at, len);
        at += len;
    }
    cg_buf_add_char(out, '"');
}

void cg_json_add_key(cg_buf *out, const char *key)
{
    size_t len = strlen(key);
    char last = out->len ? out->ptr[out->len - 1] : '{';
    if (!cg_buf_reserve(out, len + 4))
        return;
    char *to = out->ptr + out->len;
    if (last != '{' && last != '[')
        *to++ = ',';
    *to++ = '"';
    memcpy(to, key, len);
    to += len;
    memcpy(to, "\":", 3);
    out->len = (size_t)(to + 2 - out->ptr);
}

void cg_json_add_text(cg_buf *out, const char *key, cg_slice text)
{
    cg_json_add_key(out, key);
    cg_json_add_string(out, text);
}

void cg_json_add_text_or_null(cg_buf *out, const char *key, cg_slice text)
{
    if (text.len)
        cg_json_add_text(out, key, text);
    else
        cg_json_add_null(out, key);
}

void cg_json_add_uint(cg_buf *out, const char *key, uint64_t value)
{
    cg_json_add_key(out, key);
    cg_buf_add_uint(out, value);
}

void cg_json_add_bool(cg_buf *out, const char *key, bool value)
{
    cg_json_add_key(out, key);
    cg_buf_add_slice(out, cg_slice_of(value ? "true" : "false"));
}

void cg_json_add_null(cg_buf *out, const char *key)
{
    cg_json_add_key(out, key);
    cg_buf_add_slice(out, CG_SLICE("null"));
}
