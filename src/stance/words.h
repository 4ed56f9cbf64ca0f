/* Looking at the tokens of a passage: what the files on voices share. */
#ifndef CG_STANCE_WORDS_H
#define CG_STANCE_WORDS_H

#include "scan/passage.h"

static inline bool cg_words_is_clitic(const cg_passage *p, uint32_t i)
{
    return (p->tokens.items[i].flags & CG_TOKEN_CLITIC) != 0;
}

static inline bool cg_words_is_capital(const cg_passage *p, uint32_t i)
{
    return cg_passage_is_word(p, i) && (p->tokens.items[i].flags & CG_TOKEN_CAPITAL) &&
           !cg_words_is_clitic(p, i);
}

static inline bool cg_words_is_number(const cg_passage *p, uint32_t i)
{
    return p->tokens.items[i].kind == CG_TOKEN_NUMBER;
}

static inline bool cg_words_is_spaced(const cg_passage *p, uint32_t i)
{
    return (p->tokens.items[i].flags & CG_TOKEN_SPACED) != 0;
}

/* True when the folded token is one of `words`, a list that NULL ends. */
bool cg_words_is_one_of(const cg_passage *passage, uint32_t token,
                        const char *const *words);
/* "CA", "ME", "OR": two capitals, where the word itself has none. */
bool cg_words_is_state(const cg_passage *passage, uint32_t token);
/* The token ends like a regular past form or an "-ing" form. */
bool cg_words_ends(const cg_passage *passage, uint32_t token, const char *suffix);
/* A stop that ends an abbreviation before `end`, not a sentence. */
bool cg_words_is_abbreviation(const cg_passage *passage, uint32_t token, uint32_t end);
/* A verb of saying, where it is no noun: "the claims", "a state's claim". */
bool cg_words_is_report(const cg_passage *passage, uint32_t token);
/* A verb that has a subject, as far as classes and endings tell. */
bool cg_words_is_finite(const cg_passage *passage, uint32_t token);
/* The sentence that the token stands in. */
cg_token_range cg_words_sentence(const cg_passage *passage, uint32_t token);

#endif
