/* Where what is written for a reader goes: a file that is there whole or not at all,
 * or a stream. */
#ifndef CG_REPORT_OUTPUT_H
#define CG_REPORT_OUTPUT_H

#include "base/error.h"

/* Errors of `out` are seen with ferror by the caller. */
typedef cg_status cg_output_fn(void *context, FILE *out, cg_error *error);

typedef struct cg_output_job {
    cg_output_fn *write;
    void *context;
} cg_output_job;

/* Writes to `path` by way of a temporary name beside it, or to standard output when
 * NULL; flushes, and reports every failed write. */
cg_status cg_output_write(const cg_output_job *job, const char *path, cg_error *error);

#endif
