/* Keys of rules: hashes of all in a pack that the results of one claim depend on. */
#ifndef CG_RUN_KEYS_H
#define CG_RUN_KEYS_H

#include "base/hash.h"
#include "rules/program.h"

/* Fills `keys`, one for each claim of the program, which was compiled from
 * `rules`. A key covers the claim as it is written, the lexicons that it reaches,
 * all names of its pack and what is a subject among them (they are its rivals),
 * and the pack's id and language. */
cg_status cg_rule_keys(const cg_ruleset *rules, const cg_program *program, cg_hash128 *keys,
                       cg_error *error);

#endif
