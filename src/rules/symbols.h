/* What the patterns of one pack may refer to: its lexicons and names, parsed.
 * Lives in the arena of the compilation. */
#ifndef CG_RULES_SYMBOLS_H
#define CG_RULES_SYMBOLS_H

#include "base/nearest.h"
#include "rules/pattern.h"
#include "rules/ruleset.h"

/* A pattern with its tree; `tree` is NULL when it had an error. */
typedef struct cg_phrase {
    const cg_text *text;
    cg_node *tree;
} cg_phrase;

typedef struct cg_phrases {
    cg_phrase *items;
    uint32_t len;
} cg_phrases;

typedef struct cg_lexicon_symbol {
    const cg_lexicon *definition;
    cg_phrases phrases;
    bool used, broken; /* broken: it refers to itself, or goes too deep */
    uint8_t mark;      /* of the search for circles */
    uint16_t height;   /* levels of its phrases, those it refers to included */
    bool names, slots; /* they hold a name, a typed value, theirs included */
} cg_lexicon_symbol;

typedef struct cg_name_symbol {
    const cg_name_entry *definition;
    cg_phrases names, anaphors;
    uint32_t entry; /* of the program */
} cg_name_symbol;

/* Definitions in order of their names. */
typedef struct cg_symbol_key {
    cg_slice name;
    uint32_t index;
} cg_symbol_key;

typedef struct cg_symbols {
    const cg_pack *pack;
    cg_symbol_key *lexicon_keys, *name_keys;
    cg_lexicon_symbol *lexicons;
    cg_name_symbol *names;
} cg_symbols;

/* Parses all phrases of the pack and checks what they refer to; complaints go
 * to `diags`. `first_entry`: the program's number of the first name. */
cg_status cg_symbols_init(cg_symbols *symbols, const cg_pack *pack,
                          uint32_t first_entry, cg_arena *arena, cg_diags *diags,
                          cg_error *error);
cg_lexicon_symbol *cg_symbols_lexicon(const cg_symbols *symbols, cg_slice name);
cg_name_symbol *cg_symbols_name(const cg_symbols *symbols, cg_slice name);
/* The entry with the longest name that the claim's sentence holds, or NULL. */
const cg_name_symbol *cg_symbols_subject(const cg_symbols *symbols, cg_slice claim);

/* Parses `text` and checks it: grammar, references, nothing that matches the
 * empty text, gaps (only where `gaps` allows, never at an edge). NULL tree and
 * CG_OK when it had an error. */
cg_status cg_symbols_parse(const cg_symbols *symbols, const cg_text *text, bool gaps,
                           cg_arena *arena, cg_diags *diags, cg_node **tree,
                           cg_error *error);
/* Parses and checks the names and anaphors of `definition` into `symbol`, which
 * becomes the program's entry `entry`. */
cg_status cg_symbols_parse_names(cg_symbols *symbols, const cg_name_entry *definition,
                                 uint32_t entry, cg_name_symbol *symbol,
                                 cg_arena *arena, cg_diags *diags, cg_error *error);
/* Gives the complaint added last a fix: the nearest name, between these marks, in place of
 * `span`; where one is the nearest, and needs no escapes. */
void cg_symbols_fix_name(cg_diags *diags, cg_span span, const char *before,
                         const cg_nearest *nearest, const char *after);
/* The place in the file of a span of a pattern. */
cg_span cg_symbols_span(const cg_text *text, cg_span in_pattern);

#endif
