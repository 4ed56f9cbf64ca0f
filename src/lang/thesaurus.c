#include "lang/thesaurus.h"

#include "base/error.h"
#include "lang/lang.h"

static cg_status parse(const char *name, cg_arena *arena, const cg_json **root, cg_error *error)
{
    cg_json_error syntax = {0};
    cg_status status = cg_json_parse(cg_lang_embedded(name), arena, root, &syntax);
    return status == CG_OK ? CG_OK : cg_error_set(error, status, 0, name, "%s", syntax.text);
}

cg_status cg_thesaurus_init(cg_thesaurus *t, cg_arena *arena, cg_error *error)
{
    *t = (cg_thesaurus){0};
    cg_status status = parse("en/synonyms.json", arena, &t->synonyms, error);
    return status == CG_OK ? parse("en/opposites.json", arena, &t->opposites, error) : status;
}

/* --- one word -------------------------------------------------------------------- */

typedef struct search {
    const cg_thesaurus *t;
    cg_slice word;
    cg_thesaurus_word *out;
} search;

/* Takes the part before `mark` off the front. */
static bool next_part(cg_slice *text, char mark, cg_slice *part)
{
    size_t len = 0;
    if (text->len == 0)
        return false;
    while (len < text->len && text->ptr[len] != mark)
        len++;
    *part = cg_slice_trim(cg_slice_sub(*text, 0, len));
    *text = cg_slice_sub(*text, len < text->len ? len + 1 : len, text->len);
    return true;
}

static bool holds(const cg_phrases *list, cg_slice phrase)
{
    for (size_t i = 0; i < list->len; i++)
        if (cg_slice_equal(list->items[i], phrase))
            return true;
    return false;
}

/* Where in the items the word stands; false: not in these. */
static bool stands_in(const search *s, cg_slice items, size_t *at)
{
    cg_slice item = {"", 0};
    for (*at = 0; next_part(&items, '|', &item); ++*at)
        if (cg_slice_equal(item, s->word))
            return true;
    return false;
}

static bool add_items(const search *s, cg_slice items, cg_phrases *list)
{
    cg_slice item = {"", 0};
    while (next_part(&items, '|', &item))
        if (item.len && !cg_slice_equal(item, s->word) && !holds(list, item) &&
            !cg_vec_push(list, item))
            return false;
    return true;
}

/* Takes the first pair of the list that has the word. False: out of memory. */
static bool find_pair(search *s, const char *key)
{
    const cg_json *list = cg_json_get(s->t->opposites, key);
    for (uint32_t i = 0; list && i < list->len && !s->out->found; i++) {
        cg_slice right = list->items[i].string, left = {"", 0};
        size_t at;
        (void)next_part(&right, '/', &left);
        bool on_left = stands_in(s, left, &at);
        s->out->found = on_left || stands_in(s, right, &at);
        if (s->out->found && (!add_items(s, on_left ? left : right, &s->out->same) ||
                              !add_items(s, on_left ? right : left, &s->out->opposite)))
            return false;
    }
    return true;
}

/* A group that the word heads tells its first meaning; else the first that has it. */
static bool find_group(search *s)
{
    const cg_json *list = cg_json_get(s->t->synonyms, "groups"), *best = NULL;
    for (uint32_t i = 0; list && i < list->len; i++) {
        size_t at;
        if (!stands_in(s, list->items[i].string, &at) || (best && at > 0))
            continue;
        best = &list->items[i];
        if (at == 0)
            break;
    }
    s->out->found |= best != NULL;
    return !best || add_items(s, best->string, &s->out->same);
}

cg_status cg_thesaurus_find(const cg_thesaurus *t, cg_slice word, bool groups,
                            cg_thesaurus_word *out, cg_error *error)
{
    *out = (cg_thesaurus_word){0};
    search s = {.t = t, .word = word, .out = out};
    bool ok = find_pair(&s, "contradictory");
    if (ok && !out->found) {
        ok = find_pair(&s, "contrary");
        out->contrary = out->found;
    }
    ok = ok && (!groups || find_group(&s));
    return ok ? CG_OK : cg_error_memory(error);
}

void cg_thesaurus_release(cg_thesaurus_word *word)
{
    cg_vec_release(&word->same);
    cg_vec_release(&word->opposite);
}
