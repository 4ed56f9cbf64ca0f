/* A series of runs: which documents of a run are, with all that was found in them,
 * those of the run before. The list of them is one blob, so that comparing takes
 * no row; and it is not even read when a hash says that nothing changed. */
#ifndef CG_STORE_SERIES_H
#define CG_STORE_SERIES_H

#include "base/vec.h"
#include "store/db.h"

/* A document's row and, as hashes, its path and all that its rows hold. */
typedef struct cg_series_entry {
    uint64_t path, digest;
    int64_t row;
} cg_series_entry;

typedef struct cg_series {
    const cg_db *db;
    const char *key;
    int64_t id, last_run; /* 0: there was no run yet */
    int64_t runs;         /* of the series, in the database */
    uint64_t digest;      /* of the last run's documents */
    bool listed;          /* the list was good */
    CG_VEC(cg_series_entry) known; /* of the last run */
    CG_VEC(bool) kept;             /* by known entry: this run has it as well */
    size_t next;                   /* where the next one is expected */
    CG_VEC(uint32_t) slots; /* known entries by path; made when the order differs */
    CG_VEC(cg_series_entry) now;
} cg_series;

/* Finds the series, inside of a transaction. */
cg_status cg_series_open(cg_series *series, const cg_db *db, const char *key, cg_error *error);
void cg_series_release(cg_series *series);
/* Whether the last run had just these documents; `digest` is cg_series_digest of
 * them, one after the other, from 0. There is nothing to find or add then. */
bool cg_series_is_same(const cg_series *series, uint64_t digest);
uint64_t cg_series_digest(uint64_t before, uint64_t path, uint64_t digest);
/* Reads what the last run had. */
cg_status cg_series_read(cg_series *series, cg_error *error);
/* The row of this document when the last run had it just so; else 0, and it is to
 * be written and added. */
cg_status cg_series_find(cg_series *series, uint64_t path, uint64_t digest, int64_t *row,
                         cg_error *error);
cg_status cg_series_add(cg_series *series, uint64_t path, uint64_t digest, int64_t row,
                        cg_error *error);
/* The number of the series; a new one's is that of its first run. */
int64_t cg_series_id(const cg_series *series, int64_t run);
/* All documents of `run` were found or added, or are the same (their digest is
 * `digest`): ends what it does not have. */
cg_status cg_series_close(cg_series *series, int64_t run, uint64_t digest, cg_error *error);

#endif
