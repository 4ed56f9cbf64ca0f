/* A reading of one sentence: its cues, and how it falls into clauses. Made
 * before any pattern is matched, since a gap stays inside its clause. */
#ifndef CG_SCAN_READING_H
#define CG_SCAN_READING_H

#include "scan/machine.h"

typedef struct cg_cue {
    const cg_cue_rule *rule;
    cg_hit hit;
    uint32_t key;  /* its first token that is no auxiliary: where it stands
                      among the operators */
} cg_cue;

/* Where a sentence parts. What stands in `bounds` before a token: */
enum {
    CG_BREAK_NONE = 0,
    CG_BREAK_GAP,    /* only gaps of patterns stop: a clause and its side part */
    CG_BREAK_VERB,   /* another verb phrase of the same subject begins */
    CG_BREAK_CLAUSE, /* another clause begins */
};

/* Stretches that stand beside the clause that they interrupt or follow. */
typedef enum cg_side_kind {
    CG_SIDE_PAREN,      /* ( ... ) */
    CG_SIDE_DASH,       /* - ... - */
    CG_SIDE_RELATIVE,   /* , which ... , */
    CG_SIDE_PARTICIPLE, /* , making ... */
    CG_SIDE_ADVERBIAL,  /* because ..., when ... */
    CG_SIDE_CONDITION,  /* if ..., unless ... */
    CG_SIDE_CONCESSION, /* although ..., despite ... */
} cg_side_kind;

#define CG_NO_SIDE UINT32_MAX

typedef struct cg_side {
    cg_side_kind kind;
    uint32_t first, end; /* tokens; `first` is the word or mark that opens it */
    uint32_t parent;     /* the side that it stands in, or CG_NO_SIDE */
    bool leading;        /* it comes before its main clause */
} cg_side;

typedef struct cg_reading {
    const cg_passage *passage;
    cg_token_range range;
    CG_VEC(cg_cue) cues;      /* in order of their first token */
    CG_VEC(uint8_t) bounds;   /* by token of the passage, from 0 */
    CG_VEC(uint32_t) side_of; /* by token of the passage: innermost side */
    CG_VEC(cg_side) sides;
    CG_VEC(uint32_t) cue_at;  /* by token of the passage: index + 1 of a cue
                                 that took it */
    CG_VEC(cg_cue) seconds;   /* shorter cues that lost to one in `cues` */
    CG_VEC(uint32_t) items;   /* where "(a)", "(b)" ... of a list stand */
    cg_hits hits;             /* scratch */
    bool question;            /* the sentence ends in a question mark */
    bool title_case;          /* most of its words have capitals */
} cg_reading;

void cg_reading_init(cg_reading *reading);
void cg_reading_release(cg_reading *reading);
/* Reads one sentence of a passage that was read. False: out of memory. */
bool cg_reading_load(cg_reading *reading, cg_machine *machine, const cg_passage *passage,
                     cg_token_range sentence);

/* The longest cue among the words of `lost` that `hit` did not take, when the
 * pattern itself took some of them: "no increase in" beside the pattern
 * "increase in crime" leaves "no". NULL when there is none. */
const cg_cue *cg_reading_second(const cg_reading *reading, const cg_cue *lost, const cg_hit *hit);

/* scan/clauses.c: fills bounds, side_of and sides. */
bool cg_reading_split(cg_reading *reading);

/* scan/items.c: fills items. False: out of memory. */
bool cg_reading_find_items(cg_reading *reading);
/* Which item of the list within the sentence the token stands in, from 1; 0: before it. */
uint32_t cg_reading_item(const cg_reading *reading, uint32_t token);

/* True when the token can be the finite verb of a clause, as far as closed
 * classes and endings tell. */
bool cg_reading_is_finite(const cg_reading *reading, uint32_t token);
/* True for what begins a clause of exceptions, "except that": it governs nothing. */
bool cg_reading_is_exception(const cg_cue *cue);
/* The strongest bound before any token of (after, upto]. */
unsigned cg_reading_bound(const cg_reading *reading, uint32_t after, uint32_t upto);
/* True when the side `outer` is `inner` or holds it; CG_NO_SIDE holds all. */
bool cg_reading_side_holds(const cg_reading *reading, uint32_t outer, uint32_t inner);

#endif
