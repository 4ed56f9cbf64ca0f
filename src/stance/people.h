/* People and bodies that a document names: a bare surname later on leads back
 * to the name and the office given before, a pronoun to who spoke last, and a
 * quotation that goes on over paragraphs to its speaker. Built on demand, a
 * block at a time; nothing further than 64 KiB away is ever used, so that what
 * was read before makes no difference. */
#ifndef CG_STANCE_PEOPLE_H
#define CG_STANCE_PEOPLE_H

#include "scan/passage.h"
#include "stance/voices.h"

typedef struct cg_person {
    cg_slice name, role; /* of the document's text; either may be empty */
    cg_gender gender;
    uint32_t where; /* text offset of the naming */
    uint32_t block;
    bool subject; /* a sentence is about it */
    bool speaks;
} cg_person;

/* How a block's quotations begin and end. Speakers are indices + 1 into the
 * list of people, 0 for none. */
typedef struct cg_block_voices {
    uint32_t first, last; /* speakers of the first and the last quotation */
    uint32_t lead;        /* of an attribution with a colon that ends the block */
    cg_range cue;         /* text span of what tells `lead`, or else `last` */
    cg_range first_cue;
    bool opens;    /* the block begins with a quotation */
    bool open_end; /* its last quotation is not closed */
    bool known;    /* it was read */
} cg_block_voices;

typedef struct cg_people {
    cg_passage passage;     /* scratch */
    CG_VEC(cg_person) list; /* in order of `where` */
    CG_VEC(cg_block_voices) blocks;
} cg_people;

/* Who holds the words, as text. */
typedef struct cg_speaker {
    cg_slice name, role; /* empty: unknown */
    cg_range cue;        /* text span of what tells it, in whatever block; 0, 0: none */
    bool first;          /* the author speaks: "we asked" */
} cg_speaker;

void cg_people_init(cg_people *people, const cg_program *program);
void cg_people_release(cg_people *people);
void cg_people_reset(cg_people *people); /* for the next document */

/* Completes a holder that was found in `passage`, a passage of `block`: names
 * in full, offices, pronouns. A holder that is nobody, of words that stand in
 * `quote` (or CG_NO_QUOTE), is looked for in the paragraphs around: the
 * quotation may go on from the one before, or stand behind its colon. False: out
 * of memory. */
bool cg_people_resolve(cg_people *people, const cg_document *document, uint32_t block,
                       const cg_passage *passage, const cg_holder *holder,
                       uint32_t quote, cg_speaker *out);
/* Who spoke last before the text offset `where` in this block and the two
 * before it, of those that the pronoun can mean; NULL when nobody did. */
const cg_person *cg_people_antecedent(const cg_people *people, uint32_t block,
                                      uint32_t where, const cg_holder *pronoun);

#endif
