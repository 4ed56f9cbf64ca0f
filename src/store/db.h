/* A thin hold on sqlite3: errors become cg_error, parameters bind in order. */
#ifndef CG_STORE_DB_H
#define CG_STORE_DB_H

#include "base/buf.h"
#include "base/error.h"

#include <sqlite3.h>

/* Borrows the path. */
typedef struct cg_db {
    sqlite3 *handle;
    const char *path;
} cg_db;

/* CG_OK for SQLITE_OK, ROW and DONE; else the error, said plainly. */
cg_status cg_db_check(const cg_db *db, int code, cg_error *error);
/* Runs statements that give no rows. */
cg_status cg_db_run(const cg_db *db, const char *sql, cg_error *error);
/* The single number that a query gives. */
cg_status cg_db_number(const cg_db *db, const char *sql, int64_t *number,
                       cg_error *error);
/* Ends a transaction that did not get to its COMMIT, if it is still there. */
void cg_db_roll_back(const cg_db *db);

/* One prepared statement, run again and again. The first failure sticks. */
typedef struct cg_db_insert {
    const cg_db *db;
    sqlite3_stmt *statement;
    int next; /* the parameter to bind */
    int code;
    cg_buf clean; /* scratch */
} cg_db_insert;

cg_status cg_db_insert_init(cg_db_insert *insert, const cg_db *db, const char *sql,
                            cg_error *error);
void cg_db_insert_release(cg_db_insert *insert);
/* Text is stored as valid UTF-8 without NUL: what is neither becomes U+FFFD.
 * `_or_null`: an empty one as NULL. */
void cg_db_insert_text(cg_db_insert *insert, cg_slice text);
void cg_db_insert_text_or_null(cg_db_insert *insert, cg_slice text);
void cg_db_insert_name(cg_db_insert *insert, const char *name); /* NULL: NULL */
void cg_db_insert_number(cg_db_insert *insert, uint64_t number);
/* Borrowed until the insert is run. */
void cg_db_insert_blob(cg_db_insert *insert, cg_slice bytes);
void cg_db_insert_null(cg_db_insert *insert);
/* Inserts what was bound, and makes ready for the next; `id` may be NULL. */
cg_status cg_db_insert_run(cg_db_insert *insert, int64_t *id, cg_error *error);

#endif
