/* Another program, run on some bytes: without a shell, with nothing of ours but
 * three descriptors, and held in by limits. Any number of threads may do so. */
#ifndef CG_BASE_CHILD_H
#define CG_BASE_CHILD_H

#include "base/buf.h"
#include "base/error.h"

typedef struct cg_child_limits {
    unsigned seconds; /* of processor time; by the clock, four times as long in all */
    size_t memory;    /* bytes; where the system can hold it to that */
    bool home;        /* it may know where the user's settings are */
} cg_child_limits;

typedef enum cg_child_end {
    CG_CHILD_EXITED, /* `code`: its status */
    CG_CHILD_ABSENT, /* there is no such program, or it can't be run */
    CG_CHILD_SLOW,   /* it took too long */
    CG_CHILD_LONG,   /* it wrote more than `out` may hold */
    CG_CHILD_BROKEN, /* `code`: the signal that ended it */
} cg_child_end;

typedef struct cg_child_result {
    cg_child_end end;
    int code;
} cg_child_result;

/* Runs argv[0], looked for in PATH, with `input` as a file on its standard input.
 * Appends what it writes to `out`, up to the cap of that buffer, and to `err` the
 * start of what it complains of, up to its cap. Its environment is a path and the C
 * locale, and HOME where the limits allow it. CG_E_IO when the system gives no file or process, CG_E_MEMORY; whatever
 * the program does is told by `result`. */
cg_status cg_child_run(const char *const argv[], cg_slice input,
                       const cg_child_limits *limits, cg_buf *out, cg_buf *err,
                       cg_child_result *result, cg_error *error);

#endif
