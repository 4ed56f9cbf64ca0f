/* The database of runs: one SQLite file. sqlite3 is used here and nowhere
 * else. A store belongs to one thread; two processes may share its file. */
#ifndef CG_STORE_STORE_H
#define CG_STORE_STORE_H

#include "result/result.h"

typedef struct cg_store cg_store;

/* Opens or makes the file (and the folder that it stands in), and brings its
 * schema up to date, one transaction a migration. A file of a newer version,
 * or of another application, is refused. */
cg_status cg_store_open(const char *path, cg_store **store, cg_error *error);
void cg_store_close(cg_store *store);

typedef struct cg_store_run {
    const char *version;    /* of claimgrep */
    const char *rules_hash; /* 32 hexadecimal digits */
    const char *series;     /* runs with the same are compared document by document, and
                               what did not change is kept once; NULL: with none */
    const cg_claim_info *claims;
    size_t claim_count;
    const cg_check_summary *summary;
} cg_store_run;

/* Writes one run with its documents, statements and verdicts in one
 * transaction: all of it or nothing. Of documents, those that the run before in its
 * series had just so are not written again. `run_id` may be NULL. */
cg_status cg_store_save(cg_store *store, const cg_store_run *run,
                        const cg_results *results, int64_t *run_id, cg_error *error);

#endif
