/* A statement's value against the claim's: which side the words of a pattern are
 * on when they give an amount or a date. */
#ifndef CG_STANCE_WEIGH_H
#define CG_STANCE_WEIGH_H

#include "scan/machine.h"

typedef struct cg_weight {
    const cg_value *value; /* that was held against the claim's; NULL: none was */
    cg_agreement agreement;
    int sign;                  /* of what the words assert: +1 the claim, -1 its
                                  opposite, 0 neither */
    cg_polarity_rule polarity; /* what an outer operator does to it */
} cg_weight;

/* For a match of a claim's pattern. */
cg_weight cg_weigh(const cg_passage *passage, const cg_hit *hit);
/* "AGREES", "DISAGREES", "INCOMPARABLE": a step of a trace. */
const char *cg_agreement_name(cg_agreement agreement);

#endif
