/* What can be said for a word, and against it: synonyms.json and opposites.json as
 * lists of phrases, for who writes rules. (lang/meanings.h is for who reads texts.) */
#ifndef CG_LANG_THESAURUS_H
#define CG_LANG_THESAURUS_H

#include "base/json.h"
#include "base/vec.h"

typedef CG_VEC(cg_slice) cg_phrases;

typedef struct cg_thesaurus {
    const cg_json *synonyms, *opposites;
} cg_thesaurus;

/* Phrases are folded, without repeats, and the word itself is none of them. */
typedef struct cg_thesaurus_word {
    bool found;
    bool contrary; /* of the opposites at most one holds: a denial proves nothing */
    cg_phrases same, opposite;
} cg_thesaurus_word;

/* Reads the embedded data; they live in the arena, and what is found is part of them. */
cg_status cg_thesaurus_init(cg_thesaurus *thesaurus, cg_arena *arena, cg_error *error);
/* `word`: folded, a lemma or what else the data have, such as a participle that says what
 * something is; a phrase has single spaces. Without `groups` only a word with opposites has
 * others that say the same. To be released whatever comes of it. */
cg_status cg_thesaurus_find(const cg_thesaurus *thesaurus, cg_slice word, bool groups,
                            cg_thesaurus_word *out, cg_error *error);
void cg_thesaurus_release(cg_thesaurus_word *word);

#endif
