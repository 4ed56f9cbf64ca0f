/* No report may be written over what the run reads. */
#ifndef CG_RUN_GUARD_H
#define CG_RUN_GUARD_H

#include "rules/program.h"
#include "run/paths.h"

/* CG_E_USAGE when a report's file is a document of the run, a sidecar, a pack or the
 * configuration, under whatever name. */
cg_status cg_guard_outputs(const cg_check_options *options, const cg_program *program,
                           const cg_paths *paths, cg_error *error);

#endif
