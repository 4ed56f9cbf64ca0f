/* What one short text, with all its statements, does to a claim. */
#ifndef CG_VERDICT_SIDE_H
#define CG_VERDICT_SIDE_H

#include "result/result.h"

typedef enum cg_side_of_text {
    CG_TEXT_NONE,
    CG_TEXT_SUPPORT,
    CG_TEXT_CONTRADICT,
    CG_TEXT_MIXED,
    CG_TEXT_MENTION,
} cg_side_of_text;
/* "none", "support", "contradict", "mixed", "mention". */
const char *cg_side_name(cg_side_of_text side);

/* A count of statements as they come: rejected and retracted ones never decide;
 * historic, future and conditional ones only where no present one stands. */
typedef struct cg_side_tally {
    size_t sides[2][2]; /* [weak][contradict] */
    bool any;
} cg_side_tally;
void cg_side_count(cg_side_tally *tally, cg_stance stance, unsigned modifiers);
cg_side_of_text cg_side_of_tally(const cg_side_tally *tally);

/* The same for the statements [first, end) of `claim`. */
cg_side_of_text cg_side_of(const cg_results *results, size_t first, size_t end, uint32_t claim);

#endif
