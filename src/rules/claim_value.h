/* A claim's value, once the words of units are at hand. */
#ifndef CG_RULES_CLAIM_VALUE_H
#define CG_RULES_CLAIM_VALUE_H

#include "rules/program.h"

/* Puts what a statement's value is held against into `arena`; NULL and CG_OK when
 * unit and type go together with nothing, which goes to `diags`. */
cg_status cg_claim_value_compile(const cg_rule_value *rule, const cg_diag_source *source,
                                 const cg_lang *lang, cg_arena *arena, cg_diags *diags,
                                 const cg_claim_value **out, cg_error *error);
/* The slots whose values can be held against it: a set of 1 << cg_value_type. What
 * has a unit may stand as <number> with the unit behind it. */
unsigned cg_claim_value_slots(const cg_claim_value *value);

#endif
