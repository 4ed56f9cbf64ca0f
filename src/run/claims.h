/* Claims that a command line gives as sentences. */
#ifndef CG_RUN_CLAIMS_H
#define CG_RUN_CLAIMS_H

#include "base/error.h"

/* Adds them as a pack "claim" with the claims "1", "2", ... Content errors go to
 * `diags`. */
cg_status cg_claims_add(cg_ruleset *rules, const char *const *claims, size_t len,
                        cg_diags *diags, cg_error *error);

#endif
