/* Statements -> verdicts -> findings (what the manual calls sections 6). */
#ifndef CG_VERDICT_VERDICT_H
#define CG_VERDICT_VERDICT_H

#include "result/result.h"

/* Replaces the results' verdicts, one a claim in the order of `claims`, and
 * sets `finding` of every statement and verdict by what the claims expect. */
cg_status cg_verdicts_draw(cg_results *results, const cg_claim_info *claims,
                           size_t count, cg_error *error);

#endif
