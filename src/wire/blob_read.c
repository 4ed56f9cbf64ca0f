#include "wire/blob.h"

#include "base/file.h"
#include "wire/names.h"

/* A blob while it is read. */
typedef struct reader {
    cg_blob *blob;
    cg_slice bytes; /* all of them */
    size_t at;      /* of the next line */
    cg_arena tree;  /* of the line at hand */
    cg_wire_reader members;
    uint64_t sum, statements;
    const char *path;
    cg_error *error;
} reader;

static cg_status refuse(const reader *r, const char *why)
{
    return cg_error_set(r->error, CG_E_CONTENT, 0, r->path, "is no result of a run: %s", why);
}

/* --- lines ------------------------------------------------------------------------- */

/* The next line, its line feed included; empty at the end or when none ends it. */
static cg_slice next_line(const reader *r)
{
    const char *from = r->bytes.ptr + r->at;
    const char *feed =
        r->at < r->bytes.len ? memchr(from, '\n', r->bytes.len - r->at) : NULL;
    return feed ? (cg_slice){from, (size_t)(feed - from) + 1} : CG_SLICE("");
}

/* Parses the line for its members. */
static cg_status open_line(reader *r, cg_slice line)
{
    const cg_json *root = NULL;
    cg_json_error why;
    if (line.len == 0)
        return refuse(r, "it is cut off");
    cg_arena_reset(&r->tree);
    cg_status status = cg_json_parse(cg_slice_sub(line, 0, line.len - 1), &r->tree, &root, &why);
    if (status == CG_E_CONTENT)
        return refuse(r, "a line is no JSON");
    if (status != CG_OK)
        return cg_error_memory(r->error);
    r->members = (cg_wire_reader){.object = root, .arena = &r->blob->arena};
    return CG_OK;
}

static bool is_of(reader *r, const char *type)
{
    const cg_json *found = cg_wire_find(&r->members, "type");
    return found && found->type == CG_JSON_STRING && cg_slice_is(found->string, type);
}

/* The line's members are taken. */
static cg_status close_line(const reader *r)
{
    char why[128];
    if (r->members.memory)
        return cg_error_memory(r->error);
    if (!r->members.bad)
        return CG_OK;
    (void)snprintf(why, sizeof why, "\"%s\" is missing, or no such thing", r->members.bad);
    return refuse(r, why);
}

static void pass(reader *r, size_t len)
{
    r->sum = cg_hash64_on(r->sum, cg_slice_sub(r->bytes, r->at, r->at + len));
    r->at += len;
}

/* --- the head ------------------------------------------------------------------------ */

static void take_key(cg_wire_reader *m, const char *key, char out[33])
{
    const cg_json *found = cg_wire_take(m, key, CG_JSON_STRING);
    if (found && found->string.len == 32)
        memcpy(out, found->string.ptr, 32);
    else if (!m->bad)
        m->bad = key;
}

/* Ascending, from 1 to the number of all. */
static void take_shards(reader *r, cg_blob_head *head)
{
    cg_wire_reader *m = &r->members;
    const cg_json *list = cg_wire_take(m, "shards", CG_JSON_ARRAY);
    uint32_t *shards =
        list && list->len ? CG_ARENA_ARRAY(&r->blob->arena, uint32_t, list->len) : NULL;
    bool fits = list && list->len > 0;
    m->memory |= fits && !shards;
    for (uint32_t i = 0; shards && fits && i < list->len; i++) {
        int64_t shard = list->items[i].integer, before = i ? shards[i - 1] : 0;
        fits = list->items[i].type == CG_JSON_INTEGER && shard > before && shard <= head->of;
        shards[i] = fits ? (uint32_t)shard : 0;
    }
    if (!fits && !m->bad)
        m->bad = "shards";
    head->shards = shards;
    head->shards_len = fits && shards ? list->len : 0;
}

static cg_status read_head(reader *r)
{
    cg_blob *blob = r->blob;
    cg_blob_head *head = &blob->head;
    cg_wire_reader *m = &r->members;
    cg_slice line = next_line(r);
    cg_status status = open_line(r, line);
    if (status != CG_OK)
        return status;
    if (!is_of(r, "blob"))
        return refuse(r, "it does not begin like one");
    if (cg_wire_take_number(m, "schema", UINT32_MAX) != CG_BLOB_SCHEMA && cg_wire_ok(m))
        return refuse(r, "it is of another schema");
    head->version = cg_wire_take_text(m, "version");
    take_key(m, "engine", head->engine);
    take_key(m, "rules", head->rules);
    take_key(m, "files", head->files);
    head->of = (uint32_t)cg_wire_take_number(m, "of", CG_MAX_SHARDS);
    take_shards(r, head);
    head->fail_on =
        (cg_level)cg_wire_take_name(m, "fail_on", cg_wire_levels.names, cg_wire_levels.count);
    blob->claim_count = (uint32_t)cg_wire_take_number(m, "claims", r->bytes.len);
    blob->rule_diag_count = (size_t)cg_wire_take_number(m, "rule_diagnostics", CG_MAX_DIAGNOSTICS);
    pass(r, line.len);
    return close_line(r);
}

/* --- claims and diagnostics ----------------------------------------------------------- */

static cg_status read_claims(reader *r)
{
    cg_blob *blob = r->blob;
    cg_status status = CG_OK;
    blob->claims = CG_ARENA_ARRAY(&blob->arena, cg_claim_info, (size_t)blob->claim_count + 1);
    blob->versions = CG_ARENA_ARRAY(&blob->arena, cg_hash128, (size_t)blob->claim_count + 1);
    if (!blob->claims || !blob->versions)
        return cg_error_memory(r->error);
    for (uint32_t i = 0; status == CG_OK && i < blob->claim_count; i++) {
        cg_slice line = next_line(r);
        status = open_line(r, line);
        if (status == CG_OK && !is_of(r, "claim"))
            return refuse(r, "a claim is missing");
        if (status == CG_OK) {
            cg_wire_read_claim(&r->members, &blob->claims[i]);
            blob->versions[i] = cg_wire_take_hash(&r->members, "version");
            status = close_line(r);
        }
        pass(r, line.len);
    }
    return status;
}

/* The line is open and is one. */
static cg_status read_diag(reader *r, cg_slice line)
{
    cg_diagnostic diag;
    if (r->blob->diags.len >= 2 * (size_t)CG_MAX_DIAGNOSTICS)
        return refuse(r, "too many diagnostics");
    cg_wire_read_diagnostic(&r->members, &diag);
    cg_status status = close_line(r);
    pass(r, line.len);
    if (status == CG_OK && !cg_vec_push(&r->blob->diags, diag))
        return cg_error_memory(r->error);
    return status;
}

static cg_status read_rule_diags(reader *r)
{
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < r->blob->rule_diag_count; i++) {
        cg_slice line = next_line(r);
        status = open_line(r, line);
        if (status == CG_OK && !is_of(r, "diagnostic"))
            return refuse(r, "a diagnostic is missing");
        if (status == CG_OK)
            status = read_diag(r, line);
    }
    return status;
}

/* --- items ------------------------------------------------------------------------------ */

static bool is_in_a_shard(const cg_blob_head *head, cg_slice path)
{
    uint32_t shard = cg_blob_shard_of(path, head->of);
    size_t low = 0, high = head->shards_len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (head->shards[middle] == shard)
            return true;
        if (head->shards[middle] < shard)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* The line is open and is one. */
static cg_status read_item(reader *r, cg_slice line)
{
    cg_blob *blob = r->blob;
    cg_wire_reader *m = &r->members;
    cg_blob_item item = {.path = cg_wire_take_text(m, "path")};
    item.accounts = cg_wire_take_number(m, "accounts", r->bytes.len);
    item.statements = cg_wire_take_number(m, "statements", r->bytes.len);
    size_t left = r->bytes.len - r->at - line.len;
    uint64_t len = cg_wire_take_number(m, "bytes", r->bytes.len);
    cg_status status = close_line(r);
    if (status != CG_OK)
        return status;
    if (len > left)
        return refuse(r, "it is cut off");
    if (blob->items.len &&
        cg_slice_compare(cg_vec_last(&blob->items).path, item.path) >= 0)
        return refuse(r, "its files are not in order");
    if (!is_in_a_shard(&blob->head, item.path))
        return refuse(r, "a file of another shard is in it");
    item.lines = cg_slice_sub(r->bytes, r->at + line.len, r->at + line.len + (size_t)len);
    r->statements += item.statements;
    pass(r, line.len + (size_t)len);
    return cg_vec_push(&blob->items, item) ? CG_OK : cg_error_memory(r->error);
}

/* The line is open and is one. */
static cg_status read_end(reader *r, cg_slice line)
{
    cg_blob *blob = r->blob;
    cg_wire_reader *m = &r->members;
    char sum[17];
    uint64_t items = cg_wire_take_number(m, "items", INT64_MAX);
    uint64_t statements = cg_wire_take_number(m, "statements", INT64_MAX);
    uint64_t diags = cg_wire_take_number(m, "diagnostics", INT64_MAX);
    cg_slice told = cg_wire_take_text(m, "sum");
    cg_status status = close_line(r);
    if (status != CG_OK)
        return status;
    (void)snprintf(sum, sizeof sum, "%016llx", (unsigned long long)r->sum);
    if (items != blob->items.len || statements != r->statements ||
        diags != blob->diags.len - blob->rule_diag_count || !cg_slice_is(told, sum))
        return refuse(r, "it is not what it was written as");
    r->at += line.len;
    return r->at == r->bytes.len ? CG_OK : refuse(r, "something stands behind its end");
}

static cg_status read_rest(reader *r)
{
    for (;;) {
        cg_slice line = next_line(r);
        cg_status status = open_line(r, line);
        if (status != CG_OK)
            return status;
        if (is_of(r, "end"))
            return read_end(r, line);
        r->members.next = 0;
        if (is_of(r, "item"))
            status = read_item(r, line);
        else if (r->members.next = 0, is_of(r, "diagnostic"))
            status = read_diag(r, line);
        else
            status = refuse(r, "a line of it is of no known type");
        if (status != CG_OK)
            return status;
    }
}

/* --- all of it ---------------------------------------------------------------------------- */

void cg_blob_init(cg_blob *blob)
{
    *blob = (cg_blob){.claims = NULL};
    cg_arena_init(&blob->arena, SIZE_MAX);
    cg_buf_init(&blob->bytes, CG_MAX_BLOB);
}

void cg_blob_release(cg_blob *blob)
{
    cg_vec_release(&blob->diags);
    cg_vec_release(&blob->items);
    cg_buf_release(&blob->bytes);
    cg_arena_release(&blob->arena);
}

static cg_status read_all(reader *r)
{
    cg_status status = read_head(r);
    size_t from = r->at;
    if (status == CG_OK)
        status = read_claims(r);
    if (status == CG_OK)
        status = read_rule_diags(r);
    if (status == CG_OK)
        r->blob->rules_lines = cg_slice_sub(r->bytes, from, r->at);
    return status == CG_OK ? read_rest(r) : status;
}

cg_status cg_blob_read(cg_blob *blob, const char *path, cg_error *error)
{
    bool cut = false;
    cg_status status = cg_file_read(path, CG_MAX_BLOB - 1, &blob->bytes, &cut, error);
    if (status != CG_OK)
        return status;
    reader r = {.blob = blob, .bytes = cg_buf_slice(&blob->bytes), .path = path, .error = error};
    if (cut)
        return refuse(&r, "it is too large");
    cg_arena_init(&r.tree, CG_MAX_RECORD_TREE);
    status = read_all(&r);
    cg_arena_release(&r.tree);
    return status;
}

/* --- items as results ------------------------------------------------------------------- */

static cg_status add_account(reader *r, cg_results *results)
{
    cg_file_account account;
    if (!is_of(r, "account"))
        return refuse(r, "an account is missing");
    cg_wire_read_account(&r->members, &account);
    cg_status status = close_line(r);
    return status == CG_OK ? cg_results_lend_account(results, &account, r->error) : status;
}

static cg_status add_statement(reader *r, const cg_document_info *known, cg_results *results)
{
    cg_statement s;
    if (!is_of(r, "statement"))
        return refuse(r, "a statement is missing");
    const cg_json *id = cg_wire_take(&r->members, "claim", CG_JSON_STRING);
    cg_wire_read_statement(&r->members, known, &s);
    cg_status status = close_line(r);
    if (status != CG_OK)
        return status;
    if (s.claim >= r->blob->claim_count ||
        !cg_slice_equal(r->blob->claims[s.claim].id, id->string))
        return refuse(r, "a statement is of a claim that is not there");
    return cg_results_lend(results, &s, r->error);
}

cg_status cg_blob_add_item(const cg_blob *blob, const cg_blob_item *item, cg_results *results,
                           cg_error *error)
{
    cg_blob *own = (cg_blob *)blob;
    reader r = {.blob = own, .bytes = item->lines, .path = NULL, .error = error};
    const cg_document_info *known = NULL;
    cg_status status = CG_OK;
    cg_results_item added = {.path = item->path,
                             .first_account = results->files.len,
                             .first_statement = results->statements.len};
    cg_arena_init(&r.tree, CG_MAX_RECORD_TREE);
    for (uint64_t i = 0; status == CG_OK && i < item->accounts + item->statements; i++) {
        cg_slice line = next_line(&r);
        status = open_line(&r, line);
        r.members.arena = &results->arena;
        if (status == CG_OK)
            status = i < item->accounts ? add_account(&r, results)
                                        : add_statement(&r, known, results);
        if (status == CG_OK && i >= item->accounts)
            known = cg_vec_last(&results->statements).document;
        r.at += line.len;
    }
    if (status == CG_OK && r.at != item->lines.len)
        status = refuse(&r, "a line is of no known type");
    cg_arena_release(&r.tree);
    added.accounts = results->files.len - added.first_account;
    added.statements = results->statements.len - added.first_statement;
    if (status == CG_OK && !cg_vec_push(&results->items, added))
        status = cg_error_memory(error);
    return status;
}
