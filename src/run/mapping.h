/* What mapping and reducing have in common: lines that come in, and the run that all
 * lines are of. */
#ifndef CG_RUN_MAPPING_H
#define CG_RUN_MAPPING_H

#include "base/buf.h"
#include "rules/program.h"
#include "wire/mapped.h"

/* The run of a program's lines. */
void cg_mapping_run(const cg_program *program, cg_mapped_run *run);

typedef enum cg_stream_line {
    CG_STREAM_LINE,
    CG_STREAM_LAST, /* a line that no line feed ends */
    CG_STREAM_LONG, /* it did not fit, and what is there of it is of no use */
    CG_STREAM_MEMORY,
    CG_STREAM_END,
} cg_stream_line;

/* Replaces `line` by the next one, without its line feed. */
cg_stream_line cg_stream_read(FILE *in, cg_buf *line);

#endif
