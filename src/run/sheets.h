/* Fact sheets of a run: what the sheets themselves can't know. */
#ifndef CG_RUN_SHEETS_H
#define CG_RUN_SHEETS_H

#include "sheet/sheet.h"

/* Writes them as of now, where the clock is fixed and the options tell no other date,
 * and finds out which files are still what was scanned. */
cg_status cg_run_sheets(const cg_sheet_input *input, cg_error *error);

#endif
