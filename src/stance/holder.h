/* Whose words they are: a noun phrase read as a name, an office or a pronoun.
 * A holder is token ranges of a passage; it owns nothing. */
#ifndef CG_STANCE_HOLDER_H
#define CG_STANCE_HOLDER_H

#include "stance/gender.h"
#include "stance/phrase.h"

typedef struct cg_holder {
    bool found;   /* somebody is named or described */
    bool pronoun; /* "he", "they", "its": not resolved */
    bool first;   /* "I", "we": whoever speaks already */
    bool nobody;  /* "nobody", "few": the author denies it of all */
    bool sole;    /* with `pronoun`: it stands for one ("he", "it") */
    cg_gender gender;
    cg_token_range name;                   /* empty: not named */
    cg_token_range role;                   /* empty: not described */
    cg_token_range outer_name, outer_role; /* who holds it when the pronoun
                                              stays unresolved */
    uint32_t word;                         /* the first token of the phrase */
    uint32_t verb;                         /* the reporting verb, or the cue's key */
} cg_holder;

/* Reads the phrase. `verb` is kept for the caller. */
cg_holder cg_holder_of(const cg_passage *passage, cg_noun_phrase phrase, uint32_t verb);
/* True when there is somebody: named, described or a pronoun. */
bool cg_holder_is_held(const cg_holder *holder);
/* A report inside of another: the innermost one that is named or described
 * holds the words; a pronoun keeps who is further out to fall back on. */
cg_holder cg_holder_nest(const cg_holder *outer, const cg_holder *inner);

#endif
