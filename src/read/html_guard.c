/* How much work a parser would have with a page.
 *
 * For each tag the parser looks through the elements that are open, and so it does
 * for each character below an element of formatting. How many are open is told here
 * by a stack like the parser's own: it may hold more than that, never fewer for
 * long, whatever the tags are: an element leaves it only by an end tag that the
 * parser heeds for sure. */
#include "read/html_parts.h"

#include "base/limits.h"

/* What an element is to end tags of others. */
typedef enum role {
    ROLE_OTHER, /* of no account: any end tag reaches through it */
    ROLE_VOID,  /* never on the stack */
    ROLE_TEXT,  /* what is in it is no markup */
    ROLE_ITEM,  /* ended by its like, or a block */
    ROLE_BLOCK, /* end tags of blocks and scopes reach through it */
    ROLE_SCOPE, /* the same, but none reaches through it */
    ROLE_WALL,  /* nothing reaches through it, nor does its own end tag far */
} role;

typedef struct open_element {
    cg_slice name;
    role role;
    bool formatting;
} open_element;

typedef struct guard {
    cg_slice html;
    size_t at;
    CG_VEC(open_element) open;
    size_t formatting; /* elements of it on the stack */
    size_t walls;      /* the same */
    bool frozen;       /* markup can't be told for sure: nothing ends any more */
    size_t merged;     /* attributes of <html> and <body>, which are of one element each */
    size_t steps;      /* that may still be made */
    bool failed;
} guard;

/* --- names ---------------------------------------------------------------------- */

static const uint8_t roles[GUMBO_TAG_LAST] = {
    [GUMBO_TAG_AREA] = ROLE_VOID,        [GUMBO_TAG_BASE] = ROLE_VOID,
    [GUMBO_TAG_BR] = ROLE_VOID,          [GUMBO_TAG_COL] = ROLE_VOID,
    [GUMBO_TAG_EMBED] = ROLE_VOID,       [GUMBO_TAG_HR] = ROLE_VOID,
    [GUMBO_TAG_IMG] = ROLE_VOID,         [GUMBO_TAG_INPUT] = ROLE_VOID,
    [GUMBO_TAG_LINK] = ROLE_VOID,        [GUMBO_TAG_META] = ROLE_VOID,
    [GUMBO_TAG_PARAM] = ROLE_VOID,       [GUMBO_TAG_SOURCE] = ROLE_VOID,
    [GUMBO_TAG_TRACK] = ROLE_VOID,       [GUMBO_TAG_WBR] = ROLE_VOID,
    [GUMBO_TAG_HTML] = ROLE_VOID,        [GUMBO_TAG_HEAD] = ROLE_VOID,
    [GUMBO_TAG_BODY] = ROLE_VOID,        [GUMBO_TAG_TR] = ROLE_VOID,
    [GUMBO_TAG_TD] = ROLE_VOID,          [GUMBO_TAG_TH] = ROLE_VOID,
    [GUMBO_TAG_TBODY] = ROLE_VOID,       [GUMBO_TAG_THEAD] = ROLE_VOID,
    [GUMBO_TAG_TFOOT] = ROLE_VOID,       [GUMBO_TAG_COLGROUP] = ROLE_VOID,
    [GUMBO_TAG_SCRIPT] = ROLE_TEXT,      [GUMBO_TAG_STYLE] = ROLE_TEXT,
    [GUMBO_TAG_TEXTAREA] = ROLE_TEXT,    [GUMBO_TAG_TITLE] = ROLE_TEXT,
    [GUMBO_TAG_XMP] = ROLE_TEXT,         [GUMBO_TAG_IFRAME] = ROLE_TEXT,
    [GUMBO_TAG_NOEMBED] = ROLE_TEXT,     [GUMBO_TAG_NOFRAMES] = ROLE_TEXT,
    [GUMBO_TAG_PLAINTEXT] = ROLE_TEXT,   [GUMBO_TAG_P] = ROLE_ITEM,
    [GUMBO_TAG_LI] = ROLE_ITEM,          [GUMBO_TAG_DD] = ROLE_ITEM,
    [GUMBO_TAG_DT] = ROLE_ITEM,          [GUMBO_TAG_ADDRESS] = ROLE_BLOCK,
    [GUMBO_TAG_ARTICLE] = ROLE_BLOCK,    [GUMBO_TAG_ASIDE] = ROLE_BLOCK,
    [GUMBO_TAG_BLOCKQUOTE] = ROLE_BLOCK, [GUMBO_TAG_BUTTON] = ROLE_BLOCK,
    [GUMBO_TAG_CENTER] = ROLE_BLOCK,     [GUMBO_TAG_DETAILS] = ROLE_BLOCK,
    [GUMBO_TAG_DIR] = ROLE_BLOCK,        [GUMBO_TAG_DIV] = ROLE_BLOCK,
    [GUMBO_TAG_DL] = ROLE_BLOCK,         [GUMBO_TAG_FIELDSET] = ROLE_BLOCK,
    [GUMBO_TAG_FIGCAPTION] = ROLE_BLOCK, [GUMBO_TAG_FIGURE] = ROLE_BLOCK,
    [GUMBO_TAG_FOOTER] = ROLE_BLOCK,     [GUMBO_TAG_FORM] = ROLE_BLOCK,
    [GUMBO_TAG_H1] = ROLE_BLOCK,         [GUMBO_TAG_H2] = ROLE_BLOCK,
    [GUMBO_TAG_H3] = ROLE_BLOCK,         [GUMBO_TAG_H4] = ROLE_BLOCK,
    [GUMBO_TAG_H5] = ROLE_BLOCK,         [GUMBO_TAG_H6] = ROLE_BLOCK,
    [GUMBO_TAG_HEADER] = ROLE_BLOCK,     [GUMBO_TAG_HGROUP] = ROLE_BLOCK,
    [GUMBO_TAG_LISTING] = ROLE_BLOCK,    [GUMBO_TAG_MAIN] = ROLE_BLOCK,
    [GUMBO_TAG_MENU] = ROLE_BLOCK,       [GUMBO_TAG_NAV] = ROLE_BLOCK,
    [GUMBO_TAG_OL] = ROLE_BLOCK,         [GUMBO_TAG_PRE] = ROLE_BLOCK,
    [GUMBO_TAG_SECTION] = ROLE_BLOCK,    [GUMBO_TAG_SUMMARY] = ROLE_BLOCK,
    [GUMBO_TAG_UL] = ROLE_BLOCK,         [GUMBO_TAG_TABLE] = ROLE_SCOPE,
    [GUMBO_TAG_CAPTION] = ROLE_SCOPE,    [GUMBO_TAG_OBJECT] = ROLE_SCOPE,
    [GUMBO_TAG_APPLET] = ROLE_SCOPE,     [GUMBO_TAG_MARQUEE] = ROLE_SCOPE,
    [GUMBO_TAG_SELECT] = ROLE_WALL,      [GUMBO_TAG_TEMPLATE] = ROLE_WALL,
    [GUMBO_TAG_NOSCRIPT] = ROLE_WALL,    [GUMBO_TAG_SVG] = ROLE_WALL,
    [GUMBO_TAG_MATH] = ROLE_WALL,        [GUMBO_TAG_FOREIGNOBJECT] = ROLE_WALL,
    [GUMBO_TAG_DESC] = ROLE_WALL,        [GUMBO_TAG_ANNOTATION_XML] = ROLE_WALL,
    [GUMBO_TAG_FRAMESET] = ROLE_WALL,
};

static bool is_formatting(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
        return true;
    default:
        return false;
    }
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool same_name(cg_slice a, cg_slice b)
{
    for (size_t i = 0; i < a.len && a.len == b.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return a.len == b.len;
}

/* --- the stack ------------------------------------------------------------------ */

static void spend(guard *g, size_t steps)
{
    g->steps -= steps < g->steps ? steps : g->steps;
}

static void pop_to(guard *g, size_t len)
{
    size_t kept = len;
    for (size_t i = len; i < g->open.len; i++) {
        const open_element element = g->open.items[i];
        bool link = same_name(element.name, CG_SLICE("a")); /* the next one ends it */
        g->walls -= element.role == ROLE_WALL;
        g->formatting -= element.formatting && link;
        if (element.formatting && !link) /* the parser opens it again */
            g->open.items[kept++] = element;
    }
    g->open.len = kept;
}

/* Pops through the innermost element of that name, unless one that stops an end tag
 * of `role` stands before it. */
static void end_element(guard *g, cg_slice name, role role)
{
    bool reaches = role == ROLE_BLOCK || role == ROLE_SCOPE;
    for (size_t i = g->frozen ? 0 : g->open.len; i-- > 0;) {
        const open_element *element = &g->open.items[i];
        if (same_name(element->name, name)) {
            g->formatting -= element->formatting;
            g->open.items[i].formatting = false;
            pop_to(g, i);
            return;
        }
        bool block = element->role == ROLE_BLOCK || element->role == ROLE_ITEM;
        if (element->role != ROLE_OTHER && !(block && reaches))
            return;
    }
}

/* Takes the innermost link out: links don't nest, and what is in one stays. */
static void end_link(guard *g)
{
    for (size_t i = g->frozen ? 0 : g->open.len; i-- > 0;) {
        open_element *element = &g->open.items[i];
        if (element->role != ROLE_OTHER)
            return;
        if (same_name(element->name, CG_SLICE("a"))) {
            memmove(element, element + 1, (g->open.len - i - 1) * sizeof *element);
            g->open.len--;
            g->formatting--;
            return;
        }
    }
}

/* What a start tag ends: blocks a paragraph, items their like. */
static void end_implied(guard *g, cg_slice name, GumboTag tag, role role)
{
    if (role == ROLE_BLOCK || role == ROLE_ITEM)
        end_element(g, CG_SLICE("p"), ROLE_OTHER);
    bool top = g->open.len > 0 && same_name(cg_vec_last(&g->open).name, name);
    if (tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT) {
        end_element(g, CG_SLICE("dd"), ROLE_OTHER);
        end_element(g, CG_SLICE("dt"), ROLE_OTHER);
    } else if (role == ROLE_ITEM || (tag == GUMBO_TAG_OPTION && top)) {
        end_element(g, name, ROLE_OTHER);
    } else if (tag == GUMBO_TAG_A) {
        end_link(g);
    }
}

static void start_element(guard *g, cg_slice name, GumboTag tag, role role)
{
    if (role == ROLE_VOID)
        return;
    end_implied(g, name, tag, role);
    open_element element = {name, role == ROLE_TEXT ? ROLE_WALL : role, is_formatting(tag)};
    g->formatting += element.formatting;
    g->walls += element.role == ROLE_WALL;
    g->failed |= !cg_vec_push(&g->open, element);
}

/* --- markup --------------------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Behind the next `mark`, or the end. */
static size_t behind(cg_slice html, size_t at, const char *mark)
{
    size_t len = strlen(mark);
    while (at < html.len) {
        const char *found = memchr(html.ptr + at, mark[0], html.len - at);
        if (!found)
            return html.len;
        at = (size_t)(found - html.ptr);
        if (html.len - at >= len && memcmp(found, mark, len) == 0)
            return at + len;
        at++;
    }
    return html.len;
}

/* Behind the comment that starts at `at`. */
static size_t behind_comment(cg_slice html, size_t at)
{
    size_t i = at + 2;
    while ((i = behind(html, i, "--")) < html.len) {
        bool shout = html.ptr[i] == '!' && i >= at + 6 && i + 1 < html.len;
        if (html.ptr[i + shout] == '>')
            return i + shout + 1;
        i--;
    }
    return html.len;
}

typedef enum tag_state {
    BEFORE_NAME, /* of an attribute */
    IN_NAME,
    AFTER_NAME,
    BEFORE_VALUE,
    IN_VALUE,
    IN_QUOTES,
} tag_state;

static tag_state step_name(tag_state state, char c)
{
    if (c == '/')
        return BEFORE_NAME;
    if (is_blank(c))
        return state == BEFORE_NAME ? BEFORE_NAME : AFTER_NAME;
    return c == '=' && state != BEFORE_NAME ? BEFORE_VALUE : IN_NAME;
}

static tag_state step_value(tag_state state, char c)
{
    if (state == IN_VALUE)
        return is_blank(c) ? BEFORE_NAME : IN_VALUE;
    if (is_blank(c))
        return BEFORE_VALUE;
    return c == '"' || c == '\'' ? IN_QUOTES : IN_VALUE;
}

/* Behind the tag whose name ends at `at`; stores how many attributes it has. */
static size_t read_attributes(cg_slice html, size_t at, size_t *count)
{
    tag_state state = BEFORE_NAME;
    char quote = 0;
    *count = 0;
    for (; at < html.len; at++) {
        char c = html.ptr[at];
        tag_state before = state;
        if (state == IN_QUOTES) {
            state = c == quote ? BEFORE_NAME : IN_QUOTES;
            continue;
        }
        if (c == '>')
            return at + 1;
        state = state < BEFORE_VALUE ? step_name(state, c) : step_value(state, c);
        *count += state == IN_NAME && before != IN_NAME;
        quote = c;
    }
    return html.len;
}

static bool ends_name(cg_slice html, size_t at)
{
    return at >= html.len || is_blank(html.ptr[at]) || html.ptr[at] == '/' ||
           html.ptr[at] == '>';
}

/* Where the end tag of an element starts whose content is no markup. */
static size_t find_end_tag(cg_slice html, size_t at, cg_slice name)
{
    while ((at = behind(html, at, "</")) < html.len) {
        if (html.len - at >= name.len && ends_name(html, at + name.len) &&
            same_name(cg_slice_sub(html, at, at + name.len), name))
            return at - 2;
    }
    return html.len;
}

/* An element whose content is no markup. A script may hold one more in a comment,
 * and then its end is hard to tell. */
static void skip_text(guard *g, cg_slice name, GumboTag tag)
{
    size_t start = g->at;
    g->at = tag == GUMBO_TAG_PLAINTEXT ? g->html.len : find_end_tag(g->html, start, name);
    cg_slice text = cg_slice_sub(g->html, start, g->at);
    size_t comment = tag == GUMBO_TAG_SCRIPT ? behind(text, 0, "<!--") : text.len;
    while (comment < text.len && (comment = behind(text, comment, "<")) < text.len)
        g->frozen |= text.len - comment >= name.len &&
                     same_name(cg_slice_sub(text, comment, comment + name.len), name);
}

static void read_tag(guard *g)
{
    cg_slice html = g->html;
    bool closing = html.ptr[g->at + 1] == '/';
    size_t start = g->at + 1 + closing, end = start, attributes;
    while (!ends_name(html, end))
        end++;
    cg_slice name = cg_slice_sub(html, start, end);
    GumboTag tag = gumbo_tagn_enum(name.ptr, (unsigned)name.len);
    role role = (enum role)roles[tag];
    size_t next = read_attributes(html, end, &attributes);
    g->at = g->frozen ? end : next; /* what hides in a value counts as well */
    spend(g, 1 + g->open.len + attributes * attributes / 2 + (g->frozen ? next - end : 0));
    if (!closing && (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML))
        spend(g, attributes * (g->merged += attributes));
    if (closing)
        end_element(g, name, role);
    else if (role == ROLE_TEXT && g->walls == 0 && !g->frozen)
        skip_text(g, name, tag);
    else
        start_element(g, name, tag, role);
}

/* Steps over what starts with "<". Whether a CDATA section is one depends on where
 * it stands: its end is not known for sure, and all behind it counts as markup. */
static void read_markup(guard *g)
{
    cg_slice rest = cg_slice_sub(g->html, g->at, g->html.len);
    bool closing = rest.len > 2 && rest.ptr[1] == '/';
    if (rest.len > 1u + closing && is_letter(rest.ptr[1 + closing])) {
        read_tag(g);
    } else if (cg_slice_starts(rest, "<!--")) {
        g->at = behind_comment(g->html, g->at);
    } else if (rest.len > 1 && (closing || rest.ptr[1] == '!' || rest.ptr[1] == '?')) {
        g->frozen |= g->walls > 0 && cg_slice_starts(rest, "<![CDATA[");
        g->at = behind(g->html, g->at, ">");
    } else {
        g->at++;
    }
}

cg_status cg_html_guard(cg_slice html, size_t *allowed, cg_error *error)
{
    guard g = {.html = html, .steps = CG_HTML_STEPS + CG_HTML_STEPS_A_BYTE * html.len};
    size_t last = 0; /* where what was looked at last begins */
    while (g.at < html.len && g.steps > 0 && !g.failed) {
        const char *next = memchr(html.ptr + g.at, '<', html.len - g.at);
        size_t markup = next ? (size_t)(next - html.ptr) : html.len;
        last = g.at;
        if (g.formatting > 0)
            spend(&g, (markup - g.at) * g.open.len);
        g.at = markup;
        if (!next || g.steps == 0)
            continue;
        last = markup;
        read_markup(&g);
    }
    cg_vec_release(&g.open);
    *allowed = g.steps == 0 ? last : html.len;
    return g.failed ? cg_error_memory(error) : CG_OK;
}
