/* The paths of a run beside those that are named: a list in a file, and standard
 * input itself. */
#ifndef CG_RUN_INPUTS_H
#define CG_RUN_INPUTS_H

#include "run/paths.h"

typedef struct cg_inputs {
    CG_VEC(const char *) named;
    cg_buf list;        /* that of --files-from */
    cg_buf stdin_bytes; /* what was read of standard input, where a path is "-" */
    bool cut;           /* it was longer than CG_MAX_DOCUMENT */
} cg_inputs;

void cg_inputs_init(cg_inputs *inputs);
void cg_inputs_release(cg_inputs *inputs);
/* Reads what the options ask for. CG_E_USAGE when standard input is asked for twice,
 * or when a path of the list can't be one. */
cg_status cg_inputs_read(cg_inputs *inputs, const cg_check_options *options, cg_error *error);

#endif
