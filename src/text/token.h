/* Tokens: words, numbers and punctuation, with spans in the text. */
#ifndef CG_TEXT_TOKEN_H
#define CG_TEXT_TOKEN_H

#include "base/slice.h"
#include "base/vec.h"

typedef enum cg_token_kind {
    CG_TOKEN_WORD,   /* letters, digits and marks; has a letter */
    CG_TOKEN_NUMBER, /* digits, with . or , between digits: "2008", "1,000.5" */
    CG_TOKEN_MARK,   /* one punctuation or symbol character, or "..." */
} cg_token_kind;

typedef enum cg_mark {
    CG_MARK_NONE,
    CG_MARK_COMMA,
    CG_MARK_SEMICOLON,
    CG_MARK_COLON,
    CG_MARK_OPEN,       /* ( [ { */
    CG_MARK_CLOSE,      /* ) ] } */
    CG_MARK_HYPHEN,     /* - U+2010 U+2011 between or beside letters */
    CG_MARK_DASH,       /* en and em dash, --, and a hyphen between spaces */
    CG_MARK_STOP,       /* . */
    CG_MARK_ELLIPSIS,   /* ... U+2026 */
    CG_MARK_QUESTION,   /* ? */
    CG_MARK_EXCLAMATION,
    CG_MARK_QUOTE_OPEN,  /* “ « ‘ and straight ones, told by what is around */
    CG_MARK_QUOTE_CLOSE,
    CG_MARK_APOSTROPHE,  /* ' ’ that is part of nothing */
    CG_MARK_MARKUP,      /* * _ ` # ~ |: emphasis and the like */
    CG_MARK_OTHER,       /* $ % & / @ + = < > and the rest */
} cg_mark;

enum {
    CG_TOKEN_CAPITAL = 1 << 0,  /* starts with an upper-case letter */
    CG_TOKEN_ALLCAPS = 1 << 1,  /* two letters or more, none lower-case */
    CG_TOKEN_SPACED = 1 << 2,   /* white space (or the start) before it */
    CG_TOKEN_CLITIC = 1 << 3,   /* n't, 's, 're, 've, 'll, 'd, 'm */
    CG_TOKEN_DOUBLE = 1 << 4,   /* a double quotation mark, not a single one */
    CG_TOKEN_CURLY = 1 << 5,    /* a quotation mark that has a direction */
};

typedef struct cg_token {
    cg_span span; /* a clitic may overlap the word before it: can|n't */
    uint8_t kind; /* cg_token_kind */
    uint8_t mark; /* cg_mark */
    uint16_t flags;
} cg_token;

typedef CG_VEC(cg_token) cg_tokens;

/* Appends the tokens of text[span]. Words split at everything but letters,
 * digits and marks ("opt-out": opt, -, out; "S-Comm": S, -, Comm); initials
 * with stops stay whole ("U.S." is one word of span U.S.); soft hyphens and
 * zero-width characters don't split. Contractions split: is|n't, can|n't (the
 * n in both), can|not, it|'s, agency|'s, they|'re. False: out of memory. */
bool cg_tokens_scan(cg_slice text, cg_span span, cg_tokens *tokens);

/* True for what may stand between two adjacent words of a phrase: hyphens,
 * quotation marks, apostrophes, markup. */
bool cg_token_is_transparent(const cg_token *token);

/* The folded form ("n't", "opt", "u.s." without its stops: "us" stays "u.s").
 * Returns the length, 0 when longer than `room`. */
size_t cg_token_fold(cg_slice text, const cg_token *token, char *out, size_t room);

#endif
