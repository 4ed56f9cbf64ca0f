/* Borrowed text. A cg_slice owns nothing; see claimgrep.h for the type. */
#ifndef CG_BASE_SLICE_H
#define CG_BASE_SLICE_H

#include "claimgrep.h"

#include <string.h>

#define CG_SLICE(literal) ((cg_slice){(literal), sizeof(literal) - 1})
/* The same where a constant is needed, as in static tables. */
#define CG_SLICE_INIT(literal)         \
    {                                  \
        (literal), sizeof(literal) - 1 \
    }

static inline cg_slice cg_slice_of(const char *text)
{
    return (cg_slice){text, text ? strlen(text) : 0};
}

static inline cg_slice cg_slice_sub(cg_slice s, size_t start, size_t end)
{
    /* No sum with a null pointer, not even of zero. */
    return (cg_slice){start ? s.ptr + start : s.ptr, end - start};
}

static inline bool cg_slice_equal(cg_slice a, cg_slice b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool cg_slice_is(cg_slice a, const char *literal)
{
    return cg_slice_equal(a, cg_slice_of(literal));
}

/* Byte order, shorter first when one starts the other. */
int cg_slice_compare(cg_slice a, cg_slice b);
bool cg_slice_starts(cg_slice s, const char *prefix);
bool cg_slice_ends(cg_slice s, const char *suffix);
/* Without ASCII white space at both ends. */
cg_slice cg_slice_trim(cg_slice s);

#endif
