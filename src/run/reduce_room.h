/* Reducing, in its two ways: all lines into one report, or verdicts as claims end. */
#ifndef CG_RUN_REDUCE_ROOM_H
#define CG_RUN_REDUCE_ROOM_H

#include "run/mapping.h"
#include "run/startup.h"

typedef struct cg_reduction {
    const cg_check_options *options;
    FILE *in, *out;
    cg_startup start;
    cg_mapped_run run;
    cg_arena tree; /* of the line at hand */
    cg_buf line;
    uint64_t lines; /* so far */
    bool cut;       /* the last of them ends too early */
    cg_diags *diags;
    cg_check_summary *summary;
    cg_error *error;
} cg_reduction;

/* Reads the next object into `line`, whose texts are copied to `arena`. False at the
 * end, and when `*status` says what is wrong. */
bool cg_reduction_next(cg_reduction *reduction, cg_arena *arena, cg_mapped_line *line,
                       cg_status *status);

cg_status cg_reduce_all(cg_reduction *reduction);
cg_status cg_reduce_sorted(cg_reduction *reduction);

#endif
