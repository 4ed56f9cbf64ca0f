/* Voices: who holds the words. A holder is found as token ranges of a passage
 * and turned into text when a statement is made. */
#ifndef CG_STANCE_VOICES_H
#define CG_STANCE_VOICES_H

#include "scan/reading.h"

typedef struct cg_holder {
    bool found;              /* somebody is named or described */
    bool pronoun;            /* "he", "they": not resolved */
    bool first;              /* "I", "we": whoever speaks already */
    bool nobody;             /* "nobody", "few": the author denies it of all */
    cg_token_range name;     /* empty: not named */
    cg_token_range role;     /* empty: not described */
    uint32_t verb;           /* the reporting verb, or the cue's key */
} cg_holder;

/* The holder of what a reporting cue of the reading says: its subject, or what
 * stands behind "according to". */
cg_holder cg_voices_of_cue(const cg_reading *reading, const cg_cue *cue);
/* The speaker of a quotation of the passage. */
cg_holder cg_voices_of_quote(const cg_passage *passage, uint32_t quote);

/* An attribution set off by commas: "..., officials said", "X, she says, ...",
 * "..., according to Y", and at the start "NAME: ...". */
typedef struct cg_attribution {
    cg_token_range range;
    cg_holder holder;
    bool headline; /* NAME: without a verb */
} cg_attribution;
/* Finds the one that governs `token`; false when there is none. */
bool cg_voices_attribution(const cg_reading *reading, uint32_t token, cg_attribution *out);

#endif
