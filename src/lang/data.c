#include "lang/data.h"

#include "base/limits.h"
#include "base/nearest.h"
#include "base/utf8.h"

#include <stdarg.h>

#define PRINTED(slice) (int)(slice).len, (slice).ptr

cg_status cg_data_fault(cg_error *error, size_t at, const char *fmt, ...)
{
    char text[256];
    va_list args;
    va_start(args, fmt);
    int len = vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    return cg_error_set(error, CG_E_CONTENT, 0, NULL, "byte %zu: %s", at,
                        len < 0 ? "wrong data" : text);
}

bool cg_data_is_remark(const cg_json *member)
{
    return cg_slice_is(member->key, "source") || cg_slice_is(member->key, "note");
}

static bool is_one_of(cg_slice key, const char *const *keys, cg_nearest *nearest)
{
    for (; *keys; keys++) {
        if (cg_slice_is(key, *keys))
            return true;
        cg_nearest_offer(nearest, key, cg_slice_of(*keys));
    }
    return false;
}

static cg_status check_member(const cg_json *object, const cg_json *member,
                              const char *const *keys, cg_error *error)
{
    cg_nearest nearest = {0};
    cg_slice key = member->key;
    size_t at = member->key_span.start;
    if (!cg_data_is_remark(member) && !is_one_of(key, keys, &nearest)) {
        if (!nearest.best.ptr)
            return cg_data_fault(error, at, "unknown key \"%.*s\"", PRINTED(key));
        return cg_data_fault(error, at, "unknown key \"%.*s\": did you mean \"%.*s\"?",
                             PRINTED(key), PRINTED(nearest.best));
    }
    for (const cg_json *other = object->items; other < member; other++) {
        if (cg_slice_equal(other->key, key))
            return cg_data_fault(error, at, "key \"%.*s\" stands twice", PRINTED(key));
    }
    return CG_OK;
}

cg_status cg_data_expect_keys(const cg_json *object, const char *where,
                              const char *const *keys, cg_error *error)
{
    if (object->type != CG_JSON_OBJECT)
        return cg_data_fault(error, object->span.start, "%s is %s, not an object",
                             where, cg_json_type_name(object->type));
    for (uint32_t i = 0; i < object->len; i++) {
        cg_status status = check_member(object, &object->items[i], keys, error);
        if (status != CG_OK)
            return status;
    }
    for (; *keys; keys++) {
        if (!cg_json_get(object, *keys))
            return cg_data_fault(error, object->span.start, "%s lacks key \"%s\"",
                                 where, *keys);
    }
    return CG_OK;
}

static bool is_folded(cg_slice text)
{
    char folded[CG_MAX_LANG_STRING];
    size_t len = cg_utf8_fold(text, folded, sizeof folded);
    return len <= sizeof folded && cg_slice_equal(text, (cg_slice){folded, len});
}

/* Words parted by single spaces, none at the ends. */
static bool is_spaced_well(cg_slice text)
{
    bool space = true;
    for (size_t i = 0; i < text.len; i++) {
        if (space && text.ptr[i] == ' ')
            return false;
        space = text.ptr[i] == ' ';
    }
    return !space;
}

static cg_status check_text(const cg_json *item, cg_error *error)
{
    if (item->type != CG_JSON_STRING)
        return cg_data_fault(error, item->span.start, "an item is %s, not a string",
                             cg_json_type_name(item->type));
    if (item->string.len > CG_MAX_LANG_STRING)
        return cg_data_fault(error, item->span.start,
                             "a string is longer than %d bytes", CG_MAX_LANG_STRING);
    if (!is_spaced_well(item->string))
        return cg_data_fault(error, item->span.start,
                             "\"%.*s\" is not words parted by single spaces",
                             PRINTED(item->string));
    if (!is_folded(item->string))
        return cg_data_fault(error, item->span.start, "\"%.*s\" is not in lower case",
                             PRINTED(item->string));
    return CG_OK;
}

cg_status cg_data_each_text(const cg_json *list, cg_data_text_fn *visit, void *context,
                            cg_error *error)
{
    if (list->type != CG_JSON_ARRAY)
        return cg_data_fault(error, list->span.start, "\"%.*s\" is %s, not a list",
                             PRINTED(list->key), cg_json_type_name(list->type));
    for (uint32_t i = 0; i < list->len; i++) {
        const cg_json *item = &list->items[i];
        cg_status status = check_text(item, error);
        if (status == CG_OK)
            status = visit(context, item->string, item->span.start, error);
        if (status != CG_OK)
            return status;
    }
    return CG_OK;
}

bool cg_data_next_word(cg_slice *text, cg_slice *word)
{
    if (text->len == 0)
        return false;
    size_t len = 0;
    while (len < text->len && text->ptr[len] != ' ')
        len++;
    *word = cg_slice_sub(*text, 0, len);
    size_t skip = len < text->len ? len + 1 : len;
    *text = cg_slice_sub(*text, skip, text->len);
    return true;
}

struct each_word {
    cg_data_text_fn *visit;
    void *context;
};

static cg_status visit_words(void *context, cg_slice text, size_t at, cg_error *error)
{
    const struct each_word *each = context;
    for (cg_slice word; cg_data_next_word(&text, &word);) {
        if (word.len > CG_MAX_WORD)
            return cg_data_fault(error, at, "a word is longer than %d bytes",
                                 CG_MAX_WORD);
        cg_status status = each->visit(each->context, word, at, error);
        if (status != CG_OK)
            return status;
    }
    return CG_OK;
}

cg_status cg_data_each_word(const cg_json *list, cg_data_text_fn *visit, void *context,
                            cg_error *error)
{
    struct each_word each = {visit, context};
    return cg_data_each_text(list, visit_words, &each, error);
}
