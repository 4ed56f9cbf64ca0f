#include "store/history.h"

#include "base/limits.h"
#include "store/store_room.h"

/* --- rows ---------------------------------------------------------------------------- */

/* A query under way, and where its rows go. */
typedef struct query {
    const cg_db *db;
    sqlite3_stmt *statement;
    cg_arena *arena;
    void *rows;
    bool lost; /* memory ran out */
} query;

typedef bool row_fn(query *q);

static cg_slice text_at(query *q, int column)
{
    const char *text = (const char *)sqlite3_column_text(q->statement, column);
    int len = sqlite3_column_bytes(q->statement, column);
    cg_slice kept = cg_arena_copy(q->arena, text ? (cg_slice){text, (size_t)len} : CG_SLICE(""));
    q->lost |= !kept.ptr;
    return kept;
}

static int64_t number_at(const query *q, int column)
{
    return sqlite3_column_int64(q->statement, column);
}

/* Calls `take` for each row. `run`: what the query's parameters ask for; NULL: it has
 * none. */
static cg_status each_row(query *q, const char *sql, const cg_history_run *run, row_fn *take,
                          cg_error *error)
{
    int code = sqlite3_prepare_v2(q->db->handle, sql, -1, &q->statement, NULL);
    if (code == SQLITE_OK && run)
        code = sqlite3_bind_int64(q->statement, 1, run->id);
    if (code == SQLITE_OK && run && sqlite3_bind_parameter_count(q->statement) > 1)
        code = sqlite3_bind_int64(q->statement, 2, run->series);
    bool ok = true;
    while (code == SQLITE_OK || (ok && code == SQLITE_ROW)) {
        code = sqlite3_step(q->statement);
        if (code == SQLITE_ROW)
            ok = take(q) && !q->lost;
    }
    cg_status status = cg_db_check(q->db, code, error);
    (void)sqlite3_finalize(q->statement); /* says again what step said */
    return status == CG_OK && !ok ? cg_error_memory(error) : status;
}

/* --- runs ---------------------------------------------------------------------------- */

static bool take_run(query *q)
{
    cg_history_runs *runs = q->rows;
    cg_history_run run = {.id = number_at(q, 0),
                          .series = number_at(q, 1),
                          .started = text_at(q, 2),
                          .version = text_at(q, 3),
                          .claims = number_at(q, 4),
                          .files = number_at(q, 5),
                          .statements = number_at(q, 6),
                          .errors = number_at(q, 7),
                          .warnings = number_at(q, 8),
                          .notes = number_at(q, 9),
                          .exit_status = number_at(q, 10)};
    return cg_vec_push(runs, run);
}

cg_status cg_history_list_runs(cg_store *store, cg_arena *arena, cg_history_runs *runs,
                               cg_error *error)
{
    query q = {.db = &store->db, .arena = arena, .rows = runs};
    return each_row(&q,
                    "SELECT id, series_id, started, version, claims, files, statements, errors,"
                    " warnings, notes, exit_status FROM runs ORDER BY id",
                    NULL, take_run, error);
}

/* --- what was found -------------------------------------------------------------------- */

static bool take_statement(query *q)
{
    cg_history_statements *statements = q->rows;
    cg_history_statement s = {.fingerprint = text_at(q, 0),
                              .claim = text_at(q, 1),
                              .stance = text_at(q, 2),
                              .quote = text_at(q, 3),
                              .path = text_at(q, 4),
                              .line = number_at(q, 5),
                              .column = number_at(q, 6)};
    return statements->len < CG_MAX_STATEMENTS && cg_vec_push(statements, s);
}

/* A document belongs to all runs of its series from the one that wrote it to its last:
 * see schema.c. */
cg_status cg_history_list_statements(cg_store *store, const cg_history_run *run,
                                     cg_arena *arena, cg_history_statements *statements,
                                     cg_error *error)
{
    query q = {.db = &store->db, .arena = arena, .rows = statements};
    return each_row(&q,
                    "SELECT s.fingerprint, s.claim, s.stance, s.quote, d.path, s.line, s.column"
                    " FROM runs r JOIN documents d ON d.run_id = r.id"
                    " JOIN statements s ON s.document_id = d.id"
                    " WHERE d.run_id <= ?1 AND r.series_id = ?2"
                    " AND (d.last_run_id IS NULL OR d.last_run_id >= ?1)"
                    " ORDER BY s.fingerprint, s.byte_start, s.id",
                    run, take_statement, error);
}

static bool take_verdict(query *q)
{
    cg_history_verdicts *verdicts = q->rows;
    cg_history_verdict v = {.claim = text_at(q, 0), .verdict = text_at(q, 1)};
    return cg_vec_push(verdicts, v);
}

cg_status cg_history_list_verdicts(cg_store *store, const cg_history_run *run, cg_arena *arena,
                                   cg_history_verdicts *verdicts, cg_error *error)
{
    query q = {.db = &store->db, .arena = arena, .rows = verdicts};
    return each_row(&q, "SELECT claim, verdict FROM verdicts WHERE run_id = ?1 ORDER BY claim",
                    run, take_verdict, error);
}
