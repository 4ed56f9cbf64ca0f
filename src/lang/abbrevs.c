#include "lang/abbrevs.h"

#include "lang/data.h"
#include "lang/wordmap.h"

#define EXPECTED_WORDS 2048
#define TRAIT_SHIFT 8 /* below it stands the kind */

struct cg_abbrevs {
    cg_wordmap words; /* the bits: a kind, and traits above it */
};

/* In the order of the enums, NONE left out. */
static const char *const kind_keys[] = {"title", "number", "word",
                                        "inner", "last",   NULL};
static const char *const trait_keys[] = {"plain",  "street", "starts", "leads", "says",
                                         "shouts", "clock",  "label",  NULL};

struct filling {
    cg_wordmap *words;
    uint64_t value;
};

static cg_status add_word(void *context, cg_slice word, size_t at, cg_error *error)
{
    const struct filling *filling = context;
    cg_wordmap_entry *entry = cg_wordmap_put(filling->words, word);
    if (!entry)
        return cg_error_memory(error);
    uint64_t kinds = ((uint64_t)1 << TRAIT_SHIFT) - 1;
    if ((entry->bits & kinds) && (filling->value & kinds))
        return cg_data_fault(error, at, "\"%.*s\" has a kind already", (int)word.len,
                             word.ptr);
    entry->bits |= filling->value;
    return CG_OK;
}

/* The first list has the value `first`; the next one that of `step`. */
static cg_status fill(const cg_json *lists, const char *where, const char *const *keys,
                      cg_wordmap *words, bool traits, cg_error *error)
{
    cg_status status = lists ? CG_OK : cg_data_fault(error, 0, "no %s", where);
    if (status == CG_OK)
        status = cg_data_expect_keys(lists, where, keys, error);
    for (unsigned i = 0; status == CG_OK && keys[i]; i++) {
        uint64_t value = traits ? (uint64_t)1 << (TRAIT_SHIFT + i) : i + 1;
        struct filling filling = {words, value};
        status =
            cg_data_each_word(cg_json_get(lists, keys[i]), add_word, &filling, error);
    }
    return status;
}

cg_status cg_abbrevs_load(const cg_json *root, cg_arena *arena, const cg_abbrevs **out,
                          cg_error *error)
{
    static const char *const keys[] = {"abbreviations", "words", NULL};
    cg_status status = cg_data_expect_keys(root, "the file", keys, error);
    if (status != CG_OK)
        return status;
    cg_abbrevs *abbrevs = CG_ARENA_NEW(arena, cg_abbrevs);
    if (!abbrevs || !cg_wordmap_init(&abbrevs->words, arena, EXPECTED_WORDS))
        return cg_error_memory(error);
    status = fill(cg_json_get(root, "abbreviations"), "\"abbreviations\"", kind_keys,
                  &abbrevs->words, false, error);
    if (status == CG_OK)
        status = fill(cg_json_get(root, "words"), "\"words\"", trait_keys,
                      &abbrevs->words, true, error);
    if (status == CG_OK)
        *out = abbrevs;
    return status;
}

static uint64_t value_of(const cg_abbrevs *abbrevs, cg_slice word)
{
    const cg_wordmap_entry *entry =
        abbrevs ? cg_wordmap_find(&abbrevs->words, word) : NULL;
    return entry ? entry->bits : 0;
}

cg_abbrev_kind cg_abbrevs_find(const cg_abbrevs *abbrevs, cg_slice word)
{
    uint64_t kinds = ((uint64_t)1 << TRAIT_SHIFT) - 1;
    return (cg_abbrev_kind)(value_of(abbrevs, word) & kinds);
}

unsigned cg_abbrevs_traits(const cg_abbrevs *abbrevs, cg_slice word)
{
    return (unsigned)(value_of(abbrevs, word) >> TRAIT_SHIFT);
}
