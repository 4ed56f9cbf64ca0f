/* From a finding to drafts: what governs the words in the text, and what comes
 * out with the claim's own polarity. */
#include "stance/alone.h"

/* Words of the text behind its denial that the claim has not: "does not run in
 * the street" denies less than "does not run". */
static uint32_t more_specific(const cg_alone_reader *r, const cg_scanner *s,
                              const cg_draft *draft)
{
    uint32_t from = s->reading.range.first, extra = 0;
    for (uint32_t i = 0; i < draft->governors_len; i++) {
        const cg_governor *g = &s->all_governors.items[draft->governors_first + i];
        if (g->end > from && g->op != CG_OPERATOR_ID)
            from = g->end;
    }
    uint32_t side = s->reading.side_of.items[draft->hit.first];
    for (uint32_t i = from; i < s->reading.range.end; i++) {
        uint32_t unit = r->units.at.items[i];
        if (unit != CG_NONE && !r->taken.items[unit] && s->reading.side_of.items[i] == side &&
            r->units.list.items[unit].kind >= CG_WEIGHT_COMMON)
            extra++;
    }
    return extra;
}

/* A denial says less the more it says: what the claim has not must not stand
 * under it. Both denied, the claim may say more. */
static bool denial_holds(const cg_alone_reader *r, const cg_scanner *s, const cg_draft *draft,
                         const cg_alone_finding *f)
{
    const cg_commitment *c = &draft->commitment;
    int now = c->has_speaker ? c->speaker.now : c->author.now;
    if (now >= 0 || f->reason != CG_ALONE_WORDS)
        return true;
    return more_specific(r, s, draft) <= 1;
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
    if (!cg_scanner_commit(s, &draft))
        return false;
    if (!denial_holds(r, s, &draft, f))
        return true;
    return push_outcomes(s, &draft, f, r->claim->polarity ? r->claim->polarity : 1);
}
