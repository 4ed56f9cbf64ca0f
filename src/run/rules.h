/* Loading rules for a command: packs -> program. */
#ifndef CG_RUN_RULES_H
#define CG_RUN_RULES_H

#include "rules/program.h"

/* Reads the packs and folders at `paths`, in order, and compiles them; no path
 * gives a program without claims. What is wrong in them goes to `diags`, and the
 * status is CG_E_CONTENT then. `*rules` gets the packs as loaded, for the caller
 * to free; NULL when nobody wants them. Both are NULL on failure. */
cg_status cg_rules_load(const char *const *paths, size_t len, cg_diags *diags,
                        cg_ruleset **rules, cg_program **program, cg_error *error);

#endif
