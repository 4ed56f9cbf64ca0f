#include "lang/meanings.h"

#include "base/limits.h"
#include "lang/data.h"
#include "lang/meanings_room.h"

#define EXPECTED_WORDS 16384
#define MOST_PHRASE_WORDS 6

cg_meanings *cg_meanings_new(cg_arena *arena, const cg_inflection *inflection)
{
    cg_meanings *m = CG_ARENA_NEW(arena, cg_meanings);
    if (!m || !cg_wordmap_init(&m->words, arena, EXPECTED_WORDS) ||
        !cg_wordmap_init(&m->endings, arena, 64) || !cg_wordmap_init(&m->apart, arena, 64))
        return NULL;
    m->arena = arena;
    m->inflection = inflection;
    return m;
}

void cg_meanings_free(cg_meanings *m)
{
    if (!m)
        return;
    cg_vec_release(&m->forms);
    cg_vec_release(&m->heads);
    cg_vec_release(&m->sets);
}

/* --- one phrase ------------------------------------------------------------- */

static cg_status put_phrase(cg_meanings *m, cg_slice phrase, cg_meaning meaning,
                            cg_error *error)
{
    cg_wordmap_entry *entry = cg_wordmap_put(&m->words, phrase);
    if (!entry)
        return cg_error_memory(error);
    for (const cg_meaning *old = entry->chain; old; old = old->next)
        if (old->id == meaning.id && old->kind == meaning.kind && old->part == meaning.part)
            return CG_OK;
    cg_meaning *kept = CG_ARENA_NEW(m->arena, cg_meaning);
    if (!kept)
        return cg_error_memory(error);
    *kept = meaning;
    kept->next = entry->chain;
    entry->chain = kept;
    return CG_OK;
}

/* Notes at the first word how long a phrase may be that starts with it. */
static cg_status note_reach(cg_meanings *m, cg_slice phrase, cg_error *error)
{
    cg_slice rest = phrase, word, first = {0};
    unsigned words = 0;
    while (cg_data_next_word(&rest, &word)) {
        first = words++ ? first : word;
    }
    if (words > MOST_PHRASE_WORDS)
        return cg_data_fault(error, 0, "\"%.*s\" has more than %d words", (int)phrase.len,
                             phrase.ptr, MOST_PHRASE_WORDS);
    cg_wordmap_entry *entry = cg_wordmap_put(&m->words, first);
    if (!entry)
        return cg_error_memory(error);
    if ((entry->bits & CG_WORD_REACH) < words)
        entry->bits = (entry->bits & ~(uint64_t)CG_WORD_REACH) | words;
    return CG_OK;
}

static cg_status put_form(cg_meanings *m, cg_slice before, cg_slice form, cg_slice behind,
                          cg_meaning meaning, cg_error *error)
{
    char text[4 * CG_MAX_WORD];
    size_t len = before.len + form.len + behind.len;
    if (len > sizeof text)
        return CG_OK;
    cg_slice parts[] = {before, form, behind};
    size_t at = 0;
    for (size_t i = 0; i < 3; i++) {
        if (parts[i].len)
            memcpy(text + at, parts[i].ptr, parts[i].len);
        at += parts[i].len;
    }
    cg_slice phrase = {text, len};
    cg_status status = put_phrase(m, phrase, meaning, error);
    return status == CG_OK ? note_reach(m, phrase, error) : status;
}

/* The forms of one word of a phrase, with what stands before and behind it. */
static cg_status put_forms(cg_meanings *m, cg_slice before, cg_slice word, cg_slice behind,
                           cg_meaning meaning, cg_error *error)
{
    cg_vec_reset(&m->forms);
    cg_status status = cg_inflect(m->inflection, word, m->arena, &m->forms);
    if (status != CG_OK)
        status = cg_error_memory(error);
    for (size_t i = 0; i < m->forms.len && status == CG_OK; i++)
        status = put_form(m, before, m->forms.items[i], behind, meaning, error);
    return status;
}

/* A phrase inflects at its first word (a verb's) and at its last (a noun's);
 * what needs its capital is a name and has no inflection. */
static cg_status put_item(cg_meanings *m, cg_slice item, cg_meaning meaning, cg_error *error)
{
    if (meaning.flags & CG_MEANING_CAPITAL)
        return put_form(m, (cg_slice){0}, item, (cg_slice){0}, meaning, error);
    size_t first = 0, last = item.len;
    while (first < item.len && item.ptr[first] != ' ')
        first++;
    while (last > 0 && item.ptr[last - 1] != ' ')
        last--;
    cg_status status = put_forms(m, (cg_slice){0}, cg_slice_sub(item, 0, first),
                                 cg_slice_sub(item, first, item.len), meaning, error);
    if (status == CG_OK && last > 0)
        status = put_forms(m, cg_slice_sub(item, 0, last),
                           cg_slice_sub(item, last, item.len), (cg_slice){0}, meaning, error);
    return status;
}

/* Takes the part before `mark` off the front of `text`. */
static bool next_part(cg_slice *text, char mark, cg_slice *part)
{
    if (text->len == 0)
        return false;
    size_t len = 0;
    while (len < text->len && text->ptr[len] != mark)
        len++;
    *part = cg_slice_trim(cg_slice_sub(*text, 0, len));
    *text = cg_slice_sub(*text, len < text->len ? len + 1 : len, text->len);
    return true;
}

static cg_status put_items(cg_meanings *m, cg_slice items, cg_meaning meaning, size_t at,
                           cg_error *error)
{
    cg_slice item;
    cg_status status = CG_OK;
    while (status == CG_OK && next_part(&items, '|', &item))
        status = item.len ? put_item(m, item, meaning, error)
                          : cg_data_fault(error, at, "nothing stands between two marks");
    return status;
}

/* --- synonyms and kinds -------------------------------------------------------- */

static cg_status add_group(void *context, cg_slice text, size_t at, cg_error *error)
{
    cg_meanings *m = context;
    cg_meaning meaning = {.id = m->groups++, .kind = CG_MEANING_GROUP};
    return put_items(m, text, meaning, at, error);
}

static cg_status add_broader(void *context, cg_slice text, size_t at, cg_error *error)
{
    cg_meanings *m = context;
    cg_slice rest = text, head;
    if (!next_part(&rest, ':', &head) || !head.len || !rest.len)
        return cg_data_fault(error, at, "\"%.*s\" has no colon", (int)text.len, text.ptr);
    cg_meaning meaning = {.id = (uint32_t)m->heads.len, .kind = CG_MEANING_HEAD};
    cg_slice others = head, first;
    (void)next_part(&others, '|', &first);
    cg_slice kept = cg_arena_copy(m->arena, first);
    if (!kept.ptr || !cg_vec_push(&m->heads, kept))
        return cg_error_memory(error);
    cg_status status = put_items(m, head, meaning, at, error);
    meaning.kind = CG_MEANING_KIND;
    return status == CG_OK ? put_items(m, rest, meaning, at, error) : status;
}

static cg_status add_light(void *context, cg_slice word, size_t at, cg_error *error)
{
    cg_meanings *m = context;
    (void)at;
    cg_wordmap_entry *entry = cg_wordmap_put(&m->words, word);
    if (!entry)
        return cg_error_memory(error);
    entry->bits |= CG_WORD_LIGHT;
    return CG_OK;
}

static cg_status add_word(void *context, cg_slice word, size_t at, cg_error *error)
{
    (void)at;
    return cg_wordmap_put(context, word) ? CG_OK : cg_error_memory(error);
}

cg_status cg_meanings_add_synonyms(cg_meanings *m, const cg_json *root, cg_error *error)
{
    static const char *const keys[] = {"groups", "broader", "light", "kin", "apart", NULL};
    cg_status status = cg_data_expect_keys(root, "the file", keys, error);
    if (status == CG_OK)
        status = cg_data_each_text(cg_json_get(root, "groups"), add_group, m, error);
    if (status == CG_OK)
        status = cg_data_each_text(cg_json_get(root, "broader"), add_broader, m, error);
    if (status == CG_OK)
        status = cg_data_each_word(cg_json_get(root, "light"), add_light, m, error);
    if (status == CG_OK)
        status = cg_data_each_word(cg_json_get(root, "kin"), add_word, &m->endings, error);
    if (status == CG_OK)
        status = cg_data_each_text(cg_json_get(root, "apart"), add_word, &m->apart, error);
    return status;
}

/* --- opposites ------------------------------------------------------------------ */

struct pairs {
    cg_meanings *meanings;
    uint8_t flags;
};

static cg_status add_pair(void *context, cg_slice text, size_t at, cg_error *error)
{
    const struct pairs *pairs = context;
    cg_slice rest = text, side;
    cg_meaning meaning = {.id = pairs->meanings->pairs++,
                          .kind = CG_MEANING_SIDE,
                          .flags = pairs->flags};
    if (!next_part(&rest, '/', &side) || !rest.len)
        return cg_data_fault(error, at, "\"%.*s\" has one side only", (int)text.len, text.ptr);
    cg_status status = put_items(pairs->meanings, side, meaning, at, error);
    meaning.part = 1;
    return status == CG_OK ? put_items(pairs->meanings, rest, meaning, at, error) : status;
}

cg_status cg_meanings_add_opposites(cg_meanings *m, const cg_json *root, cg_error *error)
{
    static const char *const keys[] = {"contradictory", "contrary", "not_opposites", NULL};
    struct pairs strong = {m, 0}, weak = {m, CG_MEANING_CONTRARY};
    cg_status status = cg_data_expect_keys(root, "the file", keys, error);
    if (status == CG_OK)
        status = cg_data_each_text(cg_json_get(root, keys[0]), add_pair, &strong, error);
    if (status == CG_OK)
        status = cg_data_each_text(cg_json_get(root, keys[1]), add_pair, &weak, error);
    if (status == CG_OK)
        status = cg_data_each_text(cg_json_get(root, keys[2]), add_word, &m->apart, error);
    return status;
}

/* --- sets ------------------------------------------------------------------------ */

static bool is_true(const cg_json *object, const char *key)
{
    const cg_json *value = cg_json_get(object, key);
    return value && value->type == CG_JSON_TRUE;
}

struct members {
    cg_meanings *meanings;
    cg_meaning meaning;
};

static cg_status add_member(void *context, cg_slice text, size_t at, cg_error *error)
{
    struct members *members = context;
    cg_status status = put_items(members->meanings, text, members->meaning, at, error);
    members->meaning.part++;
    return status;
}

static cg_status add_set(cg_meanings *m, const cg_json *set, cg_error *error)
{
    const cg_json *name = cg_json_get(set, "name"), *list = cg_json_get(set, "members");
    if (!name || name->type != CG_JSON_STRING || !list)
        return cg_data_fault(error, set->span.start, "a set needs \"name\" and \"members\"");
    struct members members = {.meanings = m};
    members.meaning.kind = CG_MEANING_MEMBER;
    members.meaning.id = (uint32_t)m->sets.len;
    members.meaning.flags = (uint8_t)((is_true(set, "strict") ? CG_MEANING_STRICT : 0) |
                                      (is_true(set, "capital") ? CG_MEANING_CAPITAL : 0) |
                                      (is_true(set, "kinds") ? CG_MEANING_CLASS : 0));
    cg_slice kept = cg_arena_copy(m->arena, name->string);
    if (!kept.ptr || !cg_vec_push(&m->sets, kept))
        return cg_error_memory(error);
    return cg_data_each_text(list, add_member, &members, error);
}

cg_status cg_meanings_add_sets(cg_meanings *m, const cg_json *root, cg_error *error)
{
    static const char *const keys[] = {"sets", NULL};
    cg_status status = cg_data_expect_keys(root, "the file", keys, error);
    const cg_json *list = status == CG_OK ? cg_json_get(root, "sets") : NULL;
    if (list && list->type != CG_JSON_ARRAY)
        return cg_data_fault(error, list->span.start, "\"sets\" is not a list");
    for (uint32_t i = 0; list && i < list->len && status == CG_OK; i++)
        status = add_set(m, &list->items[i], error);
    return status;
}
