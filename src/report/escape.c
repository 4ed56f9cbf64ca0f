#include "report/escape.h"

#include "base/utf8.h"
#include "base/visible.h"

#include <string.h>

/* What a colon at the start of a command is shown as. */
#define COLON "\\x3a"
#define COLON_MORE ((uint32_t)sizeof COLON - 2) /* bytes beyond the colon's own */

/* Where "::" opens the line, or its length. */
static size_t find_command(cg_slice line)
{
    size_t at = 0;
    unsigned len;
    while (at < line.len && cg_rune_is_space(cg_utf8_decode(line, at, &len)))
        at += len;
    cg_slice rest = cg_slice_sub(line, at, line.len);
    return cg_slice_starts(rest, "::") ? at : line.len;
}

cg_escape_line cg_escape_source(cg_escape_line line, cg_buf *scratch)
{
    size_t colon = find_command(line.text);
    cg_buf_reset(scratch);
    if (colon == line.text.len)
        return line;
    cg_buf_add_slice(scratch, cg_slice_sub(line.text, 0, colon));
    cg_buf_add_slice(scratch, CG_SLICE(COLON));
    cg_buf_add_slice(scratch, cg_slice_sub(line.text, colon + 1, line.text.len));
    if (line.caret > colon)
        line.caret += COLON_MORE;
    else if ((uint64_t)line.caret + line.caret_len > colon)
        line.caret_len += COLON_MORE;
    line.text = cg_buf_slice(scratch);
    return line;
}

/* --- one character after another -------------------------------------------------- */

#define REPLACEMENT CG_SLICE("\xEF\xBF\xBD")

static bool is_bad(uint32_t rune, cg_slice bytes)
{
    return rune == CG_RUNE_BAD && bytes.len == 1;
}

/* XML 1.0, production 2. */
static bool is_xml(uint32_t rune)
{
    return rune == '\t' || rune == '\n' || rune == '\r' || (rune >= 0x20 && rune < 0xFFFE) ||
           rune > 0xFFFF;
}

/* What a terminal or a runner would obey is written as a reference, which a reader
 * of XML gives back. */
static void add_xml_rune(cg_buf *out, uint32_t rune, cg_slice bytes, cg_slice before)
{
    bool command = rune == '#' || (rune == ':' && cg_slice_ends(before, ":"));
    if (!is_xml(rune) || is_bad(rune, bytes))
        cg_buf_add_slice(out, REPLACEMENT);
    else if (command || cg_rune_is_control(rune))
        cg_buf_printf(out, "&#%u;", (unsigned)rune);
    else
        cg_buf_add_slice(out, bytes);
}

static void add_xml(cg_buf *out, uint32_t rune, cg_slice bytes, cg_slice before)
{
    switch (rune) {
    case '&':
        cg_buf_add_slice(out, CG_SLICE("&amp;"));
        break;
    case '<':
        cg_buf_add_slice(out, CG_SLICE("&lt;"));
        break;
    case '>':
        cg_buf_add_slice(out, CG_SLICE("&gt;"));
        break;
    case '"':
        cg_buf_add_slice(out, CG_SLICE("&quot;"));
        break;
    case '\'':
        cg_buf_add_slice(out, CG_SLICE("&#39;"));
        break;
    default:
        add_xml_rune(out, rune, bytes, before);
    }
}

static void add_percent(cg_buf *out, cg_slice bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        cg_buf_printf(out, "%%%02X", (unsigned)(unsigned char)bytes.ptr[i]);
}

static void add_command(cg_buf *out, uint32_t rune, cg_slice bytes, cg_slice before)
{
    (void)before;
    if (rune == '%' || rune == '\r' || rune == '\n')
        add_percent(out, bytes);
    else
        cg_buf_add_slice(out, bytes);
}

static void add_property(cg_buf *out, uint32_t rune, cg_slice bytes, cg_slice before)
{
    if (rune == ':' || rune == ',')
        add_percent(out, bytes);
    else
        add_command(out, rune, bytes, before);
}

/* Within a line: what opens code, emphasis, links, cells, markup, references, math,
 * mentions and bare addresses. */
static void add_markdown(cg_buf *out, uint32_t rune, cg_slice bytes, cg_slice before)
{
    if (rune == '&' || rune == '<' || rune == '>' || rune == ':' ||
        (rune == '.' && cg_slice_ends(before, "www")))
        cg_buf_printf(out, "&#%u;", (unsigned)rune);
    else if (rune == '@' || rune == '#') /* looked for in the text that is made of it */
        cg_buf_printf(out, "%c<!-- -->", (int)rune);
    else if (rune && rune < 0x80 && strchr("\\`*_[]|~$", (int)rune))
        cg_buf_printf(out, "\\%c", (int)rune);
    else
        cg_buf_add_slice(out, bytes);
}

static void add_tap(cg_buf *out, uint32_t rune, cg_slice bytes, cg_slice before)
{
    (void)before;
    if (rune == '#' || rune == '\\')
        cg_buf_add_char(out, '\\');
    cg_buf_add_slice(out, bytes);
}

static void add_uri(cg_buf *out, uint32_t rune, cg_slice bytes, cg_slice before)
{
    (void)before;
    bool kept = (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z') ||
                (rune >= '0' && rune <= '9') || (rune && rune < 0x80 && strchr("-._~/", (int)rune));
    if (kept)
        cg_buf_add_slice(out, bytes);
    else
        add_percent(out, bytes);
}

/* `bytes` are those of the character, `before` all that stands before it. */
typedef void add_fn(cg_buf *out, uint32_t rune, cg_slice bytes, cg_slice before);

static void add_each(cg_buf *out, cg_slice text, add_fn *add)
{
    unsigned len;
    for (size_t at = 0; at < text.len; at += len) {
        uint32_t rune = cg_utf8_decode(text, at, &len);
        add(out, rune, cg_slice_sub(text, at, at + len), cg_slice_sub(text, 0, at));
    }
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r' || c == '\t' || c == ' ';
}

/* One space for each run of white space that is more than spaces. */
static void add_flat(cg_buf *out, cg_slice text)
{
    for (size_t at = 0, end; at < text.len; at = end) {
        bool blank = is_break(text.ptr[at]), spaces = true;
        for (end = at; end < text.len && is_break(text.ptr[end]) == blank; end++)
            spaces = spaces && text.ptr[end] == ' ';
        if (blank && !spaces)
            cg_buf_add_char(out, ' ');
        else
            cg_buf_add_slice(out, cg_slice_sub(text, at, end));
    }
}

/* The same over what may be seen, in one line: without what moves a cursor or
 * commands a runner. */
static void add_each_visible(cg_buf *out, cg_slice text, add_fn *add)
{
    cg_buf flat, visible;
    cg_buf_init(&flat, out->cap);
    cg_buf_init(&visible, out->cap);
    add_flat(&flat, text);
    cg_visible_add(&visible, cg_buf_slice(&flat), CG_VISIBLE_INLINE);
    add_each(out, cg_buf_slice(&visible), add);
    out->failed |= !cg_buf_ok(&flat) || !cg_buf_ok(&visible);
    cg_buf_release(&flat);
    cg_buf_release(&visible);
}

void cg_escape_add_xml(cg_buf *out, cg_slice text)
{
    add_each(out, text, add_xml);
}

void cg_escape_add_command(cg_buf *out, cg_slice message)
{
    add_each_visible(out, message, add_command);
}

void cg_escape_add_property(cg_buf *out, cg_slice value)
{
    add_each_visible(out, value, add_property);
}

/* Where a line begins, or a cell: what opens a list, a rule. A "#" never stands bare. */
static size_t opening(cg_slice text)
{
    size_t digits = 0;
    while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9')
        digits++;
    bool mark = digits < text.len && text.ptr[digits] &&
                strchr(digits ? ".)" : "-+=", text.ptr[digits]);
    return mark ? digits + 1 : 0;
}

void cg_escape_add_markdown(cg_buf *out, cg_slice text)
{
    while (text.len && is_break(*text.ptr))
        text = cg_slice_sub(text, 1, text.len);
    size_t open = opening(text);
    if (open) {
        cg_buf_add_slice(out, cg_slice_sub(text, 0, open - 1));
        cg_buf_add_char(out, '\\');
        cg_buf_add_char(out, text.ptr[open - 1]);
    }
    add_each_visible(out, cg_slice_sub(text, open, text.len), add_markdown);
}

void cg_escape_add_tap(cg_buf *out, cg_slice text)
{
    add_each_visible(out, text, add_tap);
}

void cg_escape_add_uri(cg_buf *out, cg_slice path)
{
    while (cg_slice_starts(path, "./"))
        path = cg_slice_sub(path, 2, path.len);
    add_each(out, path, add_uri);
}

void cg_escape_add_sarif(cg_buf *out, cg_slice text, bool braces)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '[' || c == ']' || c == '\\')
            cg_buf_add_char(out, '\\');
        else if (braces && (c == '{' || c == '}'))
            cg_buf_add_char(out, c);
        cg_buf_add_char(out, c);
    }
}

/* --- CSV ------------------------------------------------------------------------- */

/* What spreadsheets compute, whatever white space they take away in front of it; in
 * the full width of East Asian text too. */
static bool is_formula(cg_slice text)
{
    static const uint32_t signs[] = {'=', '+', '-', '@', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    unsigned len;
    size_t at = 0;
    if (text.len && *text.ptr != ' ' && is_break(*text.ptr))
        return true;
    while (at < text.len && cg_rune_is_space(cg_utf8_decode(text, at, &len)))
        at += len;
    uint32_t rune = at < text.len ? cg_utf8_decode(text, at, &len) : 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (rune == signs[i])
            return true;
    return false;
}

static bool needs_quotes(cg_slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] && strchr(",\"\r\n", text.ptr[i]))
            return true;
    return text.len > 0 && (text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ');
}

static void add_doubled(cg_buf *out, uint32_t rune, cg_slice bytes, cg_slice before)
{
    (void)before;
    if (rune == '"')
        cg_buf_add_char(out, '"');
    cg_buf_add_slice(out, bytes);
}

void cg_escape_add_csv(cg_buf *out, cg_slice text)
{
    bool formula = is_formula(text), quotes = formula || needs_quotes(text);
    if (quotes)
        cg_buf_add_char(out, '"');
    if (formula)
        cg_buf_add_char(out, '\'');
    add_each_visible(out, text, add_doubled);
    if (quotes)
        cg_buf_add_char(out, '"');
}
