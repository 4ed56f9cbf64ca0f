/* Language data for tests: the embedded ones, or a text in which single quotes
 * stand for double ones. The tree and what a loader made of it live in
 * `arena`. */
#ifndef LANG_FIXTURE_H
#define LANG_FIXTURE_H

#include "base/error.h"
#include "base/json.h"
#include "lang/lang.h"

#include <check.h>

typedef struct lang_data {
    cg_arena arena;
    const cg_json *root;
    cg_error error;
} lang_data;

static inline lang_data data_of(cg_slice text)
{
    lang_data data = {0};
    cg_json_error error = {0};
    cg_arena_init(&data.arena, (size_t)64 << 20);
    cg_slice copy = cg_arena_copy(&data.arena, text);
    ck_assert_ptr_nonnull(copy.ptr);
    ck_assert_msg(cg_json_parse(copy, &data.arena, &data.root, &error) == CG_OK, "%s",
                  error.text);
    return data;
}

static inline lang_data data_of_text(const char *text)
{
    char buf[4096];
    size_t len = strlen(text);
    ck_assert_uint_lt(len, sizeof buf);
    for (size_t i = 0; i <= len; i++)
        buf[i] = text[i] == '\'' ? '"' : text[i];
    return data_of((cg_slice){buf, len});
}

static inline lang_data data_embedded(const char *name)
{
    cg_slice text = cg_lang_embedded(name);
    ck_assert_ptr_nonnull(text.ptr);
    return data_of(text);
}

static inline void data_drop(lang_data *data)
{
    cg_arena_release(&data->arena);
}

#endif
