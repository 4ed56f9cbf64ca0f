#include "stance/units.h"

#include "base/hash.h"
#include "base/limits.h"

enum { LONGEST_PHRASE = 6, LIFE_WINDOW = 6 };

void cg_units_init(cg_units *u)
{
    *u = (cg_units){0};
    cg_arena_init(&u->arena, SIZE_MAX);
}

void cg_units_release(cg_units *u)
{
    cg_vec_release(&u->list);
    cg_vec_release(&u->at);
    cg_arena_release(&u->arena);
}

/* --- words ----------------------------------------------------------------- */

static bool starts_sentence(const cg_passage *p, uint32_t token)
{
    size_t low = 0, high = p->sentences.len;
    while (low < high) { /* the last sentence that starts at or before it */
        size_t middle = low + (high - low) / 2;
        if (p->sentences.items[middle].first <= token)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t i = low ? p->sentences.items[low - 1].first : 0; i < token; i++)
        if (cg_passage_is_word(p, i))
            return false;
    return true;
}

static bool ends_clause(const cg_passage *p, uint32_t token)
{
    return token + 1 >= p->tokens.len || p->tokens.items[token + 1].kind == CG_TOKEN_MARK;
}

static uint8_t kind_of(const cg_passage *p, bool light, uint32_t token, const cg_unit *unit)
{
    cg_class_set classes = p->classes.items[token];
    const cg_token *t = &p->tokens.items[token];
    if (t->kind == CG_TOKEN_NUMBER)
        return CG_WEIGHT_NUMBER;
    if (t->flags & CG_TOKEN_CLITIC)
        return CG_WEIGHT_FUNCTION;
    if ((classes & CG_CLASS(PREPOSITION)) && unit->meanings && ends_clause(p, token))
        return CG_WEIGHT_COMMON; /* "is outside" */
    bool month = (classes & (CG_CLASS(MONTH) | CG_CLASS(WEEKDAY))) && unit->capital;
    if ((classes & CG_FUNCTION_CLASSES) && !month &&
        (!unit->capital || starts_sentence(p, token) || unit->text.len < 3))
        return CG_WEIGHT_FUNCTION;
    if (unit->text.len == 1 && !unit->capital)
        return CG_WEIGHT_FUNCTION;
    if (unit->capital && !starts_sentence(p, token))
        return CG_WEIGHT_NAME;
    if (classes & CG_CLASS(ADVERB))
        return CG_WEIGHT_ADVERB;
    if (light)
        return CG_WEIGHT_LIGHT;
    return unit->capital && !unit->meanings && !(classes & (CG_CLASS(VERB) | CG_CLASS(ROLE)))
               ? CG_WEIGHT_NAME
               : CG_WEIGHT_COMMON;
}

/* Drops the meanings that need a capital where there is none. The chain is the
 * data's; the ones that stay are copied. */
static const cg_meaning *fitting(cg_arena *arena, const cg_meaning *chain, bool capital)
{
    const cg_meaning *kept = NULL;
    bool all = true;
    for (const cg_meaning *m = chain; m; m = m->next)
        all &= capital || !(m->flags & CG_MEANING_CAPITAL);
    if (all)
        return chain;
    for (const cg_meaning *m = chain; m; m = m->next) {
        if (m->flags & CG_MEANING_CAPITAL)
            continue;
        cg_meaning *copy = CG_ARENA_NEW(arena, cg_meaning);
        if (!copy)
            return kept;
        *copy = *m;
        copy->next = kept;
        kept = copy;
    }
    return kept;
}

static bool add_word(cg_units *u, const cg_passage *p, const cg_meanings *m, uint32_t token)
{
    char folded[CG_MAX_WORD];
    const cg_token *t = &p->tokens.items[token];
    size_t len = cg_token_fold(p->text, t, folded, sizeof folded);
    if (t->kind == CG_TOKEN_MARK || len == 0)
        return cg_vec_push(&u->at, CG_NONE);
    cg_unit unit = {.first = token, .end = token + 1};
    unit.text = cg_arena_copy(&u->arena, (cg_slice){folded, len});
    if (!unit.text.ptr)
        return false;
    unit.hash = cg_hash64(unit.text);
    unit.capital = (t->flags & CG_TOKEN_CAPITAL) != 0;
    cg_meaning_word known = cg_meanings_word(m, unit.text);
    unit.meanings = fitting(&u->arena, known.meanings, unit.capital);
    unit.reach = (uint8_t)known.reach;
    unit.kind = kind_of(p, known.light, token, &unit);
    uint32_t index = (uint32_t)u->list.len;
    return cg_vec_push(&u->at, index) && cg_vec_push(&u->list, unit);
}

/* --- phrases ------------------------------------------------------------------ */

/* Appends the word at `token` to the phrase; false when it does not fit. */
static bool extend(const cg_units *u, uint32_t token, char *text, size_t room, size_t *len)
{
    const cg_unit *word = &u->list.items[u->at.items[token]];
    if (*len + 1 + word->text.len > room)
        return false;
    if (*len)
        text[(*len)++] = ' ';
    memcpy(text + *len, word->text.ptr, word->text.len);
    *len += word->text.len;
    return true;
}

static bool add_phrase(cg_units *u, cg_slice text, uint32_t first, uint32_t end,
                       const cg_meaning *meanings, bool capital)
{
    const cg_meaning *kept = fitting(&u->arena, meanings, capital);
    cg_unit unit = {.first = first, .end = end, .phrase = true, .capital = capital};
    if (!kept)
        return true;
    unit.text = cg_arena_copy(&u->arena, text);
    unit.hash = cg_hash64(text);
    unit.meanings = kept;
    unit.kind = capital ? CG_WEIGHT_NAME : CG_WEIGHT_COMMON;
    return unit.text.ptr && cg_vec_push(&u->list, unit);
}

/* All known phrases that start at `first`. */
static bool add_phrases(cg_units *u, const cg_passage *p, const cg_meanings *m, uint32_t first)
{
    char text[LONGEST_PHRASE * (CG_MAX_WORD + 1)];
    size_t len = 0;
    unsigned words = 0;
    const cg_unit *start = &u->list.items[u->at.items[first]];
    unsigned reach = start->reach;
    bool capital = start->capital;
    for (uint32_t i = first; i < p->tokens.len && words < reach; i++) {
        if (u->at.items[i] == CG_NONE) {
            if (!cg_token_is_transparent(&p->tokens.items[i]))
                break;
            continue;
        }
        if (!extend(u, i, text, sizeof text, &len))
            break;
        if (++words < 2)
            continue;
        const cg_meaning *found = cg_meanings_find(m, (cg_slice){text, len});
        if (found && !add_phrase(u, (cg_slice){text, len}, first, i + 1, found, capital))
            return false;
    }
    return true;
}

bool cg_units_load(cg_units *u, const cg_passage *p)
{
    const cg_meanings *m = cg_lang_meanings(p->program->lang);
    cg_vec_reset(&u->list);
    cg_vec_reset(&u->at);
    cg_arena_reset(&u->arena);
    uint32_t count = (uint32_t)p->tokens.len;
    for (uint32_t i = 0; i < count; i++)
        if (!add_word(u, p, m, i))
            return false;
    u->word_count = (uint32_t)u->list.len;
    for (uint32_t i = 0; i < count; i++)
        if (u->at.items[i] != CG_NONE && !add_phrases(u, p, m, i))
            return false;
    return true;
}

/* --- walking ------------------------------------------------------------------------ */

cg_units_walk cg_units_start(const cg_units *u, cg_token_range range)
{
    uint32_t low = u->word_count, high = (uint32_t)u->list.len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (u->list.items[middle].first < range.first)
            low = middle + 1;
        else
            high = middle;
    }
    return (cg_units_walk){u, range, range.first, low};
}

bool cg_units_next(cg_units_walk *w, uint32_t *unit)
{
    while (w->token < w->range.end && w->token < w->units->at.len) {
        *unit = w->units->at.items[w->token++];
        if (*unit != CG_NONE)
            return true;
    }
    while (w->phrase < w->units->list.len &&
           w->units->list.items[w->phrase].first < w->range.end) {
        *unit = w->phrase++;
        if (w->units->list.items[*unit].end <= w->range.end)
            return true;
    }
    return false;
}

/* --- dates of birth and death ---------------------------------------------------- */

static void mark(cg_units *u, const cg_value *value, uint8_t life)
{
    for (uint32_t i = value->first_token; i < value->end_token && i < u->at.len; i++)
        if (u->at.items[i] != CG_NONE)
            u->list.items[u->at.items[i]].life = life;
}

/* A dash, and nothing that matters, between two values. */
static bool joined_by_dash(const cg_passage *p, const cg_value *a, const cg_value *b)
{
    bool dash = false;
    if (b->first_token < a->end_token || b->first_token > a->end_token + LIFE_WINDOW)
        return false;
    for (uint32_t i = a->end_token; i < b->first_token; i++) {
        dash |= cg_passage_is_mark(p, i, CG_MARK_DASH) || cg_passage_is_mark(p, i, CG_MARK_HYPHEN);
        if (cg_passage_is_mark(p, i, CG_MARK_CLOSE) || cg_passage_is_mark(p, i, CG_MARK_STOP))
            return false;
    }
    return dash;
}

static bool in_brackets(const cg_passage *p, uint32_t token)
{
    for (uint32_t i = token; i > 0 && i + 40 > token; i--) {
        if (cg_passage_is_mark(p, i - 1, CG_MARK_OPEN))
            return true;
        if (cg_passage_is_mark(p, i - 1, CG_MARK_CLOSE))
            return false;
    }
    return false;
}

static uint8_t life_by_word(const cg_units *u, uint32_t token)
{
    for (uint32_t i = token; i > 0 && i + LIFE_WINDOW > token; i--) {
        uint32_t unit = u->at.items[i - 1];
        if (unit == CG_NONE)
            continue;
        cg_slice text = u->list.items[unit].text;
        if (cg_slice_is(text, "born"))
            return CG_LIFE_BIRTH;
        if (cg_slice_is(text, "died"))
            return CG_LIFE_DEATH;
    }
    return CG_LIFE_NONE;
}

static void mark_lives(cg_units *u, const cg_passage *p, const cg_value_vec *values)
{
    const cg_value *last = NULL;
    for (size_t i = 0; i < values->len; i++) {
        const cg_value *value = &values->items[i];
        if (value->type != CG_VALUE_DATE)
            continue;
        uint8_t life = life_by_word(u, value->first_token);
        if (life)
            mark(u, value, life);
        if (last && joined_by_dash(p, last, value) && in_brackets(p, last->first_token)) {
            mark(u, last, CG_LIFE_BIRTH);
            mark(u, value, CG_LIFE_DEATH);
        }
        last = value;
    }
}

/* The dash inside of a range of dates; CG_NONE when a word joins it. */
static uint32_t inner_dash(const cg_passage *p, const cg_value *value)
{
    for (uint32_t i = value->first_token + 1; i + 1 < value->end_token; i++)
        if (cg_passage_is_mark(p, i, CG_MARK_DASH) || cg_passage_is_mark(p, i, CG_MARK_HYPHEN))
            return i;
    return CG_NONE;
}

/* Parts a range in brackets into its ends, each as long as it is exact. */
static bool split_range(const cg_passage *p, cg_value_vec *values, size_t index)
{
    static const int32_t days[] = {[CG_GRANULARITY_DAY] = 0,
                                   [CG_GRANULARITY_MONTH] = 27,
                                   [CG_GRANULARITY_YEAR] = 364};
    cg_value *value = &values->items[index];
    uint32_t dash = inner_dash(p, value);
    if (value->type != CG_VALUE_DATE || value->precision != CG_PRECISION_BETWEEN ||
        !(value->flags & CG_VALUE_RESOLVED) || dash == CG_NONE ||
        !in_brackets(p, value->first_token))
        return true;
    cg_value end = *value;
    int32_t length = days[value->granularity];
    value->precision = end.precision = CG_PRECISION_EXACT;
    value->high = value->low + length;
    value->end = value->start + length;
    value->end_token = dash;
    end.low = end.high - length;
    end.start = end.end - length;
    end.first_token = dash + 1;
    end.month = end.day = 0;
    if (!cg_vec_push(values, end))
        return false;
    for (size_t i = values->len - 1; i > index + 1; i--)
        values->items[i] = values->items[i - 1];
    values->items[index + 1] = end;
    return true;
}

bool cg_units_mark_lives(cg_units *u, const cg_passage *p, cg_value_vec *values)
{
    for (size_t i = 0; i < values->len; i++)
        if (!split_range(p, values, i))
            return false;
    mark_lives(u, p, values);
    return true;
}
