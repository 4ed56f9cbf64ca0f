/* Packs as loaded: what the JSON says, checked key by key, with the place of
 * everything that a later complaint may point at. Patterns are still text. The
 * ruleset's arena owns all of it, the packs' source texts included. */
#ifndef CG_RULES_RULESET_H
#define CG_RULES_RULESET_H

#include "rules/pack_files.h"
#include "schema/text.h"

typedef enum cg_polarity_rule {
    CG_POLARITY_FLIP = 0,
    CG_POLARITY_ASSERTED,
    CG_POLARITY_FIXED,
    CG_POLARITY_DENIED,
} cg_polarity_rule;

typedef struct cg_rule_pattern {
    cg_text text;
    cg_polarity_rule polarity;
} cg_rule_pattern;

typedef struct cg_rule_patterns {
    const cg_rule_pattern *items;
    uint32_t len;
} cg_rule_patterns;

typedef struct cg_rule_unless {
    cg_text text;
    uint32_t within; /* words between it and the match; 0: must overlap */
} cg_rule_unless;

/* An entry of "names", or a claim's subject written in place. */
typedef struct cg_name_entry {
    cg_text name; /* the key; of a subject in place, the claim's id */
    cg_texts names, anaphors;
    bool any_case;
} cg_name_entry;

typedef struct cg_lexicon {
    cg_text name;
    cg_texts phrases;
} cg_lexicon;

typedef enum cg_scope {
    CG_SCOPE_SENTENCE = 0,
    CG_SCOPE_CLAUSE,
    CG_SCOPE_PARAGRAPH,
    CG_SCOPE_DOCUMENT,
} cg_scope;

/* An example says what ought to come out. One with a known error is kept as it is
 * until it comes out right. */
typedef struct cg_example {
    cg_text text;
    cg_stance stance; /* CG_STANCE_NONE: no statement of this claim at all */
    cg_span span;     /* of the whole example */
    bool known_miss;  /* it comes out as a mention or as nothing */
    bool known_false; /* it comes out on a side that it is not on */
} cg_example;

/* A number, or the text of a date or a version. */
typedef struct cg_rule_figure {
    bool given, is_text;
    double number;
    cg_text text; /* its span is set for numbers too */
} cg_rule_figure;

/* A claim's "value": `is`, or one or both of `min` and `max`. */
typedef struct cg_rule_value {
    cg_span span; /* of its key */
    cg_rule_figure is, min, max, tolerance; /* tolerance: text is a percentage, and
                                               the number its share */
    cg_text unit;
    int type; /* a cg_value_type, or -1: as the rest tells */
    cg_span type_span;
} cg_rule_value;

typedef enum cg_subject_form {
    CG_SUBJECT_DERIVED = 0, /* left out: found in the claim's sentence */
    CG_SUBJECT_NAMED,       /* an entry of the pack's names */
    CG_SUBJECT_INLINE,      /* written in place */
    CG_SUBJECT_NONE,        /* null: none is needed */
} cg_subject_form;

typedef struct cg_claim_rule {
    cg_text id, claim, why;
    cg_span span; /* of the claim's object */
    cg_subject_form subject_form;
    cg_text subject_name;            /* with CG_SUBJECT_NAMED */
    const cg_name_entry *subject;    /* with CG_SUBJECT_INLINE */
    cg_rule_patterns supports, contradicts;
    const cg_rule_value *value; /* NULL: none */
    const cg_rule_unless *unless;
    uint32_t unless_len;
    const cg_example *examples;
    uint32_t examples_len;
    cg_texts tags, references;
    cg_scope scope;
    cg_kind kind;
    cg_expect expect;
    cg_precedence precedence;
    cg_level severity;
    bool required;
} cg_claim_rule;

typedef struct cg_pack {
    cg_diag_source source;
    cg_text id, title, language;
    const cg_name_entry *names;
    uint32_t names_len;
    const cg_lexicon *lexicons;
    uint32_t lexicons_len;
    const cg_claim_rule *claims;
    uint32_t claims_len;
} cg_pack;

struct cg_ruleset {
    cg_arena arena;
    CG_VEC(cg_pack) packs;
    bool broken; /* a pack had an error, whether or not anyone kept it: there is
                    nothing to compile */
};

/* Parses and checks one pack's text (copied) and appends it. Content errors go
 * to `diags`, all in one run; what can be kept is kept, so that later checks
 * find more. rules/pack.c. */
cg_status cg_ruleset_parse(cg_ruleset *rules, cg_slice path, cg_slice text,
                           cg_diags *diags, cg_error *error);
/* The same for each of the files. */
cg_status cg_ruleset_add_files(cg_ruleset *rules, const cg_pack_files *files, cg_diags *diags,
                               cg_error *error);

#endif
