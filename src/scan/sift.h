/* Sifting: which places of a document are worth a closer look, by the anchors
 * that the filter finds in its bytes. Nothing that a claim could match is left
 * out; a place may be named where nothing comes of it. One sift serves one
 * scanner and is filled again and again. */
#ifndef CG_SCAN_SIFT_H
#define CG_SCAN_SIFT_H

#include "scan/filter.h"
#include "text/document.h"

typedef CG_VEC(uint32_t) cg_offsets;

typedef struct cg_sift {
    const cg_program *program;
    cg_filter_state filter;
    cg_filter_hits hits;
    CG_VEC(uint64_t) named; /* a bit for each entry that may be named */
    cg_offsets claims;      /* source offsets of anchors of live claims, ascending */
    cg_offsets names;       /* of anchors of names, ascending */
    bool everywhere;        /* any block may hold a match of a live claim */
    bool anyone;            /* any block may hold a name */
    CG_VEC(uint32_t) unanchored; /* codes of claims and names without anchors */
} cg_sift;

/* False: out of memory. The program must outlive the sift. */
bool cg_sift_init(cg_sift *sift, const cg_program *program);
void cg_sift_release(cg_sift *sift);

/* Sifts `bytes`, which must be UTF-8; `title` may name entries as well. After it
 * `everywhere` or a non-empty `claims` say that the document needs reading.
 * False: out of memory. */
bool cg_sift_run(cg_sift *sift, cg_slice bytes, cg_slice title);
/* True when there is nothing to read the document for. */
static inline bool cg_sift_is_idle(const cg_sift *sift)
{
    return !sift->everywhere && sift->claims.len == 0;
}

/* Walks blocks in order: what the block with this source span needs. Start
 * with a zero cursor. */
typedef struct cg_sift_cursor {
    size_t claims, names;
} cg_sift_cursor;
void cg_sift_block(const cg_sift *sift, cg_sift_cursor *cursor, cg_span source, bool *claims,
                   bool *names);

#endif
