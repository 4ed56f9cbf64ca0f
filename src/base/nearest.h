/* The nearest right name for a misspelt one. */
#ifndef CG_BASE_NEAREST_H
#define CG_BASE_NEAREST_H

#include "base/slice.h"

/* Damerau-Levenshtein distance in bytes (optimal string alignment), or
 * `limit` + 1 as soon as it is known to be larger. Names over 64 bytes are
 * never near. */
unsigned cg_nearest_distance(cg_slice a, cg_slice b, unsigned limit);

/* Keep the best of many: start with {0}, offer each, read `best` (ptr NULL
 * when none was near enough: a third of the name's length, at least 1). Nothing is
 * nearer than the same letters in another case. */
typedef struct cg_nearest {
    cg_slice best;
    unsigned distance;
    bool tied; /* another one is as near as the best, which came first */
} cg_nearest;
void cg_nearest_offer(cg_nearest *nearest, cg_slice wanted, cg_slice candidate);

#endif
