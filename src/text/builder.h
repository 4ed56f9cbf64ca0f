/* Fills a document piece by piece, block by block, and keeps the map back to the
 * source. For readers of formats whose text is not the source as it stands.
 *
 * A builder is a value; it borrows the document, which owns all that is added.
 * What goes wrong (memory, a cap) is kept in mind and told by _finish, so that
 * a reader need not look at every call. */
#ifndef CG_TEXT_BUILDER_H
#define CG_TEXT_BUILDER_H

#include "text/document.h"

#define CG_HEADING_LEVELS 6

typedef struct cg_builder {
    cg_document *document;
    uint32_t above[CG_HEADING_LEVELS + 1]; /* the last heading of each level */
    uint32_t start;                        /* of the open block, in the text */
    cg_block_kind kind;                    /* of the open block */
    unsigned level;                        /* of the open block, when a heading */
    uint32_t page;                         /* of what is added next; 0: none */
    uint32_t speaker;                      /* of the open block, as blocks have it */
    bool is_open;
    bool blank;  /* white space was last: more of it adds nothing */
    bool failed; /* memory ran out */
    bool cut;    /* a cap left something out */
} cg_builder;

/* `document` was begun (cg_document_begin), and has no text yet. */
void cg_builder_init(cg_builder *builder, cg_document *document);

/* Opens a block, and closes the one that is open. `level`: of a heading, from 1;
 * deeper than CG_HEADING_LEVELS counts as that; of a quotation, how many there are
 * around its text: one inside another is somebody's. A block in which nothing visible
 * comes to stand is dropped; text that is added while none is open opens a
 * paragraph. A line break stands between two blocks. */
void cg_builder_open(cg_builder *builder, cg_block_kind kind, unsigned level);
void cg_builder_close(cg_builder *builder);
/* Whose words the open block is (a quoted mail): a copy is kept. */
void cg_builder_speaker(cg_builder *builder, cg_slice name);
/* What is added from here on stands on this page, from 1. */
void cg_builder_page(cg_builder *builder, uint32_t page);

/* Text that stands in the source at `source` byte for byte. It must be valid
 * UTF-8: a byte that is not is read as Windows-1252. White space in it is kept. */
void cg_builder_verbatim(cg_builder *builder, cg_slice text, uint32_t source);
/* The same, each run of white space in it becoming one space, as in HTML. */
void cg_builder_flowing(cg_builder *builder, cg_slice text, uint32_t source);
/* Text that all of the span in the source stands for: a decoded entity. White space
 * in it is kept, and spans must not go back. */
void cg_builder_decoded(cg_builder *builder, cg_slice text, cg_span source);
/* One space for a line break or other markup that parts words. */
void cg_builder_space(cg_builder *builder, cg_span source);

/* Whether something visible was added to the block that is open. */
bool cg_builder_has_text(const cg_builder *builder);

/* Closes what is open and hands over text, map and blocks; the state becomes
 * CG_DOCUMENT_READ when there is a block, else CG_DOCUMENT_EMPTY. The title, when
 * none is known, is that of a heading that comes first. A document whose space is
 * CG_SPACE_TEXT becomes its own source, whatever the sources of its parts were.
 * CG_E_MEMORY, or CG_OK; what a cap cut sets `document->cut`. */
cg_status cg_builder_finish(cg_builder *builder, cg_error *error);

#endif
