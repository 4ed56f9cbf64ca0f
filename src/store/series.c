#include "store/series.h"

#include "base/hash.h"

#include <string.h>

#define NO_ENTRY UINT32_MAX

/* --- the run before ------------------------------------------------------------- */

/* Without a list, whatever is open ends with the last run. */
static cg_status end_all(cg_series *s, cg_error *error)
{
    cg_db_insert update;
    cg_status status = cg_db_insert_init(
        &update, s->db,
        "UPDATE documents SET last_run_id = ? WHERE last_run_id IS NULL"
        " AND run_id IN (SELECT id FROM runs WHERE series_id = ?)",
        error);
    if (status == CG_OK) {
        cg_db_insert_number(&update, (uint64_t)s->last_run & INT64_MAX);
        cg_db_insert_number(&update, (uint64_t)s->id & INT64_MAX);
        status = cg_db_insert_run(&update, NULL, error);
    }
    cg_db_insert_release(&update);
    return status;
}

static cg_status read_series(cg_series *s, sqlite3_stmt *query, cg_error *error)
{
    int code = sqlite3_bind_text(query, 1, s->key, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(query);
    cg_status status = cg_db_check(s->db, code, error);
    if (status != CG_OK || code != SQLITE_ROW)
        return status;
    s->id = sqlite3_column_int64(query, 0);
    s->last_run = sqlite3_column_int64(query, 1);
    s->runs = sqlite3_column_int64(query, 2);
    s->digest = (uint64_t)sqlite3_column_int64(query, 3);
    /* Where runs were deleted their documents may be gone. */
    s->listed = sqlite3_column_int64(query, 4) == s->runs;
    return CG_OK;
}

cg_status cg_series_open(cg_series *s, const cg_db *db, const char *key, cg_error *error)
{
    static const char sql[] =
        "SELECT id, run_id, (SELECT count(*) FROM runs WHERE series_id = series.id), digest, runs"
        " FROM series WHERE key = ?";
    sqlite3_stmt *query = NULL;
    *s = (cg_series){.db = db, .key = key};
    if (!key)
        return CG_OK;
    cg_status status =
        cg_db_check(db, sqlite3_prepare_v2(db->handle, sql, -1, &query, NULL), error);
    if (status == CG_OK)
        status = read_series(s, query, error);
    (void)sqlite3_finalize(query); /* says again what step said */
    return status;
}

bool cg_series_is_same(const cg_series *s, uint64_t digest)
{
    return s->id && s->listed && s->digest == digest;
}

uint64_t cg_series_digest(uint64_t before, uint64_t path, uint64_t digest)
{
    const uint64_t numbers[2] = {path, digest};
    return cg_hash64_on(before, (cg_slice){(const char *)numbers, sizeof numbers});
}

static cg_status read_blob(cg_series *s, sqlite3_stmt *query, cg_error *error)
{
    int code = sqlite3_bind_int64(query, 1, s->id);
    if (code == SQLITE_OK)
        code = sqlite3_step(query);
    if (code != SQLITE_ROW)
        return cg_db_check(s->db, code, error);
    const void *blob = sqlite3_column_blob(query, 0);
    size_t count = (size_t)sqlite3_column_bytes(query, 0) / sizeof *s->known.items;
    if (!cg_vec_reserve(&s->known, count + 1) || !cg_vec_reserve(&s->kept, count + 1))
        return cg_error_memory(error);
    if (blob && count) {
        memcpy(s->known.items, blob, count * sizeof *s->known.items);
        memset(s->kept.items, 0, count * sizeof *s->kept.items);
        s->known.len = s->kept.len = count;
    }
    return CG_OK;
}

cg_status cg_series_read(cg_series *s, cg_error *error)
{
    static const char sql[] = "SELECT documents FROM series WHERE id = ?";
    sqlite3_stmt *query = NULL;
    if (!s->id)
        return CG_OK;
    if (!s->listed)
        return end_all(s, error);
    cg_status status =
        cg_db_check(s->db, sqlite3_prepare_v2(s->db->handle, sql, -1, &query, NULL), error);
    if (status == CG_OK)
        status = read_blob(s, query, error);
    (void)sqlite3_finalize(query); /* says again what step said */
    return status;
}

void cg_series_release(cg_series *s)
{
    cg_vec_release(&s->known);
    cg_vec_release(&s->kept);
    cg_vec_release(&s->slots);
    cg_vec_release(&s->now);
}

/* --- comparing ------------------------------------------------------------------ */

static bool make_slots(cg_series *s)
{
    size_t count = 2;
    while (count < 2 * s->known.len)
        count *= 2;
    if (!cg_vec_reserve(&s->slots, count))
        return false;
    memset(s->slots.items, 0xFF, count * sizeof *s->slots.items);
    s->slots.len = count;
    for (uint32_t i = 0; i < s->known.len; i++) {
        size_t at = (size_t)s->known.items[i].path & (count - 1);
        while (s->slots.items[at] != NO_ENTRY)
            at = (at + 1) & (count - 1);
        s->slots.items[at] = i;
    }
    return true;
}

static size_t find_path(const cg_series *s, uint64_t path)
{
    size_t mask = s->slots.len - 1, at = (size_t)path & mask;
    for (; s->slots.items[at] != NO_ENTRY; at = (at + 1) & mask)
        if (s->known.items[s->slots.items[at]].path == path)
            return s->slots.items[at];
    return s->known.len;
}

cg_status cg_series_find(cg_series *s, uint64_t path, uint64_t digest, int64_t *row,
                         cg_error *error)
{
    size_t at = s->next;
    *row = 0;
    if (at >= s->known.len || s->known.items[at].path != path) {
        if (s->known.len == 0)
            return CG_OK;
        if (s->slots.len == 0 && !make_slots(s))
            return cg_error_memory(error);
        at = find_path(s, path);
    }
    if (at == s->known.len)
        return CG_OK;
    s->next = at + 1;
    if (s->known.items[at].digest != digest || s->kept.items[at])
        return CG_OK;
    s->kept.items[at] = true;
    *row = s->known.items[at].row;
    return cg_vec_push(&s->now, s->known.items[at]) ? CG_OK : cg_error_memory(error);
}

cg_status cg_series_add(cg_series *s, uint64_t path, uint64_t digest, int64_t row, cg_error *error)
{
    cg_series_entry entry = {path, digest, row};
    return cg_vec_push(&s->now, entry) ? CG_OK : cg_error_memory(error);
}

/* --- the end of the run ----------------------------------------------------------- */

int64_t cg_series_id(const cg_series *s, int64_t run)
{
    return s->id ? s->id : run;
}

static cg_status end_documents(cg_series *s, cg_error *error)
{
    cg_db_insert update;
    cg_status status = cg_db_insert_init(
        &update, s->db, "UPDATE documents SET last_run_id = ? WHERE id = ?", error);
    for (size_t i = 0; i < s->known.len && status == CG_OK; i++) {
        if (s->kept.items[i])
            continue;
        cg_db_insert_number(&update, (uint64_t)s->last_run);
        cg_db_insert_number(&update, (uint64_t)s->known.items[i].row & INT64_MAX);
        status = cg_db_insert_run(&update, NULL, error);
    }
    cg_db_insert_release(&update);
    return status;
}

static cg_status write_list(cg_series *s, int64_t run, uint64_t digest, cg_error *error)
{
    cg_db_insert insert;
    cg_status status = cg_db_insert_init(
        &insert, s->db,
        "INSERT INTO series (id, key, run_id, runs, digest, documents)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET run_id = excluded.run_id, runs = excluded.runs,"
        " digest = excluded.digest, documents = excluded.documents",
        error);
    if (status == CG_OK) {
        cg_db_insert_number(&insert, (uint64_t)cg_series_id(s, run));
        cg_db_insert_text(&insert, cg_slice_of(s->key));
        cg_db_insert_number(&insert, (uint64_t)run);
        cg_db_insert_number(&insert, (uint64_t)s->runs + 1);
        cg_db_insert_number(&insert, digest);
        cg_db_insert_blob(&insert, (cg_slice){(const char *)s->now.items,
                                              s->now.len * sizeof *s->now.items});
        status = cg_db_insert_run(&insert, NULL, error);
    }
    cg_db_insert_release(&insert);
    return status;
}

static cg_status write_last_run(cg_series *s, int64_t run, cg_error *error)
{
    cg_db_insert update;
    cg_status status = cg_db_insert_init(
        &update, s->db, "UPDATE series SET run_id = ?, runs = ? WHERE id = ?", error);
    if (status == CG_OK) {
        cg_db_insert_number(&update, (uint64_t)run);
        cg_db_insert_number(&update, (uint64_t)s->runs + 1);
        cg_db_insert_number(&update, (uint64_t)s->id);
        status = cg_db_insert_run(&update, NULL, error);
    }
    cg_db_insert_release(&update);
    return status;
}

cg_status cg_series_close(cg_series *s, int64_t run, uint64_t digest, cg_error *error)
{
    if (!s->key)
        return CG_OK;
    if (cg_series_is_same(s, digest))
        return write_last_run(s, run, error);
    cg_status status = end_documents(s, error);
    return status == CG_OK ? write_list(s, run, digest, error) : status;
}
