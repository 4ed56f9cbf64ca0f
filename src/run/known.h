/* What is known of findings before a run: a baseline and suppressions, from files and
 * from the state of the corpus at another revision. */
#ifndef CG_RUN_KNOWN_H
#define CG_RUN_KNOWN_H

#include "baseline/baseline.h"
#include "baseline/suppress.h"
#include "base/clock.h"
#include "run/base.h"

typedef struct cg_known {
    cg_baseline baseline;
    cg_suppressions suppressions;
    cg_git git; /* the base */
    cg_buf path;    /* of the file of suppressions */
    cg_buf folder;  /* that it stands in, and the working folder: absolute */
    cg_buf here;
    char today[CG_CLOCK_SIZE];
    bool has_baseline, has_suppressions, has_base;
} cg_known;

void cg_known_init(cg_known *known);
void cg_known_release(cg_known *known);
/* Reads the files that the options name, or that stand beside the configuration, and
 * finds the base. CG_E_CONTENT when `diags` says what is wrong with the files,
 * CG_E_USAGE when one of all these is not there. A baseline that is to be written anew is not read. */
cg_status cg_known_load(cg_known *known, const cg_check_options *options, cg_diags *diags,
                        cg_error *error);
/* Marks what is suppressed and what is known in `results`, which are those of the run
 * and judged. They borrow from `known`. */
cg_status cg_known_apply(cg_known *known, const cg_check_options *options,
                         const cg_base_run *run, cg_results *results, cg_diags *diags,
                         cg_error *error);
/* Writes the baseline that the options ask for; the file is there whole, or as it was. */
cg_status cg_known_write(const cg_check_options *options, const cg_base_run *run,
                         cg_error *error);

#endif
