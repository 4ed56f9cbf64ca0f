/* Anchors: words, and pairs of adjacent words, of which every match of a code
 * holds at least one. The filter looks for them in all bytes; where it finds
 * none, the code need not be tried. A cg_anchors is private to a compilation;
 * cg_anchors_finish freezes what it found into the program. */
#ifndef CG_RULES_ANCHOR_H
#define CG_RULES_ANCHOR_H

#include "rules/codegen.h"

/* That a code has an anchor. */
typedef struct cg_anchor_use {
    uint32_t anchor, code;
} cg_anchor_use;

/* An anchor while they are collected. */
typedef struct cg_anchor_found {
    uint64_t key;
    uint32_t uses, last; /* codes that have it; the last one of them */
} cg_anchor_found;

typedef struct cg_anchors {
    cg_arena scratch, kept; /* of the code at hand; of all of them */
    cg_arena *arena;        /* the one of the two that is in use */
    CG_VEC(cg_anchor_found) found;
    uint32_t *slots; /* open addressing: 1 + an index into `found` */
    uint32_t slot_count;
    CG_VEC(cg_anchor_use) uses;             /* in order of their codes */
    CG_VEC(struct cg_anchor_part *) by_set; /* what is known of a set of words */
    bool failed;                            /* memory ran out */
} cg_anchors;

void cg_anchors_init(cg_anchors *anchors);
void cg_anchors_release(cg_anchors *anchors);

/* Finds the rarest anchors of the code that was added to the builder last, by
 * its tree, and marks it anchored. `per_million`: how often they stand in a
 * million words, about; a negative number when the code has none. */
cg_status cg_anchors_add(cg_anchors *anchors, cg_codegen *builder, const cg_node *tree,
                         cg_emit_mode mode, double *per_million, cg_error *error);
/* Notes an anchor of `code`, which is not below those of before: anchor_table.c.
 * False: out of memory. */
bool cg_anchors_note(cg_anchors *anchors, uint64_t key, uint32_t code);
/* Makes the image's tables of anchors, which hold as long as these. */
cg_status cg_anchors_finish(cg_anchors *anchors, cg_image_rows *tables, cg_error *error);

#endif
