#include "verdict/side.h"

const char *cg_side_name(cg_side_of_text side)
{
    static const char *const names[] = {"none", "support", "contradict", "mixed", "mention"};
    return names[side];
}

void cg_side_count(cg_side_tally *tally, cg_stance stance, unsigned modifiers)
{
    const unsigned weak = CG_MOD_HISTORIC | CG_MOD_FUTURE | CG_MOD_CONDITIONAL;
    tally->any = true;
    if (modifiers & (CG_MOD_REJECTED | CG_MOD_RETRACTED))
        return;
    if (stance == CG_STANCE_SUPPORT || stance == CG_STANCE_CONTRADICT)
        tally->sides[(modifiers & weak) != 0][stance == CG_STANCE_CONTRADICT]++;
}

cg_side_of_text cg_side_of_tally(const cg_side_tally *tally)
{
    for (int w = 0; w < 2; w++) {
        const size_t *sides = tally->sides[w];
        if (sides[0] && sides[1])
            return CG_TEXT_MIXED;
        if (sides[0] || sides[1])
            return sides[0] ? CG_TEXT_SUPPORT : CG_TEXT_CONTRADICT;
    }
    return tally->any ? CG_TEXT_MENTION : CG_TEXT_NONE;
}

cg_side_of_text cg_side_of(const cg_results *results, size_t first, size_t end, uint32_t claim)
{
    cg_side_tally tally = {{{0}}, false};
    for (size_t i = first; i < end; i++) {
        const cg_statement *s = &results->statements.items[i];
        if (s->claim == claim)
            cg_side_count(&tally, s->stance, s->modifiers);
    }
    return cg_side_of_tally(&tally);
}
