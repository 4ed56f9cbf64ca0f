/* A passage: one block of a document with its tokens, sentences and
 * quotations, numbered against the program's vocabulary. One passage object
 * serves one scanner and is filled again and again. */
#ifndef CG_SCAN_PASSAGE_H
#define CG_SCAN_PASSAGE_H

#include "lang/classes.h"
#include "rules/program.h"
#include "scan/word_cache.h"
#include "text/document.h"
#include "text/quote.h"
#include "text/sentence.h"
#include "text/token.h"
#include "text/value.h"

/* Tokens [first, end) of the passage. */
typedef struct cg_token_range {
    uint32_t first, end;
} cg_token_range;

#define CG_NO_QUOTE UINT32_MAX

typedef struct cg_passage {
    const cg_program *program;
    cg_slice text; /* of the whole document */
    cg_span span;  /* of the block */
    cg_block_kind kind;
    cg_tokens tokens;
    cg_word_cache word_cache;
    CG_VEC(uint32_t) words;          /* by token: vocabulary number, 0 for none */
    CG_VEC(cg_class_set) classes;    /* by token */
    CG_VEC(uint32_t) quote_of;       /* by token: innermost quotation, or CG_NO_QUOTE */
    cg_quotations quotes;
    cg_spans sentence_spans;
    CG_VEC(cg_token_range) sentences;
    cg_value_vec values;       /* of one sentence: see cg_passage_find_values */
    CG_VEC(uint32_t) value_at; /* by token of the passage, or empty: 1 + the first
                                  of `values` that touches it; 0: none does */
    bool cut; /* a limit left something out */
} cg_passage;

void cg_passage_init(cg_passage *passage, const cg_program *program);
void cg_passage_release(cg_passage *passage);
/* Tokens and word numbers of a block; sentences and quotations are left empty.
 * False when memory runs out. */
bool cg_passage_load(cg_passage *passage, cg_slice text, cg_span span, cg_block_kind kind);
/* Sentences, quotations and word classes as well. */
bool cg_passage_read(cg_passage *passage);
/* The typed values of a sentence, in place of those of the one before; nothing
 * for a program without slots. Their tokens are numbered as the passage's. */
bool cg_passage_find_values(cg_passage *passage, cg_token_range sentence,
                            const cg_date_context *date);

/* The token behind the mark that closes the parenthesis which `open` opens; 0 when
 * it is not closed within CG_MAX_PARENTHESIS tokens. */
uint32_t cg_passage_parenthesis_end(const cg_passage *passage, uint32_t open);

cg_slice cg_passage_token(const cg_passage *passage, uint32_t token);
/* True when the folded form of the token is `word`. */
bool cg_passage_token_is(const cg_passage *passage, uint32_t token, const char *word);
static inline bool cg_passage_has(const cg_passage *p, uint32_t token, cg_class_set classes)
{
    return (p->classes.items[token] & classes) != 0;
}
static inline bool cg_passage_is_word(const cg_passage *p, uint32_t token)
{
    return p->tokens.items[token].kind != CG_TOKEN_MARK;
}
static inline bool cg_passage_is_mark(const cg_passage *p, uint32_t token, cg_mark mark)
{
    return p->tokens.items[token].kind == CG_TOKEN_MARK && p->tokens.items[token].mark == mark;
}

#endif
