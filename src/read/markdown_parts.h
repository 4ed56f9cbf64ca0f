/* The parts of the Markdown reader, for its own files. */
#ifndef CG_READ_MARKDOWN_PARTS_H
#define CG_READ_MARKDOWN_PARTS_H

#include "text/document.h"

/* Front matter in YAML between "---" lines at the start of `text`. Stores where it
 * ends, 0 when there is none: what is no mapping in YAML is text. The values are
 * in `arena`. */
cg_status cg_markdown_front(cg_slice text, cg_arena *arena, cg_document_info *info, size_t *end,
                            cg_error *error);

/* Decodes "&name;", "&#8212;" or "&#x2014;", all of `entity`. Returns the length in
 * UTF-8, 0 for a name that is not known. */
unsigned cg_markdown_entity(cg_slice entity, char out[4]);

/* Raw HTML inside of Markdown, fed piece by piece: tells text from tags, comments
 * and what is not to be seen. A value; start with zeroes. */
typedef struct cg_markup {
    enum cg_markup_state {
        CG_MARKUP_TEXT,
        CG_MARKUP_NAME, /* of a tag */
        CG_MARKUP_TAG,
        CG_MARKUP_COMMENT,
    } state;
    char quote; /* around the attribute's value at hand; 0: none */
    bool closing;
    unsigned dashes; /* just before, in a comment */
    char name[16];   /* of the tag, lower case; cut when longer */
    size_t name_len;
    char hides[16]; /* the element that hides what is in it; empty: none does */
} cg_markup;

typedef enum cg_markup_part {
    CG_MARKUP_VISIBLE, /* text, entities still in it */
    CG_MARKUP_NOTHING,
    CG_MARKUP_SPACE, /* a tag that parts words */
    CG_MARKUP_BLOCK, /* a tag that parts blocks */
} cg_markup_part;

/* Takes the next part off the front of `rest`, which is not empty: stores it in
 * `part`, and says what it is. */
cg_markup_part cg_markup_next(cg_markup *markup, cg_slice *rest, cg_slice *part);

#endif
