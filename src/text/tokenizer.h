/* The tokenizer at work: what its two files share. Words stand in token.c,
 * marks in mark.c. Owns nothing; lives for one call. */
#ifndef CG_TEXT_TOKENIZER_H
#define CG_TEXT_TOKENIZER_H

#include "text/runes.h"
#include "text/token.h"

typedef struct cg_tokenizer {
    cg_slice text;
    size_t start, end; /* of the span */
    size_t at;
    cg_tokens *out;
    bool in_double, in_single; /* a quotation mark of the kind is open */
    bool ok;
} cg_tokenizer;

void cg_tokenizer_push(cg_tokenizer *t, size_t start, size_t end, cg_token_kind kind,
                       cg_mark mark, unsigned flags);
/* The end of the letters, digits and marks at `at`, with what can't be seen
 * between them; `*letters` becomes true when there is a letter. */
size_t cg_tokenizer_word_end(const cg_tokenizer *t, size_t at, bool *letters);
/* Reads the mark `rune`, which ends at `end`, and what belongs to it. */
void cg_tokenizer_scan_mark(cg_tokenizer *t, uint32_t rune, size_t end);

/* 0 outside of the span. */
static inline uint32_t cg_tokenizer_rune(const cg_tokenizer *t, size_t at)
{
    return cg_runes_peek(t->text, at, t->end);
}

static inline uint32_t cg_tokenizer_rune_before(const cg_tokenizer *t, size_t at)
{
    size_t before;
    return cg_runes_before(t->text, t->start, at, &before);
}

static inline bool cg_tokenizer_is_apostrophe(uint32_t rune)
{
    return rune == '\'' || rune == 0x2019;
}

/* True when text[start, end) is `small` but for capitals. */
bool cg_tokenizer_is(const cg_tokenizer *t, size_t start, size_t end,
                     const char *small);

#endif
