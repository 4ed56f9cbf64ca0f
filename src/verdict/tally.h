/* What the statements of one claim add up to. */
#ifndef CG_VERDICT_TALLY_H
#define CG_VERDICT_TALLY_H

#include "base/vec.h"
#include "verdict/basis.h"

/* How many voices take a side; `stand`: with a statement that is not outdated. */
typedef struct cg_tally_side {
    uint32_t listed; /* statements, counted or not */
    uint32_t voices, stand;
    uint32_t tier;      /* the best of what stands; CG_NO_TIER: none */
    cg_slice tier_name; /* borrowed */
} cg_tally_side;

/* A voice with counted statements. */
typedef struct cg_tally_voice {
    const cg_statement *first; /* the earliest of them */
    bool support, contradict;  /* sides that it takes, outdated or not */
    bool turned;               /* one of them is outdated */
    bool now_supports;         /* of one that turned: what its latest says */
    cg_when from[2];           /* of support, of contradiction: the earliest */
    cg_when latest[2];
} cg_tally_voice;

typedef struct cg_tally {
    cg_tally_side support, contradict;
    uint32_t mention; /* statements listed */
    uint32_t standings[CG_STANDING_COUNT];
    uint32_t origins;
    uint32_t turned;          /* voices with an outdated statement */
    cg_when earliest, latest; /* all zero when none is dated */
    bool ranked;              /* there are tiers */
    CG_VEC(cg_tally_voice) voices; /* the earliest first */
} cg_tally;

/* Counts, and marks as outdated what a later statement of the same voice outdates in a
 * claim of kind state. Leaves the items in any order. False: out of memory. The tally
 * is to be released whatever comes of it. */
bool cg_tally_draw(cg_tally *tally, cg_basis *basis, cg_kind kind, cg_basis_item *items,
                   size_t count);
void cg_tally_release(cg_tally *tally);

uint32_t cg_tally_listed(const cg_tally *tally);
/* True when both sides stand, and one of them in a strictly higher tier. */
bool cg_tally_is_outweighed(const cg_tally *tally);
cg_verdict_kind cg_tally_verdict(const cg_tally *tally);

#endif
