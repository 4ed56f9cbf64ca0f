/* The tiers of sources that the configuration names. */
#ifndef CG_RUN_TIERS_H
#define CG_RUN_TIERS_H

#include <claimgrep.h>

/* For verdicts that are drawn from now on. */
cg_status cg_tiers_rank(cg_results *results, const cg_check_options *options, cg_error *error);

#endif
