/* The regular endings of English: how a word takes one, and which words may
 * have taken it. Pure functions over folded words. */
#ifndef CG_LANG_ENDINGS_H
#define CG_LANG_ENDINGS_H

#include "base/limits.h"
#include "base/slice.h"

/* A word by value, room for an ending included. */
typedef struct cg_word {
    char text[CG_MAX_WORD + 16];
    size_t len;
} cg_word;

static inline cg_slice cg_word_slice(const cg_word *word)
{
    return (cg_slice){word->text, word->len};
}

typedef enum cg_ending {
    CG_ENDING_S, /* of a plural and of the third person alike */
    CG_ENDING_ED,
    CG_ENDING_ING,
    CG_ENDING_ER,
    CG_ENDING_EST,
} cg_ending;

/* What has to be known of a word beside its letters. */
enum {
    CG_ENDS_DOUBLED = 1 << 0, /* stress on the last syllable: refer, refer-r-ed */
    CG_ENDS_EITHER = 1 << 1,  /* travel: traveled and travelled */
    CG_ENDS_IN_OES = 1 << 2,  /* potato, potatoes */
};

#define CG_MAX_ENDED 2
/* Writes `word` (at most CG_MAX_WORD bytes) with its ending; returns how many
 * spellings there are: 1 or 2. A word of one syllable doubles by itself. */
unsigned cg_ending_add(cg_slice word, cg_ending ending, unsigned how,
                       cg_word out[CG_MAX_ENDED]);

#define CG_MAX_STRIPPED 8
/* Writes the words of which `word` may be a form, likely ones and nonsense
 * ("stopped": stopp, stoppe, stop); returns how many. */
unsigned cg_ending_strip(cg_slice word, cg_word out[CG_MAX_STRIPPED]);

#endif
