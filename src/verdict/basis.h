/* What a verdict rests on: the statements of a claim, and of each whether it
 * counts, or why it is listed only. */
#ifndef CG_VERDICT_BASIS_H
#define CG_VERDICT_BASIS_H

#include "base/buf.h"
#include "base/pairs.h"
#include "base/vec.h"
#include "result/result.h"
#include "verdict/when.h"

/* `voice` tells speakers and authors apart: a name is one voice in every document;
 * a mere role is one in its own document; who is unknown is nobody's voice but its
 * own. `root` is what the statement goes back to: the document's declared origin,
 * else the document. `key` is for sorting, at any time. */
typedef struct cg_basis_item {
    cg_statement *statement;
    cg_standing standing;  /* never CG_STANDING_OUTDATED: that counts */
    bool outdated;     /* counted, but its voice took the other side later */
    uint32_t tier;     /* of the source, from 0, the highest; CG_NO_TIER: none */
    cg_when when;      /* said, else published */
    cg_when published; /* else said */
    uint64_t voice, root, key;
} cg_basis_item;

#define CG_NO_TIER UINT32_MAX

typedef struct cg_basis {
    cg_results *results; /* borrowed */
    cg_basis_item *items; /* by claim; those of one claim are neighbours */
    size_t len;
    cg_buf scratch;
    CG_VEC(cg_pair) pairs; /* for sorting */
    bool failed; /* out of memory, once and for all */
} cg_basis;

/* Points at the statements of `results`, which must not grow before the release;
 * all of them are of the first `claim_count` claims. */
cg_status cg_basis_init(cg_basis *basis, cg_results *results, size_t claim_count,
                        cg_error *error);
void cg_basis_release(cg_basis *basis);

/* Sets the standings of one claim's items, and leaves them in any order. False:
 * out of memory. */
bool cg_basis_weigh(cg_basis *basis, const cg_claim_info *claim, cg_basis_item *items,
                    size_t count);

/* Brings items of the same `key` together, the earliest first in each. */
void cg_basis_sort(cg_basis *basis, cg_basis_item *items, size_t count);
/* Where the items with the key of the first one end. */
size_t cg_basis_group(const cg_basis_item *items, size_t count);

/* The name that a statement's voice goes by: of the speaker, or of the author or
 * publisher, or else a speaker's role. Empty: nobody is named. */
cg_slice cg_basis_name(const cg_statement *statement);
/* True for two of one document: of one path, and of one record of its file. */
bool cg_basis_same_document(const cg_statement *a, const cg_statement *b);

#endif
