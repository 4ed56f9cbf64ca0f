/* The tree of a page -> what is to be seen of it, block by block, in the order of
 * the source: where tags are nested wrong, the tree has another. */
#include "read/html_parts.h"

#include <stdlib.h>

enum {
    BLOCK = 1,   /* starts in a line of its own */
    HIDDEN = 2,  /* not text of the page */
    ITEM = 4,
    CELL = 8,
    QUOTE = 16, /* a quotation as a block */
};

static const uint8_t traits[GUMBO_TAG_LAST] = {
    [GUMBO_TAG_HTML] = BLOCK,       [GUMBO_TAG_BODY] = BLOCK,
    [GUMBO_TAG_ADDRESS] = BLOCK,    [GUMBO_TAG_ARTICLE] = BLOCK,
    [GUMBO_TAG_CAPTION] = BLOCK,    [GUMBO_TAG_CENTER] = BLOCK,
    [GUMBO_TAG_DETAILS] = BLOCK,    [GUMBO_TAG_DIR] = BLOCK,
    [GUMBO_TAG_DIV] = BLOCK,        [GUMBO_TAG_DL] = BLOCK,
    [GUMBO_TAG_FIELDSET] = BLOCK,   [GUMBO_TAG_FIGCAPTION] = BLOCK,
    [GUMBO_TAG_FIGURE] = BLOCK,     [GUMBO_TAG_FORM] = BLOCK,
    [GUMBO_TAG_H1] = BLOCK,         [GUMBO_TAG_H2] = BLOCK,
    [GUMBO_TAG_H3] = BLOCK,         [GUMBO_TAG_H4] = BLOCK,
    [GUMBO_TAG_H5] = BLOCK,         [GUMBO_TAG_H6] = BLOCK,
    [GUMBO_TAG_HEADER] = BLOCK,     [GUMBO_TAG_HGROUP] = BLOCK,
    [GUMBO_TAG_HR] = BLOCK,         [GUMBO_TAG_LEGEND] = BLOCK,
    [GUMBO_TAG_LISTING] = BLOCK,    [GUMBO_TAG_MAIN] = BLOCK,
    [GUMBO_TAG_MENU] = BLOCK,       [GUMBO_TAG_OL] = BLOCK,
    [GUMBO_TAG_P] = BLOCK,          [GUMBO_TAG_PRE] = BLOCK,
    [GUMBO_TAG_SECTION] = BLOCK,    [GUMBO_TAG_SUMMARY] = BLOCK,
    [GUMBO_TAG_TABLE] = BLOCK,      [GUMBO_TAG_TBODY] = BLOCK,
    [GUMBO_TAG_TFOOT] = BLOCK,      [GUMBO_TAG_THEAD] = BLOCK,
    [GUMBO_TAG_TR] = BLOCK,         [GUMBO_TAG_UL] = BLOCK,
    [GUMBO_TAG_LI] = BLOCK | ITEM,  [GUMBO_TAG_DD] = BLOCK | ITEM,
    [GUMBO_TAG_DT] = BLOCK | ITEM,  [GUMBO_TAG_TD] = BLOCK | CELL,
    [GUMBO_TAG_TH] = BLOCK | CELL,  [GUMBO_TAG_BLOCKQUOTE] = BLOCK | QUOTE,
    [GUMBO_TAG_HEAD] = HIDDEN,      [GUMBO_TAG_SCRIPT] = HIDDEN,
    [GUMBO_TAG_STYLE] = HIDDEN,     [GUMBO_TAG_TEMPLATE] = HIDDEN,
    [GUMBO_TAG_NOSCRIPT] = HIDDEN,  [GUMBO_TAG_IFRAME] = HIDDEN,
    [GUMBO_TAG_SVG] = HIDDEN,       [GUMBO_TAG_MATH] = HIDDEN,
    [GUMBO_TAG_OBJECT] = HIDDEN,    [GUMBO_TAG_CANVAS] = HIDDEN,
    [GUMBO_TAG_AUDIO] = HIDDEN,     [GUMBO_TAG_VIDEO] = HIDDEN,
    [GUMBO_TAG_SELECT] = HIDDEN,    [GUMBO_TAG_TEXTAREA] = HIDDEN,
    [GUMBO_TAG_BUTTON] = HIDDEN,    [GUMBO_TAG_DATALIST] = HIDDEN,
    [GUMBO_TAG_NOEMBED] = HIDDEN,   [GUMBO_TAG_NOFRAMES] = HIDDEN,
    [GUMBO_TAG_XMP] = HIDDEN,       [GUMBO_TAG_PLAINTEXT] = HIDDEN,
    [GUMBO_TAG_RP] = HIDDEN,        [GUMBO_TAG_RT] = HIDDEN,
    [GUMBO_TAG_DEL] = HIDDEN,       [GUMBO_TAG_S] = HIDDEN,
    [GUMBO_TAG_STRIKE] = HIDDEN,    [GUMBO_TAG_TITLE] = HIDDEN,
    [GUMBO_TAG_APPLET] = HIDDEN,    [GUMBO_TAG_NAV] = BLOCK | HIDDEN,
    [GUMBO_TAG_FOOTER] = BLOCK | HIDDEN, [GUMBO_TAG_ASIDE] = BLOCK | HIDDEN,
};

typedef struct walk {
    cg_html_page *page;
    unsigned items, cells, quotes, code; /* such elements around */
    unsigned heading;                    /* its level; 0: in none */
    uint32_t end;                        /* of what was added last */
    bool apart;                          /* what comes next is a block of its own */
    bool ordered;                        /* as the source is */
    bool ok;
} walk;

/* --- elements ---------------------------------------------------------------------- */

static bool hides(const char *style)
{
    char bare[256]; /* what stands further behind is not looked for */
    size_t len = 0;
    for (; *style && len + 1 < sizeof bare; style++)
        if (*style != ' ' && !(*style >= '\t' && *style <= '\r'))
            bare[len++] = (char)(*style >= 'A' && *style <= 'Z' ? *style | 0x20 : *style);
    bare[len] = 0;
    return strstr(bare, "display:none") || strstr(bare, "visibility:hidden");
}

static bool is_hidden(const GumboNode *node)
{
    GumboTag tag = node->v.element.tag;
    if (traits[tag] & HIDDEN || node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
        return true;
    /* Pages that hide themselves are shown by a script. */
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY)
        return false;
    const char *aria = cg_html_attribute(node, "aria-hidden");
    const char *style = cg_html_attribute(node, "style");
    return cg_html_attribute(node, "hidden") || (aria && strcmp(aria, "true") == 0) ||
           (style && hides(style));
}

static unsigned heading_level(GumboTag tag)
{
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? (unsigned)(tag - GUMBO_TAG_H1) + 1 : 0;
}

/* "pre" alone is for poems and tables too. */
static bool is_code(const GumboNode *node)
{
    if (!cg_html_is(node, GUMBO_TAG_PRE))
        return false;
    const GumboVector *children = &node->v.element.children;
    for (unsigned i = 0; i < children->length; i++)
        if (cg_html_is(children->data[i], GUMBO_TAG_CODE))
            return true;
    return false;
}

/* --- items -------------------------------------------------------------------------- */

static cg_html_block block_here(const walk *w)
{
    cg_html_block block = {CG_BLOCK_PARAGRAPH, 0};
    if (w->code > 0)
        block.kind = CG_BLOCK_CODE;
    else if (w->quotes > 0)
        block = (cg_html_block){CG_BLOCK_QUOTATION, w->quotes};
    else if (w->heading > 0)
        block = (cg_html_block){CG_BLOCK_HEADING, w->heading};
    else if (w->items > 0)
        block.kind = CG_BLOCK_LIST_ITEM;
    else if (w->cells > 0)
        block.kind = CG_BLOCK_TABLE_CELL;
    return block;
}

static void add_item(walk *w, cg_html_item_kind kind, cg_span span, const GumboNode *node)
{
    if (w->apart) {
        w->ok = w->ok && cg_vec_push(&w->page->blocks, block_here(w));
        w->apart = false;
    }
    cg_html_item item = {span, node, kind, (uint32_t)w->page->blocks.len - 1};
    w->ok = w->ok && cg_vec_push(&w->page->items, item);
    w->ordered = w->ordered && span.start >= w->end;
    w->end = span.end;
}

/* Where a piece of the source stands; an empty span when it is none. */
static cg_span span_of(const walk *w, GumboStringPiece piece)
{
    cg_slice source = w->page->source;
    uintptr_t start = (uintptr_t)source.ptr, at = (uintptr_t)piece.data;
    if (!piece.data || at < start || at - start > source.len ||
        piece.length > source.len - (at - start))
        return (cg_span){w->end, w->end};
    return (cg_span){(uint32_t)(at - start), (uint32_t)(at - start + piece.length)};
}

static void add_text(walk *w, const GumboNode *node)
{
    cg_span span = span_of(w, node->v.text.original_text);
    if (span.end > span.start)
        add_item(w, CG_HTML_TEXT, span, node);
}

/* --- the walk ------------------------------------------------------------------------ */

static void count_around(walk *w, const GumboNode *node, unsigned by)
{
    unsigned trait = traits[node->v.element.tag], level = heading_level(node->v.element.tag);
    w->items += trait & ITEM ? by : 0;
    w->cells += trait & CELL ? by : 0;
    w->quotes += trait & QUOTE ? by : 0;
    w->code += is_code(node) ? by : 0;
    if (level > 0)
        w->heading = by == 1 ? level : 0;
    w->apart |= (trait & BLOCK) != 0;
}

/* True when what is in the node is looked at as well. */
static bool enter(walk *w, const GumboNode *node)
{
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
        add_text(w, node);
    if (node->type != GUMBO_NODE_ELEMENT)
        return false;
    GumboTag tag = node->v.element.tag;
    if (is_hidden(node)) {
        w->apart |= (traits[tag] & BLOCK) != 0;
        return false;
    }
    count_around(w, node, 1);
    if (tag == GUMBO_TAG_BR)
        add_item(w, CG_HTML_SPACE, span_of(w, node->v.element.original_tag), NULL);
    else if (tag == GUMBO_TAG_Q)
        add_item(w, CG_HTML_OPEN_QUOTE, span_of(w, node->v.element.original_tag), NULL);
    return true;
}

static void leave(walk *w, const GumboNode *node)
{
    if (node->v.element.tag == GUMBO_TAG_Q)
        add_item(w, CG_HTML_CLOSE_QUOTE, span_of(w, node->v.element.original_end_tag), NULL);
    count_around(w, node, -1U);
}

/* The node behind this one, all that end before it left; NULL behind the last. */
static const GumboNode *go_on(walk *w, const GumboNode *node, const GumboNode *root)
{
    while (node != root) {
        const GumboVector *siblings = &node->parent->v.element.children;
        if (node->index_within_parent + 1 < siblings->length)
            return siblings->data[node->index_within_parent + 1];
        node = node->parent;
        leave(w, node);
    }
    return NULL;
}

static void walk_tree(walk *w, const GumboNode *root)
{
    const GumboNode *node = root;
    while (node && w->ok) {
        bool inside = enter(w, node);
        if (inside && node->v.element.children.length > 0) {
            node = node->v.element.children.data[0];
            continue;
        }
        if (inside)
            leave(w, node);
        node = go_on(w, node, root);
    }
}

static int compare_items(const void *a, const void *b)
{
    const cg_html_item *left = a, *right = b;
    if (left->span.start != right->span.start)
        return left->span.start < right->span.start ? -1 : 1;
    if (left->span.end != right->span.end)
        return left->span.end < right->span.end ? -1 : 1;
    return left->block < right->block ? -1 : left->block > right->block;
}

bool cg_html_walk(const GumboNode *root, cg_html_page *page)
{
    walk w = {.page = page, .apart = true, .ordered = true, .ok = true};
    walk_tree(&w, root);
    if (w.ok && !w.ordered)
        qsort(page->items.items, page->items.len, sizeof *page->items.items, compare_items);
    return w.ok;
}
