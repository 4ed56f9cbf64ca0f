#include "stance/scope_room.h"

#include "base/limits.h"
#include "stance/voices.h"

#include <stdlib.h>

static uint32_t side_of(const cg_scoping *s, uint32_t token)
{
    return s->r->side_of.items[token];
}

cg_span cg_governor_span(const cg_governor *g, const cg_passage *p)
{
    if (g->lead.end > g->lead.start)
        return g->lead;
    return (cg_span){p->tokens.items[g->first].span.start, p->tokens.items[g->end - 1].span.end};
}

static bool token_in(const cg_passage *p, uint32_t i, const char *const *words)
{
    for (; *words; words++)
        if (cg_passage_token_is(p, i, *words))
            return true;
    return false;
}

/* --- quotations ------------------------------------------------------------------ */

bool cg_scope_is_speech(const cg_reading *r, uint32_t quote)
{
    return cg_voices_is_speech(r->passage, quote);
}

/* A cue governs nothing outside of the quotation that it stands in. */
static bool same_quote(const cg_scoping *s, uint32_t key)
{
    uint32_t outer = s->p->quote_of.items[key], inner = s->p->quote_of.items[s->target];
    if (outer == inner || outer == CG_NO_QUOTE)
        return true;
    const cg_quotation *quote = &s->p->quotes.items[outer];
    return s->target >= quote->open && s->target < quote->close;
}

/* --- reach ------------------------------------------------------------------------- */

static bool is_holder(const cg_scoping *s, cg_operator op)
{
    return cg_operators_row(cg_lang_operators(s->p->program->lang), op)->holder;
}

/* A finite verb stands behind the target in its clause. */
static bool finite_behind(const cg_scoping *s)
{
    for (uint32_t i = s->target + 1; i < s->r->range.end && i < s->target + 12; i++) {
        if (s->r->bounds.items[i] == CG_BREAK_CLAUSE)
            return false;
        if (cg_reading_is_finite(s->r, i))
            return true;
    }
    return false;
}

/* "..., the county", "..., it": behind a comma, another subject. */
static bool begins_subject(const cg_scoping *s, uint32_t i)
{
    return i < s->target &&
           cg_passage_has(s->p, i, CG_CLASS(DETERMINER) | CG_CLASS(PRONOUN)) &&
           !s->r->cue_at.items[i];
}

/* A comma or "and" with a finite verb behind it, before the target: there a
 * phrase ends. Without the verb it is a list: "no fees, charges or dues". */
static bool phrase_ends(const cg_scoping *s, uint32_t a, uint32_t b)
{
    bool parted = false;
    for (uint32_t i = a + 1; i <= b; i++) {
        if (parted && cg_reading_is_finite(s->r, i))
            return true;
        bool comma = cg_passage_is_mark(s->p, i, CG_MARK_COMMA);
        if (comma && begins_subject(s, i + 1))
            return true;
        parted |= comma || cg_passage_has(s->p, i, CG_CLASS(COORDINATOR));
    }
    return false;
}

/* The first token that the cue may govern: "Myth: ..." reaches over its colon. */
static uint32_t scope_start(const cg_scoping *s, const cg_cue *cue)
{
    uint32_t last = cue->hit.end - 1;
    return cg_passage_is_mark(s->p, last, CG_MARK_COLON) ? cue->hit.end : cue->key;
}

/* Nothing but marks that part no words stands between. */
static bool is_next(const cg_scoping *s, const cg_cue *cue)
{
    uint32_t i = cue->hit.end;
    while (i < s->hit->first && cg_token_is_transparent(&s->p->tokens.items[i]))
        i++;
    return i == s->hit->first;
}

static bool reaches(const cg_scoping *s, const cg_cue *cue, uint32_t from, uint32_t to)
{
    if (cue->rule->reach == CG_REACH_WORD)
        return is_next(s, cue);
    unsigned bound = cg_reading_bound(s->r, from, to);
    if (bound == CG_BREAK_CLAUSE || (bound == CG_BREAK_VERB && cue->rule->reach != CG_REACH_CLAUSE))
        return false;
    return cue->rule->reach != CG_REACH_PHRASE || !phrase_ends(s, from, to);
}

/* A comma behind a fronted phrase ends what began in it: "With no warning, X
 * is ...". */
static bool fronted(const cg_scoping *s, const cg_cue *cue)
{
    if (cue->rule->reach == CG_REACH_CLAUSE)
        return false;
    for (uint32_t i = s->r->range.first; i < cue->key; i++)
        if (cg_reading_is_finite(s->r, i))
            return false;
    bool comma = false, list = false;
    for (uint32_t i = cue->key; i <= s->target; i++) {
        if (cg_reading_is_finite(s->r, i))
            return comma || (cue->rule->reach == CG_REACH_PHRASE && i >= cue->hit.end);
        comma |= cg_passage_is_mark(s->p, i, CG_MARK_COMMA);
        list |= cg_passage_has(s->p, i, CG_CLASS(COORDINATOR));
    }
    return comma && !list && cg_reading_bound(s->r, s->target, s->target) < CG_BREAK_VERB &&
           finite_behind(s);
}

static bool ahead_covers(const cg_scoping *s, const cg_cue *cue)
{
    if (cue->key >= s->target || !same_quote(s, cue->key) ||
        !reaches(s, cue, scope_start(s, cue), s->target))
        return false;
    uint32_t outer = side_of(s, cue->key), inner = side_of(s, s->target);
    if (!cg_reading_side_holds(s->r, outer, inner))
        return false;
    if (outer == inner)
        return !fronted(s, cue);
    /* The match stands in a side clause of the cue's clause: only who speaks
     * reaches in, and what such a clause leads. */
    return is_holder(s, cue->rule->op) && !s->r->sides.items[inner].leading;
}

/* "Calling X safe ...", "To say that ...": at the start, what is done by words;
 * "Anyone who says ...": who does it. */
static bool is_act_of_saying(const cg_scoping *s, uint32_t i)
{
    uint32_t first = s->r->range.first;
    while (first < i && !cg_passage_is_word(s->p, first))
        first++;
    bool infinitive = i == first + 1 && cg_passage_token_is(s->p, first, "to");
    bool gerund = i == first && cg_slice_ends(cg_passage_token(s->p, i), "ing");
    uint32_t number = s->r->cue_at.items[i];
    static const char *const who[] = {"who", "whoever", NULL};
    bool person = i > first && token_in(s->p, i - 1, who);
    return (infinitive || gerund || person) && number &&
           is_holder(s, s->r->cues.items[number - 1].rule->op);
}

/* What makes a clause a subject: "that ...", "the claim that ...", "whether". */
static bool subject_clause(const cg_scoping *s, uint32_t *start)
{
    uint32_t from = s->r->range.first;
    for (uint32_t i = s->target; i > from; i--) {
        if (s->r->bounds.items[i] == CG_BREAK_CLAUSE)
            return false;
        if (cg_passage_has(s->p, i - 1, CG_CLASS(COMPLEMENTIZER)) || is_act_of_saying(s, i - 1)) {
            *start = i - 1;
            return true;
        }
    }
    return false;
}

static bool behind_covers(const cg_scoping *s, const cg_cue *cue, int64_t *position)
{
    if (cue->hit.first < s->target || !same_quote(s, cue->hit.first) ||
        !reaches(s, cue, s->target, cue->hit.first) ||
        side_of(s, cue->key) != side_of(s, s->target))
        return false;
    uint32_t start = 0;
    *position = 2 * (int64_t)s->target - 1;
    if (!cue->rule->subject)
        return true;
    if (!subject_clause(s, &start))
        return false;
    uint32_t noun = s->r->cue_at.items[start];
    if (noun)
        start = s->r->cues.items[noun - 1].key;
    *position = 2 * (int64_t)start - 1;
    return true;
}

/* --- conditions ---------------------------------------------------------------------- */

static uint32_t side_opened_by(const cg_scoping *s, const cg_cue *cue)
{
    for (uint32_t i = 0; i < s->r->sides.len; i++)
        if (s->r->sides.items[i].kind == CG_SIDE_CONDITION &&
            s->r->sides.items[i].first == cue->hit.first)
            return i;
    return CG_NO_SIDE;
}

static bool is_regular_past(const cg_scoping *s, uint32_t i)
{
    return cg_slice_ends(cg_passage_token(s->p, i), "ed") && cg_reading_is_finite(s->r, i);
}

/* "If X were ..., ... could": the condition stands in the past, the other
 * clause has a past modal. */
static bool is_counterfactual(const cg_scoping *s, const cg_side *side)
{
    static const char *const unreal[] = {"were", "had", "did", "was", NULL};
    static const char *const modal[] = {"would", "could", "might", "'d", NULL};
    bool in = false, out = false;
    for (uint32_t i = s->r->range.first; i < s->r->range.end; i++) {
        bool inside = i >= side->first && i < side->end;
        in |= inside && (token_in(s->p, i, unreal) || is_regular_past(s, i));
        out |= !inside && token_in(s->p, i, modal);
    }
    return in && out;
}

static void push(cg_scoping *s, cg_governor governor)
{
    if (!cg_vec_push(s->out, governor))
        s->ok = false;
}

static void add_condition(cg_scoping *s, const cg_cue *cue)
{
    uint32_t side = side_opened_by(s, cue);
    if (side == CG_NO_SIDE || !same_quote(s, cue->key) ||
        cg_reading_bound(s->r, cue->key < s->target ? cue->key : s->target,
                         cue->key < s->target ? s->target : cue->key) == CG_BREAK_CLAUSE)
        return;
    const cg_side *condition = &s->r->sides.items[side];
    /* What ends behind the condition, "if the talks fail ... return", is what it leads to. */
    bool inside = cg_reading_side_holds(s->r, side, side_of(s, s->target)) &&
                  cg_reading_side_holds(s->r, side, side_of(s, s->hit->end - 1));
    if (!inside && !cg_reading_side_holds(s->r, condition->parent, side_of(s, s->target)))
        return;
    cg_governor governor = {.op = CG_OPERATOR_COND,
                            .cue = cue,
                            .quote = CG_NO_QUOTE,
                            .position = inside ? 2 * (int64_t)cue->key
                                               : 2 * (int64_t)s->r->range.first - 4,
                            .first = cue->hit.first,
                            .end = cue->hit.end};
    if (is_counterfactual(s, condition)) {
        governor.op = CG_OPERATOR_SCARE; /* made 0, and the lean flips */
        governor.modifiers = CG_MOD_CONDITIONAL;
    } else if (!inside) {
        governor.op = CG_OPERATOR_MODAL; /* the consequent keeps its sign */
        governor.modifiers = CG_MOD_CONDITIONAL;
        governor.force = CG_FORCE_CONDITION;
    }
    push(s, governor);
}

/* --- all of them ----------------------------------------------------------------------- */

static bool taken_by_hit(const cg_scoping *s, const cg_cue *cue)
{
    for (uint32_t i = cue->hit.first; i < cue->hit.end; i++)
        if (cg_hit_took(&cue->hit, i) && i >= s->hit->first && i < s->hit->end &&
            cg_hit_took(s->hit, i))
            return true;
    return false;
}

static bool next_is_holder(const cg_scoping *s, const cg_cue *cue)
{
    for (uint32_t i = cue->hit.end; i < s->r->range.end && i < cue->hit.end + 3; i++) {
        uint32_t number = s->r->cue_at.items[i];
        if (number && is_holder(s, s->r->cues.items[number - 1].rule->op))
            return true;
        if (!cg_passage_has(s->p, i, CG_CLASS(ADVERB) | CG_CLASS(NEGATION)))
            return false;
    }
    return false;
}

/* "To call X safe": an infinitive; not "subject to state law". */
static bool is_infinitive(const cg_scoping *s, uint32_t i)
{
    const cg_class_set object = CG_CLASS(DETERMINER) | CG_CLASS(PRONOUN) | CG_CLASS(COMPLEMENTIZER);
    uint32_t first = s->r->range.first;
    if (i == first || i + 1 >= s->r->range.end || !cg_passage_token_is(s->p, i - 1, "to"))
        return false;
    return i - 1 == first || cg_passage_has(s->p, i + 1, object);
}

/* A lone word that could be a verb of saying is a noun at the start of its
 * sentence, behind an article, and before an auxiliary: "States failed", "the
 * state", "counties and states must". */
static bool is_noun(const cg_scoping *s, const cg_cue *cue)
{
    uint32_t i = cue->hit.first;
    if (cue->hit.end != i + 1 || !is_holder(s, cue->rule->op))
        return false;
    if (i + 1 < s->r->range.end && cg_passage_token_is(s->p, i + 1, "by"))
        return true; /* "a book written by ...": who wrote says nothing here */
    if (!cg_passage_has(s->p, i, CG_CLASS(NOUN)) || is_infinitive(s, i))
        return false;
    uint32_t first = s->r->range.first;
    while (first < i && !cg_passage_is_word(s->p, first))
        first++;
    bool before =
        i == first ||
        cg_passage_has(s->p, i - 1, CG_CLASS(DETERMINER) | CG_CLASS(PREPOSITION));
    bool behind = i + 1 < s->r->range.end &&
                  cg_passage_has(s->p, i + 1, CG_CLASS(AUX) | CG_CLASS(MODAL));
    return before || behind;
}

/* "No, counties may not leave": an answer, no determiner. */
static bool is_interjection(const cg_scoping *s, const cg_cue *cue)
{
    uint32_t i = cue->hit.first;
    return cue->hit.end == i + 1 && i + 1 < s->r->range.end && cg_passage_token_is(s->p, i, "no") &&
           !cg_passage_is_word(s->p, i + 1) && !cg_token_is_transparent(&s->p->tokens.items[i + 1]);
}

/* Into somebody's words a negation reaches only by way of the verb that gives
 * them: "did not say '...'", but never "was not sure, '...'". */
static bool enters_quote(const cg_scoping *s, const cg_cue *cue)
{
    uint32_t quote = s->p->quote_of.items[s->target];
    if (cue->rule->direction != CG_AHEAD || cue->rule->reach == CG_REACH_CLAUSE ||
        quote == s->p->quote_of.items[cue->key] || quote == CG_NO_QUOTE ||
        !cg_scope_is_speech(s->r, quote))
        return true;
    for (uint32_t i = cue->key + 1; i < s->p->quotes.items[quote].open; i++)
        if (cg_passage_has(s->p, i, CG_CLASS(REPORT)))
            return true;
    return false;
}

static void add_cue(cg_scoping *s, const cg_cue *cue)
{
    cg_governor governor = {.op = cue->rule->op,
                            .cue = cue,
                            .quote = CG_NO_QUOTE,
                            .modifiers = cue->rule->modifiers,
                            .force = cue->rule->force,
                            .position = cg_scope_position(s, cue),
                            .first = cue->hit.first,
                            .end = cue->hit.end};
    if (cue->rule->op == CG_OPERATOR_NONE || cg_reading_is_exception(cue) ||
        !cg_scope_in_item(s, cue) || cue->rule->whole || is_noun(s, cue) || is_interjection(s, cue))
        return;
    if (cue->rule->op == CG_OPERATOR_COND) {
        add_condition(s, cue);
        return;
    }
    if (cue->rule->op == CG_OPERATOR_PAST && cue->rule->first && !next_is_holder(s, cue))
        return;
    bool covers = false;
    if (cue->rule->direction == CG_BEHIND)
        covers = behind_covers(s, cue, &governor.position);
    else
        covers = ahead_covers(s, cue);
    if (covers && !enters_quote(s, cue))
        covers = false;
    if (covers)
        push(s, governor);
}

static void add_question(cg_scoping *s)
{
    uint32_t last = s->r->range.end;
    while (last > s->r->range.first && !cg_passage_is_mark(s->p, last - 1, CG_MARK_QUESTION))
        last--;
    if (last == s->r->range.first)
        return;
    uint32_t first = s->r->range.first;
    while (first + 1 < last && !cg_passage_is_word(s->p, first))
        first++;
    bool inverted =
        cg_passage_has(s->p, first, CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(QUESTION));
    uint32_t from = s->target;
    if (!inverted && cg_reading_bound(s->r, from, last - 1) == CG_BREAK_CLAUSE)
        return;
    cg_governor governor = {.op = CG_OPERATOR_UNKNOWN,
                            .quote = CG_NO_QUOTE,
                            .modifiers = CG_MOD_QUESTION,
                            .position = INT64_MIN / 2,
                            .first = last - 1,
                            .end = last};
    push(s, governor);
}

static bool governed_by_holder(const cg_scoping *s)
{
    for (size_t i = 0; i < s->out->len; i++)
        if (is_holder(s, s->out->items[i].op) && s->out->items[i].cue)
            return true;
    return false;
}

static void add_quote(cg_scoping *s, uint32_t q, bool held)
{
    const cg_quotation *quote = &s->p->quotes.items[q];
    bool speech = cg_scope_is_speech(s->r, q);
    if (!speech && held)
        return;
    cg_governor governor = {.op = speech ? CG_OPERATOR_SAYS : CG_OPERATOR_SCARE,
                            .quote = q,
                            .position = 2 * (int64_t)quote->open,
                            .first = quote->open,
                            .end = quote->open + 1};
    push(s, governor);
}

/* The quotations around the target: the innermost, and those that hold it. Few
 * stand between, since they nest at most 8 deep. */
static void add_quotes(cg_scoping *s)
{
    enum { LOOK_BACK = 64 };
    bool held = governed_by_holder(s);
    uint32_t inner = s->p->quote_of.items[s->target];
    if (inner == CG_NO_QUOTE)
        return;
    for (uint32_t q = inner + 1; q > 0 && inner - q + 1 < LOOK_BACK; q--) {
        const cg_quotation *quote = &s->p->quotes.items[q - 1];
        if (s->target >= quote->open && s->target < quote->close)
            add_quote(s, q - 1, held);
        if (quote->depth == 0)
            return;
    }
}

static int compare(const void *a, const void *b)
{
    const cg_governor *x = a, *y = b;
    if (x->position != y->position)
        return x->position < y->position ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

static bool is_far(const cg_cue *cue, const cg_hit *hit)
{
    return cue->hit.end + CG_MAX_CUE_REACH < hit->first ||
           hit->end + CG_MAX_CUE_REACH < cue->hit.first;
}

bool cg_scope_governors(const cg_reading *reading, const cg_hit *hit, cg_governors *out)
{
    cg_scoping s = {.r = reading, .p = reading->passage, .hit = hit, .out = out, .ok = true};
    cg_vec_reset(out);
    /* The last word that the pattern took: a cue inside a gap governs it. */
    s.target = hit->end - 1;
    for (uint32_t c = 0; c < reading->cues.len && s.ok; c++) {
        const cg_cue *cue = &reading->cues.items[c];
        if (is_far(cue, hit))
            continue;
        if (taken_by_hit(&s, cue))
            cue = cg_reading_second(reading, cue, hit);
        if (!cue)
            continue;
        s.target = cue->hit.first > hit->first && cue->hit.first < hit->end
                       ? hit->end - 1
                       : hit->first;
        add_cue(&s, cue);
    }
    s.target = hit->first;
    if (reading->question && s.ok)
        add_question(&s);
    if (s.ok)
        add_quotes(&s);
    if (s.ok && out->len > 0) {
        qsort(out->items, out->len, sizeof *out->items, compare);
        cg_scope_settle(&s);
    }
    return s.ok;
}

bool cg_scope_of_cue(const cg_reading *reading, const cg_cue *cue, uint32_t token,
                     cg_governors *out)
{
    const cg_hit hit = {.first = token, .end = token + 1};
    cg_scoping s = {.r = reading,
               .p = reading->passage,
               .hit = &hit,
               .target = token,
               .out = out,
               .ok = true};
    cg_vec_reset(out);
    add_cue(&s, cue);
    return s.ok;
}
