#include "lang/classes.h"

#include "lang/data.h"
#include "lang/wordmap.h"

_Static_assert(CG_CLASS_COUNT <= 64, "a set of classes is one word of 64 bits");

#define EXPECTED_WORDS 2048

struct cg_classes {
    cg_wordmap words; /* the bits are the set */
};

static const char *const class_keys[] = {
#define CLASS(name, key, meaning) key,
#include "lang/classes.def"
#undef CLASS
    NULL,
};

struct filling {
    cg_wordmap *words;
    cg_class_set set;
};

static cg_status add_word(void *context, cg_slice word, size_t at, cg_error *error)
{
    (void)at;
    const struct filling *filling = context;
    cg_wordmap_entry *entry = cg_wordmap_put(filling->words, word);
    if (!entry)
        return cg_error_memory(error);
    entry->bits |= filling->set;
    return CG_OK;
}

static cg_status fill(const cg_json *lists, cg_wordmap *words, cg_error *error)
{
    cg_status status = cg_data_expect_keys(lists, "\"classes\"", class_keys, error);
    for (unsigned i = 0; status == CG_OK && i < CG_CLASS_COUNT; i++) {
        struct filling filling = {words, (cg_class_set)1 << i};
        const cg_json *list = cg_json_get(lists, class_keys[i]);
        status = cg_data_each_word(list, add_word, &filling, error);
    }
    return status;
}

cg_status cg_classes_load(const cg_json *root, cg_arena *arena, const cg_classes **out,
                          cg_error *error)
{
    static const char *const keys[] = {"classes", NULL};
    cg_status status = cg_data_expect_keys(root, "the file", keys, error);
    if (status != CG_OK)
        return status;
    cg_classes *classes = CG_ARENA_NEW(arena, cg_classes);
    if (!classes || !cg_wordmap_init(&classes->words, arena, EXPECTED_WORDS))
        return cg_error_memory(error);
    status = fill(cg_json_get(root, "classes"), &classes->words, error);
    if (status == CG_OK)
        *out = classes;
    return status;
}

cg_class_set cg_classes_of(const cg_classes *classes, cg_slice word)
{
    const cg_wordmap_entry *entry = cg_wordmap_find(&classes->words, word);
    return entry ? entry->bits : 0;
}

bool cg_classes_each(const cg_classes *classes, bool (*each)(void *context, cg_slice word),
                     void *context)
{
    for (size_t i = 0; i <= classes->words.mask; i++)
        if (classes->words.slots[i].word.ptr && !each(context, classes->words.slots[i].word))
            return false;
    return true;
}
