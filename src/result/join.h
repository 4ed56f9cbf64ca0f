/* Joining what the pieces of documents gave: places become those of the whole
 * file, equal sentences are numbered over all of it, and each file has one
 * account. Fed in the order of the files and of their pieces. */
#ifndef CG_RESULT_JOIN_H
#define CG_RESULT_JOIN_H

#include "base/counter.h"
#include "result/result.h"

typedef struct cg_join {
    const cg_claim_info *claims; /* borrowed */
    cg_counter seen;  /* sentences of the file at hand, for fingerprints */
    uint32_t lines;   /* before the piece at hand */
    uint64_t column;  /* bytes of its first line that came before it */
} cg_join;

void cg_join_init(cg_join *join, const cg_claim_info *claims);
void cg_join_release(cg_join *join);
/* Takes in what was added to `results` for one piece: its statements from
 * `first_statement` on, and its account, the last one. `first`: a new file
 * begins. */
cg_status cg_join_piece(cg_join *join, cg_results *results, size_t first_statement, bool first,
                        cg_error *error);

/* Takes in statements from `first_statement` on whose places are those of the file
 * already. `first`: a new file begins; else they are of other claims than those of
 * the file that were taken in before. */
cg_status cg_join_known(cg_join *join, cg_results *results, size_t first_statement, bool first,
                        cg_error *error);

#endif
