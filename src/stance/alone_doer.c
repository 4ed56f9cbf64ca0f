/* Whose deed it is: the sentence has the claim's words and names its subject, but
 * its verb has a subject, an agent or a noun of its own. */
#include "stance/alone.h"

enum { NEAR = 4, AGENT_NEAR = 3 };

typedef struct deed {
    const cg_alone_reader *r;
    const cg_passage *p;
    const cg_reading *reading;
    const cg_binding *name; /* where the claim's subject is named */
    uint32_t verb, group;   /* the verb, and the first of the auxiliaries before it */
    bool passive;           /* the claim has a form of be before its verb */
    bool past;              /* and one of the past: "was repealed", not "is married" */
    bool be;                /* the text has a form of be among the auxiliaries */
} deed;

/* A noun that the claim has not. */
static bool is_strange(const cg_alone_reader *r, uint32_t token)
{
    const cg_unit *unit = cg_units_at(&r->units, token);
    return unit && (unit->kind == CG_WEIGHT_COMMON || unit->kind == CG_WEIGHT_NAME) &&
           !cg_alone_is_taken(r, token);
}

static void read_voice(deed *d, const cg_unit *verb)
{
    static const char *const words[] = {"was", "were", "been", "is", "are", "be", "being"};
    enum { PAST = 3 };
    const cg_units *units = &d->r->claim->units;
    uint32_t unit = verb->first ? units->at.items[verb->first - 1] : CG_NONE;
    for (size_t i = 0; unit != CG_NONE && i < sizeof words / sizeof *words; i++)
        if (cg_slice_is(units->list.items[unit].text, words[i])) {
            d->passive = true;
            d->past = i < PAST;
        }
}

static bool find_deed(const cg_alone_reader *r, deed *d)
{
    const cg_class_set auxiliary = CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(BE) |
                                   CG_CLASS(ADVERB) | CG_CLASS(NEGATION);
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        if (!word->verb || word->subject || r->claim->copula || !cg_alone_says(r, i))
            continue;
        d->verb = d->group = cg_alone_said_by(r, i)->first;
        read_voice(d, cg_alone_own(r, i));
        while (d->group > d->reading->range.first &&
               (cg_passage_has(d->p, d->group - 1, auxiliary) ||
                d->reading->cue_at.items[d->group - 1]))
            d->be |= cg_passage_has(d->p, --d->group, CG_CLASS(BE));
        return true;
    }
    return false;
}

/* "... the clerk | who resigned": the noun in front of the relative does it. */
static bool is_of_relative(const deed *d)
{
    uint32_t at = d->group;
    if (at < d->reading->range.first + 2 || !cg_passage_has(d->p, at - 1, CG_CLASS(RELATIVE)) ||
        d->r->predicate.copula || d->r->predicate.verb + 1 >= at)
        return false;
    at -= 2;
    if (cg_passage_is_mark(d->p, at, CG_MARK_COMMA) && at > d->reading->range.first)
        at--;
    return at > d->r->predicate.verb && is_strange(d->r, at);
}

/* A clause of its own begins here, or the sentence. */
static bool begins_clause(const deed *d, uint32_t at)
{
    if (at == d->reading->range.first)
        return true;
    return d->reading->bounds.items[at] >= CG_BREAK_VERB ||
           d->reading->bounds.items[at - 1] >= CG_BREAK_VERB ||
           cg_passage_has(d->p, at - 1, CG_CLASS(SUBORDINATOR));
}

/* "..., and the clerk | resigned", "The clerk | resigned, ...": nouns that the claim
 * has not, and nothing else, stand where the verb's subject does. */
static bool has_own_subject(const deed *d)
{
    const cg_class_set stop = CG_CLASS(PREPOSITION) | CG_CLASS(COORDINATOR) | CG_CLASS(REPORT) |
                              CG_CLASS(COMPLEMENTIZER) | CG_CLASS(RELATIVE) | CG_CLASS(PRONOUN) |
                              CG_CLASS(SUBORDINATOR);
    uint32_t at = d->group, from = d->reading->range.first;
    bool noun = false;
    while (at > from && d->group - at < NEAR && cg_passage_is_word(d->p, at - 1) &&
           !cg_passage_has(d->p, at - 1, stop)) {
        at--;
        if (cg_alone_is_taken(d->r, at))
            return false;
        noun |= is_strange(d->r, at);
    }
    return noun && begins_clause(d, at);
}

/* "A mill | built in 1870": a participle behind a noun, and the sentence has its verb
 * already. */
static bool is_of_noun(const deed *d)
{
    return d->passive && d->group == d->verb && !d->r->predicate.copula &&
           d->verb > d->r->predicate.verb + 1 && is_strange(d->r, d->verb - 1);
}

/* "Was won by Z": another one did what the claim's subject should have done. */
static bool has_other_agent(const deed *d)
{
    uint32_t by = d->verb + 1;
    if (d->passive || !d->be || !cg_passage_token_is(d->p, by < d->p->tokens.len ? by : 0, "by"))
        return false;
    for (uint32_t i = by + 1; i <= by + AGENT_NEAR && i < d->reading->range.end; i++) {
        const cg_unit *unit = cg_units_at(&d->r->units, i);
        if (cg_alone_is_taken(d->r, i))
            return false;
        if (unit && unit->kind == CG_WEIGHT_NAME)
            return true;
    }
    return false;
}

/* The claim has it done to its subject, which does it here: "X was repealed", "X
 * repealed Y". */
static bool does_itself(const deed *d)
{
    uint32_t next = d->verb + 1;
    if (!d->past || d->be || d->name->first >= d->group || !cg_alone_is_taken(d->r, d->group - 1) ||
        next >= d->reading->range.end)
        return false;
    const cg_unit *object = cg_units_at(&d->r->units, next);
    return cg_passage_has(d->p, next, CG_CLASS(DETERMINER)) ||
           (object && object->kind == CG_WEIGHT_NAME);
}

/* The name stands behind "by", or where the object of the verb does. */
static bool is_done_to(const deed *d)
{
    uint32_t at = d->name->first;
    while (at > d->verb && (cg_alone_is_taken(d->r, at - 1) ||
                            cg_passage_has(d->p, at - 1, CG_CLASS(DETERMINER) | CG_CLASS(TITLE))))
        at--;
    if (at <= d->verb)
        return false;
    return d->passive || cg_passage_token_is(d->p, at - 1, "by");
}

bool cg_alone_is_anothers_deed(const cg_alone_reader *r, const cg_scanner *s,
                               const cg_binding *binding)
{
    deed d = {.r = r, .p = &s->passage, .reading = &s->reading, .name = binding};
    if (binding->via != CG_VIA_NAME || !find_deed(r, &d))
        return false;
    return is_of_relative(&d) || is_of_noun(&d) || has_other_agent(&d) || does_itself(&d) ||
           (!is_done_to(&d) && has_own_subject(&d));
}
