/* What inflection.json says, laid out for look-up. Only inflect.c and
 * lexemes.c know these tables; they live in the arena and are never changed
 * once loaded. */
#ifndef CG_LANG_LEXEMES_H
#define CG_LANG_LEXEMES_H

#include "lang/inflect.h"
#include "lang/wordmap.h"

/* What a word can be: the bits of its entry. No bit of a kind, and no
 * paradigm: a form of something else, or part of a pair of spellings. */
enum {
    CG_LEX_PLAIN = 1 << 0,     /* never inflected */
    CG_LEX_VERB = 1 << 1,      /* takes -s, -ed and -ing */
    CG_LEX_NOUN = 1 << 2,      /* takes -s */
    CG_LEX_ADJECTIVE = 1 << 3, /* takes -er and -est */
    CG_LEX_DOUBLED = 1 << 4,
    CG_LEX_EITHER = 1 << 5,
    CG_LEX_IN_OES = 1 << 6,
    CG_LEX_ONE_SPELLING = 1 << 7, /* no pair of endings applies: promise */
    CG_LEX_KINDS = CG_LEX_PLAIN | CG_LEX_VERB | CG_LEX_NOUN | CG_LEX_ADJECTIVE,
};

typedef enum cg_link_kind {
    CG_LINK_VERB,    /* forms of an irregular verb, lemma first */
    CG_LINK_OTHER,   /* of an irregular noun or adjective */
    CG_LINK_VARIANT, /* spellings of one word */
} cg_link_kind;

/* A group of words that a word belongs to: the chain of its entry. */
typedef struct cg_link {
    const struct cg_link *next;
    cg_slice group; /* words parted by spaces */
    cg_link_kind kind;
} cg_link;

/* Words with this start or end are `bits`, or can be spelt with `other`. */
typedef struct cg_affix {
    cg_slice text, other;
    uint64_t bits;
} cg_affix;

typedef struct cg_affixes {
    cg_affix *items;
    size_t len, room;
} cg_affixes;

struct cg_inflection {
    cg_wordmap words;
    cg_wordmap apart;    /* keys "asked form" */
    cg_affixes kinds;    /* endings that tell what an unknown word is */
    cg_affixes prefixes; /* before verbs: over, under, re */
    cg_affixes stems;    /* colour, color: at a word's start */
    cg_affixes respelt;  /* ise, ize: at a word's end */
};

#endif
