/* What DOCX and ODT have in common: named styles, paragraphs that may hold
 * paragraphs (in frames), metadata. Only for the two readers. */
#ifndef CG_READ_OFFICE_H
#define CG_READ_OFFICE_H

#include "base/arena.h"
#include "base/vec.h"
#include "read/office_xml.h"
#include "read/unpack.h"
#include "text/builder.h"

/* --- styles --------------------------------------------------------------------- */

/* What a paragraph is, as far as its style says. */
typedef enum cg_office_look {
    CG_OFFICE_UNSAID,
    CG_OFFICE_PLAIN,
    CG_OFFICE_HEADING,
    CG_OFFICE_LIST,
    CG_OFFICE_QUOTATION,
    CG_OFFICE_INDEX, /* of a table of contents: it says again what stands elsewhere */
} cg_office_look;

typedef struct cg_office_style {
    cg_slice id, parent; /* an empty parent: none */
    cg_office_look look; /* its own */
    unsigned level;      /* of a heading, from 1 */
} cg_office_style;

#define CG_OFFICE_LONGEST_ID 256 /* bytes; a longer one names no style */

typedef struct cg_office_styles {
    cg_arena arena; /* owns the names */
    CG_VEC(cg_office_style) items;
    bool failed; /* memory ran out */
} cg_office_styles;

void cg_office_styles_init(cg_office_styles *styles);
void cg_office_styles_release(cg_office_styles *styles);
/* A copy of the style, with a copy of its names. */
void cg_office_styles_add(cg_office_styles *styles, const cg_office_style *style);
/* Once all are in, before one is looked up. */
void cg_office_styles_sort(cg_office_styles *styles);
/* What paragraphs of that style are: its own look, or the nearest of its parents';
 * PLAIN when none says anything. `level` is set for headings. */
cg_office_look cg_office_styles_look(const cg_office_styles *styles, cg_slice id,
                                     unsigned *level);
/* The look of a style by its name ("heading 2", "Quotations"), and the level. */
cg_office_look cg_office_look_of_name(cg_slice name, unsigned *level);

/* --- text ----------------------------------------------------------------------- */

#define CG_OFFICE_NESTED 16 /* paragraphs in paragraphs; deeper ones run together */

typedef struct cg_office_paragraph {
    cg_block_kind kind;
    unsigned level;
    bool hidden;
} cg_office_paragraph;

typedef struct cg_office_text {
    cg_builder *builder;
    uint32_t base; /* of the part at hand, in the document's source */
    cg_office_paragraph open[CG_OFFICE_NESTED];
    unsigned depth; /* paragraphs that are open */
    bool begun;     /* the innermost one has a block */
} cg_office_text;

void cg_office_paragraph_start(cg_office_text *text, cg_office_paragraph paragraph);
void cg_office_paragraph_end(cg_office_text *text);
/* The innermost paragraph, to be changed before text comes; NULL: none is open. */
cg_office_paragraph *cg_office_paragraph_open(cg_office_text *text);
/* Text outside of paragraphs is none. `source` is in the part at hand. */
void cg_office_text_add(cg_office_text *text, cg_slice bytes, cg_span source);
/* One space, for markup at `source` that parts words. */
void cg_office_text_space(cg_office_text *text, cg_span source);

/* --- the file as a whole ------------------------------------------------------------- */

/* Reads Dublin Core and its like (core.xml, meta.xml) into what is unknown. */
bool cg_office_add_info(cg_document *document, cg_slice xml);

/* Tells of a file whose main part did not come out of the zip. */
cg_status cg_office_refuse(const cg_source *source, cg_sink *sink, cg_unpack_state zip,
                           cg_unpack_state part, cg_error *error);
/* Ends the building, sets the defect that the worst of the states asks for, and
 * hands the document over. */
cg_status cg_office_finish(cg_builder *builder, cg_sink *sink, cg_unpack_state part,
                           cg_xml_state xml, cg_error *error);

#endif
