#include "rules/pack.h"

/* What {name} and @name can spell in a pattern. */
static bool is_name(cg_slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
        if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_')
            return false;
    }
    return text.len > 0;
}

static void check_name(cg_schema_run *run, const cg_json *member)
{
    if (is_name(member->key))
        return;
    if (cg_schema_report(run, CG_DIAG_BAD_VALUE, member->key_span, "bad name \"%.*s\"",
                         CG_SHOWN(member->key)))
        cg_diags_help(run->diags, "use letters, digits, - and _");
}

/* --- names ---------------------------------------------------------------- */

static void take_case(cg_schema_run *run, const cg_json *value,
                      const cg_schema_field *field, void *into)
{
    int any = 0;
    cg_schema_take_choice(run, value, field, &any);
    *(bool *)into = any;
}

static const cg_choice cases[] = {{"any", 1}};
static const cg_choices case_choices = CG_CHOICES(cases);

static const cg_schema_field entry_fields[] = {
    {"anaphors", CG_SCHEMA_LIST, cg_schema_take_texts,
     .offset = offsetof(cg_name_entry, anaphors)},
    {"case", CG_SCHEMA_STRING, take_case, .offset = offsetof(cg_name_entry, any_case),
     .detail = &case_choices},
    {"names", CG_SCHEMA_LIST, cg_schema_take_texts,
     .offset = offsetof(cg_name_entry, names), .required = "\"names\": [\"...\"]"},
};
static const cg_schema entry_schema = CG_SCHEMA("an entry of names", entry_fields);

void cg_names_read_entry(cg_schema_run *run, cg_slice name, const cg_json *value,
                         cg_name_entry *entry)
{
    if (value->type == CG_JSON_ARRAY)
        entry->names = cg_schema_texts(run, name, value);
    else
        cg_schema_read(run, &entry_schema, value, entry);
}

/* An entry with nothing good in it is kept all the same: what refers to it is
 * not at fault. */
void cg_names_take(cg_schema_run *run, const cg_json *value,
                   const cg_schema_field *field, void *into)
{
    (void)field;
    if (!value->len)
        return;
    cg_pack *pack = into;
    cg_name_entry *entries = cg_schema_array(run, value->len, sizeof *entries);
    const uint32_t *repeats = cg_schema_key_repeats(run, value);
    for (uint32_t i = 0; i < value->len && !run->failed; i++) {
        const cg_json *member = &value->items[i];
        if (!cg_schema_is_first(run, value, repeats, i))
            continue;
        cg_name_entry *entry = &entries[pack->names_len++];
        check_name(run, member);
        entry->name = cg_schema_key_text(run, member);
        if (cg_schema_check_type(run, member->key, CG_NAMES_ENTRY, member))
            cg_names_read_entry(run, member->key, member, entry);
    }
    pack->names = entries;
}

/* --- lexicons ------------------------------------------------------------- */

void cg_lexicons_take(cg_schema_run *run, const cg_json *value,
                      const cg_schema_field *field, void *into)
{
    (void)field;
    if (!value->len)
        return;
    cg_pack *pack = into;
    cg_lexicon *lexicons = cg_schema_array(run, value->len, sizeof *lexicons);
    const uint32_t *repeats = cg_schema_key_repeats(run, value);
    for (uint32_t i = 0; i < value->len && !run->failed; i++) {
        const cg_json *member = &value->items[i];
        if (!cg_schema_is_first(run, value, repeats, i))
            continue;
        cg_lexicon *lexicon = &lexicons[pack->lexicons_len++];
        check_name(run, member);
        lexicon->name = cg_schema_key_text(run, member);
        if (cg_schema_check_type(run, member->key, CG_SCHEMA_LIST, member))
            lexicon->phrases = cg_schema_texts(run, member->key, member);
    }
    pack->lexicons = lexicons;
}
