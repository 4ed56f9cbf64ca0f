/* The crew: threads that scan files, and one place where their results come
 * together in the order of the paths. What comes out does not depend on how
 * many work. */
#ifndef CG_RUN_CREW_H
#define CG_RUN_CREW_H

#include "result/result.h"
#include "run/paths.h"

/* Scans or accounts for every path and appends to `results` in order. `threads`
 * 0: as many as there are processors. `prefilter`: see stance/scanner.h. On failure what came before it stands. */
cg_status cg_crew_scan(const cg_program *program, const cg_paths *paths, unsigned threads,
                       bool prefilter,
                       cg_results *results, cg_error *error);

#endif
