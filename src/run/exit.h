/* Exit statuses of a run. The highest that applies counts. */
#ifndef CG_RUN_EXIT_H
#define CG_RUN_EXIT_H

#include "result/result.h"

enum {
    CG_EXIT_CLEAN = 0,
    CG_EXIT_FINDINGS = 1,   /* at or above the level that fails */
    CG_EXIT_USAGE = 2,      /* usage, rules, a missing path, nothing to scan */
    CG_EXIT_INCOMPLETE = 3, /* something was not read, kept or written */
};

/* What the counts alone come to. CG_LEVEL_NONE stands for CG_LEVEL_ERROR. */
int cg_exit_status(const cg_check_summary *summary, cg_level fail_on);

/* CG_E_LIMIT, and why, when a limit cut the file that was scanned last. */
cg_status cg_exit_check_cut(const cg_results *results, cg_error *error);

#endif
