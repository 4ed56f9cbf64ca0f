/* A claim's sentence: where its subject ends, what its words weigh, whether it
 * denies. */
#include "stance/alone.h"

#include "base/hash.h"

enum { MOST_WORDS = 64 };

void cg_alone_init(cg_alone *a)
{
    *a = (cg_alone){0};
    cg_units_init(&a->units);
    cg_arena_init(&a->arena, SIZE_MAX);
}

void cg_alone_release(cg_alone *a)
{
    cg_units_release(&a->units);
    cg_vec_release(&a->words);
    cg_vec_release(&a->values);
    cg_arena_release(&a->arena);
}

typedef struct reader {
    cg_alone *alone;
    cg_scanner *s;
    const cg_reading *r;
    uint32_t count; /* tokens */
    cg_predicate predicate;
    uint32_t fronted; /* where what is fronted ends */
    uint8_t *said;    /* by token: it is a word of the claim */
} reader;

static bool tells(const reader *r, uint32_t token)
{
    const cg_unit *unit = cg_units_at(&r->alone->units, token);
    return unit && unit->kind != CG_WEIGHT_FUNCTION;
}

/* What stands before a comma at the start is no part of the subject. */
static uint32_t fronted_end(const reader *r)
{
    const cg_passage *p = r->r->passage;
    if (!r->count || !cg_passage_has(p, 0, CG_CLASS(PREPOSITION)))
        return 0;
    for (uint32_t i = 1; i < r->predicate.verb; i++)
        if (cg_passage_is_mark(p, i, CG_MARK_COMMA))
            return i;
    return 0;
}

/* --- words ---------------------------------------------------------------------- */

static bool hash_forms(cg_alone *a, const cg_lang *lang, cg_slice text, cg_alone_word *word)
{
    cg_forms forms = {0};
    bool ok = cg_inflect(cg_lang_inflection(lang), text, &a->arena, &forms) == CG_OK;
    uint64_t *hashes = ok ? CG_ARENA_ARRAY(&a->arena, uint64_t, forms.len + 1) : NULL;
    for (size_t i = 0; hashes && i < forms.len; i++)
        hashes[i] = cg_hash64(forms.items[i]);
    word->forms = hashes;
    word->form_count = (uint32_t)forms.len;
    cg_vec_release(&forms);
    return hashes != NULL;
}

/* Words that only say how the others are meant: "not", "failed to", "may". A verb
 * that is itself what the claim speaks of, "banned", "rejected", is none. */
static bool is_operator(const reader *r, uint32_t token)
{
    uint32_t number = r->r->cue_at.items[token];
    if (!number)
        return false;
    const cg_cue *cue = &r->r->cues.items[number - 1];
    switch (cue->rule->op) {
    case CG_OPERATOR_NEG:
    case CG_OPERATOR_EXCEPT:
    case CG_OPERATOR_ID:
    case CG_OPERATOR_PARTIAL:
    case CG_OPERATOR_MODAL:
    case CG_OPERATOR_AFTER:
    case CG_OPERATOR_CEASES:
    case CG_OPERATOR_USED: return true;
    case CG_OPERATOR_REVERSES:
    case CG_OPERATOR_PREVENTS: return cue->hit.end > cue->hit.first + 1;
    default: return false;
    }
}

static bool is_only(cg_slice word)
{
    static const char *const words[] = {"only", "solely", "exclusively", "merely", "purely"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cg_slice_is(word, words[i]))
            return true;
    return false;
}

static double weight_of(const cg_unit *unit)
{
    switch (unit->kind) {
    case CG_WEIGHT_LIGHT: return 0.3;
    case CG_WEIGHT_ADVERB: return 0.35;
    case CG_WEIGHT_NAME: return 1.2;
    case CG_WEIGHT_NUMBER: return 1.3;
    default: return 1.0;
    }
}

static uint32_t phrase_at(const cg_units *units, uint32_t token)
{
    uint32_t best = CG_NONE;
    for (size_t i = 0; i < units->list.len; i++) {
        const cg_unit *unit = &units->list.items[i];
        if (unit->phrase && token >= unit->first && token < unit->end &&
            (best == CG_NONE || unit->end - unit->first >
                                    units->list.items[best].end - units->list.items[best].first))
            best = (uint32_t)i;
    }
    return best;
}

static uint32_t value_at(const cg_value_vec *values, uint32_t token)
{
    for (size_t i = 0; i < values->len; i++)
        if (!(values->items[i].flags & CG_VALUE_INNER) && token >= values->items[i].first_token &&
            token < values->items[i].end_token)
            return (uint32_t)i;
    return CG_NONE;
}

static bool add_word(reader *r, uint32_t token)
{
    cg_alone *a = r->alone;
    const cg_unit *unit = cg_units_at(&r->alone->units, token);
    cg_alone_word word = {.unit = a->units.at.items[token],
                          .phrase = phrase_at(&a->units, token),
                          .value = value_at(&a->values, token),
                          .name = CG_NONE,
                          .placed = cg_alone_has_slot(&a->units, token),
                          .weight = weight_of(unit),
                          .subject = token < r->predicate.verb && token >= r->fronted};
    word.verb = token == r->predicate.head && !a->copula;
    word.complement = token == r->predicate.head && a->copula;
    return hash_forms(a, r->s->program->lang, unit->text, &word) && cg_vec_push(&a->words, word);
}

static bool add_words(reader *r)
{
    for (uint32_t i = 0; i < r->count && r->alone->words.len < MOST_WORDS; i++)
        if (tells(r, i) && !is_operator(r, i) && !is_only(cg_units_at(&r->alone->units, i)->text) &&
            !add_word(r, i))
            return false;
    return true;
}

/* Names that stand side by side are one name, and weigh less each. */
static void join_names(cg_alone *a)
{
    uint32_t last = CG_NONE, run_first = 0;
    for (uint32_t i = 0; i < a->words.len; i++) {
        cg_alone_word *word = &a->words.items[i];
        const cg_unit *unit = &a->units.list.items[word->unit];
        if (unit->kind != CG_WEIGHT_NAME || word->value != CG_NONE)
            continue;
        bool joined = last != CG_NONE && last + 1 == i &&
                      a->words.items[last].subject == word->subject &&
                      unit->first <= a->units.list.items[a->words.items[last].unit].end + 1;
        if (!joined) {
            run_first = i;
            a->names++;
        }
        word->name = a->names - 1;
        double share = (0.8 + 0.4 * (i - run_first + 1)) / (i - run_first + 1);
        for (uint32_t k = run_first; k <= i; k++)
            a->words.items[k].weight = share;
        last = i;
    }
}

/* --- what it commits to ----------------------------------------------------------- */

static bool polarity_at(reader *r, uint32_t token, int *polarity)
{
    cg_hit hit = {.first = token, .end = token + 1};
    hit.matched.bits[0] = 1;
    cg_governors *governors = &r->s->governors;
    if (!cg_scope_governors(r->r, &hit, governors))
        return false;
    cg_alone_drop_said(governors, r->said, r->count);
    bool *own = CG_ARENA_ARRAY(&r->alone->arena, bool, governors->len + 1);
    if (!own)
        return false;
    cg_commitment c = cg_fold(cg_lang_operators(r->s->program->lang), governors->items,
                              governors->len, own, CG_FORCE_NONE);
    *polarity = c.has_speaker ? c.speaker.now : c.author.now;
    return true;
}

/* A denial of any word of the predicate denies the claim. */
static bool find_polarity(reader *r)
{
    cg_alone *a = r->alone;
    a->polarity = 1;
    r->said = CG_ARENA_ARRAY(&a->arena, uint8_t, r->count + 1);
    if (!r->said)
        return false;
    for (size_t i = 0; i < a->words.len; i++)
        r->said[a->units.list.items[a->words.items[i].unit].first] = 1;
    for (size_t i = 0; i < a->words.len; i++) {
        int found = 1;
        const cg_alone_word *word = &a->words.items[i];
        if (word->subject && i + 1 < a->words.len)
            continue;
        if (!polarity_at(r, a->units.list.items[word->unit].first, &found))
            return false;
        if (found < a->polarity)
            a->polarity = found;
    }
    return true;
}

static void find_traits(reader *r)
{
    static const char *const birth[] = {"born", "birth"};
    static const char *const death[] = {"died", "die", "dies", "death", "dead", "killed", "passed"};
    cg_alone *a = r->alone;
    for (size_t i = 0; i < a->units.list.len; i++) {
        const cg_unit *unit = &a->units.list.items[i];
        a->only |= is_only(unit->text);
        for (size_t k = 0; k < sizeof birth / sizeof *birth; k++)
            if (cg_slice_is(unit->text, birth[k]))
                a->life = CG_LIFE_BIRTH;
        for (size_t k = 0; k < sizeof death / sizeof *death; k++)
            if (cg_slice_is(unit->text, death[k]))
                a->life = CG_LIFE_DEATH;
    }
}

/* "There is ...", and the preposition behind a bare form of be. */
static void find_shape(reader *r)
{
    const cg_passage *p = r->r->passage;
    uint32_t i = r->predicate.verb;
    r->alone->there = r->count > 1 && cg_passage_token_is(p, 0, "there") &&
                      cg_passage_has(p, 1, CG_CLASS(BE));
    r->alone->this_one = r->count > 1 && (cg_passage_token_is(p, 0, "this") ||
                                          cg_passage_token_is(p, 0, "these"));
    r->alone->place = (cg_slice){0};
    while (i < r->count && cg_passage_has(p, i, CG_CLASS(BE) | CG_CLASS(NEGATION) |
                                                   CG_CLASS(ADVERB)))
        i++;
    if (i > r->predicate.verb && i < r->count && cg_passage_has(p, i, CG_CLASS(PREPOSITION)) &&
        r->alone->units.at.items[i] != CG_NONE)
        r->alone->place = r->alone->units.list.items[r->alone->units.at.items[i]].text;
}

bool cg_alone_read(cg_alone *a, cg_scanner *s, cg_slice claim)
{
    cg_span all = {0, (uint32_t)claim.len};
    cg_arena_reset(&a->arena);
    cg_vec_reset(&a->words);
    cg_vec_reset(&a->values);
    a->text = claim;
    a->names = 0;
    a->only = false;
    a->life = CG_LIFE_NONE;
    cg_machine_reset(&s->machine);
    if (!cg_passage_load(&s->passage, claim, all, CG_BLOCK_PARAGRAPH) ||
        !cg_passage_read(&s->passage))
        return false;
    uint32_t count = (uint32_t)s->passage.tokens.len;
    cg_token_range range = {0, count};
    if (!cg_reading_load(&s->reading, &s->machine, &s->passage, range) ||
        !cg_units_load(&a->units, &s->passage) ||
        !cg_values_find(claim, s->passage.tokens.items, count,
                        cg_lang_value_words(s->program->lang), NULL, &a->values))
        return false;
    reader r = {.alone = a, .s = s, .r = &s->reading, .count = count};
    r.predicate = cg_predicate_find(&a->units, &s->reading);
    a->copula = r.predicate.copula;
    r.fronted = fronted_end(&r);
    find_shape(&r);
    if (!add_words(&r))
        return false;
    join_names(a);
    find_traits(&r);
    return find_polarity(&r);
}
