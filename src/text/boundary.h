/* Whether a stop ends the sentence. Rules of English typography over what
 * stop.h reads. Owns nothing. */
#ifndef CG_TEXT_BOUNDARY_H
#define CG_TEXT_BOUNDARY_H

#include "lang/abbrevs.h"
#include "text/stop.h"

/* The sentence so far. */
typedef struct cg_boundary {
    cg_slice text;
    const cg_abbrevs *abbrevs; /* NULL: none is known */
    size_t start;              /* where the sentence's own words begin */
    size_t end;                /* of the block */
    bool careless;             /* its first letter is small: capitals tell nothing */
} cg_boundary;

/* Where the sentence ends: behind the stop, or inside it when an ellipsis that
 * follows a full stop belongs to what comes next; 0 when it goes on. */
size_t cg_boundary_at(const cg_boundary *sentence, const cg_stop *stop);
/* True when a sentence starts at `at`, behind a web address that ends without
 * a stop: another address, or a word that often starts one. */
bool cg_boundary_behind_address(const cg_boundary *sentence, size_t at);

#endif
