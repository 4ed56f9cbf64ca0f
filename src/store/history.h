/* What earlier runs left in the database. All is copied into the arena that the caller
 * gives, and lives as long. */
#ifndef CG_STORE_HISTORY_H
#define CG_STORE_HISTORY_H

#include "base/arena.h"
#include "base/vec.h"
#include "store/store.h"

typedef struct cg_history_run {
    int64_t id, series;
    cg_slice started, version;
    int64_t claims, files, statements, errors, warnings, notes, exit_status;
} cg_history_run;

typedef struct cg_history_statement {
    cg_slice fingerprint, claim, stance, quote, path;
    int64_t line, column;
} cg_history_statement;

typedef struct cg_history_verdict {
    cg_slice claim, verdict;
} cg_history_verdict;

typedef CG_VEC(cg_history_run) cg_history_runs;
typedef CG_VEC(cg_history_statement) cg_history_statements;
typedef CG_VEC(cg_history_verdict) cg_history_verdicts;

/* All runs, the oldest first. */
cg_status cg_history_list_runs(cg_store *store, cg_arena *arena, cg_history_runs *runs,
                               cg_error *error);
/* Those of one run, in order of the fingerprint; of the claim. CG_E_MEMORY when there are
 * more than any run may have. */
cg_status cg_history_list_statements(cg_store *store, const cg_history_run *run,
                                     cg_arena *arena, cg_history_statements *statements,
                                     cg_error *error);
cg_status cg_history_list_verdicts(cg_store *store, const cg_history_run *run, cg_arena *arena,
                                   cg_history_verdicts *verdicts, cg_error *error);

#endif
