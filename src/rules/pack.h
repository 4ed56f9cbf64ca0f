/* The parts of reading a pack, each in a file of its own. They take values as
 * rules/schema.h has it; all they keep belongs to the run's `keep` arena. */
#ifndef CG_RULES_PACK_H
#define CG_RULES_PACK_H

#include "rules/ruleset.h"
#include "schema/schema.h"

/* "names" and "lexicons". `into` is the cg_pack. */
cg_schema_take_fn cg_names_take;
cg_schema_take_fn cg_lexicons_take;
/* An entry of names, or a subject in place: a list of names, or an object. The
 * entry's own name is left alone. */
void cg_names_read_entry(cg_schema_run *run, cg_slice name, const cg_json *value,
                         cg_name_entry *entry);
#define CG_NAMES_ENTRY (CG_SCHEMA_LIST | CG_SCHEMA_OBJECT)

/* "value" of a claim. `into` is the cg_claim_rule. */
cg_schema_take_fn cg_claim_value_take;

/* "claims". `into` is the cg_pack. */
cg_schema_take_fn cg_claims_take;

#endif
