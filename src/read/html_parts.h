/* The parts of the HTML reader, for its own files: guard, parse, find metadata,
 * walk, add text. */
#ifndef CG_READ_HTML_PARTS_H
#define CG_READ_HTML_PARTS_H

#include "base/vec.h"
#include "text/builder.h"

#include <gumbo.h>

/* --- guard ----------------------------------------------------------------------- */

/* Stores how much of `html`, from its start, the parser may be given: its work goes
 * with the depth of each tag and with the square of the attributes in one. */
cg_status cg_html_guard(cg_slice html, size_t *allowed, cg_error *error);

/* --- parse ----------------------------------------------------------------------- */

/* Parses `html` into `arena`. CG_E_LIMIT when the tree asks for more memory than
 * its source is worth: the root is NULL then. */
cg_status cg_html_parse(cg_slice html, cg_arena *arena, const GumboNode **root,
                        cg_error *error);
/* The value of an attribute; NULL when there is none. */
const char *cg_html_attribute(const GumboNode *element, const char *name);
/* The node behind this one in the order of the source, not below it when `over`;
 * NULL behind the last one below `root`. */
const GumboNode *cg_html_next(const GumboNode *node, const GumboNode *root, bool over);
static inline bool cg_html_is(const GumboNode *node, GumboTag tag)
{
    return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag &&
           node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML;
}

/* --- metadata -------------------------------------------------------------------- */

/* Adds what the page says of itself to `document->info`. */
cg_status cg_html_metadata(const GumboNode *root, cg_document *document, cg_error *error);
/* What JSON-LD says of an article; members that are known already stay. The values
 * are in `arena`. CG_OK also when it is no JSON. */
cg_status cg_html_linked(cg_slice json, cg_arena *arena, cg_document_info *info);

/* --- walk ------------------------------------------------------------------------- */

typedef enum cg_html_item_kind {
    CG_HTML_TEXT,
    CG_HTML_SPACE,
    CG_HTML_OPEN_QUOTE,
    CG_HTML_CLOSE_QUOTE,
} cg_html_item_kind;

/* Something that is to be seen, and the block that it belongs to. */
typedef struct cg_html_item {
    cg_span span;           /* in the source */
    const GumboNode *node; /* of text */
    cg_html_item_kind kind;
    uint32_t block; /* index into the blocks */
} cg_html_item;

typedef struct cg_html_block {
    cg_block_kind kind;
    unsigned level; /* of a heading; of a quotation, how many are around it */
} cg_html_block;

typedef struct cg_html_page {
    cg_slice source;
    CG_VEC(cg_html_item) items; /* in the order of the source */
    CG_VEC(cg_html_block) blocks;
} cg_html_page;

/* Fills the page, which has its source and is empty otherwise. False: out of
 * memory. Release the vectors in any case. */
bool cg_html_walk(const GumboNode *root, cg_html_page *page);

/* --- text ------------------------------------------------------------------------- */

/* Adds the text of a node. */
void cg_html_add_text(cg_builder *builder, const cg_html_item *item, cg_slice source, bool code);

#endif
