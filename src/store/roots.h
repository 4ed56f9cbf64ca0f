/* What a run looked through: the paths that it was given, to ask of many files whether
 * they stand below one of them. */
#ifndef CG_STORE_ROOTS_H
#define CG_STORE_ROOTS_H

#include "base/slice.h"

typedef struct cg_roots {
    cg_slice *sorted; /* in byte order; owned, but their texts are borrowed */
    size_t len;
    bool here; /* the folder at hand: every path that is relative and does not leave it */
    bool top;  /* "/": every absolute path */
} cg_roots;

/* The paths outlive the roots. False: out of memory; the roots are released all the same. */
bool cg_roots_init(cg_roots *roots, const char *const *paths, size_t len);
void cg_roots_release(cg_roots *roots);
/* Whether a path is one of the roots, or stands below one. */
bool cg_roots_hold(const cg_roots *roots, cg_slice path);

#endif
