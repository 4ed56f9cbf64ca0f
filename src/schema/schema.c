#include "schema/schema.h"

#include "base/limits.h"
#include "base/nearest.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Names and values of the source are shown up to here. */
#define SHOWN_BYTES 64

/* --- reporting ----------------------------------------------------------- */

int cg_schema_width(cg_slice text)
{
    size_t len = text.len;
    if (len > SHOWN_BYTES) {
        len = SHOWN_BYTES;
        while (len > 0 && ((unsigned char)text.ptr[len] & 0xC0) == 0x80)
            len--;
    }
    return (int)len;
}

bool cg_schema_report(cg_schema_run *run, cg_diag_id id, cg_span span, const char *fmt,
                      ...)
{
    cg_level level = run->lenient ? CG_LEVEL_WARNING : cg_diag_level(id);
    run->errors += cg_diag_level(id) == CG_LEVEL_ERROR;
    if (!run->diags)
        return false;
    char text[512];
    va_list args;
    va_start(args, fmt);
    int len = vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    assert(len >= 0 && (size_t)len < sizeof text);
    (void)len;
    size_t before = cg_diags_count(run->diags);
    cg_diags_add_at(run->diags, level, id, &run->source, span, "%s", text);
    return cg_diags_count(run->diags) > before;
}

void cg_schema_help_first(cg_schema_run *run, cg_span first)
{
    cg_place place = cg_place_of(run->source.text, first.start);
    cg_diags_help(run->diags, "the first one is on line %u", (unsigned)place.line);
}

/* Bounded text, cut silently: `room` is generous for our own tables. */
typedef struct phrase {
    char text[400];
    size_t len;
} phrase;

static void phrase_add(phrase *p, const char *separator, const char *quote,
                       const char *word)
{
    size_t room = sizeof p->text - p->len;
    int len = snprintf(p->text + p->len, room, "%s%s%s%s", p->len ? separator : "",
                       quote, word, quote);
    if (len > 0)
        p->len += (size_t)len < room ? (size_t)len : room - 1;
}

/* "null, a string or an object". The types of one name stand side by side. */
static void phrase_types(phrase *p, unsigned types)
{
    const char *names[CG_JSON_OBJECT + 1] = {""};
    size_t count = 0;
    for (unsigned t = CG_JSON_NULL; t <= CG_JSON_OBJECT; t++) {
        const char *name = cg_json_type_name((cg_json_type)t);
        if (types & 1u << t && strcmp(names[count ? count - 1 : 0], name) != 0)
            names[count++] = name;
    }
    for (size_t i = 0; i < count; i++)
        phrase_add(p, i + 1 < count ? ", " : " or ", "", names[i]);
}

/* Names of tables need no escapes. */
static void fix_name(cg_schema_run *run, cg_span span, const cg_nearest *nearest)
{
    char quoted[80];
    int len = snprintf(quoted, sizeof quoted, "\"%.*s\"", CG_SHOWN(nearest->best));
    if (!nearest->tied && len > 0 && (size_t)len < sizeof quoted)
        cg_diags_fix(run->diags, span, (cg_slice){quoted, (size_t)len});
}

static void help_choices(cg_schema_run *run, const cg_choices *choices, const cg_json *value)
{
    const cg_slice wanted = value->string;
    cg_nearest nearest = {0};
    phrase all = {0};
    for (size_t i = 0; i < choices->len; i++) {
        const char *name = choices->items[i].name;
        cg_nearest_offer(&nearest, wanted, cg_slice_of(name));
        phrase_add(&all, i + 1 < choices->len ? ", " : " or ", "\"", name);
    }
    if (!nearest.best.ptr) {
        cg_diags_help(run->diags, "use %s", all.text);
        return;
    }
    cg_diags_help(run->diags, "did you mean \"%.*s\"?", CG_SHOWN(nearest.best));
    fix_name(run, value->span, &nearest);
}

static bool has_key(const cg_json *object, cg_slice key)
{
    for (uint32_t i = 0; i < object->len; i++)
        if (cg_slice_equal(object->items[i].key, key))
            return true;
    return false;
}

static void help_keys(cg_schema_run *run, const cg_schema *schema, const cg_json *object,
                      const cg_json *member)
{
    const cg_slice wanted = member->key;
    cg_nearest nearest = {0};
    phrase all = {0};
    for (size_t i = 0; i < schema->len; i++) {
        const char *key = schema->fields[i].key;
        cg_nearest_offer(&nearest, wanted, cg_slice_of(key));
        phrase_add(&all, ", ", "\"", key);
    }
    if (!nearest.best.ptr) {
        cg_diags_help(run->diags, "%s may have %s", schema->what, all.text);
        return;
    }
    cg_diags_help(run->diags, "did you mean \"%.*s\"?", CG_SHOWN(nearest.best));
    if (!has_key(object, nearest.best))
        fix_name(run, member->key_span, &nearest);
}

/* --- checks --------------------------------------------------------------- */

static bool check_type(cg_schema_run *run, const char *prefix, cg_slice name,
                       unsigned types, const cg_json *value)
{
    if (types & 1u << value->type)
        return true;
    phrase wanted = {0};
    phrase_types(&wanted, types);
    cg_schema_report(run, CG_DIAG_WRONG_TYPE, value->span,
                     "%s\"%.*s\" must be %s, not %s", prefix, CG_SHOWN(name),
                     wanted.text, cg_json_type_name(value->type));
    return false;
}

static bool check_filled(cg_schema_run *run, const char *prefix, cg_slice name,
                         const cg_json *string)
{
    if (cg_slice_trim(string->string).len)
        return true;
    cg_schema_report(run, CG_DIAG_BAD_VALUE, string->span,
                     "%s\"%.*s\" must not be empty", prefix, CG_SHOWN(name));
    return false;
}

bool cg_schema_check_type(cg_schema_run *run, cg_slice name, unsigned types,
                          const cg_json *value)
{
    return check_type(run, "", name, types, value) &&
           (value->type != CG_JSON_STRING || check_filled(run, "", name, value));
}

bool cg_schema_check_item(cg_schema_run *run, cg_slice name, unsigned types,
                          const cg_json *item)
{
    static const char prefix[] = "an item of ";
    return check_type(run, prefix, name, types, item) &&
           (item->type != CG_JSON_STRING || check_filled(run, prefix, name, item));
}

bool cg_schema_check_list(cg_schema_run *run, cg_slice name, const cg_json *list)
{
    if (!list->len) {
        if (cg_schema_report(run, CG_DIAG_BAD_VALUE, list->span,
                             "\"%.*s\" must not be empty", CG_SHOWN(name)))
            cg_diags_help(run->diags, "give it an item, or leave it out");
        return false;
    }
    if (list->len > CG_MAX_LIST_ITEMS) {
        if (cg_schema_report(run, CG_DIAG_LIMIT, list->span,
                             "\"%.*s\" has %u items, more than the %zu allowed",
                             CG_SHOWN(name), (unsigned)list->len,
                             CG_MAX_LIST_ITEMS))
            cg_diags_help(run->diags, "split it");
        return false;
    }
    return true;
}

/* --- files ---------------------------------------------------------------- */

static bool copy_source(cg_schema_run *run, cg_slice path, cg_slice text)
{
    run->source.path = cg_arena_copy(run->keep, path);
    run->source.text = cg_arena_copy(run->keep, text);
    return run->source.path.ptr && run->source.text.ptr;
}

static void report_too_large(cg_schema_run *run, const cg_schema_file *file, cg_slice path)
{
    /* Without its text: the place is the whole file. */
    run->source = (cg_diag_source){path, {NULL, 0}};
    if (cg_schema_report(run, CG_DIAG_LIMIT, (cg_span){0, 0},
                         "the file is larger than the %zu bytes allowed", file->cap) &&
        file->too_large)
        cg_diags_help(run->diags, "%s", file->too_large);
}

static const cg_json *parse_source(cg_schema_run *run)
{
    const cg_json *root = NULL;
    cg_json_error error = {{0, 0}, ""};
    cg_status status = cg_json_parse(run->source.text, run->scratch, &root, &error);
    if (status == CG_OK)
        return root;
    if (status == CG_E_MEMORY)
        run->failed = true;
    else
        cg_schema_report(run, CG_DIAG_JSON, error.span, "%s", error.text);
    return NULL;
}

const cg_json *cg_schema_open(cg_schema_run *run, const cg_schema_file *file, cg_slice path,
                              cg_slice text)
{
    if (text.len > file->cap) {
        report_too_large(run, file, path);
        return NULL;
    }
    if (!copy_source(run, path, text)) {
        run->failed = true;
        return NULL;
    }
    if (!cg_slice_trim(text).len) {
        if (cg_schema_report(run, CG_DIAG_JSON, (cg_span){0, 0}, "the file is empty"))
            cg_diags_help(run->diags, "%s", file->smallest);
        return NULL;
    }
    const cg_json *root = parse_source(run);
    if (!root || root->type == CG_JSON_OBJECT)
        return root;
    if (cg_schema_report(run, CG_DIAG_WRONG_TYPE, root->span, "%s must be an object, not %s",
                         file->what, cg_json_type_name(root->type)))
        cg_diags_help(run->diags, "%s", file->smallest);
    return NULL;
}

/* --- objects -------------------------------------------------------------- */

static bool is_sorted(const cg_schema *schema)
{
    for (size_t i = 1; i < schema->len; i++)
        if (strcmp(schema->fields[i - 1].key, schema->fields[i].key) >= 0)
            return false;
    return schema->len <= 64;
}

static const cg_schema_field *find_field(const cg_schema *schema, cg_slice key)
{
    size_t low = 0, high = schema->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const cg_schema_field *field = &schema->fields[middle];
        int order = cg_slice_compare(key, cg_slice_of(field->key));
        if (!order)
            return field;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static void read_member(cg_schema_run *run, const cg_schema_field *field,
                        const cg_json *member, void *into)
{
    if (cg_schema_check_type(run, member->key, field->types, member) && field->take)
        field->take(run, member, field, (char *)into + field->offset);
}

static void report_unknown(cg_schema_run *run, const cg_schema *schema,
                           const cg_json *object, const cg_json *member)
{
    if (cg_schema_report(run, CG_DIAG_UNKNOWN_KEY, member->key_span,
                         "unknown key \"%.*s\" in %s", CG_SHOWN(member->key),
                         schema->what))
        help_keys(run, schema, object, member);
}

static void report_missing(cg_schema_run *run, const cg_schema *schema,
                           const cg_json *object, uint64_t seen)
{
    cg_span brace = {object->span.start, object->span.start + 1};
    for (size_t i = 0; i < schema->len; i++) {
        const cg_schema_field *field = &schema->fields[i];
        if (!field->required || seen & (uint64_t)1 << i)
            continue;
        if (cg_schema_report(run, CG_DIAG_MISSING_KEY, brace,
                             "missing key \"%s\" in %s", field->key, schema->what))
            cg_diags_help(run->diags, "add %s", field->required);
    }
}

void cg_schema_read(cg_schema_run *run, const cg_schema *schema, const cg_json *object,
                    void *into)
{
    assert(is_sorted(schema) && object->type == CG_JSON_OBJECT);
    const uint32_t *repeats = cg_schema_key_repeats(run, object);
    uint64_t seen = 0;
    for (uint32_t i = 0; i < object->len && !run->failed; i++) {
        const cg_json *member = &object->items[i];
        if (!cg_schema_is_first(run, object, repeats, i))
            continue;
        const cg_schema_field *field = find_field(schema, member->key);
        if (!field) {
            report_unknown(run, schema, object, member);
            continue;
        }
        seen |= (uint64_t)1 << (field - schema->fields);
        read_member(run, field, member, into);
    }
    if (!run->failed)
        report_missing(run, schema, object, seen);
}

/* --- values --------------------------------------------------------------- */

void *cg_schema_array(cg_schema_run *run, uint32_t count, size_t size)
{
    void *items = cg_arena_alloc(run->keep, count, size);
    run->failed |= !items;
    return items;
}

/* Text without escapes is the source's own; the rest is copied. */
static cg_text text_of(cg_schema_run *run, cg_slice value, cg_span span)
{
    cg_text text = {.span = span};
    text.plain = span.end - span.start == value.len + 2;
    if (text.plain) {
        text.value = cg_slice_sub(run->source.text, span.start + 1, span.end - 1);
    } else {
        text.value = cg_arena_copy(run->keep, value);
        run->failed |= !text.value.ptr;
    }
    return text;
}

cg_text cg_schema_text(cg_schema_run *run, const cg_json *string)
{
    return text_of(run, string->string, string->span);
}

cg_text cg_schema_key_text(cg_schema_run *run, const cg_json *member)
{
    return text_of(run, member->key, member->key_span);
}

cg_texts cg_schema_texts(cg_schema_run *run, cg_slice name, const cg_json *list)
{
    cg_texts texts = {0};
    if (!cg_schema_check_list(run, name, list))
        return texts;
    cg_text *items = cg_schema_array(run, list->len, sizeof *items);
    for (uint32_t i = 0; i < list->len && !run->failed; i++) {
        const cg_json *item = &list->items[i];
        if (cg_schema_check_item(run, name, CG_SCHEMA_STRING, item))
            items[texts.len++] = cg_schema_text(run, item);
    }
    texts.items = items;
    return texts;
}

void cg_schema_take_text(cg_schema_run *run, const cg_json *value,
                         const cg_schema_field *field, void *into)
{
    (void)field;
    *(cg_text *)into = cg_schema_text(run, value);
}

static bool is_id(cg_slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter && (c != '-' || !i))
            return false;
    }
    return text.len > 0;
}

void cg_schema_take_id(cg_schema_run *run, const cg_json *value,
                       const cg_schema_field *field, void *into)
{
    *(cg_text *)into = cg_schema_text(run, value);
    if (!is_id(value->string) && cg_schema_report(run, CG_DIAG_BAD_VALUE, value->span,
                                                  "bad value \"%.*s\" for \"%s\"",
                                                  CG_SHOWN(value->string), field->key))
        cg_diags_help(run->diags, "use lower-case letters, digits and hyphens, "
                                  "and no hyphen at the start");
}

void cg_schema_take_flag(cg_schema_run *run, const cg_json *value,
                         const cg_schema_field *field, void *into)
{
    (void)run;
    (void)field;
    *(bool *)into = value->type == CG_JSON_TRUE;
}

void cg_schema_take_texts(cg_schema_run *run, const cg_json *value,
                          const cg_schema_field *field, void *into)
{
    *(cg_texts *)into = cg_schema_texts(run, cg_slice_of(field->key), value);
}

void cg_schema_take_object(cg_schema_run *run, const cg_json *value,
                           const cg_schema_field *field, void *into)
{
    cg_schema_read(run, field->detail, value, into);
}

bool cg_schema_choose(cg_schema_run *run, cg_slice name, const cg_choices *choices,
                      const cg_json *value, int *chosen)
{
    for (size_t i = 0; i < choices->len; i++) {
        if (cg_slice_is(value->string, choices->items[i].name)) {
            *chosen = choices->items[i].value;
            return true;
        }
    }
    if (cg_schema_report(run, CG_DIAG_BAD_VALUE, value->span,
                         "bad value \"%.*s\" for \"%.*s\"", CG_SHOWN(value->string),
                         CG_SHOWN(name)))
        help_choices(run, choices, value);
    return false;
}

void cg_schema_take_choice(cg_schema_run *run, const cg_json *value,
                           const cg_schema_field *field, void *into)
{
    int chosen;
    if (cg_schema_choose(run, cg_slice_of(field->key), field->detail, value, &chosen))
        memcpy(into, &chosen, sizeof chosen);
}
