#include "store/db.h"

#include "base/utf8.h"

#include <assert.h>

/* --- errors ------------------------------------------------------------------ */

typedef struct complaint {
    int code; /* primary, or extended where that says more */
    const char *text;
} complaint;

#define UNWRITTEN "the database can't be written: no room is left, or the disk fails"

static const complaint complaints[] = {
    {SQLITE_IOERR_WRITE, UNWRITTEN},
    {SQLITE_IOERR_FSYNC, UNWRITTEN},
    {SQLITE_IOERR_TRUNCATE, UNWRITTEN},
    {SQLITE_IOERR_SHMSIZE, UNWRITTEN},
    {SQLITE_IOERR, "the database can't be read or written"},
    {SQLITE_NOTADB, "the file is not a database: delete it or name another one"},
    {SQLITE_CORRUPT, "the database is damaged: delete it, and it is made anew"},
    {SQLITE_FULL, "the database can't be written: no room is left"},
    {SQLITE_BUSY, "another process keeps the database locked"},
    {SQLITE_LOCKED, "another process keeps the database locked"},
    {SQLITE_READONLY, "the database can't be written: it may only be read"},
    {SQLITE_PERM, "the database can't be written: it may only be read"},
    {SQLITE_CANTOPEN, "the database can't be opened"},
    {SQLITE_TOOBIG, "a text is too large for the database"},
};

static const char *explain(int code)
{
    for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++) {
        if (complaints[i].code == code || complaints[i].code == (code & 0xFF))
            return complaints[i].text;
    }
    return NULL;
}

cg_status cg_db_check(const cg_db *db, int code, cg_error *error)
{
    int primary = code & 0xFF;
    if (primary == SQLITE_OK || primary == SQLITE_ROW || primary == SQLITE_DONE)
        return CG_OK;
    if (primary == SQLITE_NOMEM)
        return cg_error_memory(error);
    bool io =
        primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN || primary == SQLITE_FULL;
    int sys_errno = io && db->handle ? sqlite3_system_errno(db->handle) : 0;
    const char *text = explain(code);
    if (text)
        return cg_error_set(error, CG_E_STORE, sys_errno, db->path, "%s", text);
    return cg_error_set(error, CG_E_STORE, sys_errno, db->path,
                        "the database refused: %s",
                        db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(code));
}

/* --- statements ---------------------------------------------------------------- */

cg_status cg_db_run(const cg_db *db, const char *sql, cg_error *error)
{
    return cg_db_check(db, sqlite3_exec(db->handle, sql, NULL, NULL, NULL), error);
}

cg_status cg_db_number(const cg_db *db, const char *sql, int64_t *number,
                       cg_error *error)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        *number = sqlite3_column_int64(statement, 0);
    cg_status status = cg_db_check(db, code, error);
    (void)sqlite3_finalize(statement); /* says again what step said */
    return status;
}

void cg_db_roll_back(const cg_db *db)
{
    if (!sqlite3_get_autocommit(db->handle))
        (void)sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* --- inserts ------------------------------------------------------------------ */

cg_status cg_db_insert_init(cg_db_insert *insert, const cg_db *db, const char *sql,
                            cg_error *error)
{
    *insert = (cg_db_insert){.db = db, .next = 1};
    cg_buf_init(&insert->clean, SIZE_MAX);
    return cg_db_check(
        db, sqlite3_prepare_v2(db->handle, sql, -1, &insert->statement, NULL), error);
}

void cg_db_insert_release(cg_db_insert *insert)
{
    (void)sqlite3_finalize(insert->statement); /* says again what step said */
    cg_buf_release(&insert->clean);
}

static void keep_code(cg_db_insert *insert, int code)
{
    if (insert->code == SQLITE_OK)
        insert->code = code;
    insert->next++;
}

static bool is_clean(cg_slice text)
{
    return (text.len == 0 || !memchr(text.ptr, 0, text.len)) &&
           cg_utf8_valid_up_to(text) == text.len;
}

static cg_slice cleaned(cg_buf *out, cg_slice text)
{
    unsigned len;
    char bytes[4];
    cg_buf_reset(out);
    for (size_t at = 0; at < text.len; at += len) {
        uint32_t rune = cg_utf8_decode(text, at, &len);
        cg_buf_add(out, bytes, cg_utf8_encode(rune ? rune : CG_RUNE_BAD, bytes));
    }
    return cg_buf_slice(out);
}

void cg_db_insert_text(cg_db_insert *insert, cg_slice text)
{
    sqlite3_destructor_type life = SQLITE_STATIC;
    if (!is_clean(text)) {
        text = cleaned(&insert->clean, text);
        life = SQLITE_TRANSIENT;
        if (!cg_buf_ok(&insert->clean)) {
            keep_code(insert, SQLITE_NOMEM);
            return;
        }
    }
    keep_code(insert, sqlite3_bind_text64(insert->statement, insert->next,
                                          text.len ? text.ptr : "", text.len, life,
                                          SQLITE_UTF8));
}

void cg_db_insert_text_or_null(cg_db_insert *insert, cg_slice text)
{
    if (text.len)
        cg_db_insert_text(insert, text);
    else
        cg_db_insert_null(insert);
}

void cg_db_insert_name(cg_db_insert *insert, const char *name)
{
    cg_db_insert_text_or_null(insert, cg_slice_of(name));
}

void cg_db_insert_number(cg_db_insert *insert, uint64_t number)
{
    assert(number <= INT64_MAX);
    keep_code(insert,
              sqlite3_bind_int64(insert->statement, insert->next, (int64_t)number));
}

void cg_db_insert_blob(cg_db_insert *insert, cg_slice bytes)
{
    keep_code(insert, sqlite3_bind_blob64(insert->statement, insert->next,
                                          bytes.len ? bytes.ptr : "", bytes.len, SQLITE_STATIC));
}

void cg_db_insert_null(cg_db_insert *insert)
{
    keep_code(insert, sqlite3_bind_null(insert->statement, insert->next));
}

cg_status cg_db_insert_run(cg_db_insert *insert, int64_t *id, cg_error *error)
{
    assert(insert->next == sqlite3_bind_parameter_count(insert->statement) + 1);
    cg_status status = cg_db_check(insert->db, insert->code, error);
    if (status == CG_OK)
        status = cg_db_check(insert->db, sqlite3_step(insert->statement), error);
    if (status == CG_OK && id)
        *id = sqlite3_last_insert_rowid(insert->db->handle);
    (void)sqlite3_reset(insert->statement); /* says again what step said */
    insert->next = 1;
    return status;
}
