/* Noun phrases around a verb: its subject, or what stands behind it when the
 * order is turned. Found as token ranges; who is meant, holder.h tells. */
#ifndef CG_STANCE_PHRASE_H
#define CG_STANCE_PHRASE_H

#include "scan/passage.h"

typedef struct cg_noun_phrase {
    cg_token_range head;  /* "the county's sheriff" */
    cg_token_range extra; /* what is set off by commas behind it: "a Democrat",
                             "who runs the clinic"; may be empty */
} cg_noun_phrase;

/* The phrase that ends before the verb at `verb`, not before `from`. Its head
 * is empty when there is none. */
cg_noun_phrase cg_phrase_before(const cg_passage *passage, uint32_t from, uint32_t verb);
/* The phrase that begins at `first`, not beyond `end`. */
cg_noun_phrase cg_phrase_behind(const cg_passage *passage, uint32_t first, uint32_t end);
/* The first token of a noun phrase that ends before `end`, without what is set
 * off behind it; `end` when there is none. */
uint32_t cg_phrase_start(const cg_passage *passage, uint32_t from, uint32_t end);
/* A preposition with what tells a time, or in what the words are said: "on
 * Tuesday", "in a statement", "at the hearing". */
bool cg_phrase_is_setting(const cg_passage *passage, uint32_t preposition,
                          uint32_t end);

#endif
