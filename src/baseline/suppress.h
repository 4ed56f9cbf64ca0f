/* Suppressions: findings that somebody lets stand, each with a reason. An entry holds
 * for what fits all that it says: a fingerprint, or a claim, a pattern over paths and
 * words of the sentence. Owns all that it holds. */
#ifndef CG_BASELINE_SUPPRESS_H
#define CG_BASELINE_SUPPRESS_H

#include "base/buf.h"
#include "result/result.h"
#include "schema/schema.h"

#define CG_SUPPRESSIONS_NAME "claimgrep.suppressions.json"

typedef struct cg_suppression_entry {
    cg_text fingerprint, claim, path, quote, reason, author, expires;
    cg_span span;           /* of the entry */
    cg_suppression shown;   /* what results tell of it */
    cg_slice words;         /* of `quote`, folded */
    bool used, expired;
} cg_suppression_entry;

typedef struct cg_suppressions {
    cg_arena arena;
    cg_diag_source source;
    cg_suppression_entry *entries;
    size_t len;
} cg_suppressions;

/* What entries are held against. */
typedef struct cg_suppress_run {
    cg_results *results; /* judged */
    const cg_claim_info *claims;
    size_t claim_count;
    cg_slice today; /* YYYY-MM-DD: what expired before it does not hold */
    cg_slice here;   /* the working folder, absolute: paths of results go out from it */
    cg_slice folder; /* of the file of suppressions, absolute: its patterns do from there */
} cg_suppress_run;

/* Must be released whatever comes back. What is wrong goes to `diags`, all in one run;
 * CG_E_CONTENT then. */
cg_status cg_suppressions_parse(cg_suppressions *suppressions, cg_slice path, cg_slice text,
                                cg_diags *diags, cg_error *error);
void cg_suppressions_release(cg_suppressions *suppressions);
/* Suppresses the findings that entries hold for; these must live as long as the
 * results. Where a claim is to be consistent and one side is suppressed as a whole,
 * nothing is left to hold against the other. Warns of entries that have expired, and
 * of those that no finding needs although what they speak of was scanned. */
cg_status cg_suppressions_apply(cg_suppressions *suppressions, const cg_suppress_run *run,
                                cg_diags *diags, cg_error *error);

#endif
