/* Statements -> verdicts -> findings (what the manual calls sections 6). */
#ifndef CG_VERDICT_VERDICT_H
#define CG_VERDICT_VERDICT_H

#include "result/result.h"

/* Replaces the results' verdicts, one a claim in the order of `claims`, and sets
 * `standing` and `copy_of` of every statement, and `finding` of statements and verdicts
 * by what the claims expect.
 *
 * A pure function of the statements, with what they say of their documents, of the
 * claims, and of the tiers (cg_results_rank_tiers): in whatever order statements were
 * found, on however many machines, and whether they were kept or found anew. File
 * accounts take no part. Of statements, it looks at claim, stance, modifiers, voice and
 * speaker, `said`, path and part, the match, `byte_start`, quote and document. */
cg_status cg_verdicts_draw(cg_results *results, const cg_claim_info *claims,
                           size_t count, cg_error *error);

#endif
