/* Reading suppressions. */
#include "base/limits.h"
#include "baseline/fields.h"
#include "baseline/suppress.h"
#include "result/fingerprint.h"
#include "schema/date.h"

static void take_fingerprint(cg_schema_run *run, const cg_json *value,
                             const cg_schema_field *field, void *into)
{
    cg_baseline_take_hexadecimal(run, value, field, into, 32);
}

static void take_day(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                     void *into)
{
    *(cg_text *)into = cg_schema_text(run, value);
    bool good = value->string.len == 10 && cg_date_is_valid(value->string);
    if (!good && cg_schema_report(run, CG_DIAG_BAD_VALUE, value->span,
                                  "bad value \"%.*s\" for \"%s\"", CG_SHOWN(value->string),
                                  field->key))
        cg_diags_help(run->diags, "write a day as YYYY-MM-DD");
}

static void take_words(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                       void *into)
{
    *(cg_text *)into = cg_schema_text(run, value);
    if (value->string.len > CG_MAX_REASON)
        (void)cg_schema_report(run, CG_DIAG_LIMIT, value->span, "\"%s\" has more than %d bytes",
                               field->key, CG_MAX_REASON);
}

static void take_glob(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                      void *into)
{
    *(cg_text *)into = cg_schema_text(run, value);
    if (value->string.len > CG_MAX_GLOB)
        (void)cg_schema_report(run, CG_DIAG_LIMIT, value->span,
                               "\"%s\" is a pattern of more than %d bytes", field->key,
                               CG_MAX_GLOB);
}

#define AT(member) .offset = offsetof(cg_suppression_entry, member)

static const cg_schema_field entry_fields[] = {
    {"author", CG_SCHEMA_STRING, take_words, AT(author)},
    {"claim", CG_SCHEMA_STRING, cg_schema_take_text, AT(claim)},
    {"expires", CG_SCHEMA_STRING, take_day, AT(expires)},
    {"fingerprint", CG_SCHEMA_STRING, take_fingerprint, AT(fingerprint)},
    {"path", CG_SCHEMA_STRING, take_glob, AT(path)},
    {"quote", CG_SCHEMA_STRING, cg_schema_take_text, AT(quote)},
    {"reason", CG_SCHEMA_STRING, take_words, AT(reason),
     .required = "\"reason\": \"why it may stand\""},
};
static const cg_schema entry_schema = CG_SCHEMA("a suppression", entry_fields);

/* A claim or a path alone would let all stand that is still to come. */
static void check_entry(cg_schema_run *run, const cg_suppression_entry *e)
{
    bool whole = e->claim.value.len && e->path.value.len && e->quote.value.len;
    if (!e->fingerprint.value.len && !whole &&
        cg_schema_report(run, CG_DIAG_MISSING_KEY, e->span,
                         "a suppression of nothing in particular"))
        cg_diags_help(run->diags, "give its \"fingerprint\", or \"claim\", \"path\" and \"quote\"");
}

static void keep_words(cg_schema_run *run, cg_suppression_entry *e)
{
    cg_buf words;
    if (!e->quote.value.len)
        return;
    cg_buf_init(&words, CG_MAX_SUPPRESSIONS_FILE * 4);
    cg_fingerprint_add_words(&words, cg_slice_trim(e->quote.value));
    e->words = cg_arena_copy(run->keep, cg_buf_slice(&words));
    run->failed |= !cg_buf_ok(&words) || !e->words.ptr;
    cg_buf_release(&words);
}

static void read_entry(cg_schema_run *run, const cg_json *item, cg_suppression_entry *e)
{
    size_t errors = run->errors;
    e->span = item->span;
    cg_schema_read(run, &entry_schema, item, e);
    if (run->errors == errors)
        check_entry(run, e);
    keep_words(run, e);
    e->shown = (cg_suppression){e->reason.value, e->author.value, e->expires.value};
}

/* `into` is the suppressions. */
static void take_entries(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                         void *into)
{
    cg_suppressions *all = into;
    if (value->len > CG_MAX_SUPPRESSIONS) {
        (void)cg_schema_report(run, CG_DIAG_LIMIT, value->span,
                               "\"%s\" has %u items, more than the %zu allowed", field->key,
                               (unsigned)value->len, CG_MAX_SUPPRESSIONS);
        return;
    }
    all->entries = cg_schema_array(run, value->len, sizeof *all->entries);
    for (uint32_t i = 0; i < value->len && !run->failed; i++)
        if (cg_schema_check_item(run, cg_slice_of(field->key), CG_SCHEMA_OBJECT,
                                 &value->items[i]))
            read_entry(run, &value->items[i], &all->entries[all->len++]);
}

static const cg_schema_field fields[] = {
    {"$schema", CG_SCHEMA_STRING, NULL, .offset = 0},
    {"claimgrep", CG_SCHEMA_NUMBER, cg_baseline_take_version, .offset = 0,
     .required = "\"claimgrep\": 1"},
    {"suppressions", CG_SCHEMA_LIST, take_entries, .offset = 0,
     .required = "\"suppressions\": []"},
};
static const cg_schema schema = CG_SCHEMA("the suppressions", fields);

static const cg_schema_file file = {
    .what = "a file of suppressions",
    .smallest = "the smallest one: {\"claimgrep\": 1, \"suppressions\": []}",
    .cap = CG_MAX_SUPPRESSIONS_FILE,
};

cg_status cg_suppressions_parse(cg_suppressions *all, cg_slice path, cg_slice text,
                                cg_diags *diags, cg_error *error)
{
    cg_arena scratch;
    *all = (cg_suppressions){0};
    cg_arena_init(&all->arena, CG_MAX_CONFIG_TREE);
    cg_arena_init(&scratch, CG_MAX_CONFIG_TREE);
    cg_schema_run run = {.keep = &all->arena, .scratch = &scratch, .diags = diags};
    const cg_json *root = cg_schema_open(&run, &file, path, text);
    all->source = run.source;
    if (root)
        cg_schema_read(&run, &schema, root, all);
    cg_arena_release(&scratch);
    if (run.failed)
        return cg_error_memory(error);
    return run.errors ? cg_error_set(error, CG_E_CONTENT, 0, NULL, "the suppressions have errors")
                      : CG_OK;
}

void cg_suppressions_release(cg_suppressions *all)
{
    cg_arena_release(&all->arena);
}
