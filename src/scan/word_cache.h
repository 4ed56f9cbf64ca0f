/* The numbers of words that were looked up lately: most of a text is the same few
 * words again and again. Owns its slots; serves one thread. */
#ifndef CG_SCAN_WORD_CACHE_H
#define CG_SCAN_WORD_CACHE_H

#include "rules/program.h"
#include "text/token.h"

typedef struct cg_word_cache {
    const cg_program *program;
    struct cg_known_word *slots; /* NULL until the first word is looked up */
} cg_word_cache;

void cg_word_cache_init(cg_word_cache *cache, const cg_program *program);
void cg_word_cache_release(cg_word_cache *cache);
/* False: out of memory. To be called before words are looked up. */
bool cg_word_cache_open(cg_word_cache *cache);
/* The number of a word or a number of `text`, or 0. */
uint32_t cg_word_cache_find(cg_word_cache *cache, cg_slice text, const cg_token *token);

#endif
