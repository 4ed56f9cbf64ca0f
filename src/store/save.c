#include "store/store.h"

#include "base/alloc.h"
#include "result/order.h"
#include "store/store_room.h"

#include <inttypes.h>

typedef struct saving {
    const cg_db *db;
    const cg_store_run *run;
    const cg_results *results;
    int64_t run_id;
    const cg_file_account **files; /* by path, and their rows */
    int64_t *rows;
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
                             sum->notes,      (size_t)sum->exit_status};
    cg_db_insert insert;
    cg_status status = cg_db_insert_init(
        &insert, s->db,
        "INSERT INTO runs (started, version, rules_hash, claims, files, scanned, "
        "skipped,"
        " cut, failed, statements, support, contradict, mention, errors, warnings, "
        "notes,"
        " exit_status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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

/* --- documents ---------------------------------------------------------------- */

static void bind_info(cg_db_insert *insert, const cg_document_info *info)
{
    static const cg_document_info unknown;
    if (!info)
        info = &unknown;
    cg_db_insert_text_or_null(insert, info->title);
    cg_db_insert_text_or_null(insert, info->author);
    cg_db_insert_text_or_null(insert, info->publisher);
    cg_db_insert_text_or_null(insert, info->published);
    cg_db_insert_text_or_null(insert, info->url);
    cg_db_insert_text_or_null(insert, info->language);
    cg_db_insert_text_or_null(insert, info->origin);
}

static cg_status save_document(saving *s, cg_db_insert *insert, size_t index)
{
    const cg_file_account *file = s->files[index];
    char hash[17] = "";
    if (file->content_hash)
        snprintf(hash, sizeof hash, "%016" PRIx64, file->content_hash);
    cg_db_insert_number(insert, (uint64_t)s->run_id);
    cg_db_insert_text(insert, file->path);
    cg_db_insert_name(insert, cg_file_status_name(file->status));
    cg_db_insert_text_or_null(insert, file->reason);
    cg_db_insert_number(insert, file->bytes);
    cg_db_insert_name(insert, hash);
    bind_info(insert, file->document);
    return cg_db_insert_run(insert, &s->rows[index], s->error);
}

static cg_status save_documents(saving *s)
{
    cg_db_insert insert;
    cg_status status =
        cg_db_insert_init(&insert, s->db,
                          "INSERT INTO documents (run_id, path, status, reason, bytes, "
                          "content_hash, title,"
                          " author, publisher, published, url, language, origin)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                          s->error);
    for (size_t i = 0; status == CG_OK && i < s->results->files.len; i++)
        status = save_document(s, &insert, i);
    cg_db_insert_release(&insert);
    return status;
}

/* --- statements --------------------------------------------------------------- */

static const char *finding_name(cg_level finding)
{
    return finding == CG_LEVEL_NONE ? NULL : cg_level_name(finding);
}

static void bind_modifiers(cg_db_insert *insert, unsigned modifiers, cg_buf *scratch)
{
    const char *lead = "";
    cg_buf_reset(scratch);
    cg_buf_add_char(scratch, '[');
    for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++) {
        if (!(modifiers & (1u << bit)))
            continue;
        cg_buf_printf(scratch, "%s\"%s\"", lead, cg_modifier_name(bit));
        lead = ",";
    }
    cg_buf_add_char(scratch, ']');
    cg_db_insert_text(insert, cg_buf_slice(scratch));
}

static void bind_stance(cg_db_insert *insert, const cg_statement *st, cg_buf *scratch)
{
    bool known = st->voice == CG_VOICE_SPEAKER && st->speaker_known;
    cg_slice nobody = {"", 0};
    cg_db_insert_name(insert, cg_stance_name(st->stance));
    cg_db_insert_name(insert,
                      st->lean == CG_STANCE_NONE ? NULL : cg_stance_name(st->lean));
    bind_modifiers(insert, st->modifiers, scratch);
    cg_db_insert_name(insert, st->voice == CG_VOICE_AUTHOR ? "author" : "speaker");
    cg_db_insert_text_or_null(insert, known ? st->speaker_name : nobody);
    cg_db_insert_text_or_null(insert, known ? st->speaker_role : nobody);
    cg_db_insert_text_or_null(insert, st->said);
}

static void bind_place(cg_db_insert *insert, const cg_statement *st)
{
    const uint64_t numbers[] = {st->line,        st->column,     st->end_line,
                                st->end_column,  st->byte_start, st->byte_end,
                                st->match_start, st->match_end};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        cg_db_insert_number(insert, numbers[i]);
    if (st->page)
        cg_db_insert_number(insert, st->page);
    else
        cg_db_insert_null(insert);
}

static cg_status save_statement(saving *s, cg_db_insert *insert, const cg_statement *st,
                                int64_t document)
{
    char pattern[32];
    cg_buf scratch;
    cg_buf_init(&scratch, (size_t)1 << 10);
    snprintf(pattern, sizeof pattern, "%s/%" PRIu32,
             st->from_contradicts ? "contradicts" : "supports", st->pattern);
    cg_db_insert_number(insert, (uint64_t)s->run_id);
    cg_db_insert_number(insert, (uint64_t)document);
    cg_db_insert_text(insert, s->run->claims[st->claim].id);
    cg_db_insert_text(insert, cg_slice_of(st->fingerprint));
    bind_stance(insert, st, &scratch);
    bind_place(insert, st);
    cg_db_insert_text(insert, st->quote);
    cg_db_insert_text(insert, cg_slice_of(pattern));
    cg_db_insert_text(insert, st->alternative);
    cg_db_insert_name(insert, finding_name(st->finding));
    cg_status status = cg_buf_ok(&scratch) ? cg_db_insert_run(insert, NULL, s->error)
                                           : cg_error_memory(s->error);
    cg_buf_release(&scratch);
    return status;
}

/* Statements and files are both in order of path, so one walk over both finds
 * each statement's document. One without an account has none: the row 0, which
 * the database refuses. */
static cg_status save_sorted(saving *s, cg_db_insert *insert,
                             const cg_statement **sorted)
{
    size_t at = 0, count = s->results->files.len;
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && sorted[i]; i++) {
        while (at < count && cg_slice_compare(s->files[at]->path, sorted[i]->path) < 0)
            at++;
        bool found = at < count && cg_slice_equal(s->files[at]->path, sorted[i]->path);
        status = save_statement(s, insert, sorted[i], found ? s->rows[at] : 0);
    }
    return status;
}

static cg_status save_statements(saving *s)
{
    const cg_statement **sorted = cg_order_statements(s->results, CG_ORDER_SOURCE);
    if (!sorted)
        return cg_error_memory(s->error);
    cg_db_insert insert;
    cg_status status = cg_db_insert_init(
        &insert, s->db,
        "INSERT INTO statements (run_id, document_id, claim, fingerprint, stance, lean,"
        " modifiers, voice, speaker_name, speaker_role, said, line, column, end_line,"
        " end_column, byte_start, byte_end, match_start, match_end, page, quote, "
        "pattern,"
        " alternative, finding) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?,"
        " ?, ?, ?, ?, ?, ?, ?)",
        s->error);
    if (status == CG_OK)
        status = save_sorted(s, &insert, sorted);
    cg_db_insert_release(&insert);
    cg_alloc_free(sorted);
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
    cg_db_insert_name(insert, finding_name(v->finding));
    cg_db_insert_text(insert, v->derivation);
    return cg_db_insert_run(insert, NULL, s->error);
}

static cg_status save_verdicts(saving *s)
{
    cg_db_insert insert;
    cg_status status = cg_db_insert_init(
        &insert, s->db,
        "INSERT INTO verdicts (run_id, claim, sentence, verdict, support, contradict,"
        " mention, finding, derivation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        status = save_run(s, started);
    if (status == CG_OK)
        status = save_documents(s);
    if (status == CG_OK)
        status = save_statements(s);
    if (status == CG_OK)
        status = save_verdicts(s);
    if (status == CG_OK)
        status = cg_db_run(s->db, "COMMIT", s->error);
    cg_db_roll_back(s->db);
    return status;
}

cg_status cg_store_save(cg_store *store, const cg_store_run *run,
                        const cg_results *results, int64_t *run_id, cg_error *error)
{
    cg_status status = cg_results_check(results, run->claim_count, error);
    if (status != CG_OK)
        return status;
    saving s = {.db = &store->db, .run = run, .results = results, .error = error};
    s.files = cg_order_files(results);
    s.rows = cg_alloc_zeroed(results->files.len + 1, sizeof *s.rows);
    status = s.files && s.rows ? save_all(&s, store->started) : cg_error_memory(error);
    if (status == CG_OK && run_id)
        *run_id = s.run_id;
    cg_alloc_free(s.files);
    cg_alloc_free(s.rows);
    return status;
}
