/* Keeps what a run found in the database of runs, so that later ones can be compared
 * with it. */
#ifndef CG_RUN_KEEP_H
#define CG_RUN_KEEP_H

#include "result/result.h"
#include "rules/program.h"
#include "run/shard.h"

typedef struct cg_keep_run {
    const cg_check_options *options;
    const cg_program *program;
    const char *const *named; /* paths that were scanned */
    size_t named_len;
    cg_shard shard;
    const cg_check_summary *summary;
    const cg_results *results;
} cg_keep_run;

/* In the database that the options name. */
cg_status cg_keep_results(const cg_keep_run *run, cg_error *error);

#endif
