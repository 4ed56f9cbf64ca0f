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

/* From the statements [first, end) of `claim`: rejected and retracted ones
 * never decide; historic, future and conditional ones only where no present
 * one stands. */
cg_side_of_text cg_side_of(const cg_results *results, size_t first, size_t end, uint32_t claim);

#endif
