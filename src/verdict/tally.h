/* What the statements of one claim add up to, and the sentence that says so. */
#ifndef CG_VERDICT_TALLY_H
#define CG_VERDICT_TALLY_H

#include "verdict/basis.h"

/* How many voices take a side; `stand`: with a statement that is not outdated. */
typedef struct cg_tally_side {
    uint32_t listed; /* statements, counted or not */
    uint32_t voices, stand;
} cg_tally_side;

typedef struct cg_tally {
    cg_tally_side support, contradict;
    uint32_t mention; /* statements listed */
    uint32_t reasons[CG_BASIS_REASONS];
    uint32_t origins;
    uint32_t turned;          /* voices with an outdated statement */
    cg_when earliest, latest; /* all zero when none is dated */
} cg_tally;

/* Counts, and marks as outdated what a later statement of the same voice
 * outdates in a claim of kind state. Leaves the items in any order. */
void cg_tally_draw(cg_tally *tally, cg_kind kind, cg_basis_item *items, size_t count);

cg_verdict_kind cg_tally_verdict(const cg_tally *tally);

/* Appends the derivation. */
void cg_tally_describe(const cg_tally *tally, cg_buf *out);

#endif
