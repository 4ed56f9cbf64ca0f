/* The extent of a cue: which words of its sentence it governs. */
#ifndef CG_RUN_EXTENT_H
#define CG_RUN_EXTENT_H

#include "stance/scope.h"

/* Scratch, and the steps that are left for one sentence. A cue is tried with
 * each word; in a sentence without end that is given up. */
typedef struct cg_extent {
    cg_governors governors;
    CG_VEC(cg_token_range) runs; /* of governed words, in order */
    size_t budget;
    bool complete; /* false: the budget ended, or memory; `runs` is no answer */
} cg_extent;

void cg_extent_release(cg_extent *extent);
/* Before the first cue of a sentence. */
void cg_extent_begin(cg_extent *extent);
/* Fills `runs`. The cue's own words are never among them; marks are, between
 * governed words. False: out of memory. */
bool cg_extent_find(cg_extent *extent, const cg_reading *reading, const cg_cue *cue);

#endif
