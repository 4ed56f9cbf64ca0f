/* Filling in a cg_error (claimgrep.h). A NULL error is allowed everywhere. */
#ifndef CG_BASE_ERROR_H
#define CG_BASE_ERROR_H

#include "base/slice.h"

/* Sets the error and returns `status`, so that a caller can `return` it.
 * `path` may be NULL. `sys_errno` is errno where one is to blame, else 0;
 * its text is appended to the message. */
cg_status cg_error_set(cg_error *error, cg_status status, int sys_errno,
                       const char *path, const char *fmt, ...) CG_PRINTF(5, 6);
cg_status cg_error_memory(cg_error *error);

#endif
