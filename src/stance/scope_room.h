/* What the files of the scope share: scope.c finds what governs a match,
 * scope_settle.c what is left of it where one governor makes up for another. */
#ifndef CG_STANCE_SCOPE_ROOM_H
#define CG_STANCE_SCOPE_ROOM_H

#include "stance/scope.h"

typedef struct cg_scoping {
    const cg_reading *r;
    const cg_passage *p;
    const cg_hit *hit;
    uint32_t target; /* the token that stands for the match */
    cg_governors *out;
    bool ok;
} cg_scoping;

/* Where the cue stands among the others: "may not", "need not": the word behind
 * governs the one of force. */
int64_t cg_scope_position(const cg_scoping *scoping, const cg_cue *cue);
/* Whether the list in the sentence lets the cue govern the target: what stands in one
 * item governs nothing in another. */
bool cg_scope_in_item(const cg_scoping *scoping, const cg_cue *cue);
/* Settles the governors in `out`, which are sorted from the outermost in. */
void cg_scope_settle(cg_scoping *scoping);

#endif
