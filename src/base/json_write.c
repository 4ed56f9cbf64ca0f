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

/* How many bytes from `at` can be copied as they are. */
static size_t plain_run(cg_slice text, size_t at)
{
    size_t end = at;
    while (end < text.len) {
        unsigned char c = (unsigned char)text.ptr[end];
        if (c < ' ' || c >= 0x7F || c == '"' || c == '\\' || c == '#')
            break;
        end++;
    }
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
    char last = out->len ? out->ptr[out->len - 1] : '{';
    if (last != '{' && last != '[')
        cg_buf_add_char(out, ',');
    cg_json_add_string(out, cg_slice_of(key));
    cg_buf_add_char(out, ':');
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
    cg_buf_printf(out, "%llu", (unsigned long long)value);
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
