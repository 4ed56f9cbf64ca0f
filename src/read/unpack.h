/* Members of archives, one after the other: libarchive's only place. Every byte
 * that is unpacked is taken from a budget, which all containers that are nested
 * in one file share, so that no nesting multiplies what a file may cost. */
#ifndef CG_READ_UNPACK_H
#define CG_READ_UNPACK_H

#include "base/buf.h"
#include "base/error.h"
#include "read/read.h"

typedef enum cg_unpack_kind {
    CG_UNPACK_ONE, /* one compressed file, without a name of its own */
    CG_UNPACK_ZIP,
    CG_UNPACK_TAR, /* compressed or not */
} cg_unpack_kind;

typedef enum cg_unpack_state {
    CG_UNPACK_GOOD,
    CG_UNPACK_END,       /* there are no more members */
    CG_UNPACK_DAMAGED,   /* cut off, or broken; what came out before is good */
    CG_UNPACK_ENCRYPTED, /* this member is */
    CG_UNPACK_LONG,      /* the member is longer than was asked for */
    CG_UNPACK_SPENT,     /* the budget is: nothing more comes out */
    CG_UNPACK_HUGE,      /* to unpack it takes more memory than there is */
    CG_UNPACK_MEMORY,
} cg_unpack_state;

typedef struct cg_member {
    cg_slice name; /* as the archive has it; until the next one */
    bool is_file;
    bool is_link; /* to another member, or to anything */
} cg_member;

typedef struct cg_unpack cg_unpack;

/* Borrows `bytes` and `budget`. NULL when memory runs out. */
cg_unpack *cg_unpack_new(cg_slice bytes, cg_unpack_kind kind, cg_unpack_budget *budget);
void cg_unpack_free(cg_unpack *unpack);
/* GOOD, END, DAMAGED, SPENT, HUGE or MEMORY. What the member before still holds is
 * passed over. */
cg_unpack_state cg_unpack_next(cg_unpack *unpack, cg_member *member);
/* Appends the member's bytes until `out` holds `most`. GOOD: that was all of it;
 * LONG: it may go on. What could be read is in `out` whatever comes back. */
cg_unpack_state cg_unpack_data(cg_unpack *unpack, size_t most, cg_buf *out);

/* A member that is looked for by its name. */
typedef struct cg_wanted {
    const char *name;
    cg_buf *out;
    cg_unpack_state state; /* END: it is not there */
} cg_wanted;

/* Reads the members named, each up to CG_MAX_MEMBER bytes, in whatever order the
 * zip file has them; of two with one name the first. GOOD, or what ended the
 * search: DAMAGED, SPENT, MEMORY. */
cg_unpack_state cg_unpack_pick(cg_slice bytes, cg_unpack_budget *budget,
                               cg_wanted *wanted, size_t count);

#endif
