/* Where a clause's subject ends and what its predicate says, as far as closed
 * classes, endings and places tell. */
#ifndef CG_STANCE_PREDICATE_H
#define CG_STANCE_PREDICATE_H

#include "stance/units.h"

#define CG_MAX_HEADS 8

typedef struct cg_predicate {
    uint32_t verb; /* its first token; the range's end when there is none */
    uint32_t head; /* the token that carries it: main verb, or noun behind "is a" */
    bool copula;   /* a form of be with a noun */
    uint32_t heads[CG_MAX_HEADS]; /* of a copula: nouns joined to the first */
    uint32_t head_count;
} cg_predicate;

/* Of the reading's sentence. `units` are those of its passage. */
cg_predicate cg_predicate_find(const cg_units *units, const cg_reading *reading);
/* True when the token is one of the nouns that a form of be gives the subject. */
bool cg_predicate_has_head(const cg_predicate *predicate, uint32_t token);

#endif
