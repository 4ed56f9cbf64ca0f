#include "run/map_record.h"

#include "base/info.h"

static const char *const keys[] = {
    "title", "author", "publisher", "published", "url", "language", "origin", "tier",
};
static_assert(sizeof keys / sizeof *keys == CG_INFO_TOLD, "in the order of the metadata");

/* A string, or a number as its digits; empty for all else. */
static cg_slice text_of(const cg_json *object, const char *key, cg_arena *arena)
{
    const cg_json *member = cg_json_get(object, key);
    if (member && member->type == CG_JSON_INTEGER) {
        cg_slice digits = cg_arena_printf(arena, "%lld", (long long)member->integer);
        return digits.ptr ? digits : CG_SLICE("");
    }
    return member && member->type == CG_JSON_STRING ? member->string : CG_SLICE("");
}

static bool is_other(const cg_json *member, cg_json_type type)
{
    return member && member->type != type && member->type != CG_JSON_NULL;
}

static bool is_format(cg_slice name, cg_format *format)
{
    char text[32];
    if (name.len >= sizeof text || memchr(name.len ? name.ptr : "", 0, name.len))
        return false;
    memcpy(text, name.ptr, name.len);
    text[name.len] = 0;
    return cg_format_named(text, format);
}

static const char *read_format(const cg_json *object, cg_map_record *record)
{
    const cg_json *format = cg_json_get(object, "format");
    record->given.format = record->has_text ? CG_FORMAT_TEXT : CG_FORMAT_COUNT;
    if (!format || format->type == CG_JSON_NULL)
        return NULL;
    if (format->type != CG_JSON_STRING || !is_format(format->string, &record->given.format))
        return "there is no such \"format\"";
    return NULL;
}

static void read_info(const cg_json *object, cg_arena *arena, cg_map_record *record)
{
    cg_document_info *info = &record->given.info;
    for (size_t i = 0; i < CG_INFO_TOLD; i++)
        *cg_info_at(info, i) = text_of(object, keys[i], arena);
    if (info->language.len == 0)
        info->language = text_of(object, "lang", arena);
    if (info->url.len == 0)
        info->url = record->uri;
}

const char *cg_map_record_read(const cg_json *object, cg_arena *arena, cg_map_record *record)
{
    *record = (cg_map_record){.id = {"", 0}};
    cg_given_init(&record->given);
    if (object->type != CG_JSON_OBJECT)
        return "the record is no object";
    const cg_json *text = cg_json_get(object, "text"), *path = cg_json_get(object, "path");
    record->id = text_of(object, "id", arena);
    record->uri = text_of(object, "uri", arena);
    if (is_other(text, CG_JSON_STRING))
        return "\"text\" must be a string";
    if (is_other(path, CG_JSON_STRING))
        return "\"path\" must be a string";
    record->has_text = text && text->type == CG_JSON_STRING;
    if (record->has_text)
        record->text = text->string;
    else if (path && path->type == CG_JSON_STRING && path->string.len)
        record->path = path->string;
    else
        return "neither \"text\" nor \"path\" is there";
    read_info(object, arena, record);
    return read_format(object, record);
}
