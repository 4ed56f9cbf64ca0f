/* Where the time of a thread goes, by stage of the work, and what the code of
 * each pattern costs. A thread has a profile of its own; they are summed when
 * all are done. The profile owns the costs of its codes.
 *
 * Who is profiled holds a pointer that is NULL when nobody asks: every call here
 * takes that, and then costs one branch. */
#ifndef CG_BASE_PROFILE_H
#define CG_BASE_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum cg_stage {
#define STAGE(name, text, items) CG_STAGE_##name,
#include "base/stages.def"
#undef STAGE
    CG_STAGE_COUNT
} cg_stage;

/* "patterns"; "sentences", of which the stage's items are, or "". */
const char *cg_stage_name(cg_stage stage);
const char *cg_stage_items(cg_stage stage);

typedef struct cg_stage_cost {
    uint64_t nanoseconds; /* of the thread's own time: waiting is free */
    uint64_t items, bytes;
} cg_stage_cost;

typedef struct cg_code_cost {
    uint64_t runs;  /* places at which it was tried */
    uint64_t steps; /* threads of the machine, over all tokens looked at */
} cg_code_cost;

typedef struct cg_profile {
    cg_stage_cost stages[CG_STAGE_COUNT];
    cg_code_cost *codes; /* by code of the program; NULL: not counted */
    size_t code_count;
    cg_stage stage;  /* at hand */
    uint64_t since;  /* the thread's time when it began */
} cg_profile;

/* Begins in CG_STAGE_OTHER; to be called by the thread that it is of. */
void cg_profile_init(cg_profile *profile);
void cg_profile_release(cg_profile *profile);
/* Counts the costs of codes from now on. False when memory runs out. */
bool cg_profile_count_codes(cg_profile *profile, size_t count);
/* Ends the stage at hand and begins another; see cg_profile_enter. */
void cg_profile_switch(cg_profile *profile, cg_stage stage);
/* Brings the time of the stage at hand up to now: before it is read or added. */
void cg_profile_end(cg_profile *profile);
/* Adds what `part` says to `sum`; codes only where both count them. */
void cg_profile_add(cg_profile *sum, const cg_profile *part);
/* Of all stages. */
uint64_t cg_profile_nanoseconds(const cg_profile *profile);

static inline void cg_profile_enter(cg_profile *profile, cg_stage stage)
{
    if (profile)
        cg_profile_switch(profile, stage);
}

/* The same, and counts an item of that stage. */
static inline void cg_profile_item(cg_profile *profile, cg_stage stage, uint64_t bytes)
{
    if (!profile)
        return;
    cg_profile_switch(profile, stage);
    profile->stages[stage].items++;
    profile->stages[stage].bytes += bytes;
}

#endif
