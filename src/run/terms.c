#include "run/terms.h"

const char *cg_direction_name(cg_direction direction)
{
    static const char *const names[] = {
        [CG_AHEAD] = "ahead", [CG_BEHIND] = "behind", [CG_AROUND] = "around"};
    return names[direction];
}

const char *cg_reach_name(cg_reach reach)
{
    static const char *const names[] = {
        [CG_REACH_PHRASE] = "phrase", [CG_REACH_VERB] = "verb", [CG_REACH_CLAUSE] = "clause"};
    return names[reach];
}

const char *cg_side_kind_name(cg_side_kind kind)
{
    static const char *const names[] = {
        [CG_SIDE_PAREN] = "parenthesis",    [CG_SIDE_DASH] = "dashes",
        [CG_SIDE_RELATIVE] = "relative",    [CG_SIDE_PARTICIPLE] = "participle",
        [CG_SIDE_ADVERBIAL] = "adverbial",  [CG_SIDE_CONDITION] = "condition",
        [CG_SIDE_CONCESSION] = "concession"};
    return names[kind];
}

const char *cg_via_name(cg_via via)
{
    static const char *const names[] = {[CG_VIA_NONE] = "none",
                                        [CG_VIA_NAME] = "name",
                                        [CG_VIA_ANAPHOR] = "anaphor",
                                        [CG_VIA_TOPIC] = "topic"};
    return names[via];
}

const char *cg_scope_name(cg_scope scope)
{
    static const char *const names[] = {[CG_SCOPE_SENTENCE] = "sentence",
                                        [CG_SCOPE_CLAUSE] = "clause",
                                        [CG_SCOPE_PARAGRAPH] = "paragraph",
                                        [CG_SCOPE_DOCUMENT] = "document"};
    return names[scope];
}

const char *cg_polarity_rule_name(cg_polarity_rule rule)
{
    static const char *const names[] = {[CG_POLARITY_FLIP] = "flip",
                                        [CG_POLARITY_ASSERTED] = "asserted",
                                        [CG_POLARITY_FIXED] = "fixed",
                                        [CG_POLARITY_DENIED] = "denied"};
    return names[rule];
}
