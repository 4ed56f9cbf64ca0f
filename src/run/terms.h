/* The words for things that only those who look inside get to see. */
#ifndef CG_RUN_TERMS_H
#define CG_RUN_TERMS_H

#include "lang/operators.h"
#include "rules/ruleset.h"
#include "scan/reading.h"

const char *cg_direction_name(cg_direction direction);    /* "ahead" */
const char *cg_reach_name(cg_reach reach);                /* "phrase" */
const char *cg_side_kind_name(cg_side_kind kind);         /* "relative" */
const char *cg_via_name(cg_via via);                      /* "name"; "none" */
const char *cg_scope_name(cg_scope scope);                /* "sentence" */
const char *cg_polarity_rule_name(cg_polarity_rule rule); /* "flip" */

#endif
