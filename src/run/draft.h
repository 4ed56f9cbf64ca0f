/* Drafting a rule: what the files of it share. */
#ifndef CG_RUN_DRAFT_H
#define CG_RUN_DRAFT_H

#include "run/sketch.h"

typedef struct cg_drafter {
    const cg_draft_options *options;
    cg_sketch sketch;
    cg_buf pack;         /* as it is written */
    cg_program *program; /* of the pack */
    cg_error *error;
} cg_drafter;

/* draft_missed.c: tells on `notes` the sentences of the corpus that name the subject and
 * bear on nothing yet. */
cg_status cg_draft_missed(cg_drafter *drafter, FILE *notes);

#endif
