/* Documents in, statements out, a line each: what engines run in many copies. Nothing
 * is kept from one record to the next but counts. */
#include "base/alloc.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "result/join.h"
#include "run/chosen.h"
#include "run/digest.h"
#include "run/exit.h"
#include "run/map_record.h"
#include "run/mapping.h"
#include "run/pieces.h"
#include "run/startup.h"
#include "stance/scanner.h"

#include <errno.h>
#include <inttypes.h>

#define COUNTED 256 /* records between two reports of counters */
#define BATCH ((size_t)64 << 10) /* of lines that are written at once */

typedef struct map {
    const cg_map_options *options;
    FILE *in, *out, *counters;
    cg_startup start;
    cg_chosen chosen;
    cg_mapped_run run;
    cg_scanner *scanner;
    cg_arena tree; /* of the record at hand */
    cg_buf line, lines, name;
    cg_mapped_counts counts, told;
    cg_digest ids; /* of all that was written */
    cg_error *error;
} map;

/* --- writing --------------------------------------------------------------------------- */

/* Whatever reads them may go on with them. */
static cg_status flush(map *m)
{
    if (!cg_buf_ok(&m->lines))
        return cg_error_memory(m->error);
    errno = 0;
    if (fwrite(m->lines.ptr, 1, m->lines.len, m->out) != m->lines.len || fflush(m->out) != 0)
        return cg_error_set(m->error, CG_E_IO, errno, NULL, "the lines can't be written");
    cg_buf_reset(&m->lines);
    return CG_OK;
}

static void count(map *m, const char *what, uint64_t now, uint64_t *told)
{
    if (now > *told)
        (void)fprintf(m->counters, "reporter:counter:claimgrep,%s,%" PRIu64 "\n", what,
                      now - *told);
    *told = now;
}

/* As Hadoop reads it from the standard error of a task. */
static void tell_counters(map *m, bool end)
{
    if (!m->counters || (!end && m->counts.documents % COUNTED != 0))
        return;
    count(m, "documents", m->counts.documents, &m->told.documents);
    count(m, "statements", m->counts.statements, &m->told.statements);
    count(m, "errors", m->counts.errors, &m->told.errors);
    (void)fprintf(m->counters, "reporter:status:%" PRIu64 " documents\n", m->counts.documents);
    (void)fflush(m->counters);
}

/* --- documents ---------------------------------------------------------------------------- */

static cg_status refuse(map *m, cg_slice record, cg_slice id, const char *why)
{
    m->counts.errors++;
    cg_mapped_add_error(&m->lines, &m->run, record, id, why);
    cg_digest_add(&m->ids, record);
    cg_status status = flush(m);
    if (status != CG_OK || m->options->max_errors == 0 ||
        m->counts.errors < m->options->max_errors)
        return status;
    return cg_error_set(m->error, CG_E_LIMIT, 0, NULL,
                        "more than %zu records are bad: the last because %s",
                        m->options->max_errors - 1, why);
}

/* By its address, or else by what it calls itself, or else by what it holds. */
static bool name_document(map *m, const cg_map_record *record, cg_mapped_document *document)
{
    cg_slice name = record->has_text ? record->uri : record->path;
    if (name.len == 0)
        name = record->id.len ? record->id : document->sha256;
    cg_buf_reset(&m->name);
    cg_buf_add_slice(&m->name, name);
    document->name = cg_buf_slice(&m->name);
    document->record_id = record->id;
    return cg_buf_ok(&m->name);
}

/* All that what comes of it depends on. */
static void identify(map *m, const cg_map_record *record, cg_mapped_document *document)
{
    cg_digest digest = {0};
    cg_reading_plan plan = {.options = &m->chosen.options, .given = &record->given};
    cg_hash128 key = cg_reading_key(&plan);
    cg_digest_add(&digest, cg_slice_of(m->run.rules));
    cg_digest_add(&digest, document->name);
    cg_digest_add(&digest, document->record_id);
    cg_digest_add(&digest, document->sha256);
    cg_digest_join(&digest, key);
    cg_digest_hex(&digest, document->id);
}

/* A record's text is one document, whatever it looks like; a file is read as a check
 * would read it, in pieces where it is long. */
static cg_status scan(map *m, const cg_map_record *record, cg_results *results)
{
    const char *path = m->name.ptr;
    cg_reading_plan plan = {.options = &m->chosen.options, .given = &record->given};
    uint64_t size = record->has_text ? record->text.len : cg_file_size(path);
    uint64_t count = record->has_text ? 1 : cg_pieces_count(&plan, path, size);
    cg_join join;
    cg_join_init(&join, m->start.program->claims);
    cg_status status = CG_OK;
    for (uint64_t i = 0; i < count && status == CG_OK; i++) {
        size_t first = results->statements.len;
        cg_piece_job piece = {.path = path,
                              .size = size,
                              .index = i,
                              .count = count,
                              .plan = plan,
                              .bytes = record->has_text ? &record->text : NULL};
        status = cg_pieces_scan(m->scanner, &piece, results, NULL, m->error);
        if (status == CG_OK)
            status = cg_join_piece(&join, results, first, i == 0, m->error);
    }
    cg_join_release(&join);
    return status;
}

static cg_status write_results(map *m, const cg_mapped_document *document,
                               const cg_results *results)
{
    const cg_claim_info *claims = m->start.program->claims;
    for (size_t i = 0; i < results->statements.len; i++) {
        const cg_statement *s = &results->statements.items[i];
        cg_mapped_add_statement(&m->lines, &m->run, document, i, claims[s->claim].id, s);
        cg_status status = m->lines.len < BATCH ? CG_OK : flush(m);
        if (status != CG_OK)
            return status;
    }
    cg_mapped_add_document(&m->lines, &m->run, document, results);
    cg_digest_add(&m->ids, cg_slice_of(document->id));
    m->counts.documents++;
    m->counts.statements += results->statements.len;
    return flush(m);
}

/* Names the document, by what it holds where nothing else does, and hashes the bytes that
 * are scanned; the hash is left empty when they can't be read. */
static bool name_and_hash(map *m, const cg_map_record *record, char hex[CG_SHA256_HEX],
                          cg_mapped_document *document)
{
    cg_sha256 hash;
    uint64_t size;
    if (record->has_text) {
        hash = cg_sha256_of(record->text);
        cg_sha256_hex(&hash, hex);
        document->sha256 = cg_slice_of(hex);
        return name_document(m, record, document);
    }
    if (!name_document(m, record, document))
        return false;
    if (cg_sha256_of_file(m->name.ptr, &hash, &size)) {
        cg_sha256_hex(&hash, hex);
        document->sha256 = cg_slice_of(hex);
    }
    return true;
}

static cg_status take_record(map *m, cg_slice line, const cg_map_record *record)
{
    char hex[CG_SHA256_HEX] = "";
    cg_mapped_document document = {.name = {"", 0}};
    if (memchr(record->path.len ? record->path.ptr : "", 0, record->path.len))
        return refuse(m, line, record->id, "a path can't have a zero byte");
    if (!name_and_hash(m, record, hex, &document))
        return refuse(m, line, record->id, "its name is too long");
    identify(m, record, &document);
    cg_results *results = cg_results_new();
    if (!results)
        return cg_error_memory(m->error);
    cg_status status = scan(m, record, results);
    if (status == CG_OK)
        status = write_results(m, &document, results);
    cg_results_free(results);
    return status;
}

static cg_status take_line(map *m, cg_slice line)
{
    const cg_json *root = NULL;
    cg_json_error why;
    cg_map_record record;
    cg_arena_reset(&m->tree);
    cg_status status = cg_json_parse(line, &m->tree, &root, &why);
    if (status == CG_E_CONTENT)
        return refuse(m, line, CG_SLICE(""), why.text);
    if (status != CG_OK)
        return cg_error_memory(m->error);
    const char *wrong = cg_map_record_read(root, &m->tree, &record);
    return wrong ? refuse(m, line, record.id, wrong) : take_record(m, line, &record);
}

/* --- the stream ------------------------------------------------------------------------------ */

static cg_status take_all(map *m)
{
    cg_status status = CG_OK;
    cg_stream_line got;
    while (status == CG_OK && (got = cg_stream_read(m->in, &m->line)) != CG_STREAM_END) {
        cg_slice line = cg_slice_trim(cg_buf_slice(&m->line));
        if (got == CG_STREAM_MEMORY)
            status = cg_error_memory(m->error);
        else if (got == CG_STREAM_LONG)
            status = refuse(m, CG_SLICE("long"), CG_SLICE(""), "the record is too long");
        else if (line.len > 0)
            status = take_line(m, line);
        if (status == CG_OK)
            tell_counters(m, false);
    }
    if (status == CG_OK && ferror(m->in))
        status = cg_error_set(m->error, CG_E_IO, errno, NULL, "the records can't be read");
    return status;
}

static cg_status end(map *m)
{
    if (m->counts.documents + m->counts.errors == 0)
        return CG_OK;
    cg_mapped_add_end(&m->lines, &m->run, &m->counts, m->ids.hash);
    return flush(m);
}

static cg_status set_up(map *m, cg_diags *diags)
{
    const cg_map_options *options = m->options;
    const cg_startup_options startup = {.rules = options->rules,
                                        .rules_len = options->rules_len,
                                        .claims = options->claims,
                                        .claims_len = options->claims_len,
                                        .threads = 1};
    cg_status status = cg_startup_run(&startup, diags, &m->start, m->error);
    if (status != CG_OK)
        return status;
    cg_mapping_run(m->start.program, &m->run);
    m->run.keys = options->kv;
    m->scanner = cg_scanner_new(m->start.program);
    return m->scanner ? cg_chosen_init(&m->chosen, NULL, 0, NULL, m->error)
                      : cg_error_memory(m->error);
}

cg_status cg_map(const cg_map_options *options, FILE *in, FILE *out, FILE *counters,
                 cg_diags *diags, cg_map_summary *summary, cg_error *error)
{
    map m = {.options = options,
             .in = in,
             .out = out,
             .counters = counters,
             .error = error};
    cg_arena_init(&m.chosen.arena, CG_MAX_PATHS);
    cg_arena_init(&m.tree, CG_MAX_RECORD_TREE);
    cg_buf_init(&m.line, CG_MAX_RECORD);
    cg_buf_init(&m.lines, CG_MAX_BLOB);
    cg_buf_init(&m.name, CG_MAX_PATH);
    cg_status status = set_up(&m, diags);
    if (status == CG_OK)
        status = take_all(&m);
    if (status == CG_OK)
        status = end(&m);
    tell_counters(&m, true);
    *summary = (cg_map_summary){m.counts.documents, m.counts.statements, m.counts.errors};
    cg_buf_release(&m.name);
    cg_buf_release(&m.lines);
    cg_buf_release(&m.line);
    cg_arena_release(&m.tree);
    cg_chosen_release(&m.chosen);
    cg_scanner_free(m.scanner);
    cg_program_free(m.start.program);
    return status;
}
