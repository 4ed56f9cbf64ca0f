#include "config/given.h"

#include "base/info.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "schema/date.h"

/* --- what a field may be ------------------------------------------------------- */

static void take_date(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                      void *into)
{
    *(cg_text *)into = cg_schema_text(run, value);
    if (!cg_date_is_valid(value->string) &&
        cg_schema_report(run, CG_DIAG_BAD_VALUE, value->span, "bad value \"%.*s\" for \"%s\"",
                         CG_SHOWN(value->string), field->key))
        cg_diags_help(run->diags, "write a date as YYYY, YYYY-MM or YYYY-MM-DD");
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "en", "pt-BR", "zh-Hant-TW". */
static bool is_language(cg_slice text)
{
    size_t part = 0, parts = 0;
    for (size_t i = 0; i <= text.len; i++) {
        if (i == text.len || text.ptr[i] == '-') {
            if (part < (parts ? 1u : 2u) || part > (parts ? 8u : 3u))
                return false;
            parts++;
            part = 0;
        } else if (is_letter(text.ptr[i]) || (parts && is_digit(text.ptr[i]))) {
            part++;
        } else {
            return false;
        }
    }
    return true;
}

static void take_language(cg_schema_run *run, const cg_json *value,
                          const cg_schema_field *field, void *into)
{
    *(cg_text *)into = cg_schema_text(run, value);
    if (!is_language(value->string) &&
        cg_schema_report(run, CG_DIAG_BAD_VALUE, value->span, "bad value \"%.*s\" for \"%s\"",
                         CG_SHOWN(value->string), field->key))
        cg_diags_help(run->diags, "write a language as \"en\" or \"pt-BR\"");
}

static bool is_url(cg_slice text)
{
    size_t at = 0;
    while (at < text.len && (is_letter(text.ptr[at]) ||
                             (at && (is_digit(text.ptr[at]) || strchr("+.-", text.ptr[at])))))
        at++;
    if (at < 2 || at + 1 >= text.len || text.ptr[at] != ':')
        return false;
    for (; at < text.len; at++)
        if ((unsigned char)text.ptr[at] <= ' ')
            return false;
    return true;
}

static void take_url(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                     void *into)
{
    *(cg_text *)into = cg_schema_text(run, value);
    if (!is_url(value->string) &&
        cg_schema_report(run, CG_DIAG_BAD_VALUE, value->span, "bad value \"%.*s\" for \"%s\"",
                         CG_SHOWN(value->string), field->key))
        cg_diags_help(run->diags, "write a URL as \"https://example.org/page\"");
}

bool cg_given_choose_format(cg_schema_run *run, cg_slice name, const cg_json *value)
{
    cg_choice items[CG_FORMAT_COUNT];
    const cg_choices choices = {items, CG_FORMAT_COUNT};
    int chosen;
    for (int i = 0; i < CG_FORMAT_COUNT; i++)
        items[i] = (cg_choice){cg_format_name_of((cg_format)i), i};
    return cg_schema_choose(run, name, &choices, value, &chosen);
}

static void take_format(cg_schema_run *run, const cg_json *value, const cg_schema_field *field,
                        void *into)
{
    if (cg_given_choose_format(run, cg_slice_of(field->key), value))
        *(cg_text *)into = cg_schema_text(run, value);
}

/* --- the tables ------------------------------------------------------------------ */

#define TEXT_FIELD(key, take) \
    {#key, CG_SCHEMA_STRING, take, .offset = offsetof(cg_given_entry, key)}
#define BEFORE_MATCH                                                           \
    TEXT_FIELD(author, cg_schema_take_text), TEXT_FIELD(format, take_format), \
        TEXT_FIELD(language, take_language)
#define AFTER_MATCH                                                                    \
    TEXT_FIELD(origin, cg_schema_take_text), TEXT_FIELD(published, take_date),         \
        TEXT_FIELD(publisher, cg_schema_take_text), TEXT_FIELD(tier, cg_schema_take_text), \
        TEXT_FIELD(title, cg_schema_take_text), TEXT_FIELD(url, take_url)

static const cg_schema_field entry_fields[] = {
    BEFORE_MATCH,
    {"match", CG_SCHEMA_STRING, cg_schema_take_text, .offset = offsetof(cg_given_entry, match),
     .required = "\"match\": \"news/*.txt\""},
    AFTER_MATCH,
};
const cg_schema cg_given_entry_schema = CG_SCHEMA("an item of \"documents\"", entry_fields);

static const cg_schema_field sidecar_fields[] = {
    {"$schema", CG_SCHEMA_STRING, NULL, .offset = 0},
    BEFORE_MATCH,
    AFTER_MATCH,
};
const cg_schema cg_given_sidecar_schema = CG_SCHEMA("a sidecar", sidecar_fields);

void cg_given_check_glob(cg_schema_run *run, const cg_text *glob)
{
    if (glob->value.len > CG_MAX_GLOB)
        (void)cg_schema_report(run, CG_DIAG_LIMIT, glob->span,
                               "a pattern of more than %d bytes", CG_MAX_GLOB);
}

void cg_given_check_tier(cg_schema_run *run, const cg_given_entry *entry, cg_texts tiers)
{
    cg_nearest nearest = {0};
    cg_slice tier = entry->tier.value;
    for (uint32_t i = 0; i < tiers.len; i++) {
        if (cg_slice_equal(tiers.items[i].value, tier))
            return;
        cg_nearest_offer(&nearest, tier, tiers.items[i].value);
    }
    if (!tier.len || !tiers.len ||
        !cg_schema_report(run, CG_DIAG_UNKNOWN_REFERENCE, entry->tier.span,
                          "there is no tier \"%.*s\"", CG_SHOWN(tier)))
        return;
    if (nearest.best.ptr)
        cg_diags_help(run->diags, "did you mean \"%.*s\"?", CG_SHOWN(nearest.best));
    else
        cg_diags_help(run->diags, "add it to the \"tiers\" of the configuration");
}

/* --- what comes of them --------------------------------------------------------- */

void cg_given_init(cg_given *given)
{
    *given = (cg_given){.format = CG_FORMAT_COUNT};
}

void cg_given_add(cg_given *given, const cg_given_entry *entry)
{
    const cg_text *const from[] = {&entry->title,     &entry->author, &entry->publisher,
                                   &entry->published, &entry->url,    &entry->language,
                                   &entry->origin,    &entry->tier};
    static_assert(sizeof from / sizeof *from == CG_INFO_TOLD, "in the order of the metadata");
    for (size_t i = 0; i < CG_INFO_TOLD; i++)
        if (from[i]->value.len)
            *cg_info_at(&given->info, i) = from[i]->value;
    for (int i = 0; entry->format.value.len && i < CG_FORMAT_COUNT; i++)
        if (cg_slice_is(entry->format.value, cg_format_name_of((cg_format)i)))
            given->format = (cg_format)i;
}

bool cg_given_is_empty(const cg_given *given)
{
    for (size_t i = 0; i < CG_INFO_MEMBERS; i++)
        if (cg_info_get(&given->info, i).len)
            return false;
    return given->format == CG_FORMAT_COUNT;
}

cg_hash128 cg_given_hash(const cg_given *given)
{
    cg_hash128 hashes[2] = {{0}};
    if (cg_given_is_empty(given))
        return hashes[0];
    for (size_t i = 0; i < CG_INFO_MEMBERS; i++) {
        hashes[1] = cg_hash128_of(cg_info_get(&given->info, i));
        hashes[0] = cg_hash128_of((cg_slice){(const char *)hashes, sizeof hashes});
    }
    uint64_t format = given->format;
    hashes[1] = cg_hash128_of((cg_slice){(const char *)&format, sizeof format});
    return cg_hash128_of((cg_slice){(const char *)hashes, sizeof hashes});
}
