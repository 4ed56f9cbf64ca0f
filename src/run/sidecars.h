/* Sidecars: what "NAME.meta.json" says of the document NAME beside it. */
#ifndef CG_RUN_SIDECARS_H
#define CG_RUN_SIDECARS_H

#include "run/paths.h"

/* Reads the sidecars of all files that are to be scanned. One that can't be made use
 * of is a warning, and its document goes without. `config` may be NULL. */
cg_status cg_sidecars_read(cg_paths *paths, const cg_config *config, cg_diags *diags,
                           cg_error *error);

#endif
