#include "base/json_string.h"

#include "base/utf8.h"

enum { HEX = 4, ESCAPE = 2 + HEX }; /* bytes of "\u00e9" */

/* --- escapes -------------------------------------------------------------------- */

static uint32_t hex(const char *digits)
{
    uint32_t value = 0;
    for (int i = 0; i < HEX; i++) {
        char c = digits[i];
        value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

uint32_t cg_json_escape(cg_slice text, size_t at, uint32_t *rune)
{
    static const char names[] = "bfnrt\"\\/", meanings[] = "\b\f\n\r\t\"\\/";
    const char *escape = text.ptr + at;
    const char *name = strchr(names, escape[1]);
    if (name) {
        *rune = (uint32_t)meanings[name - names];
        return 2;
    }
    *rune = hex(escape + 2);
    if (*rune < 0xD800 || *rune > 0xDBFF)
        return ESCAPE;
    *rune = 0x10000 + ((*rune - 0xD800) << 10) + (hex(escape + ESCAPE + 2) - 0xDC00);
    return 2 * ESCAPE;
}

/* No escape is shorter than what it stands for. */
bool cg_json_unescape(cg_slice inside, cg_arena *arena, cg_slice *out)
{
    char *text = cg_arena_alloc(arena, inside.len + 1, 1);
    size_t len = 0, at = 0;
    if (!text)
        return false;
    while (at < inside.len) {
        const char *from = inside.ptr + at;
        const char *escape = memchr(from, '\\', inside.len - at);
        size_t plain = escape ? (size_t)(escape - from) : inside.len - at;
        memcpy(text + len, from, plain);
        len += plain;
        at += plain;
        if (escape) {
            uint32_t rune;
            char utf8[4];
            at += cg_json_escape(inside, at, &rune);
            unsigned bytes = cg_utf8_encode(rune, utf8);
            memcpy(text + len, utf8, bytes);
            len += bytes;
        }
    }
    *out = (cg_slice){text, len};
    return true;
}

/* --- for a parser ------------------------------------------------------------------ */

static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

/* The end of the escape at `at`, as far as there is one: digits that are none stay, for
 * the parser to complain of. */
static size_t escape_end(cg_slice text, size_t at)
{
    size_t end = at + 2 < text.len ? at + 2 : text.len;
    if (at + 1 < text.len && text.ptr[at + 1] == 'u')
        for (int i = 0; i < HEX && end < text.len && is_plain(text.ptr[end]); i++)
            end++;
    return end;
}

/* Copies what is inside of a string, from `*at` to its end or that of the text. */
static size_t abridge_string(cg_slice text, size_t *at, char *out)
{
    size_t len = 0, i = *at;
    while (i < text.len && text.ptr[i] != '"') {
        size_t from = i;
        while (i < text.len && is_plain(text.ptr[i]))
            i++;
        if (i > from) {
            out[len++] = 'x';
            continue;
        }
        i = text.ptr[i] == '\\' ? escape_end(text, i) : i + 1;
        memcpy(out + len, text.ptr + from, i - from);
        len += i - from;
    }
    *at = i;
    return len;
}

size_t cg_json_abridge(cg_slice text, char *out)
{
    size_t len = 0, at = 0;
    bool inside = false;
    while (at < text.len) {
        inside = !inside && text.ptr[at] == '"';
        out[len++] = text.ptr[at++];
        if (inside)
            len += abridge_string(text, &at, out + len);
    }
    return len;
}
