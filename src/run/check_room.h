/* What a check's files share: the run at hand. check.c is the order of its stages,
 * check_setup.c all that comes before documents are scanned. */
#ifndef CG_RUN_CHECK_ROOM_H
#define CG_RUN_CHECK_ROOM_H

#include "run/chosen.h"
#include "run/inputs.h"
#include "run/known.h"
#include "run/paths.h"
#include "run/profile.h"
#include "run/reuse.h"
#include "run/shard.h"
#include "run/startup.h"

typedef struct cg_check_run {
    const cg_check_options *options;
    cg_diags *diags;
    cg_check_summary *summary;
    cg_error error; /* the first */
    cg_startup start;
    cg_results *results;
    cg_inputs inputs;
    cg_paths_request request;
    cg_chosen chosen;
    cg_known known;
    cg_shard shard;
    char files[33];    /* of all shards: a hash of their paths */
    size_t own_diags;  /* what was wrong before rules were read: no merge need know */
    size_t rule_diags; /* how much is wrong with the rules */
    size_t end_diags;  /* what is told behind them is of findings: the same */
    cg_paths paths;
    cg_reuse reuse;
    cg_buf cache_path, program_path;
    cg_profile profile;
    cg_profile *timed; /* the profile; NULL: nobody asks where the time goes */
    double started;    /* by the clock, in seconds */
} cg_check_run;

/* Keeps the error, when it is the first, and raises the exit status. */
void cg_check_fail(cg_check_run *run, cg_status status, const cg_error *error, int exit_status);
/* Gets everything ready: rules, what is kept, and the files. False when nothing can be
 * scanned; that was told. */
bool cg_check_set_up(cg_check_run *run);

#endif
