/* A sketch: the rule that a claim's sentence tells by itself. The sentence is taken apart
 * (sketch_read.c), said in other ways (sketch_say.c), written as a pack (sketch_pack.c),
 * and tried until the pack passes its own examples (sketch.c). All texts live in the
 * sketch's arena. */
#ifndef CG_RUN_SKETCH_H
#define CG_RUN_SKETCH_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "lang/conjugate.h"
#include "lang/thesaurus.h"
#include "text/value.h"

struct cg_scanner;

/* What a word of the claim does in it. */
typedef enum cg_sketch_role {
    CG_SKETCH_WORD,  /* it tells something, and stands in the pattern */
    CG_SKETCH_GAP,   /* an article or an adverb: others may stand there */
    CG_SKETCH_BE,
    CG_SKETCH_HELP,  /* another auxiliary, or a modal */
    CG_SKETCH_NOT,
    CG_SKETCH_MARK,  /* a hyphen or the like */
} cg_sketch_role;

typedef struct cg_sketch_word {
    cg_slice text, folded;
    cg_sketch_role role;
    bool spaced; /* there is a blank before it */
} cg_sketch_word;

/* Another way to say the pivot. */
typedef struct cg_sketch_phrase {
    cg_slice text;
    bool opposite;
} cg_sketch_phrase;

typedef struct cg_sketch_example {
    cg_slice text;
    cg_stance stance;
    uint32_t phrase; /* that it fires; the number of phrases: none */
    bool needed;     /* without it there is no draft */
} cg_sketch_example;

/* How much of the sentence the pattern takes: more where less tells too little. */
typedef enum cg_sketch_depth { CG_SKETCH_CORE, CG_SKETCH_WHOLE, CG_SKETCH_DEPTHS } cg_sketch_depth;

typedef struct cg_sketch {
    cg_arena arena;
    cg_slice claim; /* without the stop at its end */
    CG_VEC(cg_sketch_word) words;
    uint32_t verb, core, end; /* the subject is [0, verb), what helps the verb [verb, core) */
    uint32_t pivot, pivot_end; /* the words with others for them; [end, end): none */
    cg_word_form form;         /* of the pivot */
    cg_thesaurus_word others;  /* for the pivot */
    cg_slice lemma; /* of the pivot: as it stands in a lexicon */
    bool helped, be, passive; /* an auxiliary helps the verb; a form of be; that or have */
    int polarity;  /* of the claim: +1, -1 or, where it commits to nothing, 0 */
    cg_slice name; /* of the subject; empty: the claim has none */
    cg_slice acronym, anaphor; /* empty: none */
    bool any_case;
    bool has_value;
    cg_value value;
    uint32_t value_first, value_end; /* its words */
    cg_sketch_depth depth;
    CG_VEC(cg_sketch_phrase) phrases;   /* other than the pivot itself */
    CG_VEC(cg_sketch_example) examples; /* in the order in which they are written */
} cg_sketch;

void cg_sketch_init(cg_sketch *sketch);
void cg_sketch_release(cg_sketch *sketch);

/* --- sketch_read.c ----------------------------------------------------------- */

/* Takes the claim apart; the scanner's program needs no claims, but what words mean.
 * CG_E_USAGE for what is no sentence. */
cg_status cg_sketch_read(cg_sketch *sketch, struct cg_scanner *scanner, cg_slice claim,
                         cg_error *error);

/* --- sketch_say.c -------------------------------------------------------------- */

/* Fills `examples`: the claim, in other words, denied, doubted. */
cg_status cg_sketch_say(cg_sketch *sketch, const cg_inflection *inflection, cg_error *error);
/* Takes out the example and the phrase that it is for. */
void cg_sketch_drop(cg_sketch *sketch, size_t example);

/* --- sketch_pack.c ------------------------------------------------------------- */

/* Replaces `out` with the pack. */
cg_status cg_sketch_pack(cg_sketch *sketch, cg_buf *out, cg_error *error);

#endif
