/* Paths as they are seen from somewhere else than the working folder. Only names are
 * looked at: links are not followed. */
#ifndef CG_BASE_SEEN_H
#define CG_BASE_SEEN_H

#include "base/buf.h"

/* Appends the path as it is seen from `folder`: relative if it is below, empty if it is
 * that, else absolute. `path`: absolute, or from `here`; both folders are absolute.
 * "." and ".." are taken out. */
void cg_seen_add(cg_buf *out, cg_slice here, cg_slice folder, cg_slice path);

#endif
