/* How two words stand to one another. */
#include "lang/meanings_room.h"

#include "base/limits.h"

enum { DEEPEST_KIND = 4, SHORTEST_STEM = 4, SHORTEST_DENIED = 4 };

const cg_meaning *cg_meanings_find(const cg_meanings *m, cg_slice phrase)
{
    const cg_wordmap_entry *entry = cg_wordmap_find(&m->words, phrase);
    return entry ? entry->chain : NULL;
}

cg_meaning_word cg_meanings_word(const cg_meanings *m, cg_slice word)
{
    const cg_wordmap_entry *entry = cg_wordmap_find(&m->words, word);
    if (!entry)
        return (cg_meaning_word){0};
    return (cg_meaning_word){.meanings = entry->chain,
                             .reach = (unsigned)(entry->bits & CG_WORD_REACH),
                             .light = (entry->bits & CG_WORD_LIGHT) != 0};
}

/* --- agreement ----------------------------------------------------------------- */

static bool are_synonyms(const cg_meaning *a, const cg_meaning *b)
{
    for (const cg_meaning *x = a; x; x = x->next)
        for (const cg_meaning *y = b; y; y = y->next)
            if (x->kind == y->kind && x->id == y->id && x->part == y->part &&
                (x->kind == CG_MEANING_GROUP ||
                 (x->kind == CG_MEANING_MEMBER && !(x->flags & CG_MEANING_CLASS))))
                return true;
    return false;
}

/* `a` is one of a kind that `b` names, or of a kind of that kind. Kinds may go
 * round in circles: `depth` ends them. */
static bool is_kind_of(const cg_meanings *m, const cg_meaning *a, const cg_meaning *b,
                       unsigned depth)
{
    for (const cg_meaning *x = a; x; x = x->next) {
        if (x->kind != CG_MEANING_KIND)
            continue;
        for (const cg_meaning *y = b; y; y = y->next)
            if (y->kind == CG_MEANING_HEAD && y->id == x->id)
                return true;
        if (depth > 1 &&
            is_kind_of(m, cg_meanings_find(m, m->heads.items[x->id]), b, depth - 1))
            return true;
    }
    return false;
}

/* --- difference ------------------------------------------------------------------ */

static cg_relation difference(const cg_meaning *x, const cg_meaning *y)
{
    if (x->kind != y->kind || x->id != y->id || x->part == y->part)
        return CG_RELATION_NONE;
    if (x->kind == CG_MEANING_SIDE)
        return x->flags & CG_MEANING_CONTRARY ? CG_RELATION_CONTRARY : CG_RELATION_OPPOSITE;
    if (x->flags & CG_MEANING_CLASS)
        return CG_RELATION_CLASS;
    if (x->kind == CG_MEANING_MEMBER)
        return x->flags & CG_MEANING_STRICT ? CG_RELATION_EXCLUDED : CG_RELATION_RIVAL;
    return CG_RELATION_NONE;
}

static cg_relation strongest_difference(const cg_meaning *a, const cg_meaning *b)
{
    cg_relation best = CG_RELATION_NONE;
    for (const cg_meaning *x = a; x; x = x->next) {
        for (const cg_meaning *y = b; y; y = y->next) {
            cg_relation found = difference(x, y);
            if (found > best)
                best = found;
        }
    }
    return best;
}

cg_relation cg_meanings_relate(const cg_meanings *m, const cg_meaning *a, const cg_meaning *b)
{
    if (!a || !b)
        return CG_RELATION_NONE;
    if (are_synonyms(a, b))
        return CG_RELATION_SYNONYM;
    if (is_kind_of(m, a, b, DEEPEST_KIND))
        return CG_RELATION_NARROWER;
    if (is_kind_of(m, b, a, DEEPEST_KIND))
        return CG_RELATION_BROADER;
    return strongest_difference(a, b);
}

/* --- letters ------------------------------------------------------------------------ */

static bool are_apart(const cg_meanings *m, cg_slice a, cg_slice b)
{
    char text[2 * CG_MAX_WORD + 1];
    if (a.len + b.len + 1 > sizeof text)
        return true;
    memcpy(text, a.ptr, a.len);
    text[a.len] = ' ';
    memcpy(text + a.len + 1, b.ptr, b.len);
    return cg_wordmap_find(&m->apart, (cg_slice){text, a.len + b.len + 1}) != NULL;
}

static bool is_ending(const cg_meanings *m, cg_slice rest)
{
    return rest.len == 0 || cg_wordmap_find(&m->endings, rest) != NULL;
}

bool cg_meanings_are_kin(const cg_meanings *m, cg_slice a, cg_slice b)
{
    size_t stem = 0, shorter = a.len < b.len ? a.len : b.len;
    while (stem < shorter && a.ptr[stem] == b.ptr[stem])
        stem++;
    if (stem < SHORTEST_STEM || are_apart(m, a, b) || are_apart(m, b, a))
        return false;
    /* A shorter stem may part the endings better: "organise", "organisation". */
    for (size_t at = stem; at >= SHORTEST_STEM && at + 2 > stem; at--)
        if (is_ending(m, cg_slice_sub(a, at, a.len)) && is_ending(m, cg_slice_sub(b, at, b.len)))
            return true;
    return false;
}

static bool denies(const cg_meanings *m, cg_slice word, cg_slice base)
{
    static const char *const prefixes[] = {"un", "in", "im", "il", "ir", "dis", "non", NULL};
    if (word.len < base.len + 2 || word.len > base.len + 3)
        return false; /* no prefix is as short, or as long */
    for (const char *const *p = prefixes; *p; p++) {
        size_t len = strlen(*p);
        if (word.len == base.len + len && cg_slice_starts(word, *p) &&
            cg_slice_equal(cg_slice_sub(word, len, word.len), base))
            return !are_apart(m, word, base);
    }
    return false;
}

bool cg_meanings_are_denied(const cg_meanings *m, cg_slice a, cg_slice b)
{
    if (a.len < SHORTEST_DENIED || b.len < SHORTEST_DENIED)
        return false;
    return denies(m, a, b) || denies(m, b, a);
}
