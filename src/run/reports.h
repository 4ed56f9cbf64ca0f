/* The reports that a run was asked for. */
#ifndef CG_RUN_REPORTS_H
#define CG_RUN_REPORTS_H

#include "report/report.h"

/* CG_E_USAGE for a format that there is not. */
cg_status cg_reports_check(const cg_check_options *options, cg_error *error);
/* Whether one of them is for another run to merge. */
bool cg_reports_have_blob(const cg_check_options *options);
/* Whether there is one that is not, or are fact sheets. */
bool cg_reports_have_others(const cg_check_options *options);
/* Writes all of them, text on standard output when nothing was asked for, and gives the
 * first failure. What the options say of reports need not be in `input`. */
cg_status cg_reports_write(const cg_check_options *options, const cg_report_input *input,
                           cg_error *error);

#endif
