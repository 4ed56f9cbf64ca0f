#include "config/config.h"

#include "base/glob.h"
#include "base/limits.h"

#define SMALLEST "{\"claimgrep\": 1}"

static const char *const key_names[CG_CONFIG_KEYS] = {
    [CG_CONFIG_BASELINE] = "baseline",   [CG_CONFIG_CACHE] = "cache",
    [CG_CONFIG_COLUMN_UNIT] = "column-unit",
    [CG_CONFIG_CORPUS] = "corpus",       [CG_CONFIG_EXCLUDE] = "exclude",
    [CG_CONFIG_FAIL_ON] = "fail-on",     [CG_CONFIG_FORMAT_OF] = "format-of",
    [CG_CONFIG_JOBS] = "jobs",           [CG_CONFIG_OUTPUTS] = "outputs",
    [CG_CONFIG_RULES] = "rules",         [CG_CONFIG_STORE] = "store",
    [CG_CONFIG_SUPPRESSIONS] = "suppressions",
    [CG_CONFIG_TEXT_COLUMN] = "text-column", [CG_CONFIG_TIERS] = "tiers",
};

const char *cg_config_key_name(cg_config_key key)
{
    return key_names[key];
}

/* --- taking values ---------------------------------------------------------------- */

static cg_config_value *begin_value(const cg_json *value, void *into)
{
    cg_config_value *taken = into;
    taken->key = value->key_span;
    taken->given = true;
    return taken;
}

static void take_list(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                      void *into)
{
    cg_config_value *taken = begin_value(value, into);
    if (value->len)
        taken->texts = cg_schema_texts(run, cg_slice_of(field->key), value);
}

static void keep_one(cg_schema_run *run, cg_config_value *taken, cg_text text)
{
    cg_text *items = cg_schema_array(run, 1, sizeof *items);
    if (!items)
        return;
    items[0] = text;
    taken->texts = (cg_texts){items, 1};
}

static void take_one(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                     void *into)
{
    (void)field;
    keep_one(run, begin_value(value, into), cg_schema_text(run, value));
}

/* As it is written: a number, true or false. */
static void take_word(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                      void *into)
{
    (void)field;
    cg_slice word = cg_slice_sub(run->source.text, value->span.start, value->span.end);
    keep_one(run, begin_value(value, into), (cg_text){word, value->span, false});
}

static void take_jobs(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                      void *into)
{
    bool good = value->type == CG_JSON_INTEGER && value->integer >= 1 && value->integer <= 1024;
    if (good)
        take_word(run, value, field, into);
    else
        (void)cg_schema_report(run, CG_DIAG_BAD_NUMBER, value->span,
                               "\"%s\" must be a number from 1 to 1024", field->key);
}

static void take_level(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                       void *into)
{
    static const cg_choice levels[] = {{"error", CG_LEVEL_ERROR},
                                       {"warning", CG_LEVEL_WARNING},
                                       {"note", CG_LEVEL_NOTE}};
    static const cg_choices choices = CG_CHOICES(levels);
    int chosen;
    if (cg_schema_choose(run, cg_slice_of(field->key), &choices, value, &chosen))
        take_one(run, value, field, into);
}

static void take_unit(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                      void *into)
{
    cg_choice units[CG_COLUMN_UNITS];
    const cg_choices choices = CG_CHOICES(units);
    int chosen;
    for (int i = 0; i < CG_COLUMN_UNITS; i++)
        units[i] = (cg_choice){cg_column_unit_name((cg_column_unit)i), i};
    if (cg_schema_choose(run, cg_slice_of(field->key), &choices, value, &chosen))
        take_one(run, value, field, into);
}

/* A file, or false for none, which is a key without a value. */
static void take_store(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                       void *into)
{
    if (value->type == CG_JSON_STRING)
        take_one(run, value, field, into);
    else if (value->type == CG_JSON_FALSE)
        (void)begin_value(value, into);
    else if (cg_schema_report(run, CG_DIAG_BAD_VALUE, value->span,
                              "bad value true for \"%s\"", field->key))
        cg_diags_help(run->diags, "name a file, or write false to keep nothing");
}

/* What is read into: the entries of both keys come together once all was read. */
typedef struct reading {
    cg_config *config;
    cg_given_entry *formats, *documents;
    uint32_t formats_len, documents_len;
    cg_config_value values[CG_CONFIG_KEYS];
} reading;

static void take_formats(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                         void *into)
{
    reading *r = into;
    cg_config_value *taken = begin_value(value, &r->values[CG_CONFIG_FORMAT_OF]);
    cg_text *items = cg_schema_array(run, value->len, sizeof *items);
    r->formats = cg_schema_array(run, value->len, sizeof *r->formats);
    (void)field;
    const uint32_t *repeats = cg_schema_key_repeats(run, value);
    taken->texts.items = items;
    for (uint32_t i = 0; i < value->len && !run->failed; i++) {
        const cg_json *member = &value->items[i];
        if (!cg_schema_is_first(run, value, repeats, i) ||
            !cg_schema_check_type(run, member->key, CG_SCHEMA_STRING, member) ||
            !cg_given_choose_format(run, member->key, member))
            continue;
        cg_slice rule = cg_arena_printf(run->keep, "%.*s=%.*s", (int)member->key.len,
                                        member->key.ptr, (int)member->string.len,
                                        member->string.ptr);
        run->failed |= !rule.ptr;
        items[taken->texts.len++] = (cg_text){rule, member->key_span, false};
        r->formats[r->formats_len++] = (cg_given_entry){
            .match = cg_schema_key_text(run, member), .format = cg_schema_text(run, member)};
    }
}

static void take_documents(cg_schema_run *run, const cg_json *value,
                           const cg_schema_field *field, void *into)
{
    reading *r = into;
    if (value->len > CG_MAX_DOCUMENT_RULES) {
        (void)cg_schema_report(run, CG_DIAG_LIMIT, value->span,
                               "\"%s\" has %u items, more than the %d allowed", field->key,
                               (unsigned)value->len, CG_MAX_DOCUMENT_RULES);
        return;
    }
    cg_given_entry *entries = cg_schema_array(run, value->len, sizeof *entries);
    for (uint32_t i = 0; i < value->len && !run->failed; i++) {
        const cg_json *item = &value->items[i];
        if (cg_schema_check_item(run, cg_slice_of(field->key), CG_SCHEMA_OBJECT, item))
            cg_schema_read(run, &cg_given_entry_schema, item, &entries[r->documents_len++]);
    }
    r->documents = entries;
}

static void take_version(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                         void *into)
{
    (void)into;
    if (value->type == CG_JSON_INTEGER && value->integer == 1)
        return;
    cg_slice number = cg_slice_sub(run->source.text, value->span.start, value->span.end);
    if (cg_schema_report(run, CG_DIAG_NOT_SUPPORTED, value->span,
                         "configuration format %.*s is not supported", CG_SHOWN(number)))
        cg_diags_help(run->diags, "write %s", field->required);
}

/* --- the table -------------------------------------------------------------------- */

#define AT(key) (offsetof(reading, values) + (key) * sizeof(cg_config_value))

static const cg_schema_field fields[] = {
    {"$schema", CG_SCHEMA_STRING, NULL, .offset = 0},
    {"baseline", CG_SCHEMA_STRING, take_one, .offset = AT(CG_CONFIG_BASELINE)},
    {"cache", CG_SCHEMA_BOOLEAN, take_word, .offset = AT(CG_CONFIG_CACHE)},
    {"claimgrep", CG_SCHEMA_NUMBER, take_version, .offset = 0, .required = "\"claimgrep\": 1"},
    {"column-unit", CG_SCHEMA_STRING, take_unit, .offset = AT(CG_CONFIG_COLUMN_UNIT)},
    {"corpus", CG_SCHEMA_LIST, take_list, .offset = AT(CG_CONFIG_CORPUS)},
    {"documents", CG_SCHEMA_LIST, take_documents, .offset = 0},
    {"exclude", CG_SCHEMA_LIST, take_list, .offset = AT(CG_CONFIG_EXCLUDE)},
    {"fail-on", CG_SCHEMA_STRING, take_level, .offset = AT(CG_CONFIG_FAIL_ON)},
    {"format-of", CG_SCHEMA_OBJECT, take_formats, .offset = 0},
    {"jobs", CG_SCHEMA_NUMBER, take_jobs, .offset = AT(CG_CONFIG_JOBS)},
    {"outputs", CG_SCHEMA_LIST, take_list, .offset = AT(CG_CONFIG_OUTPUTS)},
    {"rules", CG_SCHEMA_LIST, take_list, .offset = AT(CG_CONFIG_RULES)},
    {"store", CG_SCHEMA_STRING | CG_SCHEMA_BOOLEAN, take_store, .offset = AT(CG_CONFIG_STORE)},
    {"suppressions", CG_SCHEMA_STRING, take_one, .offset = AT(CG_CONFIG_SUPPRESSIONS)},
    {"text-column", CG_SCHEMA_STRING, take_one, .offset = AT(CG_CONFIG_TEXT_COLUMN)},
    {"tiers", CG_SCHEMA_LIST, take_list, .offset = AT(CG_CONFIG_TIERS)},
};
static const cg_schema schema = CG_SCHEMA("the configuration", fields);

static const cg_schema_file config_file = {
    .what = "the configuration",
    .smallest = "the smallest configuration: " SMALLEST,
    .cap = CG_MAX_CONFIG_FILE,
};

/* --- settings --------------------------------------------------------------------- */

/* How a path of the file is named from the working folder. */
static cg_slice join_path(cg_config *config, cg_slice path)
{
    bool absolute = path.len && path.ptr[0] == '/';
    cg_slice prefix = absolute ? CG_SLICE("") : config->prefix;
    while (!absolute && prefix.len && cg_slice_starts(path, "./"))
        path = cg_slice_sub(path, 2, path.len);
    return cg_arena_printf(&config->arena, "%.*s%.*s", (int)prefix.len, prefix.ptr,
                           (int)path.len, path.ptr);
}

/* F:FILE, of which FILE is a path. */
static cg_slice join_output(cg_config *config, cg_slice output)
{
    const char *colon = memchr(output.ptr, ':', output.len);
    if (!colon)
        return cg_arena_copy(&config->arena, output);
    size_t at = (size_t)(colon + 1 - output.ptr);
    cg_slice file = cg_slice_sub(output, at, output.len);
    if (!cg_slice_is(file, "-"))
        file = join_path(config, file);
    return file.ptr ? cg_arena_printf(&config->arena, "%.*s%.*s", (int)at, output.ptr,
                                      (int)file.len, file.ptr)
                    : file;
}

static cg_slice setting_of(cg_config *config, cg_config_key key, cg_text text)
{
    switch (key) {
    case CG_CONFIG_STORE:
    case CG_CONFIG_RULES:
    case CG_CONFIG_CORPUS:
    case CG_CONFIG_BASELINE:
    case CG_CONFIG_SUPPRESSIONS:
        return join_path(config, text.value);
    case CG_CONFIG_OUTPUTS:
        return join_output(config, text.value);
    default:
        break;
    }
    return cg_arena_copy(&config->arena, text.value);
}

static bool make_settings(cg_config *config)
{
    for (int key = 0; key < CG_CONFIG_KEYS; key++) {
        cg_texts texts = config->values[key].texts;
        const char **made = CG_ARENA_ARRAY(&config->arena, const char *, texts.len + 1);
        if (!made)
            return false;
        for (uint32_t i = 0; i < texts.len; i++) {
            made[i] = setting_of(config, (cg_config_key)key, texts.items[i]).ptr;
            if (!made[i])
                return false;
        }
        config->settings[key] = made;
    }
    return true;
}

/* --- the file --------------------------------------------------------------------- */

static void join_entries(cg_schema_run *run, const reading *r)
{
    cg_config *config = r->config;
    uint32_t count = r->formats_len + r->documents_len;
    cg_given_entry *all = cg_schema_array(run, count, sizeof *all);
    for (uint32_t i = 0; all && i < count; i++)
        all[i] = i < r->formats_len ? r->formats[i] : r->documents[i - r->formats_len];
    config->entries = all;
    config->entries_len = all ? count : 0;
}

static void check_entries(cg_schema_run *run, const cg_config *config)
{
    cg_texts globs = config->values[CG_CONFIG_EXCLUDE].texts;
    for (uint32_t i = 0; i < globs.len; i++)
        cg_given_check_glob(run, &globs.items[i]);
    for (uint32_t i = 0; i < config->entries_len; i++) {
        cg_given_check_glob(run, &config->entries[i].match);
        cg_given_check_tier(run, &config->entries[i], config->values[CG_CONFIG_TIERS].texts);
    }
}

static void read_config(cg_schema_run *run, cg_config *config, const cg_json *root)
{
    reading r = {.config = config};
    cg_schema_read(run, &schema, root, &r);
    memcpy(config->values, r.values, sizeof config->values);
    join_entries(run, &r);
    check_entries(run, config);
}

static bool set_folder(cg_config *config, cg_slice path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    config->prefix = cg_arena_copy(&config->arena, cg_slice_sub(path, 0, at));
    return config->prefix.ptr != NULL;
}

cg_status cg_config_parse(cg_config *config, cg_slice path, cg_slice text, cg_diags *diags,
                          bool *broken, cg_error *error)
{
    cg_arena scratch;
    *config = (cg_config){0};
    cg_arena_init(&config->arena, CG_MAX_CONFIG_TREE);
    cg_arena_init(&scratch, CG_MAX_CONFIG_TREE);
    cg_schema_run run = {.keep = &config->arena, .scratch = &scratch, .diags = diags};
    const cg_json *root = cg_schema_open(&run, &config_file, path, text);
    config->source = run.source;
    if (root)
        read_config(&run, config, root);
    run.failed |= !set_folder(config, path) || !make_settings(config);
    cg_arena_release(&scratch);
    *broken = run.errors > 0;
    return run.failed ? cg_error_memory(error) : CG_OK;
}

void cg_config_release(cg_config *config)
{
    cg_arena_release(&config->arena);
}

void cg_config_given(const cg_config *config, cg_slice path, bool *matched, cg_given *given)
{
    for (uint32_t i = 0; i < config->entries_len; i++) {
        cg_slice match = config->entries[i].match.value;
        matched[i] = match.len && cg_glob_fits(match, path);
        if (matched[i])
            cg_given_add(given, &config->entries[i]);
    }
}

/* --- sidecars ----------------------------------------------------------------------- */

static const cg_schema_file sidecar_file = {
    .what = "a sidecar",
    .smallest = "the smallest sidecar: {}",
    .cap = CG_MAX_SIDECAR,
};

cg_status cg_sidecar_parse(cg_slice path, cg_slice text, cg_texts tiers, cg_arena *keep,
                           cg_diags *diags, cg_given *given, cg_error *error)
{
    cg_arena scratch;
    cg_given_entry entry = {0};
    cg_arena_init(&scratch, CG_MAX_CONFIG_TREE);
    cg_schema_run run = {.keep = keep, .scratch = &scratch, .diags = diags, .lenient = true};
    const cg_json *root = cg_schema_open(&run, &sidecar_file, path, text);
    if (root) {
        cg_schema_read(&run, &cg_given_sidecar_schema, root, &entry);
        cg_given_check_tier(&run, &entry, tiers);
    }
    cg_arena_release(&scratch);
    if (run.failed)
        return cg_error_memory(error);
    if (!run.errors)
        cg_given_add(given, &entry);
    return CG_OK;
}
