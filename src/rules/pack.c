#include "rules/pack.h"

#include "base/limits.h"

#define SMALLEST_PACK                                                         \
    "{\"claimgrep\": 1, \"pack\": {\"id\": \"mine\"}, \"claims\": [{\"id\": " \
    "\"first\", "                                                             \
    "\"claim\": \"Lunch is free\", \"subject\": {\"names\": [\"lunch\"]}, "   \
    "\"supports\": [\"free\"]}]}"

/* --- the tables ----------------------------------------------------------- */

static void take_version(cg_schema_run *run, const cg_json *value,
                         const cg_schema_field *field, void *into)
{
    (void)into;
    if (value->type == CG_JSON_INTEGER && value->integer == 1)
        return;
    cg_slice number =
        cg_slice_sub(run->source.text, value->span.start, value->span.end);
    if (cg_schema_report(run, CG_DIAG_NOT_SUPPORTED, value->span,
                         "rule format %.*s is not supported", CG_SHOWN(number)))
        cg_diags_help(run->diags, "write %s", field->required);
}

static void take_language(cg_schema_run *run, const cg_json *value,
                          const cg_schema_field *field, void *into)
{
    (void)field;
    *(cg_text *)into = cg_schema_text(run, value);
    if (!cg_slice_is(value->string, "en") &&
        cg_schema_report(run, CG_DIAG_NOT_SUPPORTED, value->span,
                         "language \"%.*s\" is not supported", CG_SHOWN(value->string)))
        cg_diags_help(run->diags, "use \"en\"");
}

static const cg_schema_field pack_fields[] = {
    {"id", CG_SCHEMA_STRING, cg_schema_take_id, .offset = offsetof(cg_pack, id),
     .required = "\"id\": \"...\""},
    {"language", CG_SCHEMA_STRING, take_language,
     .offset = offsetof(cg_pack, language)},
    {"title", CG_SCHEMA_STRING, cg_schema_take_text,
     .offset = offsetof(cg_pack, title)},
};
static const cg_schema pack_schema = CG_SCHEMA("the pack", pack_fields);

static const cg_schema_field top_fields[] = {
    {"$schema", CG_SCHEMA_STRING, NULL, .offset = 0},
    {"claimgrep", CG_SCHEMA_NUMBER, take_version, .offset = 0,
     .required = "\"claimgrep\": 1"},
    {"claims", CG_SCHEMA_LIST, cg_claims_take, .offset = 0,
     .required = "\"claims\": [{\"id\": \"...\", \"claim\": \"...\", \"supports\": "
                 "[\"...\"]}]"},
    {"lexicons", CG_SCHEMA_OBJECT, cg_lexicons_take, .offset = 0},
    {"names", CG_SCHEMA_OBJECT, cg_names_take, .offset = 0},
    {"pack", CG_SCHEMA_OBJECT, cg_schema_take_object, .offset = 0,
     .detail = &pack_schema, .required = "\"pack\": {\"id\": \"...\"}"},
};
static const cg_schema top_schema = CG_SCHEMA("a rule file", top_fields);

/* --- one pack ------------------------------------------------------------- */

static const cg_schema_file pack_file = {
    .what = "a rule file",
    .smallest = "the smallest pack: " SMALLEST_PACK,
    .too_large = "split it into several packs",
    .cap = CG_MAX_RULES_FILE,
};

static void check_pack_id(cg_schema_run *run, const cg_ruleset *rules,
                          const cg_text *id)
{
    for (size_t i = 0; id->value.len && i < rules->packs.len; i++) {
        const cg_pack *other = &rules->packs.items[i];
        if (!cg_slice_equal(other->id.value, id->value))
            continue;
        if (cg_schema_report(run, CG_DIAG_DUPLICATE_ID, id->span,
                             "duplicate pack id \"%.*s\"", CG_SHOWN(id->value)))
            cg_diags_help(run->diags, "\"%.*s\" has it too",
                          CG_SHOWN(other->source.path));
        return;
    }
}

static void read_pack(cg_schema_run *run, cg_ruleset *rules, const cg_json *root)
{
    cg_pack pack = {.source = run->source, .language.value = CG_SLICE("en")};
    cg_schema_read(run, &top_schema, root, &pack);
    if (!pack.title.value.len)
        pack.title = pack.id;
    check_pack_id(run, rules, &pack.id);
    if (!run->failed && !cg_vec_push(&rules->packs, pack))
        run->failed = true;
}

cg_status cg_ruleset_parse(cg_ruleset *rules, cg_slice path, cg_slice text,
                           cg_diags *diags, cg_error *error)
{
    cg_arena scratch;
    cg_arena_init(&scratch, CG_MAX_PACK_TREE);
    cg_schema_run run = {.keep = &rules->arena, .scratch = &scratch, .diags = diags};
    const cg_json *root = cg_schema_open(&run, &pack_file, path, text);
    if (root)
        read_pack(&run, rules, root);
    rules->broken |= run.errors > 0;
    cg_arena_release(&scratch);
    return run.failed ? cg_error_memory(error) : CG_OK;
}
