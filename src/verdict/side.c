#include "verdict/side.h"

const char *cg_side_name(cg_side_of_text side)
{
    static const char *const names[] = {"none", "support", "contradict", "mixed", "mention"};
    return names[side];
}

cg_side_of_text cg_side_of(const cg_results *results, size_t first, size_t end, uint32_t claim)
{
    const unsigned weak = CG_MOD_HISTORIC | CG_MOD_FUTURE | CG_MOD_CONDITIONAL;
    size_t sides[2][2] = {{0, 0}, {0, 0}}; /* [weak][contradict] */
    bool any = false;
    for (size_t i = first; i < end; i++) {
        const cg_statement *s = &results->statements.items[i];
        if (s->claim != claim)
            continue;
        any = true;
        if (s->modifiers & (CG_MOD_REJECTED | CG_MOD_RETRACTED))
            continue;
        if (s->stance == CG_STANCE_SUPPORT || s->stance == CG_STANCE_CONTRADICT)
            sides[(s->modifiers & weak) != 0][s->stance == CG_STANCE_CONTRADICT]++;
    }
    for (int w = 0; w < 2; w++) {
        if (sides[w][0] && sides[w][1])
            return CG_TEXT_MIXED;
        if (sides[w][0] || sides[w][1])
            return sides[w][0] ? CG_TEXT_SUPPORT : CG_TEXT_CONTRADICT;
    }
    return any ? CG_TEXT_MENTION : CG_TEXT_NONE;
}
