/* Results that other runs found, judged and reported as a check would report its own. */
#ifndef CG_RUN_JUDGED_H
#define CG_RUN_JUDGED_H

#include "report/report.h"
#include "run/known.h"

/* All is borrowed for the call. */
typedef struct cg_judged {
    const cg_check_options *options;
    cg_level fail_on; /* instead of the options' */
    cg_results *results;
    const cg_claim_info *claims;
    size_t claim_count;
    const cg_hash128 *versions; /* of the rules, for fact sheets; NULL: not told */
    const cg_report_run *run; /* for blobs; NULL where there can be none */
    cg_known *known;          /* loaded */
    cg_diags *diags;
    cg_check_summary *summary; /* filled, exit status and all */
} cg_judged;

/* Draws the verdicts, marks what is known, writes the baseline, the reports and the fact
 * sheets that the options ask for. Where these are blobs alone, nothing is a finding yet.
 * `nothing` is the error when there is no document at all. */
cg_status cg_judged_report(const cg_judged *judged, const char *nothing, cg_error *error);

#endif
