/* The order of what is wrong with documents: that of the documents, whichever shard
 * they were in. */
#ifndef CG_WIRE_DIAGS_H
#define CG_WIRE_DIAGS_H

#include "base/slice.h"

/* One of them. Borrowed. */
typedef struct cg_wire_diag {
    const cg_diagnostic *diag;
    cg_slice document; /* that it is about: a sidecar's is what it describes */
    size_t blob, index; /* where it was found: for those of one document */
} cg_wire_diag;

cg_wire_diag cg_wire_diag_of(const cg_diagnostic *diag, size_t blob, size_t index);
void cg_wire_diags_sort(cg_wire_diag *diags, size_t count);

#endif
