/* What a page says of itself: in its head, in JSON-LD, in the header of its
 * article. */
#include "read/html_parts.h"

#include "base/limits.h"
#include "read/read.h"

#include <stddef.h>

/* Who says it, best first. */
enum { BY_PAGE, BY_ARTICLE, BY_OTHERS, BY_TEXT, VOICES };

typedef struct found {
    cg_document_info info[VOICES];
    cg_arena *arena;
    size_t json; /* bytes of JSON-LD that may still be read */
    bool failed;
} found;

static const struct meta {
    const char *name; /* or property, or http-equiv */
    size_t voice, member;
} metas[] = {
    {"author", BY_PAGE, offsetof(cg_document_info, author)},
    {"og:site_name", BY_PAGE, offsetof(cg_document_info, publisher)},
    {"article:published_time", BY_PAGE, offsetof(cg_document_info, published)},
    {"original-source", BY_PAGE, offsetof(cg_document_info, origin)},
    {"syndication-source", BY_PAGE, offsetof(cg_document_info, origin)},
    {"og:title", BY_OTHERS, offsetof(cg_document_info, title)},
    {"twitter:title", BY_OTHERS, offsetof(cg_document_info, title)},
    {"article:author", BY_OTHERS, offsetof(cg_document_info, author)},
    {"dc.creator", BY_OTHERS, offsetof(cg_document_info, author)},
    {"dcterms.creator", BY_OTHERS, offsetof(cg_document_info, author)},
    {"publisher", BY_OTHERS, offsetof(cg_document_info, publisher)},
    {"dc.publisher", BY_OTHERS, offsetof(cg_document_info, publisher)},
    {"dcterms.publisher", BY_OTHERS, offsetof(cg_document_info, publisher)},
    {"date", BY_OTHERS, offsetof(cg_document_info, published)},
    {"pubdate", BY_OTHERS, offsetof(cg_document_info, published)},
    {"publish-date", BY_OTHERS, offsetof(cg_document_info, published)},
    {"publication_date", BY_OTHERS, offsetof(cg_document_info, published)},
    {"datepublished", BY_OTHERS, offsetof(cg_document_info, published)},
    {"dc.date", BY_OTHERS, offsetof(cg_document_info, published)},
    {"dc.date.issued", BY_OTHERS, offsetof(cg_document_info, published)},
    {"dcterms.issued", BY_OTHERS, offsetof(cg_document_info, published)},
    {"dcterms.date", BY_OTHERS, offsetof(cg_document_info, published)},
    {"og:url", BY_OTHERS, offsetof(cg_document_info, url)},
    {"content-language", BY_OTHERS, offsetof(cg_document_info, language)},
    {"language", BY_OTHERS, offsetof(cg_document_info, language)},
};

static bool equals_caseless(const char *text, const char *lower)
{
    for (; *text && *lower; text++, lower++)
        if ((*text >= 'A' && *text <= 'Z' ? (*text | 0x20) : *text) != *lower)
            return false;
    return *text == *lower;
}

/* --- values ------------------------------------------------------------------------- */

/* Keeps the first value of a member, its white space made single. */
static void keep(found *f, cg_slice *member, const char *value)
{
    cg_buf text;
    bool blank = true;
    if (!value || member->len > 0)
        return;
    cg_buf_init(&text, CG_MAX_FRONT_MATTER);
    for (; *value && text.len + 1 < CG_MAX_FRONT_MATTER; value++) {
        bool space = *value == ' ' || (*value >= '\t' && *value <= '\r');
        if (!space || !blank)
            cg_buf_add_char(&text, space ? ' ' : *value);
        blank = space;
    }
    *member = cg_arena_copy(f->arena, cg_slice_trim(cg_buf_slice(&text)));
    f->failed |= !cg_buf_ok(&text) || !member->ptr;
    cg_buf_release(&text);
}

static const char *text_of(const GumboNode *node)
{
    const GumboVector *children = &node->v.element.children;
    const GumboNode *first = children->length > 0 ? children->data[0] : NULL;
    bool text = first && (first->type == GUMBO_NODE_TEXT || first->type == GUMBO_NODE_CDATA);
    return text ? first->v.text.text : NULL;
}

/* --- elements ------------------------------------------------------------------------ */

static void read_meta(found *f, const GumboNode *node)
{
    static const char *const attributes[] = {"name", "property", "http-equiv", "itemprop"};
    const char *content = cg_html_attribute(node, "content");
    for (size_t a = 0; content && a < sizeof attributes / sizeof *attributes; a++) {
        const char *name = cg_html_attribute(node, attributes[a]);
        for (size_t i = 0; name && i < sizeof metas / sizeof *metas; i++) {
            if (!equals_caseless(name, metas[i].name))
                continue;
            bool profile = strcmp(metas[i].name, "article:author") == 0 &&
                           strncmp(content, "http", 4) == 0;
            char *info = (char *)&f->info[metas[i].voice];
            if (!profile)
                keep(f, (cg_slice *)(void *)(info + metas[i].member), content);
        }
    }
}

static void read_link(found *f, const GumboNode *node)
{
    const char *rel = cg_html_attribute(node, "rel");
    if (rel && equals_caseless(rel, "canonical"))
        keep(f, &f->info[BY_PAGE].url, cg_html_attribute(node, "href"));
}

static void read_script(found *f, const GumboNode *node)
{
    const char *type = cg_html_attribute(node, "type");
    if (!type || !equals_caseless(type, "application/ld+json"))
        return;
    cg_slice json = cg_slice_of(text_of(node));
    if (json.len == 0 || json.len > f->json)
        return;
    f->json -= json.len;
    f->failed |= cg_html_linked(json, f->arena, &f->info[BY_ARTICLE]) != CG_OK;
}

/* The header of an article tells when it was published; elsewhere a time is any. */
static bool is_in_header(const GumboNode *node)
{
    bool header = false;
    for (node = node->parent; node; node = node->parent) {
        header |= cg_html_is(node, GUMBO_TAG_HEADER);
        if (cg_html_is(node, GUMBO_TAG_ARTICLE))
            return header;
    }
    return false;
}

static void read_time(found *f, const GumboNode *node)
{
    const char *time = cg_html_attribute(node, "datetime");
    if (time && f->info[BY_TEXT].published.len == 0 && is_in_header(node))
        keep(f, &f->info[BY_TEXT].published, time);
}

static void read_element(found *f, const GumboNode *node)
{
    if (cg_html_is(node, GUMBO_TAG_META))
        read_meta(f, node);
    else if (cg_html_is(node, GUMBO_TAG_TITLE))
        keep(f, &f->info[BY_PAGE].title, text_of(node));
    else if (cg_html_is(node, GUMBO_TAG_LINK))
        read_link(f, node);
    else if (cg_html_is(node, GUMBO_TAG_SCRIPT))
        read_script(f, node);
    else if (cg_html_is(node, GUMBO_TAG_TIME))
        read_time(f, node);
    else if (cg_html_is(node, GUMBO_TAG_HTML))
        keep(f, &f->info[BY_PAGE].language, cg_html_attribute(node, "lang"));
}

cg_status cg_html_metadata(const GumboNode *root, cg_document *document, cg_error *error)
{
    cg_arena arena;
    cg_arena_init(&arena, CG_MAX_HTML_METADATA);
    found f = {.arena = &arena, .json = CG_MAX_HTML_JSON};
    for (const GumboNode *node = root; node && !f.failed; node = cg_html_next(node, root, false))
        if (node->type == GUMBO_NODE_ELEMENT)
            read_element(&f, node);
    for (size_t i = 0; i < VOICES && !f.failed; i++)
        f.failed = !cg_document_add_info(document, &f.info[i]);
    cg_arena_release(&arena);
    return f.failed ? cg_error_memory(error) : CG_OK;
}
