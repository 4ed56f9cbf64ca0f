/* Which operators govern a place in a sentence, outermost first. */
#ifndef CG_STANCE_SCOPE_H
#define CG_STANCE_SCOPE_H

#include "scan/reading.h"

/* What a clause that takes up an earlier one makes of it: see echo.h. */
typedef struct cg_echo {
    signed char sign; /* +1: it is so; -1: it is not */
    bool inner;       /* who speaks says it, not the author */
    bool changed;     /* it was otherwise before: "it is now", "it no longer is" */
} cg_echo;

/* One operator that governs a match. */
typedef struct cg_governor {
    cg_operator op;
    const cg_cue *cue;   /* NULL for what punctuation says */
    uint32_t quote;      /* the quotation, for one that gives words to a speaker */
    unsigned modifiers;  /* beside the operator's own */
    cg_force force;      /* instead of the operator, where the claim has one too */
    int64_t position;    /* where it stands among the others */
    bool tail;           /* attribution behind the words: "..., officials said" */
    cg_echo echo;        /* ELLIPSIS, VERDICT */
    uint32_t first, end; /* tokens to show in the trace */
    cg_span lead;        /* the same as a text span, for one in what leads a list in;
                            empty: it stands in the sentence itself */
} cg_governor;

typedef CG_VEC(cg_governor) cg_governors;

/* Replaces `out` with what governs the tokens of `hit` in the reading, sorted
 * from the outermost in. Cues whose tokens the hit itself took are left out.
 * False: out of memory. */
bool cg_scope_governors(const cg_reading *reading, const cg_hit *hit, cg_governors *out);

/* The same for one cue, and for a match of the one token `token`: at most one
 * governor. */
bool cg_scope_of_cue(const cg_reading *reading, const cg_cue *cue, uint32_t token,
                     cg_governors *out);

/* Where the governor of a hit in the passage stands, in the text. */
cg_span cg_governor_span(const cg_governor *governor, const cg_passage *passage);

/* True when the quotation is a speaker's words, not a title or a scare quote. */
bool cg_scope_is_speech(const cg_reading *reading, uint32_t quote);

#endif
