/* Deflated bytes, one gzip member after the other: zlib's only place. libarchive reads
 * all members as one file and does not tell where they begin. */
#ifndef CG_READ_GZIP_H
#define CG_READ_GZIP_H

#include "base/buf.h"
#include "read/read.h"

typedef enum cg_gzip_state {
    CG_GZIP_GOOD,
    CG_GZIP_DAMAGED, /* cut off, or broken; what came out before is good */
    CG_GZIP_LONG,    /* there is no more room: `out` is full, or the budget spent */
    CG_GZIP_MEMORY,
} cg_gzip_state;

bool cg_gzip_is(cg_slice bytes);
/* Appends what the member that `bytes` begin with unpacks to, up to `most` bytes in
 * `out` and to the budget, which it is taken from. `*len` becomes the member's own
 * length, or all of `bytes` when it does not end well. */
cg_gzip_state cg_gzip_member(cg_slice bytes, size_t most, cg_unpack_budget *budget, cg_buf *out,
                             size_t *len);
/* The same for what a server calls "deflate": with a zlib header, or without one. */
cg_gzip_state cg_gzip_deflated(cg_slice bytes, size_t most, cg_unpack_budget *budget,
                               cg_buf *out);

#endif
