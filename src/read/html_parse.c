/* Gumbo, kept within bounds. It takes no refusal of memory for an answer, so that
 * where there is none for it we jump out of it; all it had is in the arena. */
#include "read/html_parts.h"

#include "base/limits.h"

#include <setjmp.h>

typedef struct memory {
    cg_arena *arena;
    size_t left;          /* bytes that it may still ask for */
    volatile bool failed; /* there was none, not: it was refused */
    jmp_buf leave;
} memory;

static void *allocate(void *context, size_t size)
{
    memory *m = context;
    void *room = NULL;
    if (size <= m->left) {
        m->left -= size;
        room = cg_arena_alloc(m->arena, size > 0 ? size : 1, 1);
        m->failed = !room;
    }
    if (!room)
        longjmp(m->leave, 1);
    return room;
}

static void deallocate(void *context, void *room)
{
    (void)context;
    (void)room;
}

cg_status cg_html_parse(cg_slice html, cg_arena *arena, const GumboNode **root,
                        cg_error *error)
{
    memory m = {.arena = arena, .left = CG_HTML_TREE + CG_HTML_TREE_A_BYTE * html.len};
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = deallocate;
    options.userdata = &m;
    options.max_errors = 0;
    *root = NULL;
    if (setjmp(m.leave) != 0)
        return m.failed ? cg_error_memory(error)
                        : cg_error_set(error, CG_E_LIMIT, 0, NULL, "too large a tree");
    *root = gumbo_parse_with_options(&options, html.ptr, html.len)->root;
    return CG_OK;
}

const char *cg_html_attribute(const GumboNode *element, const char *name)
{
    const GumboAttribute *attribute = gumbo_get_attribute(&element->v.element.attributes, name);
    return attribute ? attribute->value : NULL;
}

static const GumboVector *children_of(const GumboNode *node)
{
    bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
    return element ? &node->v.element.children : &kGumboEmptyVector;
}

const GumboNode *cg_html_next(const GumboNode *node, const GumboNode *root, bool over)
{
    const GumboVector *children = children_of(node);
    if (!over && children->length > 0)
        return children->data[0];
    while (node != root) {
        children = children_of(node->parent);
        if (node->index_within_parent + 1 < children->length)
            return children->data[node->index_within_parent + 1];
        node = node->parent;
    }
    return NULL;
}
