/* The filter: one pass over all bytes of UTF-8 text that finds the program's
 * anchors, so that costly work is done only where a code can match. It may
 * find more than there is; it misses nothing. What stands between two words
 * does not matter to it. */
#ifndef CG_SCAN_FILTER_H
#define CG_SCAN_FILTER_H

#include "rules/program.h"

/* Code `program->anchors.codes[i]` may match around `offset`, for each i in
 * [first, first + len) of `program->anchors.slots[anchor]`. */
typedef struct cg_filter_hit {
    uint64_t offset; /* of the anchor's last word, from the first byte of all */
    uint32_t anchor; /* a slot, or CG_FILTER_ANY */
} cg_filter_hit;

/* A word so disfigured that the filter can't tell: any code may match here. */
#define CG_FILTER_ANY UINT32_MAX

typedef CG_VEC(cg_filter_hit) cg_filter_hits;

/* How bytes are told apart: results are the same, speed is not. */
typedef enum cg_filter_kind {
    CG_FILTER_BEST, /* the fastest that this machine has */
    CG_FILTER_PLAIN,
    CG_FILTER_SSE2,
    CG_FILTER_AVX2,
    CG_FILTER_AVX512,
    CG_FILTER_NEON,
    CG_FILTER_KIND_COUNT
} cg_filter_kind;

/* Finds the runs of word bytes in so many blocks of 64 bytes; returns how many
 * edges they have. */
typedef struct cg_filter_stretch cg_filter_stretch;
typedef size_t cg_filter_splitter(const char *bytes, size_t blocks,
                                  cg_filter_stretch *stretch);

/* Longer words, as written, are read over again or match nothing. */
#define CG_FILTER_MAX_WRITTEN 2048

/* Where in a text the filter stands. A value without anything to release. */
typedef struct cg_filter_state {
    const cg_program *program;
    cg_filter_splitter *split;
    uint64_t offset; /* of the next byte */
    uint64_t prev;   /* key of the last word */
    /* The word at hand, or the one just ended: */
    uint64_t before; /* key of the word before it */
    uint64_t start;  /* its offset */
    uint32_t len;    /* its bytes; those that can't be seen at its end included */
    uint32_t end;    /* its bytes without those */
    uint32_t solid;  /* its bytes that can be seen */
    bool open, digits, overlong; /* it goes on; digits alone; it did not fit */
    uint8_t contraction;         /* how much of "n't" was read */
    uint64_t contracted;         /* offset of the last t that may be of "n't" */
    bool unsure;                 /* whether it is */
    uint8_t partial_len;         /* bytes of a character that is not whole yet */
    char partial[4];
    char written[CG_FILTER_MAX_WRITTEN];
} cg_filter_state;

/* False when this machine lacks the kind. Borrows the program. */
bool cg_filter_init(cg_filter_state *state, const cg_program *program,
                    cg_filter_kind kind);
/* Forgets the text before: another one begins. */
void cg_filter_reset(cg_filter_state *state);
/* Reads on; appends what it finds, in about the order of offsets. How a text
 * is cut into pieces makes no difference. False: out of memory. */
bool cg_filter_run(cg_filter_state *state, const char *bytes, size_t len,
                   cg_filter_hits *hits);
/* The text ends: reads the word at hand. */
bool cg_filter_end(cg_filter_state *state, cg_filter_hits *hits);

#endif
