/* How alike two sentences are: the resemblance of A. Z. Broder, "On the resemblance and
 * containment of documents" (1997), over shingles of two folded words; sketches of
 * least hashes find what may be alike without holding each against each, and what they
 * find is counted out exactly.
 *
 * Words that tell one fact from another, names and figures, must be the same: two
 * counties said to be bound in the same words are two facts. */
#ifndef CG_VERDICT_RESEMBLE_H
#define CG_VERDICT_RESEMBLE_H

#include "base/slice.h"

#define CG_MINHASH_BANDS 12 /* of two hashes each: of pairs that are alike, 1 in 4,000 is lost */

/* What is compared of a sentence. Large: not for the stack. */
#define CG_WORDING_WORDS 2048
typedef struct cg_wording {
    uint32_t len;      /* words; further ones are left out */
    uint32_t shingles; /* each once */
    uint64_t words[CG_WORDING_WORDS]; /* hashes, in order */
    uint64_t sorted[CG_WORDING_WORDS]; /* the words, once they are needed */
    bool is_sorted;
    uint64_t shingle[CG_WORDING_WORDS]; /* sorted */
    bool marked[CG_WORDING_WORDS]; /* by word: with a capital or a digit in it */
} cg_wording;

/* Least hashes of the shingles, by several permutations. */
typedef struct cg_minhash {
    uint32_t least[CG_MINHASH_BANDS * 2];
    uint32_t shingles;
    uint64_t bits[4]; /* one for each shingle, by its hash */
} cg_minhash;

void cg_wording_read(cg_wording *wording, cg_slice sentence);
/* Shorter sentences are alike by chance. */
bool cg_wording_is_long(const cg_wording *wording);
/* Symmetric. */
bool cg_wording_resembles(cg_wording *a, cg_wording *b);

/* All zero for a wording of fewer than two words. */
void cg_minhash_draw(cg_minhash *sketch, const cg_wording *wording);
/* False only where the wordings don't resemble each other: cheap. */
bool cg_minhash_may_resemble(const cg_minhash *a, const cg_minhash *b);
/* Sentences that are alike most likely have one of their bands in common. */
uint64_t cg_minhash_band(const cg_minhash *sketch, size_t band);

#endif
