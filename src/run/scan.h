/* Bytes in memory, scanned as a file would be. */
#ifndef CG_RUN_SCAN_H
#define CG_RUN_SCAN_H

#include "run/reading.h"

/* Adds statements and accounts; `path` names the bytes in them. */
cg_status cg_scan_bytes(cg_scanner *scanner, const cg_reading_plan *plan, const char *path,
                        cg_slice bytes, cg_results *results, cg_error *error);

#endif
