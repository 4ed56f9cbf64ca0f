/* JSON-LD: what a page says of its article to machines. */
#include "read/html_parts.h"

#include "base/json.h"

#define MAX_DEPTH 4 /* of lists and graphs around the article */

static bool is_article_name(cg_slice name)
{
    return cg_slice_ends(name, "Article") || cg_slice_ends(name, "Posting") ||
           cg_slice_is(name, "Report");
}

static bool is_article(const cg_json *value)
{
    const cg_json *type = cg_json_get(value, "@type");
    if (!type)
        return false;
    if (type->type == CG_JSON_STRING)
        return is_article_name(type->string);
    for (uint32_t i = 0; type->type == CG_JSON_ARRAY && i < type->len; i++)
        if (type->items[i].type == CG_JSON_STRING && is_article_name(type->items[i].string))
            return true;
    return false;
}

/* The first article in a value, a list, or a graph. */
static const cg_json *find_article(const cg_json *value, unsigned depth)
{
    if (!value || depth > MAX_DEPTH)
        return NULL;
    if (value->type == CG_JSON_OBJECT)
        return is_article(value) ? value : find_article(cg_json_get(value, "@graph"), depth + 1);
    for (uint32_t i = 0; value->type == CG_JSON_ARRAY && i < value->len; i++) {
        const cg_json *found = find_article(&value->items[i], depth + 1);
        if (found)
            return found;
    }
    return NULL;
}

/* A string, or the name of somebody, or several of them. */
static void add_names(const cg_json *value, cg_buf *names, unsigned depth)
{
    if (!value || depth > MAX_DEPTH)
        return;
    if (value->type == CG_JSON_OBJECT)
        value = cg_json_get(value, "name");
    if (value && value->type == CG_JSON_ARRAY) {
        for (uint32_t i = 0; i < value->len; i++)
            add_names(&value->items[i], names, depth + 1);
    } else if (value && value->type == CG_JSON_STRING && value->string.len > 0) {
        if (names->len > 0)
            cg_buf_add(names, ", ", 2);
        cg_buf_add_slice(names, value->string);
    }
}

static bool keep(const cg_json *article, const char *key, cg_arena *arena, cg_slice *member)
{
    cg_buf names;
    cg_buf_init(&names, SIZE_MAX);
    add_names(cg_json_get(article, key), &names, 0);
    bool ok = cg_buf_ok(&names);
    if (ok && names.len > 0 && member->len == 0) {
        *member = cg_arena_copy(arena, cg_buf_slice(&names));
        ok = member->ptr != NULL;
    }
    cg_buf_release(&names);
    return ok;
}

cg_status cg_html_linked(cg_slice json, cg_arena *arena, cg_document_info *info)
{
    const cg_json *root;
    cg_json_error error;
    cg_status status = cg_json_parse(json, arena, &root, &error);
    if (status != CG_OK)
        return status == CG_E_MEMORY ? status : CG_OK;
    const cg_json *article = find_article(root, 0);
    if (!article)
        return CG_OK;
    bool ok = keep(article, "headline", arena, &info->title) &&
              keep(article, "author", arena, &info->author) &&
              keep(article, "publisher", arena, &info->publisher) &&
              keep(article, "datePublished", arena, &info->published) &&
              keep(article, "url", arena, &info->url) &&
              keep(article, "inLanguage", arena, &info->language);
    return ok ? CG_OK : CG_E_MEMORY;
}
