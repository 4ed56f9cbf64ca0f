/* The fold: operators applied from the outermost in, in two lanes. */
#ifndef CG_STANCE_FOLD_H
#define CG_STANCE_FOLD_H

#include "stance/scope.h"

/* What one side commits to. Polarities are +1, -1 and 0. */
typedef struct cg_lane {
    int now, lean;
    int before; /* what held before a change; 0: nothing is said of it */
    bool past;  /* "used to": of now nothing is said but that */
} cg_lane;

typedef struct cg_commitment {
    cg_lane author, speaker;
    bool has_speaker;
    unsigned modifiers;
    bool own_words;          /* the author adds a clause: "..., but it is not" */
    unsigned own_modifiers;  /* of what the author says there */
    uint32_t holder; /* index of the governor that the speaker's lane is from */
} cg_commitment;

/* Starts with +: the author says what stands there. `held_by_author[i]` tells
 * for each governor whether its holder is the author ("I", "nobody"), or, in a
 * quotation, whoever speaks already. Where the claim has a `force`, words of duty and
 * permission count by theirs. */
cg_commitment cg_fold(const cg_operators *operators, const cg_governor *governors, size_t count,
                      const bool *held_by_author, cg_force force);

/* The same; steps[i] is what stands behind governor i; may be NULL. What comes
 * out in the end may lack a history that the last step still has. */
cg_commitment cg_fold_steps(const cg_operators *operators, const cg_governor *governors,
                            size_t count, const bool *held_by_author, cg_force force,
                            cg_commitment *steps);

/* One record of what comes out for a claim. */
typedef struct cg_outcome {
    cg_stance stance, lean;
    unsigned modifiers;
    cg_voice voice;
} cg_outcome;

/* Multiplies with the pattern's sign as its polarity rule says; returns how
 * many outcomes (1 to 3): opposed lanes are two, what held before is one more. */
unsigned cg_fold_outcomes(const cg_commitment *commitment, int sign, cg_polarity_rule rule,
                          cg_outcome out[3]);

#endif
