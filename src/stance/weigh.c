#include "stance/weigh.h"

#include "base/limits.h"

const char *cg_agreement_name(cg_agreement agreement)
{
    static const char *const names[] = {[CG_AGREES] = "AGREES",
                                        [CG_DISAGREES] = "DISAGREES",
                                        [CG_INCOMPARABLE] = "INCOMPARABLE"};
    return names[agreement];
}

/* The value that the slot stands for. A number with a unit is more than a number,
 * unless the pattern has the unit in its own words, and the claim has none. */
static const cg_value *value_of(const cg_passage *p, const cg_hit *hit,
                                const cg_value *claimed)
{
    const cg_value *value = &p->values.items[hit->value - 1];
    if (!(value->flags & CG_VALUE_INNER))
        return value;
    const cg_value *whole = value - 1;
    if (claimed->type != CG_VALUE_NUMBER || claimed->base.len)
        return whole;
    for (uint32_t i = whole->first_token; i < whole->end_token; i++)
        if (!cg_hit_took(hit, i))
            return whole;
    return value;
}

/* Whether the pattern's own words have the bound that the value begins with. */
static bool has_bound(const cg_passage *p, const cg_hit *hit, const cg_value *value)
{
    char folded[CG_MAX_WORD];
    if (hit->slot <= value->first_token)
        return false;
    size_t len = cg_token_fold(p->text, &p->tokens.items[value->first_token], folded,
                               sizeof folded);
    const cg_value_word *word = cg_value_words_find(cg_lang_value_words(p->program->lang),
                                                    (cg_slice){folded, len});
    return word && word->starts & (CG_ROLE(BOUND) | CG_ROLE(DATE_BOUND));
}

/* "since <date>" holds dates against the claim's, not all that comes behind them. */
static cg_value without_bound(cg_value value)
{
    switch (value.precision) {
    case CG_PRECISION_AT_LEAST:
    case CG_PRECISION_MORE_THAN: value.high = value.low; break;
    case CG_PRECISION_AT_MOST:
    case CG_PRECISION_LESS_THAN: value.low = value.high; break;
    default: return value;
    }
    value.precision = CG_PRECISION_EXACT;
    if (value.type == CG_VALUE_DATE) {
        value.low = value.start;
        value.high = value.end;
    }
    return value;
}

/* Words that support with another value assert the opposite; with that value
 * denied, nothing. Words that contradict do so with the claim's value alone. */
cg_weight cg_weigh(const cg_passage *p, const cg_hit *hit)
{
    const cg_code *code = &p->program->codes[hit->code];
    const cg_claim_value *claimed = cg_program_value(p->program, code->index);
    cg_weight w = {.sign = code->sign, .polarity = (cg_polarity_rule)code->polarity};
    if (!claimed || !hit->value)
        return w;
    w.value = value_of(p, hit, &claimed->value);
    cg_value stated = *w.value;
    if (has_bound(p, hit, w.value))
        stated = without_bound(stated);
    w.agreement = cg_value_compare(&stated, &claimed->value, claimed->tolerance);
    if (w.agreement == CG_AGREES)
        return w;
    w.sign = w.agreement == CG_DISAGREES && code->sign > 0 ? -1 : 0;
    if (w.polarity == CG_POLARITY_FLIP)
        w.polarity = CG_POLARITY_ASSERTED;
    return w;
}
