#include "wire/blob.h"

#include "wire/names.h"

#include <errno.h>
#include <inttypes.h>

#define BATCH ((size_t)64 << 10) /* bytes that are written at once */

typedef struct writer {
    const cg_blob_content *content;
    FILE *out;
    cg_error *error;
    cg_buf text;   /* lines that are not written yet */
    size_t summed; /* bytes of it that are in the sum */
    cg_buf lines;  /* of one item */
    uint64_t sum;  /* over all lines so far, one on top of the other */
} writer;

static cg_status flush(writer *w)
{
    if (!cg_buf_ok(&w->text) || !cg_buf_ok(&w->lines))
        return cg_error_memory(w->error);
    errno = 0;
    if (fwrite(w->text.ptr, 1, w->text.len, w->out) != w->text.len)
        return cg_error_set(w->error, CG_E_IO, errno, NULL, "can't write the report");
    cg_buf_reset(&w->text);
    w->summed = 0;
    return CG_OK;
}

/* Takes what was added since into the sum. */
static cg_status add_to_sum(writer *w)
{
    w->sum = cg_hash64_on(w->sum, cg_slice_sub(cg_buf_slice(&w->text), w->summed, w->text.len));
    w->summed = w->text.len;
    return w->text.len < BATCH && cg_buf_ok(&w->text) ? CG_OK : flush(w);
}

static void open_line(cg_buf *out, const char *type)
{
    cg_buf_add_char(out, '{');
    cg_json_add_text(out, "type", cg_slice_of(type));
}

static void close_line(cg_buf *out)
{
    cg_buf_add(out, "}\n", 2);
}

static cg_status write_head(writer *w)
{
    const cg_blob_content *c = w->content;
    const cg_blob_head *head = &c->head;
    cg_buf *out = &w->text;
    open_line(out, "blob");
    cg_json_add_uint(out, "schema", CG_BLOB_SCHEMA);
    cg_json_add_text(out, "version", head->version);
    cg_json_add_text(out, "engine", cg_slice_of(head->engine));
    cg_json_add_text(out, "rules", cg_slice_of(head->rules));
    cg_json_add_text(out, "files", cg_slice_of(head->files));
    cg_json_add_uint(out, "of", head->of);
    cg_json_add_key(out, "shards");
    for (size_t i = 0; i < head->shards_len; i++)
        cg_buf_printf(out, "%c%" PRIu32, i ? ',' : '[', head->shards[i]);
    cg_buf_add_char(out, ']');
    cg_json_add_text(out, "fail_on", cg_slice_of(cg_wire_levels.names[head->fail_on]));
    cg_json_add_uint(out, "claims", c->claim_count);
    cg_json_add_uint(out, "rule_diagnostics", c->rule_diag_count);
    close_line(out);
    return add_to_sum(w);
}

static cg_status write_claims(writer *w)
{
    const cg_hash128 *versions = w->content->versions;
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < w->content->claim_count; i++) {
        open_line(&w->text, "claim");
        cg_wire_add_claim(&w->text, &w->content->claims[i]);
        cg_wire_add_hash(&w->text, "version", versions ? versions[i] : (cg_hash128){0, 0});
        close_line(&w->text);
        status = add_to_sum(w);
    }
    return status;
}

static cg_status write_diags(writer *w, size_t from, size_t to)
{
    cg_status status = CG_OK;
    for (size_t i = from; status == CG_OK && i < to; i++) {
        open_line(&w->text, "diagnostic");
        cg_wire_add_diagnostic(&w->text, w->content->diags[i].diag);
        close_line(&w->text);
        status = add_to_sum(w);
    }
    return status;
}

static void add_account(writer *w, const cg_file_account *account)
{
    open_line(&w->lines, "account");
    cg_wire_add_account(&w->lines, account);
    close_line(&w->lines);
}

static void add_statement(writer *w, const cg_statement *s)
{
    open_line(&w->lines, "statement");
    cg_json_add_text(&w->lines, "claim", w->content->claims[s->claim].id);
    cg_wire_add_statement(&w->lines, s);
    close_line(&w->lines);
}

static cg_status write_item(writer *w, const cg_results_item *item)
{
    const cg_results *results = w->content->results;
    cg_buf_reset(&w->lines);
    for (size_t i = 0; i < item->accounts; i++)
        add_account(w, &results->files.items[item->first_account + i]);
    for (size_t i = 0; i < item->statements; i++)
        add_statement(w, &results->statements.items[item->first_statement + i]);
    open_line(&w->text, "item");
    cg_wire_add_text(&w->text, "path", item->path);
    cg_json_add_uint(&w->text, "accounts", item->accounts);
    cg_json_add_uint(&w->text, "statements", item->statements);
    cg_json_add_uint(&w->text, "bytes", w->lines.len);
    close_line(&w->text);
    cg_buf_add_slice(&w->text, cg_buf_slice(&w->lines));
    return add_to_sum(w);
}

static cg_status write_items(writer *w)
{
    const cg_results *results = w->content->results;
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < results->items.len; i++)
        status = write_item(w, &results->items.items[i]);
    return status;
}

static cg_status write_end(writer *w)
{
    const cg_blob_content *c = w->content;
    open_line(&w->text, "end");
    cg_json_add_uint(&w->text, "items", c->results->items.len);
    cg_json_add_uint(&w->text, "statements", c->results->statements.len);
    cg_json_add_uint(&w->text, "diagnostics", c->diag_count - c->rule_diag_count);
    cg_json_add_key(&w->text, "sum");
    cg_buf_printf(&w->text, "\"%016" PRIx64 "\"", w->sum);
    close_line(&w->text);
    return flush(w);
}

static cg_status write_all(writer *w)
{
    const cg_blob_content *c = w->content;
    cg_status status = write_head(w);
    if (status == CG_OK)
        status = write_claims(w);
    if (status == CG_OK)
        status = write_diags(w, 0, c->rule_diag_count);
    if (status == CG_OK)
        status = write_items(w);
    if (status == CG_OK)
        status = write_diags(w, c->rule_diag_count, c->diag_count);
    return status == CG_OK ? write_end(w) : status;
}

cg_status cg_blob_write(const cg_blob_content *content, FILE *out, cg_error *error)
{
    writer w = {.content = content, .out = out, .error = error};
    cg_status status = cg_results_check(content->results, content->claim_count, error);
    if (status != CG_OK)
        return status;
    cg_buf_init(&w.text, CG_MAX_BLOB);
    cg_buf_init(&w.lines, CG_MAX_BLOB / 2);
    status = write_all(&w);
    cg_buf_release(&w.text);
    cg_buf_release(&w.lines);
    return status;
}
