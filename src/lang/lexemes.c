#include "lang/lexemes.h"

#include "base/limits.h"
#include "lang/data.h"

#define EXPECTED_WORDS 8192
#define EXPECTED_PAIRS 512

/* What a list of the file goes through, one word or one string at a time. */
struct list {
    const char *key;
    cg_data_text_fn *add;
    bool whole; /* `add` takes the string, not each word */
    uint64_t bits;
    cg_link_kind kind;
    size_t affixes; /* offset of the table in cg_inflection */
};

struct reader {
    cg_inflection *inflection;
    const struct list *list;
    cg_arena *arena;
};

static cg_status add_word(void *context, cg_slice word, size_t at, cg_error *error)
{
    (void)at;
    const struct reader *reader = context;
    cg_wordmap_entry *entry = cg_wordmap_put(&reader->inflection->words, word);
    if (!entry)
        return cg_error_memory(error);
    entry->bits |= reader->list->bits;
    return CG_OK;
}

static cg_status link_word(const struct reader *reader, cg_slice word, cg_slice group,
                           cg_error *error)
{
    cg_wordmap_entry *entry = cg_wordmap_put(&reader->inflection->words, word);
    cg_link *link = CG_ARENA_NEW(reader->arena, cg_link);
    if (!entry || !link)
        return cg_error_memory(error);
    *link = (cg_link){entry->chain, group, reader->list->kind};
    entry->chain = link;
    return CG_OK;
}

static cg_status add_group(void *context, cg_slice text, size_t at, cg_error *error)
{
    const struct reader *reader = context;
    cg_slice group = cg_arena_copy(reader->arena, text);
    if (!group.ptr)
        return cg_error_memory(error);
    if (!memchr(group.ptr, ' ', group.len))
        return cg_data_fault(error, at, "\"%s\" is a group of one word", group.ptr);
    cg_slice rest = group;
    for (cg_slice word; cg_data_next_word(&rest, &word);) {
        if (word.len > CG_MAX_WORD)
            return cg_data_fault(error, at, "a word is longer than %d bytes",
                                 CG_MAX_WORD);
        cg_status status = link_word(reader, word, group, error);
        if (status != CG_OK)
            return status;
    }
    return CG_OK;
}

/* --- affixes ------------------------------------------------------------ */

static cg_status push_affix(const struct reader *reader, cg_slice text, cg_slice other,
                            cg_error *error)
{
    cg_affixes *all =
        (cg_affixes *)((char *)reader->inflection + reader->list->affixes);
    if (all->len == all->room) {
        size_t room = all->room ? all->room * 2 : 16;
        cg_affix *items = CG_ARENA_ARRAY(reader->arena, cg_affix, room);
        if (!items)
            return cg_error_memory(error);
        if (all->len)
            memcpy(items, all->items, all->len * sizeof *items);
        all->items = items;
        all->room = room;
    }
    cg_affix affix = {cg_arena_copy(reader->arena, text), {0}, reader->list->bits};
    if (other.ptr)
        affix.other = cg_arena_copy(reader->arena, other);
    if (!affix.text.ptr || (other.ptr && !affix.other.ptr))
        return cg_error_memory(error);
    all->items[all->len++] = affix;
    return CG_OK;
}

static cg_status add_affix(void *context, cg_slice text, size_t at, cg_error *error)
{
    (void)at;
    return push_affix(context, text, (cg_slice){0}, error);
}

static cg_status add_spellings(void *context, cg_slice text, size_t at, cg_error *error)
{
    cg_slice one, other, none;
    if (!cg_data_next_word(&text, &one) || !cg_data_next_word(&text, &other) ||
        cg_data_next_word(&text, &none) || other.len > CG_MAX_WORD)
        return cg_data_fault(error, at, "two spellings are wanted here");
    cg_status status = push_affix(context, one, other, error);
    return status == CG_OK ? push_affix(context, other, one, error) : status;
}

/* --- words to keep apart ------------------------------------------------ */

static cg_status keep_apart(const struct reader *reader, cg_slice asked, cg_slice form,
                            size_t at, cg_error *error)
{
    char key[2 * CG_MAX_WORD + 1];
    if (asked.len > CG_MAX_WORD || form.len > CG_MAX_WORD)
        return cg_data_fault(error, at, "a word is longer than %d bytes", CG_MAX_WORD);
    memcpy(key, asked.ptr, asked.len);
    key[asked.len] = ' ';
    memcpy(key + asked.len + 1, form.ptr, form.len);
    cg_slice pair = {key, asked.len + 1 + form.len};
    return cg_wordmap_put(&reader->inflection->apart, pair) ? CG_OK
                                                            : cg_error_memory(error);
}

/* Every word of one side, with every word of the other. */
static cg_status part_sides(const struct reader *reader, cg_slice left, cg_slice right,
                            size_t at, cg_error *error)
{
    for (cg_slice asked; cg_data_next_word(&left, &asked);) {
        cg_slice rest = right;
        for (cg_slice form; cg_data_next_word(&rest, &form);) {
            cg_status status = keep_apart(reader, asked, form, at, error);
            if (status != CG_OK)
                return status;
        }
    }
    return CG_OK;
}

/* "state states | stated": neither side leads to the other; "hearing > hear":
 * the left one does not lead to the right one. */
static cg_status add_apart(void *context, cg_slice text, size_t at, cg_error *error)
{
    cg_slice rest = text, left = {0}, sign;
    while (cg_data_next_word(&rest, &sign)) {
        if (cg_slice_is(sign, "|") || cg_slice_is(sign, ">"))
            break;
        left = cg_slice_sub(text, 0, (size_t)(sign.ptr + sign.len - text.ptr));
    }
    if (!left.len || !rest.len || memchr(rest.ptr, '|', rest.len) ||
        memchr(rest.ptr, '>', rest.len))
        return cg_data_fault(error, at,
                             "words on both sides of one \"|\" or \">\" "
                             "are wanted here");
    cg_status status = part_sides(context, left, rest, at, error);
    if (status == CG_OK && cg_slice_is(sign, "|"))
        status = part_sides(context, rest, left, at, error);
    return status;
}

/* --- the file ----------------------------------------------------------- */

#define WORDS(key, bits)                 \
    {                                    \
        key, add_word, false, bits, 0, 0 \
    }
#define GROUPS(key, kind)                \
    {                                    \
        key, add_group, true, 0, kind, 0 \
    }
#define AFFIXES(key, add, bits, table)                                            \
    {                                                                             \
        key, add, (add) == add_spellings, bits, 0, offsetof(cg_inflection, table) \
    }

static const struct list lists[] = {
    WORDS("plain", CG_LEX_PLAIN),
    WORDS("verbs", CG_LEX_VERB),
    WORDS("doubling verbs", CG_LEX_VERB | CG_LEX_DOUBLED),
    WORDS("verbs that may double", CG_LEX_VERB | CG_LEX_EITHER),
    WORDS("nouns", CG_LEX_NOUN),
    WORDS("words in -oes", CG_LEX_NOUN | CG_LEX_IN_OES),
    WORDS("adjectives", CG_LEX_ADJECTIVE),
    WORDS("one spelling", CG_LEX_ONE_SPELLING),
    GROUPS("irregular verbs", CG_LINK_VERB),
    GROUPS("irregular nouns", CG_LINK_OTHER),
    GROUPS("irregular adjectives", CG_LINK_OTHER),
    GROUPS("spellings", CG_LINK_VARIANT),
    AFFIXES("plain endings", add_affix, CG_LEX_PLAIN, kinds),
    AFFIXES("noun endings", add_affix, CG_LEX_NOUN, kinds),
    AFFIXES("verb endings", add_affix, CG_LEX_VERB, kinds),
    AFFIXES("prefixes", add_affix, 0, prefixes),
    AFFIXES("stems", add_spellings, 0, stems),
    AFFIXES("endings", add_spellings, 0, respelt),
    {"apart", add_apart, true, 0, 0, 0},
};
#define LIST_COUNT (sizeof lists / sizeof lists[0])

static cg_status check_keys(const cg_json *root, cg_error *error)
{
    const char *keys[LIST_COUNT + 1] = {0};
    for (size_t i = 0; i < LIST_COUNT; i++)
        keys[i] = lists[i].key;
    return cg_data_expect_keys(root, "the file", keys, error);
}

cg_status cg_inflection_load(const cg_json *root, cg_arena *arena,
                             const cg_inflection **out, cg_error *error)
{
    cg_status status = check_keys(root, error);
    if (status != CG_OK)
        return status;
    cg_inflection *inflection = CG_ARENA_NEW(arena, cg_inflection);
    if (!inflection || !cg_wordmap_init(&inflection->words, arena, EXPECTED_WORDS) ||
        !cg_wordmap_init(&inflection->apart, arena, EXPECTED_PAIRS))
        return cg_error_memory(error);
    for (size_t i = 0; status == CG_OK && i < LIST_COUNT; i++) {
        struct reader reader = {inflection, &lists[i], arena};
        const cg_json *list = cg_json_get(root, lists[i].key);
        status = lists[i].whole ? cg_data_each_text(list, lists[i].add, &reader, error)
                                : cg_data_each_word(list, lists[i].add, &reader, error);
    }
    if (status == CG_OK)
        *out = inflection;
    return status;
}
