/* Operators and cues: which words change what a sentence commits to, and how.
 * A cue is a pattern in the rule language; the compiler turns it into code like
 * any other. Immutable, in the arena that it was loaded into. */
#ifndef CG_LANG_OPERATORS_H
#define CG_LANG_OPERATORS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/json.h"
#include "lang/force.h"

typedef enum cg_operator {
#define OPERATOR(name) CG_OPERATOR_##name,
#include "lang/operators.def"
#undef OPERATOR
    CG_OPERATOR_COUNT,
    CG_OPERATOR_NONE = CG_OPERATOR_COUNT, /* a pseudo-cue: words that look like one */
} cg_operator;

/* What becomes of the lean when a polarity is made 0. */
typedef enum cg_lean_rule { CG_LEAN_NONE, CG_LEAN_KEEPS, CG_LEAN_FLIPS } cg_lean_rule;

/* One row of the table. Results are +1, -1 or 0, under + and under -. */
typedef struct cg_operator_row {
    signed char author[2];  /* under +, under - */
    signed char speaker[2]; /* the same for the speaker's lane */
    signed char before[2];  /* what held before: CEASES, BECOMES, USED */
    bool has_before;
    bool holder; /* gives the words to a holder: a new speaker's lane */
    cg_lean_rule lean;
    unsigned modifiers; /* of cg_modifier */
} cg_operator_row;

/* Where a cue's scope lies. */
typedef enum cg_direction {
    CG_AHEAD,  /* what follows it */
    CG_BEHIND, /* what comes before it in its clause */
    CG_AROUND, /* its clause, both ways */
} cg_direction;

/* How far it goes. */
typedef enum cg_reach {
    CG_REACH_WORD,   /* a match right behind it */
    CG_REACH_PHRASE, /* to the next comma or preposition of place or time */
    CG_REACH_VERB,   /* its verb phrase: to a coordinated verb phrase */
    CG_REACH_CLAUSE, /* its clause and all that depends on it */
} cg_reach;

typedef struct cg_cue_rule {
    cg_slice pattern;
    cg_operator op;
    cg_direction direction;
    cg_reach reach;
    unsigned modifiers; /* beside the operator's own */
    cg_force force;     /* instead of the operator, where the claim has one too */
    bool subject;  /* BEHIND: only over a clause as subject ("that ...", "the
                      claim that ...") */
    bool whole;    /* only where it fills its sentence: "Not so." */
    cg_slice next; /* only before a word that ends so: "ing"; empty: any */
    bool first;    /* PAST: only before a verb of reporting; COND: only at the
                      start of a sentence that is turned round */
} cg_cue_rule;

typedef struct cg_operators cg_operators;

cg_status cg_operators_load(const cg_json *root, cg_arena *arena,
                            const cg_operators **out, cg_error *error);
const cg_operator_row *cg_operators_row(const cg_operators *operators, cg_operator op);
const cg_cue_rule *cg_operators_cues(const cg_operators *operators, uint32_t *count);
const char *cg_operator_name(cg_operator op); /* "NEG"; "NONE" */

/* Other ways to write a function word when it is contracted: not -> n't. */
typedef struct cg_contraction {
    cg_slice word, contracted;
} cg_contraction;
const cg_contraction *cg_operators_contractions(const cg_operators *operators,
                                                uint32_t *count);

#endif
