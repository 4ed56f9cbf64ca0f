/* Units: the words of a passage with all that is known of each, and the phrases
 * that the language data know. */
#ifndef CG_STANCE_UNITS_H
#define CG_STANCE_UNITS_H

#include "lang/meanings.h"
#include "scan/reading.h"
#include "text/value.h"

typedef enum cg_unit_weight {
    CG_WEIGHT_FUNCTION, /* tells nothing by itself: of, the, was */
    CG_WEIGHT_LIGHT,    /* little: thing, make */
    CG_WEIGHT_ADVERB,
    CG_WEIGHT_COMMON,
    CG_WEIGHT_NAME, /* capitalised, not by its place alone */
    CG_WEIGHT_NUMBER,
} cg_unit_weight;

/* Whose date a word belongs to, in "(1 May 1900 - 2 June 1980)". */
enum { CG_LIFE_NONE, CG_LIFE_BIRTH, CG_LIFE_DEATH };

typedef struct cg_unit {
    uint32_t first, end; /* tokens; more than one for a phrase */
    cg_slice text;       /* folded, of the units' arena */
    uint64_t hash;       /* of the text */
    const cg_meaning *meanings;
    uint8_t kind; /* cg_unit_weight */
    uint8_t life;
    uint8_t reach; /* of a word: words of the longest phrase that begins with it */
    bool phrase;
    bool capital;
} cg_unit;

typedef struct cg_units {
    CG_VEC(cg_unit) list; /* words in order, then phrases in order */
    uint32_t word_count;
    CG_VEC(uint32_t) at;  /* by token: the word's unit, or CG_NONE */
    cg_arena arena;
} cg_units;

void cg_units_init(cg_units *units);
void cg_units_release(cg_units *units);
/* Replaces the units by those of a passage that was read. False: out of memory. */
bool cg_units_load(cg_units *units, const cg_passage *passage);
/* The word at the token; NULL where there is none, and behind the end. */
static inline const cg_unit *cg_units_at(const cg_units *units, uint32_t token)
{
    uint32_t unit = token < units->at.len ? units->at.items[token] : CG_NONE;
    return unit == CG_NONE ? NULL : &units->list.items[unit];
}

/* The units that lie in a range of tokens, words first:
 *     cg_units_walk walk = cg_units_start(units, range);
 *     for (uint32_t i; cg_units_next(&walk, &i);) ... */
typedef struct cg_units_walk {
    const cg_units *units;
    cg_token_range range;
    uint32_t token, phrase; /* the next of each */
} cg_units_walk;
cg_units_walk cg_units_start(const cg_units *units, cg_token_range range);
bool cg_units_next(cg_units_walk *walk, uint32_t *unit);

/* Marks what stands in dates of birth and death; "(1950 - 1990)" becomes two dates.
 * False: out of memory. */
bool cg_units_mark_lives(cg_units *units, const cg_passage *passage, cg_value_vec *values);

#endif
