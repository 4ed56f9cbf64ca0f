/* Exit statuses of a run. The highest that applies counts. */
#ifndef CG_RUN_EXIT_H
#define CG_RUN_EXIT_H

#include "claimgrep.h"

enum {
    CG_EXIT_CLEAN = 0,
    CG_EXIT_FINDINGS = 1,   /* at or above the level that fails */
    CG_EXIT_USAGE = 2,      /* usage, rules, a missing path, nothing to scan */
    CG_EXIT_INCOMPLETE = 3, /* something was not read, kept or written */
};

/* What the counts alone come to. CG_LEVEL_NONE stands for CG_LEVEL_ERROR. */
int cg_exit_status(const cg_check_summary *summary, cg_level fail_on);

#endif
