/* Documents and their statements, as rows. */
#include "store/save_rows.h"

#include "base/hash.h"
#include "base/info.h"

#include <inttypes.h>

/* --- documents ---------------------------------------------------------------- */

static void bind_info(cg_db_insert *insert, const cg_document_info *info)
{
    static const cg_document_info unknown;
    if (!info)
        info = &unknown;
    for (size_t i = 0; i < CG_INFO_MEMBERS; i++)
        cg_db_insert_text_or_null(insert, cg_info_get(info, i));
}

static cg_status save_document(cg_rows *r, const cg_file_account *file, int64_t *row)
{
    cg_db_insert *insert = &r->documents;
    char hash[17] = "";
    if (file->content_hash)
        snprintf(hash, sizeof hash, "%016" PRIx64, file->content_hash);
    cg_db_insert_number(insert, (uint64_t)r->run);
    if (r->open)
        cg_db_insert_null(insert);
    else
        cg_db_insert_number(insert, (uint64_t)r->run);
    cg_db_insert_text(insert, file->path);
    cg_db_insert_name(insert, cg_file_status_name(file->status));
    cg_db_insert_text_or_null(insert, file->reason);
    cg_db_insert_number(insert, file->bytes);
    cg_db_insert_name(insert, hash);
    bind_info(insert, file->document);
    return cg_db_insert_run(insert, row, r->error);
}

/* --- statements --------------------------------------------------------------- */

const char *cg_rows_finding(cg_level finding)
{
    return finding == CG_LEVEL_NONE ? NULL : cg_level_name(finding);
}

void cg_rows_bind_state(cg_db_insert *insert, cg_baseline_state baseline,
                        const cg_suppression *suppression)
{
    cg_db_insert_name(insert, baseline == CG_BASELINE_NONE ? NULL
                                                           : cg_baseline_state_name(baseline));
    if (suppression)
        cg_db_insert_text(insert, suppression->reason);
    else
        cg_db_insert_null(insert);
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

static cg_status save_statement(cg_rows *r, const cg_statement *st, int64_t document)
{
    cg_db_insert *insert = &r->statements;
    char pattern[32];
    snprintf(pattern, sizeof pattern, "%s/%" PRIu32,
             st->from_contradicts ? "contradicts" : "supports", st->pattern);
    cg_db_insert_number(insert, (uint64_t)r->run);
    cg_db_insert_number(insert, (uint64_t)document);
    cg_db_insert_text(insert, r->claims[st->claim].id);
    cg_db_insert_text(insert, cg_slice_of(st->fingerprint));
    bind_stance(insert, st, &r->scratch);
    bind_place(insert, st);
    cg_db_insert_text(insert, st->quote);
    cg_db_insert_text(insert, cg_slice_of(pattern));
    cg_db_insert_text(insert, st->alternative);
    cg_db_insert_name(insert, cg_rows_finding(st->finding));
    cg_db_insert_name(insert, cg_standing_name(st->standing));
    cg_rows_bind_state(insert, st->baseline, st->suppression);
    return cg_buf_ok(&r->scratch) ? cg_db_insert_run(insert, NULL, r->error)
                                  : cg_error_memory(r->error);
}

/* --- both ----------------------------------------------------------------------- */

cg_status cg_rows_init(cg_rows *r, const cg_db *db, cg_error *error)
{
    *r = (cg_rows){.error = error};
    cg_buf_init(&r->scratch, (size_t)1 << 10);
    cg_status status = cg_db_insert_init(
        &r->documents, db,
        "INSERT INTO documents (run_id, last_run_id, path, status, reason, bytes,"
        " content_hash, title, author, publisher, published, url, language, origin, tier,"
        " record, fetched, record_offset, record_length)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        error);
    if (status != CG_OK)
        return status;
    return cg_db_insert_init(
        &r->statements, db,
        "INSERT INTO statements (run_id, document_id, claim, fingerprint, stance, lean,"
        " modifiers, voice, speaker_name, speaker_role, said, line, column, end_line,"
        " end_column, byte_start, byte_end, match_start, match_end, page, quote, pattern,"
        " alternative, finding, standing, baseline, suppression) VALUES (?, ?, ?, ?, ?, ?, ?,"
        " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        error);
}

void cg_rows_release(cg_rows *r)
{
    cg_db_insert_release(&r->documents);
    cg_db_insert_release(&r->statements);
    cg_buf_release(&r->scratch);
}

cg_status cg_rows_save(cg_rows *r, const cg_file_account *file, const cg_statement *const *statements,
                       size_t count, int64_t *row)
{
    cg_status status = save_document(r, file, row);
    for (size_t i = 0; i < count && status == CG_OK; i++)
        status = save_statement(r, statements[i], *row);
    return status;
}

/* --- digests -------------------------------------------------------------------- */

static uint64_t add_text(uint64_t digest, cg_slice text)
{
    return cg_hash64_on(digest ^ text.len, text);
}

static uint64_t add_info(uint64_t digest, const cg_document_info *info)
{
    for (size_t i = 0; i < CG_INFO_MEMBERS; i++)
        digest = add_text(digest, cg_info_get(info, i));
    return digest;
}

static uint64_t add_statement(uint64_t digest, const cg_statement *s)
{
    const uint64_t numbers[] = {s->stance,      s->voice,
                                s->lean,        s->modifiers,  s->speaker_known, s->line,
                                s->column,      s->end_line,   s->end_column,    s->byte_start,
                                s->byte_end,    s->match_start, s->match_end,    s->page,
                                s->from_contradicts, s->pattern, s->finding,
                                s->standing,    s->baseline,   s->suppression != NULL};
    digest = add_text(digest, (cg_slice){(const char *)numbers, sizeof numbers});
    /* The claim is in here. */
    digest = add_text(digest, (cg_slice){s->fingerprint, sizeof s->fingerprint});
    digest = add_text(digest, s->speaker_name);
    digest = add_text(digest, s->speaker_role);
    digest = add_text(digest, s->said);
    digest = add_text(digest, s->quote);
    if (s->suppression)
        digest = add_text(digest, s->suppression->reason);
    return add_text(digest, s->alternative);
}

uint64_t cg_rows_digest(const cg_file_account *file, const cg_statement *const *statements,
                        size_t count)
{
    const uint64_t numbers[] = {file->status, file->bytes, file->content_hash, count,
                                file->document != NULL};
    uint64_t digest = add_text(0, (cg_slice){(const char *)numbers, sizeof numbers});
    digest = add_text(digest, file->path);
    digest = add_text(digest, file->reason);
    if (file->document)
        digest = add_info(digest, file->document);
    for (size_t i = 0; i < count; i++)
        digest = add_statement(digest, statements[i]);
    return digest;
}
