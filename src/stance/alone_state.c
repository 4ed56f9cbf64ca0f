/* From a finding to drafts: what governs the words in the text, and what comes
 * out with the claim's own polarity. */
#include "stance/alone.h"

void cg_alone_drop_said(cg_governors *governors, const uint8_t *said, uint32_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < governors->len; i++) {
        const cg_governor *g = &governors->items[i];
        bool drop = false;
        for (uint32_t t = g->first; g->cue && t < g->end && t < count; t++)
            drop |= said[t] && cg_hit_took(&g->cue->hit, t);
        if (!drop)
            governors->items[kept++] = *g;
    }
    governors->len = kept;
}

/* The words of the text that the claim has, and those of the finding. */
static void mark_said(cg_alone_reader *r, const cg_alone_finding *f)
{
    for (uint32_t i = r->range.first; i < r->range.end; i++) {
        uint32_t unit = r->units.at.items[i];
        r->said.items[i] =
            (unit != CG_NONE && r->taken.items[unit]) || (i >= f->first && i < f->end);
    }
}

static int polarity_of(const cg_commitment *c)
{
    return c->has_speaker ? c->speaker.now : c->author.now;
}

/* Words of the text behind its denial that the claim has not: "does not run in
 * the street" denies less than "does not run". What the claim has and the text
 * has not makes the claim say more, and does no harm. */
static uint32_t more_specific(const cg_alone_reader *r, const cg_scanner *s,
                              const cg_draft *draft)
{
    uint32_t from = s->reading.range.first, extra = 0;
    for (uint32_t i = 0; i < draft->governors_len; i++) {
        const cg_governor *g = &s->all_governors.items[draft->governors_first + i];
        bool echo = g->op == CG_OPERATOR_ELLIPSIS || g->op == CG_OPERATOR_VERDICT;
        uint32_t end = echo ? draft->hit.end : g->end;
        if (end > from && g->op != CG_OPERATOR_ID)
            from = end;
    }
    uint32_t side = s->reading.side_of.items[draft->hit.first];
    for (uint32_t i = from; i < s->reading.range.end; i++) {
        uint32_t unit = r->units.at.items[i];
        if (unit != CG_NONE && !r->said.items[i] && s->reading.side_of.items[i] == side &&
            r->units.list.items[unit].kind >= CG_WEIGHT_COMMON)
            extra++;
    }
    return extra;
}

/* "Is on the lake" is not said by "from a dock by the lake". */
static bool stands_in_place(const cg_alone_reader *r, const cg_scanner *s,
                            const cg_alone_finding *f)
{
    if (!r->claim->place.len || f->reason != CG_ALONE_WORDS)
        return true;
    uint32_t unit = r->units.at.items[f->first];
    if (unit == CG_NONE || r->units.list.items[unit].kind == CG_WEIGHT_NAME)
        return true;
    for (uint32_t i = f->first; i > s->reading.range.first && i + 4 > f->first; i--) {
        uint32_t before = r->units.at.items[i - 1];
        if (before != CG_NONE &&
            cg_slice_equal(r->units.list.items[before].text, r->claim->place))
            return true;
    }
    return false;
}

/* A denial in the clause that governs none of the words at hand: what it does
 * to them is not known. */
static bool has_stray_denial(const cg_alone_reader *r, const cg_scanner *s,
                             const cg_draft *draft)
{
    for (size_t i = 0; i < s->reading.cues.len; i++) {
        const cg_cue *cue = &s->reading.cues.items[i];
        bool governs = false;
        if (cue->rule->op != CG_OPERATOR_NEG && cue->rule->op != CG_OPERATOR_REVERSES &&
            cue->rule->op != CG_OPERATOR_PREVENTS && cue->rule->op != CG_OPERATOR_EXCEPT)
            continue;
        for (uint32_t k = cue->hit.first; k < cue->hit.end; k++)
            governs |= r->said.items[k] != 0;
        for (uint32_t k = 0; k < draft->governors_len; k++)
            governs |= s->all_governors.items[draft->governors_first + k].first == cue->hit.first;
        uint32_t a = cue->key < draft->hit.first ? cue->key : draft->hit.first;
        uint32_t b = cue->key < draft->hit.first ? draft->hit.first : cue->key;
        if (!governs && cg_reading_bound(&s->reading, a, b) < CG_BREAK_VERB &&
            s->reading.side_of.items[a] == s->reading.side_of.items[b])
            return true;
    }
    return false;
}

/* The place of the finding, or of a word of the predicate that is denied, or not
 * committed to, where that place is not. */
static bool weakest_place(const cg_alone_reader *r, cg_scanner *s, cg_draft *draft)
{
    int lowest = 2;
    cg_hit best = draft->hit;
    for (size_t i = 0; i <= r->claim->words.len; i++) {
        cg_hit hit = draft->hit;
        if (i > 0) {
            const cg_alone_match *match = &r->matches.items[i - 1];
            if (r->claim->words.items[i - 1].subject || match->strength < 0.7 ||
                match->unit == CG_NONE)
                continue;
            hit.first = r->units.list.items[match->unit].first;
            hit.end = r->units.list.items[match->unit].end;
        }
        if (!cg_scope_governors(&s->reading, &hit, &s->governors))
            return false;
        cg_alone_drop_said(&s->governors, r->said.items, (uint32_t)r->said.len);
        bool *own = CG_ARENA_ARRAY(&s->scratch, bool, s->governors.len + 1);
        if (!own)
            return false;
        cg_commitment c = cg_fold(cg_lang_operators(s->program->lang), s->governors.items,
                                  s->governors.len, own, CG_FORCE_NONE);
        if (polarity_of(&c) < lowest) {
            lowest = polarity_of(&c);
            best = hit;
        }
    }
    draft->hit = best;
    return true;
}

static bool push_outcomes(cg_scanner *s, cg_draft *draft, const cg_alone_finding *f, int polarity)
{
    cg_outcome outcomes[3];
    unsigned count =
        cg_fold_outcomes(&draft->commitment, f->sign * polarity, f->rule, outcomes);
    for (unsigned i = 0; i < count; i++) {
        draft->outcome = outcomes[i];
        if (s->passage.kind == CG_BLOCK_HEADING)
            draft->outcome.modifiers |= CG_MOD_HEADLINE;
        if (!cg_vec_push(&s->drafts, *draft))
            return false;
    }
    return true;
}

bool cg_alone_state(cg_alone_reader *r, cg_scanner *s, const cg_alone_finding *f, uint32_t claim,
                    uint32_t code)
{
    cg_draft draft = {.claim = claim,
                      .code = code,
                      .hit = {.first = f->first, .end = f->end},
                      .quote = s->passage.quote_of.items[f->first],
                      .binding = f->binding};
    draft.hit.matched.bits[0] = 1;
    mark_said(r, f);
    if (!weakest_place(r, s, &draft) ||
        !cg_scanner_commit(s, &draft, r->said.items))
        return false;
    if (!cg_alone_suffices(r, f, polarity_of(&draft.commitment),
                           more_specific(r, s, &draft)) ||
        (polarity_of(&draft.commitment) < 0 && !stands_in_place(r, s, f)) ||
        has_stray_denial(r, s, &draft))
        return true;
    return push_outcomes(s, &draft, f, r->claim->polarity ? r->claim->polarity : 1);
}
