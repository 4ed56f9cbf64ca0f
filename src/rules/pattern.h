/* Patterns: the expression language over words, parsed into a tree. Nodes live
 * in the arena given to the parser; the tree borrows nothing else. */
#ifndef CG_RULES_PATTERN_H
#define CG_RULES_PATTERN_H

#include "base/arena.h"

typedef enum cg_node_kind {
    CG_NODE_WORD,    /* text, folded: in any inflection */
    CG_NODE_FORM,    /* text, folded: word! */
    CG_NODE_EXACT,   /* written, character for character: =ICE */
    CG_NODE_PREFIX,  /* text, folded: volunt* */
    CG_NODE_REGEX,   /* text: the expression between the slashes */
    CG_NODE_MARK,    /* text: one punctuation character */
    CG_NODE_GAP,     /* count: 0 to so many words */
    CG_NODE_LEXICON, /* text: the name */
    CG_NODE_NAME,    /* text: the name */
    CG_NODE_TYPED,   /* text: number, percent, ... */
    CG_NODE_SEQ,     /* children in order */
    CG_NODE_ALT,     /* one of the children */
    CG_NODE_AND,     /* all children, in any order; count: 1 in one sentence, 0 clause */
    CG_NODE_OPT,     /* the child or nothing */
} cg_node_kind;

typedef struct cg_node cg_node;
struct cg_node {
    cg_node_kind kind;
    uint32_t count;
    cg_span span;     /* in the pattern's text */
    cg_slice text;
    cg_slice written; /* WORD, FORM, EXACT: as written, for names' capitals */
    cg_node *first, *next; /* first child, next sibling */
};

/* What is wrong, and where in the pattern's text. */
typedef struct cg_pattern_error {
    cg_span span;
    char text[160];
    char help[120]; /* empty when there is none */
} cg_pattern_error;

/* CG_OK and a tree, CG_E_CONTENT and an error, or CG_E_MEMORY. Linear time;
 * depth and length are capped by base/limits.h. Checks the grammar alone: what
 * a name refers to is the compiler's business. */
cg_status cg_pattern_parse(cg_slice text, cg_arena *arena, cg_node **root,
                           cg_pattern_error *error);

#endif
