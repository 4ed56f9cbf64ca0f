/* What changed between two runs of the database. */
#ifndef CG_RUN_CHANGES_H
#define CG_RUN_CHANGES_H

#include "store/history.h"

typedef enum cg_change_kind {
    CG_CHANGE_NEW,   /* only the later run has it */
    CG_CHANGE_GONE,  /* only the earlier one has it */
    CG_CHANGE_MOVED, /* both have it, in different places */
} cg_change_kind;

typedef struct cg_change {
    cg_change_kind kind;
    const cg_history_statement *before, *now; /* NULL for what is new; is gone */
} cg_change;

typedef struct cg_verdict_change {
    const cg_history_verdict *before, *now; /* NULL: the run did not have the claim */
} cg_verdict_change;

/* Borrows from the runs' statements and verdicts. */
typedef struct cg_changes {
    CG_VEC(cg_change) statements; /* by claim, path and place */
    CG_VEC(cg_verdict_change) verdicts; /* by claim */
    size_t counts[3]; /* by kind */
} cg_changes;

/* Statements are the same by fingerprint; what is left of the same claim, stance and
 * words has moved. False when memory runs out. To be released whatever comes back. */
bool cg_changes_find(cg_changes *changes, const cg_history_statements *before,
                     const cg_history_statements *now);
bool cg_changes_find_verdicts(cg_changes *changes, const cg_history_verdicts *before,
                              const cg_history_verdicts *now);
void cg_changes_release(cg_changes *changes);

#endif
