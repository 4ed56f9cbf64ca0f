/* Claims without patterns: what a rule's sentence tells by itself. */
#ifndef CG_RULES_ALONE_H
#define CG_RULES_ALONE_H

#include "lang/classes.h"
#include "rules/ruleset.h"

/* True for a rule that has no patterns: its own words are looked for. */
static inline bool cg_alone_is(const cg_claim_rule *rule)
{
    return rule->supports.len == 0 && rule->contradicts.len == 0;
}

/* False for a sentence that its own words can't be looked for: there are less than
 * two of them. */
bool cg_alone_can_be(cg_slice claim);
/* Whether a word of the claim tells anything by itself: in "It is" none does. False:
 * out of memory. */
bool cg_alone_tells(cg_slice claim, const cg_classes *classes, bool *tells);

/* The name that the claim starts with, behind an article: two or more words with
 * capitals, side by side. A lone capital may be the sentence's. Borrows. */
bool cg_alone_subject(cg_slice claim, cg_slice *name);

#endif
