/* Packs that are to say the same in other bytes: shown as a difference, or written. */
#ifndef CG_RUN_REWRITE_H
#define CG_RUN_REWRITE_H

#include "base/error.h"

/* `path` is a regular file with the bytes `before`. */
typedef struct cg_rewrite {
    cg_slice path, before, after;
} cg_rewrite;

/* Writes the file anew, whole or not at all. */
cg_status cg_rewrite_file(const cg_rewrite *rewrite, cg_error *error);
/* Prints the difference, if there is one. */
cg_status cg_rewrite_show(const cg_rewrite *rewrite, FILE *out, cg_error *error);

#endif
