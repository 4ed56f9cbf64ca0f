#include "store/store.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "result/order.h"
#include "store/save_rows.h"
#include "store/schema.h"
#include "store/series.h"
#include "store/store_room.h"

typedef struct saving {
    const cg_db *db;
    const cg_store_run *run;
    const cg_results *results;
    int64_t run_id;
    cg_series series;
    const cg_file_account **files; /* in order of path */
    const cg_statement **sorted;   /* by source */
    struct document *documents;    /* by file */
    uint64_t digest;               /* of all of them */
    cg_error *error;
} saving;

/* --- runs ------------------------------------------------------------------- */

static cg_status save_run(saving *s, const char *started)
{
    const cg_check_summary *sum = s->run->summary;
    const size_t counts[] = {sum->claims,     sum->files,
                             sum->scanned,    sum->skipped,
                             sum->cut,        sum->failed,
                             sum->statements, sum->support,
                             sum->contradict, sum->mention,
                             sum->errors,     sum->warnings,
                             sum->notes,      (size_t)sum->exit_status,
                             sum->known,      sum->suppressed};
    cg_db_insert insert;
    cg_status status = cg_db_insert_init(
        &insert, s->db,
        "INSERT INTO runs (started, version, rules_hash, claims, files, scanned, "
        "skipped,"
        " cut, failed, statements, support, contradict, mention, errors, warnings, "
        "notes,"
        " exit_status, known, suppressed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        s->error);
    if (status == CG_OK) {
        cg_db_insert_text(&insert, cg_slice_of(started));
        cg_db_insert_text(&insert, cg_slice_of(s->run->version));
        cg_db_insert_text(&insert, cg_slice_of(s->run->rules_hash));
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
            cg_db_insert_number(&insert, counts[i]);
        status = cg_db_insert_run(&insert, &s->run_id, s->error);
    }
    cg_db_insert_release(&insert);
    return status;
}

static cg_status set_series(saving *s)
{
    cg_db_insert update;
    cg_status status = cg_db_insert_init(
        &update, s->db,
        s->run->series ? "UPDATE runs SET series_id = ? WHERE id = ?"
                       : "UPDATE runs SET series_id = -? WHERE id = ?",
        s->error);
    if (status == CG_OK) {
        cg_db_insert_number(&update, (uint64_t)cg_series_id(&s->series, s->run_id));
        cg_db_insert_number(&update, (uint64_t)s->run_id);
        status = cg_db_insert_run(&update, NULL, s->error);
    }
    cg_db_insert_release(&update);
    return status;
}

/* --- documents ---------------------------------------------------------------- */

/* A document of the run. */
typedef struct document {
    const cg_file_account *file;
    const cg_statement *const *statements;
    size_t count;
    uint64_t path, digest;
} document;

static cg_status refuse_stray(saving *s, const cg_statement *stray)
{
    return cg_error_set(s->error, CG_E_STORE, 0, s->db->path,
                        "a statement's file has no account: \"%.*s\"", (int)stray->path.len,
                        stray->path.ptr);
}

/* Statements and files are both in order of path, so one walk over both finds
 * each document's statements. */
static cg_status pair_up(saving *s)
{
    size_t at = 0;
    for (size_t i = 0; s->files[i]; i++) {
        document *d = &s->documents[i];
        size_t first = at;
        while (s->sorted[at] && cg_slice_equal(s->files[i]->path, s->sorted[at]->path))
            at++;
        *d = (document){.file = s->files[i],
                        .statements = s->sorted + first,
                        .count = at - first};
        if (!s->run->series)
            continue;
        d->path = cg_hash64(d->file->path);
        d->digest = cg_rows_digest(d->file, d->statements, d->count);
        s->digest = cg_series_digest(s->digest, d->path, d->digest) & INT64_MAX;
    }
    return s->sorted[at] ? refuse_stray(s, s->sorted[at]) : CG_OK;
}

static cg_status pair_documents(saving *s)
{
    s->files = cg_order_files(s->results);
    s->sorted = cg_order_statements(s->results, CG_ORDER_SOURCE);
    s->documents = cg_alloc_zeroed(s->results->files.len + 1, sizeof *s->documents);
    return s->files && s->sorted && s->documents ? pair_up(s) : cg_error_memory(s->error);
}

static cg_status save_document(saving *s, cg_rows *rows, const document *d)
{
    int64_t row = 0;
    cg_status status = CG_OK;
    if (s->run->series)
        status = cg_series_find(&s->series, d->path, d->digest, &row, s->error);
    if (status != CG_OK || row)
        return status;
    status = cg_rows_save(rows, d->file, d->statements, d->count, &row);
    if (status == CG_OK && s->run->series)
        status = cg_series_add(&s->series, d->path, d->digest, row, s->error);
    return status;
}

static cg_status save_documents(saving *s)
{
    cg_rows rows;
    cg_status status = cg_rows_init(&rows, s->db, s->error);
    rows.claims = s->run->claims;
    rows.run = s->run_id;
    rows.open = s->run->series != NULL;
    for (size_t i = 0; i < s->results->files.len && status == CG_OK; i++)
        status = save_document(s, &rows, &s->documents[i]);
    cg_rows_release(&rows);
    return status;
}

/* --- indexes -------------------------------------------------------------------- */

/* From here on making them anew is cheaper than keeping them. */
enum { MANY_STATEMENTS = 20000 };

static bool is_bulk(saving *s, cg_status *status)
{
    int64_t last = 0;
    if (s->results->statements.len < MANY_STATEMENTS)
        return false;
    *status = cg_db_number(s->db, "SELECT coalesce(max(id), 0) FROM statements", &last, s->error);
    return *status == CG_OK && (uint64_t)last / 2 < s->results->statements.len;
}

static cg_status drop_indexes(saving *s)
{
    cg_status status = CG_OK;
    char sql[128];
    for (const cg_schema_index *index = cg_schema_statement_indexes();
         index->name && status == CG_OK; index++) {
        snprintf(sql, sizeof sql, "DROP INDEX IF EXISTS %s", index->name);
        status = cg_db_run(s->db, sql, s->error);
    }
    return status;
}

static cg_status make_indexes(saving *s)
{
    cg_status status = CG_OK;
    for (const cg_schema_index *index = cg_schema_statement_indexes();
         index->name && status == CG_OK; index++)
        status = cg_db_run(s->db, index->sql, s->error);
    return status;
}

static cg_status save_content(saving *s)
{
    if (s->run->series && cg_series_is_same(&s->series, s->digest))
        return CG_OK;
    cg_status status = s->run->series ? cg_series_read(&s->series, s->error) : CG_OK;
    bool bulk = status == CG_OK && is_bulk(s, &status);
    if (status == CG_OK && bulk)
        status = drop_indexes(s);
    if (status == CG_OK)
        status = save_documents(s);
    if (status == CG_OK && bulk)
        status = make_indexes(s);
    return status;
}

/* --- verdicts ----------------------------------------------------------------- */

static cg_status save_verdict(saving *s, cg_db_insert *insert, const cg_verdict *v)
{
    const cg_claim_info *claim = &s->run->claims[v->claim];
    cg_db_insert_number(insert, (uint64_t)s->run_id);
    cg_db_insert_text(insert, claim->id);
    cg_db_insert_text(insert, claim->claim);
    cg_db_insert_name(insert, cg_verdict_name(v->kind));
    cg_db_insert_number(insert, v->support);
    cg_db_insert_number(insert, v->contradict);
    cg_db_insert_number(insert, v->mention);
    cg_db_insert_name(insert, cg_rows_finding(v->finding));
    cg_db_insert_text(insert, v->derivation);
    cg_rows_bind_state(insert, v->baseline, v->suppression);
    return cg_db_insert_run(insert, NULL, s->error);
}

static cg_status save_verdicts(saving *s)
{
    cg_db_insert insert;
    cg_status status = cg_db_insert_init(
        &insert, s->db,
        "INSERT INTO verdicts (run_id, claim, sentence, verdict, support, contradict,"
        " mention, finding, derivation, baseline, suppression)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        s->error);
    for (size_t i = 0; status == CG_OK && i < s->results->verdicts.len; i++)
        status = save_verdict(s, &insert, &s->results->verdicts.items[i]);
    cg_db_insert_release(&insert);
    return status;
}

/* --- all of it ----------------------------------------------------------------- */

static cg_status save_all(saving *s, const char *started)
{
    cg_status status = cg_db_run(s->db, "BEGIN IMMEDIATE", s->error);
    if (status == CG_OK)
        status = cg_series_open(&s->series, s->db, s->run->series, s->error);
    if (status == CG_OK)
        status = save_run(s, started);
    if (status == CG_OK)
        status = set_series(s);
    if (status == CG_OK)
        status = save_content(s);
    if (status == CG_OK)
        status = cg_series_close(&s->series, s->run_id, s->digest, s->error);
    if (status == CG_OK)
        status = save_verdicts(s);
    if (status == CG_OK)
        status = cg_db_run(s->db, "COMMIT", s->error);
    cg_db_roll_back(s->db);
    cg_series_release(&s->series);
    return status;
}

cg_status cg_store_save(cg_store *store, const cg_store_run *run,
                        const cg_results *results, int64_t *run_id, cg_error *error)
{
    cg_status status = cg_results_check(results, run->claim_count, error);
    if (status != CG_OK)
        return status;
    saving s = {.db = &store->db, .run = run, .results = results, .error = error};
    status = pair_documents(&s);
    /* Parents are written before their children here, by us: looking each of them up
     * again for every row is a tenth of the work. */
    (void)sqlite3_db_config(store->db.handle, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
    if (status == CG_OK)
        status = save_all(&s, store->started);
    (void)sqlite3_db_config(store->db.handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    if (status == CG_OK && run_id)
        *run_id = s.run_id;
    cg_alloc_free(s.files);
    cg_alloc_free(s.sorted);
    cg_alloc_free(s.documents);
    return status;
}
