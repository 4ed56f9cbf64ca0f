/* Fingerprints: what stays the same of a statement when lines move. */
#ifndef CG_VERDICT_FINGERPRINT_H
#define CG_VERDICT_FINGERPRINT_H

#include "result/result.h"

/* Gives every statement that has none its fingerprint: a hash of the claim's
 * id, the path, the words of the sentence, stance and voice, and of how many
 * such statements stand before it in the document. Statements must be of
 * `claims`. */
cg_status cg_fingerprint_fill(cg_results *results, const cg_claim_info *claims,
                              cg_error *error);

#endif
