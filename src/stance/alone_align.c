/* Which word of the text says which word of the claim. */
#include "stance/alone.h"

#include <math.h>

static bool same_word(const cg_alone_word *word, const cg_unit *unit)
{
    for (uint32_t i = 0; i < word->form_count; i++)
        if (word->forms[i] == unit->hash)
            return true;
    return false;
}

static double strength_of(cg_relation relation)
{
    switch (relation) {
    case CG_RELATION_SYNONYM: return 0.95;
    case CG_RELATION_NARROWER: return 0.9; /* the text says more */
    case CG_RELATION_BROADER: return 0.4;  /* the text says less */
    default: return 0;
    }
}

/* "Tim" and "Timothy". */
static bool is_short_name(const cg_unit *own, const cg_unit *said)
{
    size_t shorter = own->text.len < said->text.len ? own->text.len : said->text.len;
    return own->kind == CG_WEIGHT_NAME && said->kind == CG_WEIGHT_NAME && shorter >= 3 &&
           memcmp(own->text.ptr, said->text.ptr, shorter) == 0;
}

/* How `unit` of the text stands to one word of the claim. */
static cg_alone_match compare(const cg_alone *a, const cg_meanings *m,
                              const cg_alone_word *word, const cg_unit *unit)
{
    const cg_unit *own = &a->units.list.items[word->unit];
    cg_alone_match match = {.unit = CG_NONE};
    if (!unit->phrase && same_word(word, unit)) {
        match.strength = 1;
        return match;
    }
    const cg_meaning *meanings = own->meanings;
    if (word->phrase != CG_NONE && (unit->phrase || !own->meanings || own->kind == CG_WEIGHT_NAME))
        meanings = a->units.list.items[word->phrase].meanings;
    match.relation = cg_meanings_relate(m, unit->meanings, meanings);
    if (match.relation == CG_RELATION_NONE && meanings != own->meanings)
        match.relation = cg_meanings_relate(m, unit->meanings, own->meanings);
    /* Who is American need not come from Boston. */
    if (match.relation == CG_RELATION_NARROWER && own->kind == CG_WEIGHT_NAME && !word->placed)
        match.relation = CG_RELATION_BROADER;
    match.strength = strength_of(match.relation);
    if (match.strength > 0.5 || unit->phrase)
        return match;
    if (match.relation == CG_RELATION_NONE && is_short_name(own, unit))
        match.strength = 0.8;
    bool names = own->kind == CG_WEIGHT_NAME || unit->kind == CG_WEIGHT_NAME;
    if (cg_meanings_are_denied(m, own->text, unit->text))
        match.relation = CG_RELATION_OPPOSITE;
    else if (!names && cg_meanings_are_kin(m, own->text, unit->text)) {
        match.relation = CG_RELATION_NONE;
        match.strength = word->complement ? 0.5 : 0.8; /* "music" is no musician */
    }
    return match;
}

static bool is_better(const cg_alone_match *new, const cg_alone_match *old)
{
    if (fabs(new->strength - old->strength) > 0.01)
        return new->strength > old->strength;
    return new->strength == 0 && new->relation > old->relation;
}

/* "Yavapai County" says nothing of a county. */
static bool is_in_name(const cg_units *units, const cg_unit *unit)
{
    if (!unit->capital || unit->first == 0)
        return false;
    uint32_t before = units->at.items[unit->first - 1];
    return before != CG_NONE && units->list.items[before].kind == CG_WEIGHT_NAME;
}

/* Dates of birth and death say that somebody was born, or died. */
static bool is_life(const cg_alone *a, const cg_alone_word *word, const cg_unit *unit)
{
    static const char *const words[] = {"born", "birth", "died", "death", "die", "passed"};
    cg_slice text = a->units.list.items[word->unit].text;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (unit->life && unit->life == a->life && cg_slice_is(text, words[i]))
            return true;
    return false;
}

/* The letters of `acronym` start the names from `first` on, one each; small words
 * between them are passed over. */
static bool is_spelt_by(cg_slice acronym, const cg_units *units, uint32_t first)
{
    size_t letter = 0;
    for (uint32_t i = first; i < units->list.len && letter < acronym.len; i++) {
        const cg_unit *unit = &units->list.items[i];
        if (unit->phrase || (unit->kind == CG_WEIGHT_FUNCTION && letter > 0 && !unit->capital))
            continue;
        if (!unit->capital || unit->text.ptr[0] != acronym.ptr[letter])
            return false;
        letter++;
    }
    return letter == acronym.len;
}

/* "MLB" and "Major League Baseball". */
static bool is_acronym(const cg_alone_reader *reader, const cg_alone_word *word, uint32_t unit)
{
    cg_slice own = reader->claim->units.list.items[word->unit].text;
    cg_slice said = reader->units.list.items[unit].text;
    return own.len >= 3 && own.len <= 6 && word->name != CG_NONE && own.ptr[0] == said.ptr[0] &&
           is_spelt_by(own, &reader->units, unit);
}

static void find(cg_alone_reader *reader, const cg_meanings *m, cg_token_range range,
                 const cg_alone_word *word, cg_alone_match *best)
{
    cg_units_walk walk = cg_units_start(&reader->units, range);
    for (uint32_t i; cg_units_next(&walk, &i);) {
        const cg_unit *unit = &reader->units.list.items[i];
        if (unit->kind == CG_WEIGHT_FUNCTION)
            continue;
        cg_alone_match match = compare(reader->claim, m, word, unit);
        match.unit = i;
        if (match.strength > 0.4 && !unit->phrase && is_in_name(&reader->units, unit) &&
            !reader->claim->units.list.items[word->unit].capital)
            match.strength = 0.4;
        if (match.strength < 0.7 && !unit->phrase && unit->kind == CG_WEIGHT_NAME &&
            is_acronym(reader, word, i))
            match = (cg_alone_match){.unit = i, .strength = 0.9};
        if (match.strength < 0.9 && is_life(reader->claim, word, unit))
            match = (cg_alone_match){.unit = i, .strength = 0.95};
        if ((match.strength > 0 || match.relation != CG_RELATION_NONE) && is_better(&match, best))
            *best = match;
    }
}

void cg_alone_lower(cg_alone_reader *reader, size_t word, double strength, cg_relation relation)
{
    cg_alone_match *match = &reader->matches.items[word];
    match->strength = strength;
    match->relation = relation;
    if (word < reader->beyond.len && reader->beyond.items[word].unit == match->unit)
        reader->beyond.items[word] = *match;
}

/* Clears what the range aligned last has left. */
static void forget(cg_alone_reader *reader)
{
    cg_units_walk walk = cg_units_start(&reader->units, reader->range);
    for (uint32_t i; cg_units_next(&walk, &i);)
        reader->taken.items[i] = 0;
    for (uint32_t i = reader->range.first; i < reader->range.end && i < reader->said.len; i++)
        reader->said.items[i] = 0;
}

void cg_alone_values_in(const cg_alone_reader *reader, cg_token_range range, size_t *first,
                        size_t *end)
{
    size_t low = 0, high = reader->values.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (reader->values.items[middle].first_token < range.first)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (low < reader->values.len && reader->values.items[low].first_token < range.end)
        low++;
    *end = low;
}

bool cg_alone_align(cg_alone_reader *reader, const cg_meanings *m, cg_token_range sentence)
{
    cg_vec_reset(&reader->matches);
    forget(reader);
    reader->range = sentence;
    for (size_t i = 0; i < reader->claim->words.len; i++) {
        cg_alone_match best = {.unit = CG_NONE};
        find(reader, m, sentence, &reader->claim->words.items[i], &best);
        if (!cg_vec_push(&reader->matches, best))
            return false;
        if (best.unit != CG_NONE && best.strength > 0)
            reader->taken.items[best.unit] = 1;
    }
    return true;
}
