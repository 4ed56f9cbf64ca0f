/* Escaping for pages and for what goes with them: addresses and citations. */
#include "report/escape.h"

#include "base/utf8.h"
#include "base/visible.h"

/* --- HTML ----------------------------------------------------------------------------- */

/* Embeddings, overrides and isolates, which no element around them would end. */
static bool reorders(uint32_t rune)
{
    return (rune >= 0x202A && rune <= 0x202E) || (rune >= 0x2066 && rune <= 0x2069);
}

static bool is_character(uint32_t rune)
{
    bool space = rune == '\t' || rune == '\n';
    bool control = (rune < 0x20 && !space) || (rune >= 0x7F && rune < 0xA0);
    bool nobody = (rune >= 0xFDD0 && rune <= 0xFDEF) || (rune & 0xFFFE) == 0xFFFE;
    return !control && !nobody && !reorders(rune);
}

static const char *html_name(uint32_t rune)
{
    switch (rune) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '#': /* a runner of CI services looks for "##[" in what is printed */
        return "&#35;";
    default:
        return NULL;
    }
}

static void add_html_rune(cg_buf *out, uint32_t rune, cg_slice bytes)
{
    const char *name = html_name(rune);
    if (name)
        cg_buf_add_slice(out, cg_slice_of(name));
    else if (rune == CG_RUNE_BAD && bytes.len == 1)
        cg_buf_add_slice(out, CG_SLICE("\xEF\xBF\xBD"));
    else if (!is_character(rune))
        cg_buf_printf(out, rune < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)rune);
    else
        cg_buf_add_slice(out, bytes);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A page shows a run of white space as one space; with a line break in it, it is one. */
static size_t add_html_space(cg_buf *out, cg_slice text, size_t at)
{
    bool breaks = false;
    size_t end = at;
    for (; end < text.len && is_space(text.ptr[end]); end++)
        breaks = breaks || text.ptr[end] == '\n' || text.ptr[end] == '\r';
    if (breaks)
        cg_buf_add_char(out, '\n');
    else
        cg_buf_add_slice(out, cg_slice_sub(text, at, end));
    return end;
}

void cg_escape_add_html(cg_buf *out, cg_slice text)
{
    for (size_t at = 0; at < text.len;) {
        unsigned len;
        if (is_space(text.ptr[at])) {
            at = add_html_space(out, text, at);
            continue;
        }
        uint32_t rune = cg_utf8_decode(text, at, &len);
        add_html_rune(out, rune, cg_slice_sub(text, at, at + len));
        at += len;
    }
}

void cg_escape_add_script(cg_buf *out, cg_slice json)
{
    for (size_t i = 0; i < json.len; i++) {
        if (json.ptr[i] == '<' || json.ptr[i] == '>' || json.ptr[i] == '&')
            cg_buf_printf(out, "\\u%04x", (unsigned)(unsigned char)json.ptr[i]);
        else
            cg_buf_add_char(out, json.ptr[i]);
    }
}

/* --- addresses ------------------------------------------------------------------------ */

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static void add_percent(cg_buf *out, char c)
{
    cg_buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
}

/* The scheme with its colon, in any case. */
static bool has_scheme(cg_slice url, const char *scheme)
{
    size_t len = strlen(scheme);
    if (url.len <= len)
        return false;
    for (size_t i = 0; i < len; i++) {
        char c = url.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != scheme[i])
            return false;
    }
    return true;
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool cg_escape_add_url(cg_buf *out, cg_slice url)
{
    url = cg_slice_trim(url);
    if (!has_scheme(url, "http://") && !has_scheme(url, "https://") &&
        !has_scheme(url, "mailto:"))
        return false;
    bool fragment = false;
    for (size_t i = 0; i < url.len; i++) {
        char c = url.ptr[i];
        bool encoded = c == '%' && i + 2 < url.len && is_hex(url.ptr[i + 1]) &&
                       is_hex(url.ptr[i + 2]);
        if (is_plain(c) || encoded || (c && strchr("-._~:/?@!$&()*+,;=", c)) ||
            (c == '#' && !fragment))
            cg_buf_add_char(out, c);
        else
            add_percent(out, c);
        fragment = fragment || c == '#';
    }
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void cg_escape_add_fragment(cg_buf *out, cg_slice words)
{
    for (size_t i = 0; i < words.len; i++) {
        char c = words.ptr[i];
        if (is_blank(c) && i > 0 && is_blank(words.ptr[i - 1]))
            continue;
        if (is_plain(c) || c == '.' || c == '_')
            cg_buf_add_char(out, c);
        else
            add_percent(out, is_blank(c) ? ' ' : c);
    }
}

/* --- BibTeX --------------------------------------------------------------------------- */

static void add_bibtex_char(cg_buf *out, char c)
{
    if (c == '\\')
        cg_buf_add_slice(out, CG_SLICE("{\\textbackslash}"));
    else if (c == '^')
        cg_buf_add_slice(out, CG_SLICE("{\\textasciicircum}"));
    else if (c == '~')
        cg_buf_add_slice(out, CG_SLICE("{\\textasciitilde}"));
    else if (c == '{' || c == '}') /* by name: unpaired ones would end the value */
        cg_buf_add_slice(out, c == '{' ? CG_SLICE("\\textbraceleft ")
                                       : CG_SLICE("\\textbraceright "));
    else if (c && strchr("#$%&_", c))
        cg_buf_printf(out, "\\%c", c);
    else
        cg_buf_add_char(out, c);
}

void cg_escape_add_bibtex(cg_buf *out, cg_slice text)
{
    cg_buf visible;
    cg_buf_init(&visible, out->cap);
    for (size_t at = 0, end; at < text.len; at = end) {
        bool blank = is_blank(text.ptr[at]);
        for (end = at + 1; end < text.len && is_blank(text.ptr[end]) == blank;)
            end++;
        if (blank)
            cg_buf_add_char(&visible, ' ');
        else
            cg_visible_add(&visible, cg_slice_sub(text, at, end), CG_VISIBLE_INLINE);
    }
    for (size_t i = 0; i < visible.len; i++)
        add_bibtex_char(out, visible.ptr[i]);
    out->failed |= !cg_buf_ok(&visible);
    cg_buf_release(&visible);
}
