/* Raw HTML inside of Markdown: only what is text in it counts. */
#include "read/markdown_parts.h"

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_one_of(const char *name, const char *const *names, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

#define IS_ONE_OF(name, names) is_one_of(name, names, sizeof(names) / sizeof *(names))

static bool is_hiding(const char *name)
{
    static const char *const names[] = {"script", "style",  "template", "noscript", "svg",
                                        "iframe", "nav",    "footer",   "aside",    "title",
                                        "select", "object", "textarea", "del",      "s",
                                        "strike"};
    return IS_ONE_OF(name, names);
}

static bool parts_blocks(const char *name)
{
    static const char *const names[] = {
        "p",  "div", "li", "ul", "ol",      "dl",      "dt",         "dd",      "table", "tr",
        "td", "th",  "h1", "h2", "h3",      "h4",      "h5",         "h6",      "pre",   "hr",
        "main", "section", "article", "figure", "figcaption", "blockquote", "caption",
        "details", "summary", "center"};
    return IS_ONE_OF(name, names);
}

/* --- tags ---------------------------------------------------------------------- */

static void add_to_name(cg_markup *m, char c)
{
    if (m->name_len + 1 < sizeof m->name)
        m->name[m->name_len++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    m->name[m->name_len] = 0;
}

/* A tag is over: what it does to the text around it. */
static cg_markup_part end_tag(cg_markup *m)
{
    m->state = CG_MARKUP_TEXT;
    if (m->hides[0]) {
        if (m->closing && strcmp(m->hides, m->name) == 0)
            m->hides[0] = 0;
        return CG_MARKUP_NOTHING;
    }
    if (!m->closing && is_hiding(m->name))
        memcpy(m->hides, m->name, m->name_len + 1);
    if (strcmp(m->name, "br") == 0)
        return CG_MARKUP_SPACE;
    return parts_blocks(m->name) ? CG_MARKUP_BLOCK : CG_MARKUP_NOTHING;
}

/* True when `c` ends the tag. */
static bool step_in_tag(cg_markup *m, char c)
{
    if (m->state == CG_MARKUP_NAME) {
        if (c == '/' && m->name_len == 0 && !m->closing) {
            m->closing = true;
            return false;
        }
        if (c != '>' && c != '/' && !is_blank(c)) {
            add_to_name(m, c);
            return false;
        }
        m->state = CG_MARKUP_TAG;
    }
    if (m->quote) {
        if (c == m->quote)
            m->quote = 0;
        return false;
    }
    if (c == '"' || c == '\'')
        m->quote = c;
    return c == '>';
}

/* True when `c` ends the comment. */
static bool step_in_comment(cg_markup *m, char c)
{
    bool ends = c == '>' && m->dashes >= 2;
    m->dashes = c == '-' ? m->dashes + 1 : 0;
    return ends;
}

/* Opens what starts at the front of `rest`; false when that is a mere "<". Stores
 * how long the opening is. */
static bool open_markup(cg_markup *m, cg_slice rest, size_t *len)
{
    *len = 1;
    if (cg_slice_starts(rest, "<!--")) {
        *len = 4;
        m->dashes = 0;
        m->state = CG_MARKUP_COMMENT;
        return true;
    }
    if (rest.len < 2 || !(is_letter(rest.ptr[1]) || strchr("/!?", rest.ptr[1])) || !rest.ptr[1])
        return false;
    m->state = CG_MARKUP_NAME;
    m->quote = 0;
    m->closing = false;
    m->name_len = 0;
    m->name[0] = 0;
    return true;
}

/* --- parts ---------------------------------------------------------------------- */

static cg_markup_part take(cg_slice *rest, size_t len, cg_slice *part, cg_markup_part kind)
{
    *part = cg_slice_sub(*rest, 0, len);
    *rest = cg_slice_sub(*rest, len, rest->len);
    return kind;
}

/* The rest of a tag or a comment. */
static cg_markup_part take_markup(cg_markup *m, size_t from, cg_slice *rest, cg_slice *part)
{
    for (size_t i = from; i < rest->len; i++) {
        char c = rest->ptr[i];
        bool comment = m->state == CG_MARKUP_COMMENT;
        if (!(comment ? step_in_comment(m, c) : step_in_tag(m, c)))
            continue;
        cg_markup_part kind = comment ? CG_MARKUP_NOTHING : end_tag(m);
        m->state = CG_MARKUP_TEXT;
        return take(rest, i + 1, part, kind);
    }
    return take(rest, rest->len, part, CG_MARKUP_NOTHING);
}

cg_markup_part cg_markup_next(cg_markup *m, cg_slice *rest, cg_slice *part)
{
    size_t len;
    if (m->state != CG_MARKUP_TEXT)
        return take_markup(m, 0, rest, part);
    if (rest->ptr[0] == '<' && open_markup(m, *rest, &len))
        return take_markup(m, len, rest, part);
    const char *next = rest->len > 1 ? memchr(rest->ptr + 1, '<', rest->len - 1) : NULL;
    len = next ? (size_t)(next - rest->ptr) : rest->len;
    return take(rest, len, part, m->hides[0] ? CG_MARKUP_NOTHING : CG_MARKUP_VISIBLE);
}
