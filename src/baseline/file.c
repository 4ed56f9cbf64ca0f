/* Baselines as files: one entry a line, so that versions of it can be compared. */
#include "base/alloc.h"
#include "base/json.h"
#include "base/limits.h"
#include "baseline/baseline.h"
#include "baseline/fields.h"
#include "result/order.h"

#include <inttypes.h>
#include <stdlib.h>

#define BATCH ((size_t)64 << 10) /* bytes that are written at once */

/* --- reading -------------------------------------------------------------------------- */

typedef struct entry {
    cg_text claim, stance, verdict, path, sentence, content, fingerprint;
} entry;

static void take_content(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                         void *into)
{
    cg_baseline_take_hexadecimal(run, value, field, into, 16);
}

static void take_fingerprint(cg_schema_run *run, const cg_json *value,
                             const cg_schema_field *field, void *into)
{
    cg_baseline_take_hexadecimal(run, value, field, into, 32);
}

static uint64_t number_of(cg_slice digits)
{
    uint64_t number = 0;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        number = number << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return number;
}

#define AT(member) .offset = offsetof(entry, member)

static const cg_schema_field entry_fields[] = {
    {"claim", CG_SCHEMA_STRING, cg_schema_take_text, AT(claim),
     .required = "\"claim\": \"pack/claim\""},
    {"content", CG_SCHEMA_STRING, take_content, AT(content)},
    {"fingerprint", CG_SCHEMA_STRING, take_fingerprint, AT(fingerprint),
     .required = "\"fingerprint\": \"...\""},
    {"path", CG_SCHEMA_STRING, cg_schema_take_text, AT(path)},
    {"sentence", CG_SCHEMA_STRING, cg_schema_take_text, AT(sentence)},
    {"stance", CG_SCHEMA_STRING, cg_schema_take_text, AT(stance)},
    {"verdict", CG_SCHEMA_STRING, cg_schema_take_text, AT(verdict)},
};
static const cg_schema entry_schema = CG_SCHEMA("an item of \"findings\"", entry_fields);

/* `into` is the baseline. */
static void take_findings(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                          void *into)
{
    cg_baseline *b = into;
    for (uint32_t i = 0; i < value->len && !run->failed; i++) {
        entry e = {0};
        cg_baseline_entry made = {.content = 0};
        size_t errors = run->errors;
        if (!cg_schema_check_item(run, cg_slice_of(field->key), CG_SCHEMA_OBJECT,
                                  &value->items[i]))
            continue;
        cg_schema_read(run, &entry_schema, &value->items[i], &e);
        if (run->errors > errors || !e.fingerprint.value.len)
            continue;
        memcpy(made.fingerprint, e.fingerprint.value.ptr, sizeof made.fingerprint - 1);
        made.path = e.path.value.len ? e.path.value : CG_SLICE("");
        made.content = number_of(e.content.value);
        run->failed |= !cg_vec_push(&b->entries, made);
    }
}

static const cg_schema_field fields[] = {
    {"$schema", CG_SCHEMA_STRING, NULL, .offset = 0},
    {"claimgrep", CG_SCHEMA_NUMBER, cg_baseline_take_version, .offset = 0, .required = "\"claimgrep\": 1"},
    {"findings", CG_SCHEMA_LIST, take_findings, .offset = 0, .required = "\"findings\": []"},
};
static const cg_schema schema = CG_SCHEMA("a baseline", fields);

static const cg_schema_file file = {
    .what = "a baseline",
    .smallest = "the smallest baseline: {\"claimgrep\": 1, \"findings\": []}",
    .too_large = "write it anew with --write-baseline",
    .cap = CG_MAX_BASELINE_FILE,
};

cg_status cg_baseline_parse(cg_baseline *b, cg_slice path, cg_slice text, cg_diags *diags,
                            cg_error *error)
{
    cg_arena scratch;
    cg_arena_init(&scratch, CG_MAX_BASELINE_TREE);
    cg_schema_run run = {.keep = &b->arena, .scratch = &scratch, .diags = diags};
    const cg_json *root = cg_schema_open(&run, &file, path, text);
    if (root)
        cg_schema_read(&run, &schema, root, b);
    cg_arena_release(&scratch);
    if (run.failed)
        return cg_error_memory(error);
    return run.errors ? cg_error_set(error, CG_E_CONTENT, 0, NULL, "the baseline has errors")
                      : CG_OK;
}

/* --- writing -------------------------------------------------------------------------- */

/* What an entry is made of. */
typedef struct row {
    cg_slice claim, path, sentence;
    const char *word; /* the stance, or the verdict */
    uint64_t content;
    const char *fingerprint;
} row;

typedef struct rows {
    CG_VEC(row) items;
} rows;

bool cg_baseline_takes(const cg_statement *s, const cg_claim_info *claims)
{
    bool sided = s->stance == CG_STANCE_SUPPORT || s->stance == CG_STANCE_CONTRADICT;
    if (s->suppression)
        return false;
    return s->finding != CG_LEVEL_NONE ||
           (sided && claims[s->claim].expect == CG_EXPECT_CONSISTENT);
}

/* By path, as the files are. */
static uint64_t content_of(const cg_file_account *const *files, size_t len, cg_slice path)
{
    size_t low = 0, high = len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cg_slice_compare(files[middle]->path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < len && cg_slice_equal(files[low]->path, path) ? files[low]->content_hash : 0;
}

static bool list_rows(const cg_results *results, const cg_claim_info *claims,
                      const cg_file_account *const *files, rows *all)
{
    bool ok = files != NULL;
    for (size_t i = 0; ok && i < results->statements.len; i++) {
        const cg_statement *s = &results->statements.items[i];
        const row made = {claims[s->claim].id, s->path, s->quote, cg_stance_name(s->stance),
                          content_of(files, results->files.len, s->path), s->fingerprint};
        ok = !cg_baseline_takes(s, claims) || cg_vec_push(&all->items, made);
    }
    for (size_t i = 0; ok && i < results->verdicts.len; i++) {
        const cg_verdict *v = &results->verdicts.items[i];
        const row made = {claims[v->claim].id, {"", 0}, claims[v->claim].claim,
                          cg_verdict_name(v->kind), 0, v->fingerprint};
        ok = v->finding == CG_LEVEL_NONE || v->suppression || cg_vec_push(&all->items, made);
    }
    return ok;
}

/* Fingerprints are different: no two rows are equal. */
static int compare_rows(const void *a, const void *b)
{
    const row *x = a, *y = b;
    int order = cg_slice_compare(x->claim, y->claim);
    if (order == 0)
        order = cg_slice_compare(x->path, y->path);
    if (order == 0)
        order = strcmp(x->word, y->word);
    if (order == 0)
        order = cg_slice_compare(x->sentence, y->sentence);
    return order ? order : strcmp(x->fingerprint, y->fingerprint);
}

static void add_row(cg_buf *out, const row *r)
{
    char content[17];
    cg_buf_add_char(out, '{');
    cg_json_add_text(out, "claim", r->claim);
    cg_json_add_text(out, r->path.len ? "stance" : "verdict", cg_slice_of(r->word));
    if (r->path.len)
        cg_json_add_text(out, "path", r->path);
    cg_json_add_text(out, "sentence", r->sentence);
    if (r->content) {
        (void)snprintf(content, sizeof content, "%016" PRIx64, r->content);
        cg_json_add_text(out, "content", cg_slice_of(content));
    }
    cg_json_add_text(out, "fingerprint", cg_slice_of(r->fingerprint));
    cg_buf_add_char(out, '}');
}

static bool flush(cg_buf *out, FILE *to)
{
    bool ok = cg_buf_ok(out);
    if (ok && out->len)
        (void)fwrite(out->ptr, 1, out->len, to); /* the caller looks at ferror */
    cg_buf_reset(out);
    return ok;
}

static bool write_rows(const rows *all, FILE *to)
{
    bool ok = true;
    cg_buf out;
    cg_buf_init(&out, BATCH + CG_MAX_RULES_FILE * 8); /* a claim's sentence, escaped */
    cg_buf_add_slice(&out, CG_SLICE("{\"claimgrep\":1,\"findings\":["));
    for (size_t i = 0; i < all->items.len && ok; i++) {
        cg_buf_add_slice(&out, i ? CG_SLICE(",\n") : CG_SLICE("\n"));
        add_row(&out, &all->items.items[i]);
        ok = out.len < BATCH ? cg_buf_ok(&out) : flush(&out, to);
    }
    cg_buf_add_slice(&out, CG_SLICE("\n]}\n"));
    ok = ok && flush(&out, to);
    cg_buf_release(&out);
    return ok;
}

cg_status cg_baseline_write(const cg_results *results, const cg_claim_info *claims, FILE *out,
                            cg_error *error)
{
    rows all = {0};
    const cg_file_account **files = cg_order_files(results);
    bool ok = list_rows(results, claims, files, &all);
    if (ok && all.items.len)
        qsort(all.items.items, all.items.len, sizeof *all.items.items, compare_rows);
    ok = ok && write_rows(&all, out);
    cg_vec_release(&all.items);
    cg_alloc_free(files);
    return ok ? CG_OK : cg_error_memory(error);
}
