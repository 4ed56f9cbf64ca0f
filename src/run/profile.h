/* A profile as text: what each stage took, and which rules cost most. */
#ifndef CG_RUN_PROFILE_H
#define CG_RUN_PROFILE_H

#include "base/error.h"
#include "base/profile.h"
#include "rules/program.h"

#include <stdio.h>

enum { CG_PROFILE_RULES = 10 }; /* are told */

typedef struct cg_rule_cost {
    uint32_t claim;
    cg_code_cost cost; /* of all its patterns, those of `unless` included */
} cg_rule_cost;

typedef struct cg_costly {
    cg_rule_cost rules[CG_PROFILE_RULES]; /* those that cost most, in order */
    uint32_t len;
    cg_code_cost claims; /* of all claims together */
    cg_code_cost shared; /* of names, anaphors and cues, which belong to none */
} cg_costly;

/* False when memory runs out. */
bool cg_profile_costly(const cg_profile *profile, const cg_program *program, cg_costly *costly);

/* One line a stage that did something: its time, its share of all time, what it
 * worked on and how fast. */
void cg_profile_print_stages(const cg_profile *profile, FILE *out);

/* All of it. `program` may be NULL: there was none. `seconds` are those of the
 * clock, of `threads` threads. */
cg_status cg_profile_print(const cg_profile *profile, const cg_program *program, double seconds,
                           unsigned threads, FILE *out, cg_error *error);

#endif
