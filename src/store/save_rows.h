/* Rows of documents and of their statements, for saving a run. */
#ifndef CG_STORE_SAVE_ROWS_H
#define CG_STORE_SAVE_ROWS_H

#include "result/result.h"
#include "store/db.h"

typedef struct cg_rows {
    cg_db_insert documents, statements;
    const cg_claim_info *claims;
    int64_t run;
    bool open; /* later runs may have the same documents */
    cg_buf scratch;
    cg_error *error;
} cg_rows;

/* Whatever comes back, it has to be released. */
cg_status cg_rows_init(cg_rows *rows, const cg_db *db, cg_error *error);
void cg_rows_release(cg_rows *rows);
/* Writes a document and its statements; `*row` is the document's. */
cg_status cg_rows_save(cg_rows *rows, const cg_file_account *file,
                       const cg_statement *const *statements, size_t count, int64_t *row);
/* A hash of all that these rows hold, but for their runs. */
uint64_t cg_rows_digest(const cg_file_account *file, const cg_statement *const *statements,
                        size_t count);
/* NULL for none. */
const char *cg_rows_finding(cg_level finding);

/* Two values: of none of both, NULL. */
void cg_rows_bind_state(cg_db_insert *insert, cg_baseline_state baseline,
                        const cg_suppression *suppression);

#endif
