/* Deontic force: whether a sentence speaks of a duty or of a permission. "Must
 * return" and "may return" say of the act nothing that is certain, but much where
 * the claim itself is about a duty, or a permission. */
#ifndef CG_LANG_FORCE_H
#define CG_LANG_FORCE_H

#include "lang/classes.h"

typedef enum cg_force {
    CG_FORCE_NONE,
    CG_FORCE_DUTY,       /* "must", "shall", "is required to", "has a duty to" */
    CG_FORCE_PERMISSION, /* "may", "is entitled to"; and what is forbidden: "shall not" */
    CG_FORCE_CONDITION,  /* of words alone: what holds if something else does */
    CG_FORCE_COUNT
} cg_force;

/* The force of a claim's sentence: the first word that has one decides. */
cg_force cg_force_of(const cg_classes *classes, cg_slice claim);

/* What words of force `said` make of what surrounds them, under + and under -, for a
 * claim of force `claimed`. NULL: force is nothing to the claim, or the words have none. */
const signed char *cg_force_results(cg_force claimed, cg_force said);

#endif
