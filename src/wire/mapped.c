#include "wire/mapped.h"

#include "base/limits.h"

#include <inttypes.h>

static const char *const types[] = {"statement", "document", "error", "end"};

/* --- writing ------------------------------------------------------------------------- */

/* A hash of two things, each as a whole. */
static void make_id(cg_slice a, cg_slice b, cg_mapped_id id)
{
    const cg_hash128 both[2] = {cg_hash128_of(a), cg_hash128_of(b)};
    cg_hash128_hex((cg_slice){(const char *)both, sizeof both}, id);
}

/* `claim`: empty for a line of none. */
static void open_line(cg_buf *out, cg_mapped_type type, const cg_mapped_run *run,
                      cg_slice claim, const cg_mapped_id id)
{
    if (run->keys && claim.len == 0)
        cg_buf_printf(out, "#%s\t", id);
    else if (run->keys) {
        cg_buf_add_slice(out, claim);
        cg_buf_add_char(out, '\t');
    }
    cg_buf_add_char(out, '{');
    cg_json_add_text(out, "type", cg_slice_of(types[type]));
    cg_json_add_text(out, "id", cg_slice_of(id));
    cg_json_add_uint(out, "schema", CG_MAPPED_SCHEMA);
    cg_json_add_text(out, "version", cg_slice_of(run->version));
    cg_json_add_text(out, "rules", cg_slice_of(run->rules));
}

static void close_line(cg_buf *out)
{
    cg_buf_add(out, "}\n", 2);
}

static void name_document(cg_buf *out, const cg_mapped_document *document)
{
    cg_json_add_text(out, "document_id", cg_slice_of(document->id));
    cg_wire_add_text(out, "record_id", document->record_id);
    cg_json_add_text_or_null(out, "sha256", document->sha256);
}

void cg_mapped_add_statement(cg_buf *out, const cg_mapped_run *run,
                             const cg_mapped_document *document, size_t index,
                             cg_slice claim_id, const cg_statement *statement)
{
    cg_mapped_id id;
    const uint64_t number = index;
    make_id(cg_slice_of(document->id), (cg_slice){(const char *)&number, sizeof number}, id);
    open_line(out, CG_MAPPED_STATEMENT, run, claim_id, id);
    name_document(out, document);
    cg_json_add_uint(out, "index", index);
    cg_json_add_text(out, "claim", claim_id);
    cg_wire_add_statement(out, statement);
    close_line(out);
}

void cg_mapped_add_document(cg_buf *out, const cg_mapped_run *run,
                            const cg_mapped_document *document, const cg_results *results)
{
    open_line(out, CG_MAPPED_DOCUMENT, run, CG_SLICE(""), document->id);
    name_document(out, document);
    cg_wire_add_text(out, "name", document->name);
    cg_json_add_uint(out, "statements", results->statements.len);
    cg_json_add_key(out, "accounts");
    cg_buf_add_char(out, '[');
    for (size_t i = 0; i < results->files.len; i++) {
        cg_buf_add_slice(out, i ? CG_SLICE(",{") : CG_SLICE("{"));
        cg_wire_add_account(out, &results->files.items[i]);
        cg_buf_add_char(out, '}');
    }
    cg_buf_add_char(out, ']');
    close_line(out);
}

void cg_mapped_add_error(cg_buf *out, const cg_mapped_run *run, cg_slice record,
                         cg_slice record_id, const char *why)
{
    cg_mapped_id id;
    make_id(cg_slice_of(run->rules), record, id);
    open_line(out, CG_MAPPED_ERROR, run, CG_SLICE(""), id);
    cg_wire_add_text(out, "record_id", record_id);
    cg_wire_add_text(out, "error", cg_slice_of(why));
    close_line(out);
}

void cg_mapped_add_end(cg_buf *out, const cg_mapped_run *run, const cg_mapped_counts *counts,
                       cg_hash128 lines)
{
    cg_mapped_id id;
    make_id(cg_slice_of(run->rules), (cg_slice){(const char *)&lines, sizeof lines}, id);
    open_line(out, CG_MAPPED_END, run, CG_SLICE(""), id);
    cg_json_add_uint(out, "documents", counts->documents);
    cg_json_add_uint(out, "statements", counts->statements);
    cg_json_add_uint(out, "errors", counts->errors);
    close_line(out);
}

/* --- reading -------------------------------------------------------------------------- */

static void take_id(cg_wire_reader *r, const char *key, cg_mapped_id id)
{
    const cg_json *found = cg_wire_take(r, key, CG_JSON_STRING);
    bool fits = found && found->string.len == sizeof(cg_mapped_id) - 1;
    if (fits)
        memcpy(id, found->string.ptr, sizeof(cg_mapped_id) - 1);
    else if (!r->bad)
        r->bad = key;
    id[sizeof(cg_mapped_id) - 1] = 0;
}

static cg_status check_run(cg_wire_reader *r, const cg_mapped_run *run, cg_error *error)
{
    uint64_t schema = cg_wire_take_number(r, "schema", UINT32_MAX);
    const cg_json *version = cg_wire_take(r, "version", CG_JSON_STRING);
    const cg_json *rules = cg_wire_take(r, "rules", CG_JSON_STRING);
    if (!cg_wire_ok(r))
        return CG_OK;
    if (schema != CG_MAPPED_SCHEMA || !cg_slice_is(version->string, run->version))
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "another version of claimgrep made it");
    if (!cg_slice_is(rules->string, run->rules))
        return cg_error_set(error, CG_E_USAGE, 0, NULL,
                            "it was made by other rules, or by another build");
    return CG_OK;
}

static void read_statement(cg_wire_reader *r, cg_mapped_line *line)
{
    take_id(r, "document_id", line->document);
    line->index = cg_wire_take_number(r, "index", INT64_MAX);
    line->claim = cg_wire_take_text(r, "claim");
    cg_wire_read_statement(r, NULL, &line->statement);
}

static void read_accounts(cg_wire_reader *r, cg_mapped_line *line)
{
    const cg_json *list = cg_wire_take(r, "accounts", CG_JSON_ARRAY);
    if (!list || list->len == 0)
        return;
    line->accounts = CG_ARENA_ARRAY(r->arena, cg_file_account, list->len);
    r->memory |= !line->accounts;
    for (uint32_t i = 0; cg_wire_ok(r) && i < list->len; i++) {
        cg_wire_reader account = {.object = &list->items[i], .arena = r->arena};
        cg_wire_read_account(&account, &line->accounts[i]);
        r->memory |= account.memory;
        if (account.bad)
            r->bad = account.bad;
    }
    line->accounts_len = list->len;
}

static void read_document(cg_wire_reader *r, cg_mapped_line *line)
{
    line->name = cg_wire_take_text(r, "name");
    line->statements = cg_wire_take_number(r, "statements", INT64_MAX);
    read_accounts(r, line);
}

cg_status cg_mapped_read(cg_wire_reader *r, const cg_mapped_run *run, cg_mapped_line *line,
                         cg_error *error)
{
    *line = (cg_mapped_line){.name = {"", 0}};
    line->type = (cg_mapped_type)cg_wire_take_name(r, "type", types, 4);
    take_id(r, "id", line->id);
    cg_status status = check_run(r, run, error);
    if (status != CG_OK)
        return status;
    switch (line->type) {
    case CG_MAPPED_STATEMENT:
        read_statement(r, line);
        break;
    case CG_MAPPED_DOCUMENT:
        read_document(r, line);
        break;
    case CG_MAPPED_ERROR:
        line->name = cg_wire_take_text(r, "record_id");
        line->error = cg_wire_take_text(r, "error");
        break;
    case CG_MAPPED_END:
        line->documents = cg_wire_take_number(r, "documents", INT32_MAX);
        line->statements = cg_wire_take_number(r, "statements", INT64_MAX);
        line->documents += cg_wire_take_number(r, "errors", INT32_MAX);
        break;
    }
    return cg_wire_end(r, error);
}
