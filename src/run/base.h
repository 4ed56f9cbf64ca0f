/* A base: what the files of a run said at another revision. */
#ifndef CG_RUN_BASE_H
#define CG_RUN_BASE_H

#include "baseline/baseline.h"
#include "rules/program.h"
#include "run/git.h"
#include "run/paths.h"

/* All is borrowed for the call. */
typedef struct cg_base_run {
    const cg_claim_info *claims;
    size_t claim_count;
    const cg_program *program; /* this and what follows: NULL where there is no base */
    const cg_paths *paths; /* of the run */
    const char *const *named; /* the paths that it was given */
    size_t named_len;
    const cg_results *results; /* of the run */
} cg_base_run;

/* Scans the files of the run as git has them, and those that the named paths led to and
 * that are gone, by the rules of the run, and takes all that is found into the
 * baseline. What did not change is not scanned again. */
cg_status cg_base_add(cg_baseline *baseline, const cg_git *git, const cg_base_run *run,
                      cg_error *error);

#endif
