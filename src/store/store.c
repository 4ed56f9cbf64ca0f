#include "store/store.h"

#include "base/alloc.h"
#include "base/limits.h"
#include "store/schema.h"
#include "store/store_room.h"

#include <errno.h>
#include <sys/stat.h>

#define BUSY_MILLISECONDS 10000

/* --- opening ------------------------------------------------------------------ */

cg_status cg_store_make_folder(const char *path, cg_error *error)
{
    const char *slash = strrchr(path, '/');
    cg_status status = CG_OK;
    cg_buf folder;
    if (!slash || slash == path)
        return CG_OK;
    cg_buf_init(&folder, CG_MAX_PATH);
    cg_buf_add(&folder, path, (size_t)(slash - path));
    if (!cg_buf_ok(&folder))
        status = cg_error_memory(error);
    else if (mkdir(folder.ptr, 0777) != 0 && errno != EEXIST && errno != EROFS)
        status = cg_error_set(error, CG_E_STORE, errno, folder.ptr,
                              "the folder can't be made");
    cg_buf_release(&folder);
    return status;
}

/* SQLite sees names of its own in ":memory:" and "file:...", but not behind a
 * "./". */
static bool set_path(cg_store *store, const char *path)
{
    cg_buf_init(&store->path, CG_MAX_PATH);
    if (path[0] != '/' && path[0] != '.')
        cg_buf_add(&store->path, "./", 2);
    cg_buf_add_slice(&store->path, cg_slice_of(path));
    store->db.path = store->path.ptr;
    return cg_buf_ok(&store->path);
}

/* The file may be anybody's: nothing in its schema is trusted. */
static int harden(sqlite3 *handle)
{
    static const struct {
        int option, on;
    } options[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},   {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},     {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1}, {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    };
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        int code = sqlite3_db_config(handle, options[i].option, options[i].on, NULL);
        if (code != SQLITE_OK)
            return code;
    }
    return sqlite3_busy_timeout(handle, BUSY_MILLISECONDS);
}

static cg_status open_handle(cg_db *db, cg_error *error)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(db->path, &db->handle, flags, NULL);
    if (code == SQLITE_OK)
        code = harden(db->handle);
    if (code != SQLITE_OK)
        return cg_db_check(db, code, error);
    /* SQLite falls back to reading when a file can't be written. */
    if (sqlite3_db_readonly(db->handle, "main") == 1)
        return cg_db_check(db, SQLITE_READONLY, error);
    /* What we write are our own words for enums: the checks are for those who write
     * into the database by hand, and dear (SQLite makes a table for each list). */
    return cg_db_run(db,
                     "PRAGMA cell_size_check = ON; PRAGMA synchronous = NORMAL;"
                     "PRAGMA ignore_check_constraints = ON; PRAGMA cache_size = -16384",
                     error);
}

/* --- migrations ------------------------------------------------------------------ */

/* Fails for what is not ours to write to. Within a transaction: what is read must be of
 * one moment, while another process may be making the schema. */
static cg_status read_version(const cg_db *db, int64_t *version, cg_error *error)
{
    int64_t application = 0, tables = 0;
    cg_status status = cg_db_number(db, "PRAGMA application_id", &application, error);
    if (status == CG_OK)
        status = cg_db_number(db, "PRAGMA user_version", version, error);
    if (status == CG_OK)
        status = cg_db_number(db, "SELECT count(*) FROM sqlite_master", &tables, error);
    if (status != CG_OK)
        return status;
    bool fresh = application == 0 && *version == 0 && tables == 0;
    if (!fresh && (application != CG_SCHEMA_APPLICATION || *version < 1))
        return cg_error_set(error, CG_E_STORE, 0, db->path,
                            "the database is another application's: name another file");
    if (*version > CG_SCHEMA_VERSION)
        return cg_error_set(error, CG_E_STORE, 0, db->path,
                            "the database is of a newer version of claimgrep (schema "
                            "%lld, known is %d): upgrade, or name another file",
                            (long long)*version, CG_SCHEMA_VERSION);
    return CG_OK;
}

static cg_status apply_step(const cg_db *db, int version, cg_error *error)
{
    char pragmas[96];
    cg_status status = CG_OK;
    for (const char *const *sql = cg_schema_step(version); status == CG_OK && *sql;
         sql++)
        status = cg_db_run(db, *sql, error);
    snprintf(pragmas, sizeof pragmas,
             "PRAGMA application_id = %d; PRAGMA user_version = %d",
             CG_SCHEMA_APPLICATION, version + 1);
    return status == CG_OK ? cg_db_run(db, pragmas, error) : status;
}

/* One step in one transaction. Another process may have been faster: what the
 * version is now is only certain inside. */
static cg_status migrate_once(const cg_db *db, int64_t *version, cg_error *error)
{
    cg_status status = cg_db_run(db, "BEGIN IMMEDIATE", error);
    if (status == CG_OK)
        status = read_version(db, version, error);
    if (status == CG_OK && *version < CG_SCHEMA_VERSION) {
        status = apply_step(db, (int)*version, error);
        ++*version;
    }
    if (status == CG_OK)
        status = cg_db_run(db, "COMMIT", error);
    cg_db_roll_back(db);
    return status;
}

static cg_status look_at_version(const cg_db *db, int64_t *version, cg_error *error)
{
    cg_status status = cg_db_run(db, "BEGIN", error);
    if (status == CG_OK)
        status = read_version(db, version, error);
    cg_db_roll_back(db);
    return status;
}

static cg_status bring_up_to_date(const cg_db *db, cg_error *error)
{
    int64_t version = 0;
    cg_status status = look_at_version(db, &version, error);
    if (status != CG_OK)
        return status;
    /* Where the file system, or another process at this very moment, is against
     * it, the rollback journal does as well. */
    (void)sqlite3_exec(db->handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    while (status == CG_OK && version < CG_SCHEMA_VERSION)
        status = migrate_once(db, &version, error);
    return status;
}

cg_status cg_store_open(const char *path, cg_store **store, cg_error *error)
{
    cg_status status = CG_OK;
    *store = NULL;
    cg_store *opened = cg_alloc_zeroed(1, sizeof *opened);
    if (!opened || !set_path(opened, path)) {
        status = cg_error_memory(error);
        goto out;
    }
    status = cg_clock_read(opened->started, error);
    if (status == CG_OK)
        status = cg_store_make_folder(opened->db.path, error);
    if (status == CG_OK)
        status = open_handle(&opened->db, error);
    if (status == CG_OK)
        status = bring_up_to_date(&opened->db, error);
out:
    if (status != CG_OK) {
        cg_store_close(opened);
        opened = NULL;
    }
    *store = opened;
    return status;
}

void cg_store_close(cg_store *store)
{
    if (!store)
        return;
    (void)sqlite3_close(store->db.handle); /* no statement is left open */
    cg_buf_release(&store->path);
    cg_alloc_free(store);
}
