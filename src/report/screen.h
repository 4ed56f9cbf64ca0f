/* What a person wants to see last: the claims with their verdicts, what was scanned and
 * what was not, what was found, and what can be done next. */
#ifndef CG_REPORT_SCREEN_H
#define CG_REPORT_SCREEN_H

#include "base/buf.h"
#include "report/report.h"

/* Appends lines, the last one ended. Colours are those of `input->color`. Of many claims
 * only those with findings are listed, and of those not more than fit on a screen. False:
 * memory ran out. */
bool cg_screen_add(cg_buf *out, const cg_report_input *input);

#endif
