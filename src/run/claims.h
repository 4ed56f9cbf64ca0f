/* Claims that a command line gives as sentences. */
#ifndef CG_RUN_CLAIMS_H
#define CG_RUN_CLAIMS_H

#include "rules/pack_files.h"

/* Adds them as the text of a pack "claim" with the claims "1", "2", ... */
cg_status cg_claims_add(cg_pack_files *files, const char *const *claims, size_t len,
                        cg_error *error);

#endif
