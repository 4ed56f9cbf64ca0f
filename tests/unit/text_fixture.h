/* What the tests of src/text share: the language data, and texts that are
 * written with marks where they are to be parted. Lives for the whole run. */
#ifndef CG_TESTS_TEXT_FIXTURE_H
#define CG_TESTS_TEXT_FIXTURE_H

#include "lang/abbrevs.h"
#include "lang/lang.h"
#include "text/document.h"

#include <check.h>
#include <stdlib.h>

/* The abbreviations that ship, in `arena`, which is initialised. */
static inline const cg_abbrevs *text_fixture_abbrevs(cg_arena *arena)
{
    const cg_abbrevs *abbrevs = NULL;
    const cg_json *root = NULL;
    cg_json_error json_error;
    cg_error error;
    cg_arena_init(arena, (size_t)16 << 20);
    cg_slice source = cg_lang_embedded("en/abbreviations.json");
    ck_assert_ptr_nonnull(source.ptr);
    ck_assert_int_eq(cg_json_parse(source, arena, &root, &json_error), CG_OK);
    ck_assert_int_eq(cg_abbrevs_load(root, arena, &abbrevs, &error), CG_OK);
    return abbrevs;
}

static inline void text_fixture_load(cg_document *document, cg_slice source)
{
    cg_error error;
    cg_document_init(document);
    ck_assert_int_eq(cg_document_load(document, CG_SLICE("a.txt"), source, &error),
                     CG_OK);
}

/* `count` times `piece`, on the heap. */
static inline char *text_fixture_repeat(const char *piece, size_t count, size_t *len)
{
    size_t size = strlen(piece);
    char *text = malloc(size * count + 1);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * size, piece, size);
    *len = size * count;
    text[*len] = 0;
    return text;
}

#endif
