/* What governs a match together: nouns that a verb speaks of, and lists of denials. */
#include "stance/scope_room.h"

int64_t cg_scope_position(const cg_scoping *s, const cg_cue *cue)
{
    uint32_t behind = cue->hit.end;
    bool inside = cue->rule->force && behind < s->r->range.end &&
                  cg_passage_has(s->p, behind, CG_CLASS(NEGATION));
    return 2 * (int64_t)(inside ? behind : cue->key) + inside;
}

bool cg_scope_in_item(const cg_scoping *s, const cg_cue *cue)
{
    uint32_t item = cg_reading_item(s->r, cue->key);
    return item == 0 || item == cg_reading_item(s->r, s->target);
}

/* "Rejected the claim that ...": the noun names what the verb is about. */
static bool is_object_noun(const cg_scoping *s, const cg_governor *verb, const cg_governor *noun)
{
    bool refutes = verb->op == CG_OPERATOR_DENIES || verb->op == CG_OPERATOR_REVERSES;
    if (!refutes || !verb->cue || verb->cue->rule->direction != CG_AHEAD ||
        noun->first < verb->end || noun->first - verb->end > 3)
        return false;
    uint32_t before = noun->first - 1;
    if (cg_passage_token_is(s->p, before, "to") &&
        !cg_slice_ends(cg_passage_token(s->p, noun->first), "s"))
        return false; /* "failed to claim that": a verb */
    return cg_passage_has(s->p, before, CG_CLASS(DETERMINER)) ||
           (s->p->tokens.items[before].flags & CG_TOKEN_CLITIC) || before + 1 == verb->end;
}

static void drop(cg_governors *out, size_t index)
{
    for (size_t k = index; k + 1 < out->len; k++)
        out->items[k] = out->items[k + 1];
    out->len--;
}

/* "The claim that ... is false": the noun's words are disowned; with another
 * judgement behind, the judgement alone counts. */
static void merge_claim_nouns(const cg_scoping *s, cg_governors *out)
{
    for (size_t i = 0; i + 1 < out->len; i++) {
        cg_governor *judge = &out->items[i], *noun = &out->items[i + 1];
        bool judges = judge->cue && judge->cue->rule->direction == CG_BEHIND &&
                      judge->cue->rule->subject;
        if (!noun->cue || noun->op != CG_OPERATOR_SAYS)
            continue;
        if (is_object_noun(s, judge, noun)) {
            drop(out, i + 1);
            continue;
        }
        if (!judges)
            continue;
        if (judge->op == CG_OPERATOR_AFTER) {
            noun->op = CG_OPERATOR_DISOWNS;
            *judge = *noun;
        }
        drop(out, i + 1);
    }
}

static bool denies(const cg_governor *g)
{
    return g->cue && g->cue->rule->direction == CG_AHEAD &&
           (g->op == CG_OPERATOR_NEG || g->op == CG_OPERATOR_DENIES);
}

/* The cue begins an item of a list: "no fees, no charges", "denies A, denies
 * B". */
static bool begins_item(const cg_scoping *s, const cg_governor *g)
{
    uint32_t i = g->first;
    while (i > s->r->range.first && cg_passage_has(s->p, i - 1, CG_CLASS(ADVERB)))
        i--;
    if (i == s->r->range.first)
        return false;
    /* "nor" denies by itself what it joins. */
    return cg_passage_is_mark(s->p, i - 1, CG_MARK_COMMA) ||
           (cg_passage_has(s->p, i - 1, CG_CLASS(COORDINATOR)) && !s->r->cue_at.items[i - 1]);
}

/* Each item of a list of denials is denied once: what denied the items before
 * it does not reach in. */
static void drop_denials(cg_governors *out, size_t upto)
{
    size_t kept = 0;
    for (size_t k = 0; k < out->len; k++)
        if (k >= upto || !denies(&out->items[k]))
            out->items[kept++] = out->items[k];
    out->len = kept;
}

/* The match itself begins with a denial of its own: "no rules, no way out" for
 * the pattern "no way out". */
static bool hit_denies(const cg_scoping *s)
{
    uint32_t number = s->r->cue_at.items[s->hit->first];
    return number && s->r->cues.items[number - 1].rule->op == CG_OPERATOR_NEG;
}

static void restart_lists(cg_scoping *s)
{
    cg_governors *out = s->out;
    cg_governor match = {.first = s->hit->first};
    if (hit_denies(s) && begins_item(s, &match)) {
        drop_denials(out, out->len);
        return;
    }
    for (size_t i = out->len; i-- > 1;) {
        if (!denies(&out->items[i]) || !begins_item(s, &out->items[i]))
            continue;
        drop_denials(out, i);
        return;
    }
}

void cg_scope_settle(cg_scoping *s)
{
    merge_claim_nouns(s, s->out);
    restart_lists(s);
}
