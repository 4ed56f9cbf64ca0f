/* Abbreviations: which full stops don't end a sentence, and the words around
 * one that tell. Immutable; owned by the arena that it was loaded into. */
#ifndef CG_LANG_ABBREVS_H
#define CG_LANG_ABBREVS_H

#include "base/arena.h"
#include "base/json.h"

typedef struct cg_abbrevs cg_abbrevs;

typedef enum cg_abbrev_kind {
    CG_ABBREV_NONE = 0,
    CG_ABBREV_TITLE,  /* stands before a name: "Dr.", "Sen.": never an end */
    CG_ABBREV_NUMBER, /* stands before a number: "No.", "p.", "Sec." */
    CG_ABBREV_WORD,   /* may stand at an end, when a word that often starts a
                         sentence follows: "Inc.", "U.S.", "Calif." */
    CG_ABBREV_INNER,  /* introduces what follows: "e.g.", "vs.": never an end */
    CG_ABBREV_LAST,   /* often stands at an end, when any capital follows:
                         "etc.", "p.m." */
} cg_abbrev_kind;

/* What else is known of a word: bits of a set. */
typedef enum cg_abbrev_trait {
    CG_ABBREV_PLAIN = 1 << 0,  /* a word of its own in lower case: "ill", "mass" */
    CG_ABBREV_STREET = 1 << 1, /* a title, and a kind of street: "St." */
    CG_ABBREV_STARTS = 1 << 2, /* often the first word of a sentence: "the" */
    CG_ABBREV_LEADS = 1 << 3,  /* opens a phrase that is no sentence: "at" */
    CG_ABBREV_SAYS = 1 << 4,   /* follows a quotation: "asked" */
    CG_ABBREV_SHOUTS = 1 << 5, /* a name that ends in "!" */
    CG_ABBREV_CLOCK = 1 << 6,  /* goes on behind "p.m.": "monday", "est" */
    CG_ABBREV_LABEL = 1 << 7,  /* numbers what follows: "section 5." */
} cg_abbrev_trait;

/* Reads the data (abbreviations.json) into `arena`:
 *     {"abbreviations": {KIND: ["word", ...], ...},
 *      "words": {TRAIT: ["word", ...], ...}}
 * with a list for every kind but NONE and for every trait, named as above in
 * lower case. A word may have several traits, but one kind. */
cg_status cg_abbrevs_load(const cg_json *root, cg_arena *arena, const cg_abbrevs **out,
                          cg_error *error);
/* `word`: caseless form without its last full stop ("u.s", "dr"). */
cg_abbrev_kind cg_abbrevs_find(const cg_abbrevs *abbrevs, cg_slice word);
/* The set of cg_abbrev_trait of a caseless word; 0 for most. */
unsigned cg_abbrevs_traits(const cg_abbrevs *abbrevs, cg_slice word);

#endif
