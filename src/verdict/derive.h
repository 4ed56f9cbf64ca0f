/* How a verdict came about, for people: in one sentence, and rule by rule. */
#ifndef CG_VERDICT_DERIVE_H
#define CG_VERDICT_DERIVE_H

#include "verdict/tally.h"

/* Appends the sentence. */
void cg_derive_sentence(const cg_tally *tally, cg_buf *out);

typedef struct cg_derive_input {
    const cg_tally *tally;
    const cg_claim_info *claim;
    uint32_t broken; /* findings among the statements, and the verdict if it is one */
} cg_derive_input;

/* Sets the steps of `verdict`, all of the arena: one for each rule that had a say, in the
 * order in which rules are applied. False: out of memory. `scratch` is overwritten. */
bool cg_derive_steps(const cg_derive_input *input, cg_arena *arena, cg_buf *scratch,
                     cg_verdict *verdict);

#endif
