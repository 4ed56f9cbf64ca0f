/* What became of a match of a claim's pattern, told from a scanner's state
 * behind its sentence (stance/scanner.h, cg_watch). */
#ifndef CG_RUN_FATE_H
#define CG_RUN_FATE_H

#include "stance/scanner.h"

typedef enum cg_fate_kind {
    CG_FATE_STATED,     /* it made statements, or says what another one said */
    CG_FATE_VOIDED,     /* an `unless` stands at it */
    CG_FATE_BEATEN,     /* a better match of the claim overlaps it */
    CG_FATE_UNBOUND,    /* it is not about the claim's subject */
    CG_FATE_UNRESOLVED, /* an anaphor of its own is nobody's */
} cg_fate_kind;
#define CG_FATE_COUNT 5
/* "stated", "voided", "beaten", "unbound", "unresolved". */
const char *cg_fate_name(cg_fate_kind kind);

/* `by`: what voids or beats it, a hit of the scanner's, else NULL. */
typedef struct cg_fate {
    cg_fate_kind kind;
    const cg_hit *by;
} cg_fate;

/* `hit` is one of the scanner's hits, of a pattern of a claim. */
cg_fate cg_fate_of(const cg_scanner *scanner, const cg_hit *hit);
/* How the hit is bound; CG_VIA_NONE for a claim without a subject as well. */
cg_binding cg_fate_binding(const cg_scanner *scanner, const cg_hit *hit);
/* The first draft of the hit, or NULL when it made none. */
const cg_draft *cg_fate_draft(const cg_scanner *scanner, const cg_hit *hit);

#endif
