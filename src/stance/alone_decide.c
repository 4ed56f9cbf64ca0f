/* What a sentence does to a claim: the words that it says again are weighed
 * against the one that it says otherwise. */
#include "stance/alone.h"

/* What must be reached. Shares of the weight of the claim's predicate that the
 * text says; for a difference, of what is left without the words at issue. */
static const struct {
    double plain;      /* support by a claim of few words */
    double long_plain; /* by one of many: each matters less */
    double rest;       /* of a claim that says more than a text that denies */
    double denied;     /* a claim that denies, a text that does not */
    double denial;     /* a text that denies */
    double opposite;   /* beside an opposite word */
    double excluded;   /* beside another member of a strict set, or another kind */
    double rival;      /* of a set whose members may go together */
    double value;      /* beside another amount or date */
    double unnamed;    /* the two above where the subject is not named */
    double name;       /* beside another name in the same place */
    double only;       /* for a claim that says "only" */
    double beyond;     /* what a word is worth that another sentence says */
} bars = {0.70, 0.45, 0.45, 0.65, 0.80, 0.50, 0.25, 0.70, 0.25, 0.40, 0.60, 0.70, 0.90};
enum { FEW_ITEMS = 2 };

const char *cg_alone_reason_name(cg_alone_reason reason)
{
    static const char *const names[] = {"nothing", "words", "opposite", "set",
                                        "value",   "name",  "only"};
    return names[reason];
}

void cg_alone_reader_init(cg_alone_reader *reader)
{
    *reader = (cg_alone_reader){0};
    cg_units_init(&reader->units);
}

void cg_alone_reader_release(cg_alone_reader *reader)
{
    cg_units_release(&reader->units);
    cg_vec_release(&reader->values);
    cg_vec_release(&reader->matches);
    cg_vec_release(&reader->beyond);
    cg_vec_release(&reader->taken);
    cg_vec_release(&reader->said);
}

bool cg_alone_load(cg_alone_reader *reader, const cg_scanner *s)
{
    const cg_passage *p = &s->passage;
    cg_vec_reset(&reader->values);
    cg_vec_reset(&reader->beyond);
    if (!cg_units_load(&reader->units, p) ||
        !cg_values_find(p->text, p->tokens.items, (uint32_t)p->tokens.len,
                        cg_lang_value_words(s->program->lang), NULL, &reader->values))
        return false;
    reader->range = (cg_token_range){0, 0};
    cg_vec_reset(&reader->taken);
    cg_vec_reset(&reader->said);
    size_t units = reader->units.list.len + 1, tokens = p->tokens.len + 1;
    if (!cg_vec_reserve(&reader->taken, units) || !cg_vec_reserve(&reader->said, tokens))
        return false;
    memset(reader->taken.items, 0, units);
    memset(reader->said.items, 0, tokens);
    reader->taken.len = units;
    reader->said.len = tokens;
    return cg_units_mark_lives(&reader->units, p, &reader->values);
}

bool cg_alone_survey(cg_alone_reader *reader, const cg_scanner *s, const cg_alone *claim)
{
    cg_token_range all = {0, (uint32_t)s->passage.tokens.len};
    reader->claim = claim;
    cg_vec_reset(&reader->beyond);
    if (!cg_alone_align(reader, cg_lang_meanings(s->program->lang), all))
        return false;
    for (size_t i = 0; i < reader->matches.len; i++)
        if (!cg_vec_push(&reader->beyond, reader->matches.items[i]))
            return false;
    return true;
}

static double strength_at(const cg_alone_reader *r, size_t word)
{
    double here = r->matches.items[word].strength, there = cg_alone_beyond(r, word) * bars.beyond;
    return here > there ? here : there;
}

/* --- what is said ------------------------------------------------------------------- */

/* The share of the predicate that is said, without the words [first, end) of
 * the claim. A claim of one word leaves nothing: then all is said. */
static double coverage(const cg_alone_reader *r, uint32_t first, uint32_t end)
{
    double all = 0, said = 0;
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        const cg_unit *unit = cg_alone_own(r, i);
        if (word->subject || (unit->first >= first && unit->first < end))
            continue;
        all += word->weight;
        said += word->weight * strength_at(r, i);
    }
    return all > 0 ? said / all : 1;
}

/* --- differences ---------------------------------------------------------------------- */

static double bar_of(cg_relation relation, cg_via via)
{
    switch (relation) {
    case CG_RELATION_OPPOSITE:
    case CG_RELATION_CONTRARY: return bars.opposite;
    case CG_RELATION_CLASS:
    case CG_RELATION_EXCLUDED: return via == CG_VIA_NAME ? bars.excluded : bars.unnamed;
    default: return bars.rival;
    }
}

/* A word of the predicate that the text has in another form only: its opposite,
 * or another member of its set. */
static bool differs(const cg_alone_reader *r, size_t word)
{
    const cg_alone_match *match = &r->matches.items[word];
    if (match->relation < CG_RELATION_RIVAL || match->strength > 0 ||
        cg_alone_beyond(r, word) >= CG_ALONE_SAID || r->taken.items[match->unit])
        return false;
    return r->claim->words.items[word].value == CG_NONE || match->relation != CG_RELATION_RIVAL;
}

/* Kinds of things are compared where the text says what the subject is. */
static bool is_misplaced(const cg_alone_reader *r, size_t word)
{
    return r->matches.items[word].relation == CG_RELATION_CLASS &&
           (!r->claim->words.items[word].complement ||
            !cg_predicate_has_head(&r->predicate, cg_alone_said_by(r, word)->first));
}

static bool other_life(const cg_alone_reader *r, size_t word)
{
    uint8_t life = cg_alone_said_by(r, word)->life;
    return life != CG_LIFE_NONE && life != r->claim->life;
}

static void consider(const cg_alone_reader *r, const cg_alone_finding *new, double bar,
                     cg_alone_finding *best)
{
    cg_alone_finding found = *new;
    found.coverage = coverage(r, new->claim_first, new->claim_end);
    if (found.coverage < bar || found.strength <= best->strength)
        return;
    *best = found;
}

static void consider_words(const cg_alone_reader *r, cg_via via, cg_alone_finding *best)
{
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        if (word->subject || !differs(r, i) || other_life(r, i) || is_misplaced(r, i))
            continue;
        cg_relation relation = r->matches.items[i].relation;
        if (relation < CG_RELATION_CONTRARY && cg_alone_is_bare_object(r, i))
            continue;
        bool opposite = relation >= CG_RELATION_CONTRARY;
        const cg_unit *own = cg_alone_own(r, i), *said = cg_alone_said_by(r, i);
        if (word->phrase != CG_NONE)
            own = &r->claim->units.list.items[word->phrase];
        if (own->kind == CG_WEIGHT_NAME && !cg_alone_same_slot(r, own, said))
            continue;
        cg_alone_finding found = {
            .reason = opposite ? CG_ALONE_OPPOSITE : CG_ALONE_SET,
            .claim_first = own->first,
            .claim_end = own->end,
            .first = said->first,
            .end = said->end,
            .sign = -1,
            .rule = relation == CG_RELATION_OPPOSITE ? CG_POLARITY_FLIP : CG_POLARITY_ASSERTED,
            .strength = relation == CG_RELATION_RIVAL ? 0.6 : 0.9};
        consider(r, &found, bar_of(relation, via), best);
    }
}

/* "Only" leaves no room for what the text names beside it: "a film and
 * television producer". */
static bool has_company(const cg_alone_reader *r, const cg_scanner *s, uint32_t token)
{
    const cg_passage *p = &s->passage;
    for (uint32_t i = token + 1; i < s->reading.range.end && i < token + 4; i++) {
        uint32_t unit = r->units.at.items[i];
        bool free = unit != CG_NONE && !r->taken.items[unit] &&
                    r->units.list.items[unit].kind >= CG_WEIGHT_COMMON;
        bool joined = cg_passage_has(p, i - 1, CG_CLASS(COORDINATOR)) ||
                      cg_passage_is_mark(p, i - 1, CG_MARK_COMMA);
        if (free && joined)
            return true;
    }
    if (token >= s->reading.range.first + 2 &&
        cg_passage_has(p, token - 1, CG_CLASS(COORDINATOR))) {
        uint32_t unit = r->units.at.items[token - 2];
        return unit != CG_NONE && !r->taken.items[unit] &&
               r->units.list.items[unit].kind >= CG_WEIGHT_COMMON;
    }
    return false;
}

static void consider_only(const cg_alone_reader *r, const cg_scanner *s, cg_alone_finding *best)
{
    for (size_t i = 0; r->claim->only && i < r->claim->words.len; i++) {
        if (r->claim->words.items[i].subject || !cg_alone_says(r, i) ||
            !has_company(r, s, cg_alone_said_by(r, i)->first))
            continue;
        cg_alone_finding found = {.reason = CG_ALONE_ONLY,
                                  .first = cg_alone_said_by(r, i)->first,
                                  .end = cg_alone_said_by(r, i)->end,
                                  .sign = -1,
                                  .rule = CG_POLARITY_ASSERTED,
                                  .strength = 0.7};
        consider(r, &found, bars.only, best);
    }
}

static bool missing_name(const cg_alone_reader *r)
{
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        uint8_t kind = cg_alone_own(r, i)->kind;
        if (!word->subject && (kind == CG_WEIGHT_NAME || kind == CG_WEIGHT_NUMBER) &&
            strength_at(r, i) < 0.4)
            return true;
    }
    return false;
}

/* The main verb, or what the subject is said to be, must be said itself. */
static bool missing_head(const cg_alone_reader *r)
{
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        uint8_t kind = cg_alone_own(r, i)->kind;
        if ((word->verb || word->complement) && !word->subject && kind == CG_WEIGHT_COMMON &&
            r->matches.items[i].strength < CG_ALONE_SAID)
            return true;
    }
    return false;
}

/* The word whose place in the text stands for the whole: the verb, what is said
 * of the subject, else the heaviest. */
static size_t carrier(const cg_alone_reader *r)
{
    size_t best = SIZE_MAX;
    double most = 0;
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        if (word->subject || r->matches.items[i].strength <= 0.3 ||
            r->matches.items[i].unit == CG_NONE)
            continue;
        double value = word->weight * r->matches.items[i].strength +
                       (word->verb || word->complement ? 1 : 0);
        if (value > most) {
            most = value;
            best = i;
        }
    }
    return best;
}

static bool find_support(const cg_alone_reader *r, cg_alone_finding *out)
{
    size_t word = carrier(r);
    if (word == SIZE_MAX)
        return false;
    *out = (cg_alone_finding){.reason = CG_ALONE_WORDS,
                              .claim_first = cg_alone_own(r, word)->first,
                              .claim_end = cg_alone_own(r, word)->end,
                              .first = cg_alone_said_by(r, word)->first,
                              .end = cg_alone_said_by(r, word)->end,
                              .sign = 1,
                              .rule = CG_POLARITY_FLIP,
                              .coverage = coverage(r, 0, 0)};
    return true;
}

/* The sentence has the claim's words and speaks of somebody or something else. */
static bool is_of_another(const cg_alone_reader *r, const cg_scanner *s)
{
    return cg_alone_exchanges_roles(r) || cg_alone_has_other_object(r) ||
           cg_alone_turns_relation(r, cg_lang_meanings(s->program->lang)) ||
           cg_alone_has_inner_subject(r, s) || cg_alone_verb_is_object(r, s) ||
           cg_alone_is_less(r, s) || cg_alone_says_fewer(r, s);
}

bool cg_alone_judge(cg_alone_reader *r, const cg_scanner *s, cg_alone_finding *finding)
{
    cg_alone_finding best = {.reason = CG_ALONE_NOTHING}, value, name;
    cg_binding binding;
    if (!cg_alone_align(r, cg_lang_meanings(s->program->lang), s->reading.range))
        return false;
    cg_alone_part_names(r, &s->passage);
    cg_alone_part_ranks(r);
    r->predicate = cg_predicate_find(&r->units, &s->reading);
    if (!cg_alone_bind(r, s, &binding) || is_of_another(r, s) ||
        cg_alone_is_anothers_deed(r, s, &binding))
        return false;
    value = cg_alone_compare_values(r, s);
    name = cg_alone_compare_names(r, s);
    consider_words(r, binding.via, &best);
    if (value.strength > 0)
        consider(r, &value, binding.via == CG_VIA_NAME ? bars.value : bars.unnamed, &best);
    if (name.strength > 0.5 && !missing_head(r))
        consider(r, &name, bars.name, &best);
    consider_only(r, s, &best);
    if (best.reason == CG_ALONE_NOTHING &&
        (value.strength > 0 || name.strength > 0 || missing_name(r) ||
         cg_alone_is_less_of_most(r) || !find_support(r, &best)))
        return false;
    best.binding = binding;
    *finding = best;
    return true;
}

/* How many things the predicate speaks of: a name is one. */
static unsigned items_of(const cg_alone_reader *r)
{
    unsigned items = 0;
    uint32_t last = CG_NONE;
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        if (word->subject || (word->name != CG_NONE && word->name == last))
            continue;
        last = word->name;
        items++;
    }
    return items;
}

/* The share without the main verb or noun, for which there are many words. */
static double headless_coverage(const cg_alone_reader *r)
{
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        if ((word->verb || word->complement) && !word->subject)
            return coverage(r, cg_alone_own(r, i)->first, cg_alone_own(r, i)->end);
    }
    return coverage(r, 0, 0);
}

bool cg_alone_suffices(const cg_alone_reader *r, const cg_alone_finding *f, int polarity,
                       uint32_t extra)
{
    if (f->reason == CG_ALONE_OPPOSITE && polarity < 0)
        return extra == 0;
    if (f->reason != CG_ALONE_WORDS)
        return true;
    if (polarity > 0 && r->claim->polarity > 0 && items_of(r) > FEW_ITEMS)
        return headless_coverage(r) >= bars.long_plain;
    if (missing_head(r) || (polarity < 0 && r->claim->there))
        return false;
    if (polarity < 0 && extra == 0)
        return f->coverage >= bars.rest;
    if (polarity <= 0)
        return f->coverage >= bars.denial && extra <= 1;
    return f->coverage >= (r->claim->polarity > 0 ? bars.plain : bars.denied);
}
