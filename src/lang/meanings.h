/* What words mean to one another: which can stand for each other, which are
 * opposites, which are kinds of something, and which exclude one another. From
 * synonyms.json, opposites.json and sets.json. Immutable once all three are
 * loaded, in the arena that it was made in. */
#ifndef CG_LANG_MEANINGS_H
#define CG_LANG_MEANINGS_H

#include "base/arena.h"
#include "base/json.h"
#include "lang/inflect.h"

typedef struct cg_meanings cg_meanings;

typedef enum cg_meaning_kind {
    CG_MEANING_GROUP,  /* id: the group of synonyms */
    CG_MEANING_HEAD,   /* id: the kind that it names */
    CG_MEANING_KIND,   /* id: the kind that it is one of */
    CG_MEANING_SIDE,   /* id: the pair of opposites; part: 0 or 1 */
    CG_MEANING_MEMBER, /* id: the set; part: the member */
} cg_meaning_kind;

enum {
    CG_MEANING_STRICT = 1 << 0,   /* of a set: one thing has but one of it */
    CG_MEANING_CAPITAL = 1 << 1,  /* only where the word has its capital */
    CG_MEANING_CONTRARY = 1 << 2, /* of a pair: a denial proves nothing */
    CG_MEANING_CLASS = 1 << 3,    /* of a set: words of one member differ too */
};

/* One thing that is known of a word or phrase. */
typedef struct cg_meaning {
    const struct cg_meaning *next;
    uint32_t id;
    uint16_t part;
    uint8_t kind, flags;
} cg_meaning;

/* Empty; NULL when memory runs out. */
cg_meanings *cg_meanings_new(cg_arena *arena, const cg_inflection *inflection);
/* What is not the arena's; takes NULL. */
void cg_meanings_free(cg_meanings *meanings);
cg_status cg_meanings_add_synonyms(cg_meanings *meanings, const cg_json *root,
                                   cg_error *error);
cg_status cg_meanings_add_opposites(cg_meanings *meanings, const cg_json *root,
                                    cg_error *error);
cg_status cg_meanings_add_sets(cg_meanings *meanings, const cg_json *root, cg_error *error);

/* What is known of a folded word, in any inflection, or of a phrase with single
 * spaces; NULL: nothing. */
const cg_meaning *cg_meanings_find(const cg_meanings *meanings, cg_slice phrase);

/* All that is known of one word. */
typedef struct cg_meaning_word {
    const cg_meaning *meanings;
    unsigned reach; /* the most words that a phrase has which begins with it; 0 or 1: none */
    bool light;     /* it tells little by itself: thing, make, part */
} cg_meaning_word;

cg_meaning_word cg_meanings_word(const cg_meanings *meanings, cg_slice word);

/* How what one word says stands to what another says. */
typedef enum cg_relation {
    CG_RELATION_NONE,
    CG_RELATION_SYNONYM,
    CG_RELATION_NARROWER, /* the first is a kind of the second */
    CG_RELATION_BROADER,  /* the second is a kind of the first */
    CG_RELATION_RIVAL,    /* of one set: a thing may have both */
    CG_RELATION_CLASS,    /* nothing is both: a person, a place */
    CG_RELATION_EXCLUDED, /* of one strict set */
    CG_RELATION_CONTRARY,
    CG_RELATION_OPPOSITE, /* contradictory */
} cg_relation;
/* The strongest relation between two chains: agreement before difference. */
cg_relation cg_meanings_relate(const cg_meanings *meanings, const cg_meaning *a,
                               const cg_meaning *b);

/* True when the two folded words have one root by their endings: "direct",
 * "director". */
bool cg_meanings_are_kin(const cg_meanings *meanings, cg_slice a, cg_slice b);
/* True when one is the other with a prefix of denial: "happy", "unhappy". */
bool cg_meanings_are_denied(const cg_meanings *meanings, cg_slice a, cg_slice b);

#endif
