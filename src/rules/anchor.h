/* Anchors: words, and pairs of adjacent words, of which every match of a code
 * holds at least one. The filter looks for them in all bytes; where it finds
 * none, the code need not be tried. A cg_anchors is private to a compilation;
 * cg_anchors_finish freezes what it found into the program. */
#ifndef CG_RULES_ANCHOR_H
#define CG_RULES_ANCHOR_H

#include "rules/codegen.h"

typedef struct cg_anchor_key {
    uint64_t key;
    uint32_t code;
} cg_anchor_key;

typedef struct cg_anchors {
    cg_arena scratch; /* of the code at hand */
    CG_VEC(cg_anchor_key) keys;
    bool failed; /* memory ran out */
} cg_anchors;

void cg_anchors_init(cg_anchors *anchors);
void cg_anchors_release(cg_anchors *anchors);

/* Finds the rarest anchors of the code that was added to the builder last, by
 * its tree, and marks it anchored. `per_million`: how often they stand in a
 * million words, about; a negative number when the code has none. */
cg_status cg_anchors_add(cg_anchors *anchors, cg_builder *builder, const cg_node *tree,
                         cg_emit_mode mode, double *per_million, cg_error *error);
/* Makes the program's table of anchors, in its arena. */
cg_status cg_anchors_finish(cg_anchors *anchors, cg_program *program, cg_error *error);

#endif
