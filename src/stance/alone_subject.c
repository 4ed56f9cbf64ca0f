/* Whom and what the sentence speaks of: somebody who belongs to the claim's subject,
 * or what is less than the claim's noun, is something else. */
#include "stance/alone.h"

enum { NEAR = 4 };

/* --- the verb's own subject ---------------------------------------------------------- */

/* The first token of the noun phrase that ends before `end`; sets whether the claim
 * has a word of it. */
static uint32_t phrase_start(const cg_alone_reader *r, const cg_passage *p, uint32_t end,
                             uint32_t from, bool *taken)
{
    uint32_t at = end;
    *taken = false;
    while (at > from && end - at < NEAR && cg_passage_is_word(p, at - 1) &&
           !cg_passage_has(p, at - 1, CG_CLASS(PREPOSITION) | CG_CLASS(COORDINATOR) |
                                          CG_CLASS(REPORT) | CG_CLASS(COMPLEMENTIZER) |
                                          CG_CLASS(RELATIVE) | CG_CLASS(PRONOUN) |
                                          CG_CLASS(SUBORDINATOR))) {
        at--;
        *taken |= cg_alone_is_taken(r, at);
        if (cg_passage_has(p, at, CG_CLASS(DETERMINER)))
            break;
    }
    return at;
}

/* "The mayor said [that] the council | supports": the clause has another subject. */
static bool is_embedded(const cg_alone_reader *r, const cg_passage *p, uint32_t verb,
                        uint32_t from)
{
    bool taken;
    while (verb > from && cg_passage_has(p, verb - 1, CG_CLASS(AUX) | CG_CLASS(MODAL) |
                                                          CG_CLASS(BE) | CG_CLASS(ADVERB) |
                                                          CG_CLASS(NEGATION)))
        verb--;
    uint32_t start = phrase_start(r, p, verb, from, &taken);
    return start < verb && start > from && !taken &&
           cg_passage_has(p, start - 1, CG_CLASS(REPORT) | CG_CLASS(COMPLEMENTIZER));
}

bool cg_alone_has_inner_subject(const cg_alone_reader *r, const cg_scanner *s)
{
    for (size_t i = 0; i < r->claim->words.len; i++)
        if (r->claim->words.items[i].verb && !r->claim->words.items[i].subject &&
            cg_alone_says(r, i) &&
            is_embedded(r, &s->passage, cg_alone_said_by(r, i)->first, s->reading.range.first))
            return true;
    return false;
}

/* "Lifted the ban on cars": the claim's verb is a noun, and another verb's object. */
bool cg_alone_verb_is_object(const cg_alone_reader *r, const cg_scanner *s)
{
    const cg_passage *p = &s->passage;
    for (size_t i = 0; i < r->claim->words.len; i++) {
        if (!r->claim->words.items[i].verb || r->claim->words.items[i].subject ||
            r->claim->copula || !cg_alone_says(r, i))
            continue;
        uint32_t at = cg_alone_said_by(r, i)->first, from = s->reading.range.first;
        if (at <= from + 1 || (!cg_passage_token_is(p, at - 1, "the") &&
                               !cg_passage_token_is(p, at - 1, "its") &&
                               !cg_passage_token_is(p, at - 1, "their")))
            continue;
        const cg_unit *before = cg_units_at(&r->units, at - 2);
        if (before && before->kind == CG_WEIGHT_COMMON && !cg_alone_is_taken(r, at - 2))
            return true;
    }
    return false;
}

bool cg_alone_is_possessor(const cg_alone_reader *r, const cg_passage *p, uint32_t end)
{
    if (end + 1 >= r->units.at.len || !cg_passage_token_is(p, end, "'s"))
        return false;
    const cg_unit *next = cg_units_at(&r->units, end + 1);
    return next && next->kind == CG_WEIGHT_COMMON && !cg_alone_is_taken(r, end + 1) &&
           end + 2 < r->units.at.len &&
           (cg_passage_has(p, end + 2, CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(BE)) ||
            cg_alone_is_taken(r, end + 2));
}

/* --- the noun that a form of be gives ---------------------------------------------------- */

/* "deputy mayor", "aspiring actress" */
static bool is_less(const cg_alone_reader *r, const cg_passage *p, const cg_unit *noun,
                    uint32_t from)
{
    for (uint32_t i = noun->first; i > from && i + 2 >= noun->first; i--)
        if (cg_passage_has(p, i - 1, CG_CLASS(PRIVATIVE)) && !cg_alone_is_taken(r, i - 1))
            return true;
    return false;
}

/* A common word that the claim has not. */
static bool is_plain(const cg_alone_reader *r, uint32_t token)
{
    const cg_unit *unit = cg_units_at(&r->units, token);
    return unit && unit->kind == CG_WEIGHT_COMMON && !cg_alone_is_taken(r, token);
}

/* "the singer Tom Rand": the noun tells who a stranger is, unless a form of be gives
 * it to the subject. */
static bool is_of_stranger(const cg_alone_reader *r, const cg_passage *p, const cg_unit *noun)
{
    const cg_unit *next = noun->end < r->units.at.len ? cg_units_at(&r->units, noun->end) : NULL;
    return next && next->kind == CG_WEIGHT_NAME && !cg_alone_is_taken(r, noun->end) &&
           noun->first > 0 && cg_passage_has(p, noun->first - 1, CG_CLASS(DETERMINER)) &&
           !cg_predicate_has_head(&r->predicate, noun->first);
}

/* "the daughter of the mayor", "ran for mayor": the noun hangs on another. */
static bool hangs_on_another(const cg_alone_reader *r, const cg_passage *p, const cg_unit *noun,
                             uint32_t from)
{
    uint32_t at = noun->first;
    while (at > from && noun->first - at < NEAR &&
           (cg_passage_has(p, at - 1, CG_CLASS(DETERMINER)) || is_plain(r, at - 1)))
        at--;
    if (at <= from + 1)
        return false;
    const cg_unit *before = cg_units_at(&r->units, at - 2);
    if (cg_passage_token_is(p, at - 1, "for"))
        return !cg_alone_is_taken(r, at - 2);
    return cg_passage_token_is(p, at - 1, "of") && before && before->kind == CG_WEIGHT_COMMON &&
           !cg_alone_is_taken(r, at - 2);
}

bool cg_alone_is_less(const cg_alone_reader *r, const cg_scanner *s)
{
    uint32_t from = s->reading.range.first;
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        if (word->subject || !word->complement || !cg_alone_says(r, i))
            continue;
        if (is_less(r, &s->passage, cg_alone_said_by(r, i), from) ||
            is_of_stranger(r, &s->passage, cg_alone_said_by(r, i)) ||
            hangs_on_another(r, &s->passage, cg_alone_said_by(r, i), from))
            return true;
    }
    return false;
}

/* --- how many ------------------------------------------------------------------------------ */

/* The word that tells how many, before the noun that ends at `end`. */
static cg_slice amount_before(const cg_units *units, uint32_t end)
{
    for (uint32_t i = end; i > 0 && i + NEAR > end; i--) {
        uint32_t unit = units->at.items[i - 1];
        if (unit == CG_NONE)
            break;
        cg_slice text = units->list.items[unit].text;
        if (cg_slice_is(text, "all") || cg_slice_is(text, "every") || cg_slice_is(text, "each"))
            return text;
    }
    return (cg_slice){0};
}

/* "Some did not": that is against all of them. */
static bool denies(const cg_reading *reading)
{
    for (size_t i = 0; i < reading->cues.len; i++)
        if (reading->cues.items[i].rule->op == CG_OPERATOR_NEG)
            return true;
    return false;
}

bool cg_alone_says_fewer(const cg_alone_reader *r, const cg_scanner *s)
{
    size_t head = SIZE_MAX;
    for (size_t i = 0; i < r->claim->words.len && head == SIZE_MAX; i++)
        if (r->claim->words.items[i].subject && cg_alone_says(r, i) &&
            amount_before(&r->claim->units, cg_alone_own(r, i)->end).len)
            head = i;
    if (head == SIZE_MAX || r->claim->polarity < 0 || denies(&s->reading))
        return false;
    const cg_unit *said = cg_alone_said_by(r, head);
    cg_slice amount = amount_before(&r->units, said->end);
    if (!amount.len)
        return true;
    for (uint32_t i = said->first; i > s->reading.range.first && i + NEAR > said->first; i--)
        if (cg_passage_token_is(&s->passage, i - 1, "almost") ||
            cg_passage_token_is(&s->passage, i - 1, "nearly") ||
            cg_passage_token_is(&s->passage, i - 1, "not"))
            return true;
    return false;
}
