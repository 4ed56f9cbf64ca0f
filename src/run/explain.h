/* Explaining a sentence: facts are gathered from a scanner that has just dealt
 * with it (stance/scanner.h, cg_watch) and handed one by one to a printer. All
 * that a fact points at lives until the next one. */
#ifndef CG_RUN_EXPLAIN_H
#define CG_RUN_EXPLAIN_H

#include "run/chosen.h"
#include "run/reading.h"
#include "run/extent.h"
#include "run/fate.h"
#include "scan/probe.h"

/* A stretch of words of one clause; a clause that is interrupted has several. */
typedef struct cg_explain_clause {
    cg_token_range tokens;
    uint32_t side;   /* index in the reading, or CG_NO_SIDE: a main clause */
    uint32_t depth;  /* sides that it stands in */
    uint32_t number; /* of the clause, from 1: goes up at every clause break */
    bool verb;       /* another verb phrase of the same subject begins here */
    bool resumed;    /* the clause goes on behind what interrupted it */
} cg_explain_clause;

typedef enum cg_explain_source {
    CG_SOURCE_AUTHOR,
    CG_SOURCE_DOCUMENT, /* whose words the block is, a quoted mail */
    CG_SOURCE_CUE,
    CG_SOURCE_QUOTATION,
    CG_SOURCE_ATTRIBUTION,
} cg_explain_source;

/* Somebody whose words stand in the sentence, and what says so. */
typedef struct cg_explain_voice {
    cg_explain_source source;
    cg_slice name;       /* of the author and of the document's; empty: unknown */
    cg_token_range sign; /* of the cue, the opening mark, the attribution */
    cg_holder holder;    /* not of the first two */
} cg_explain_voice;

/* A match of the claim's that came to something. */
typedef struct cg_explain_match {
    const cg_hit *hit;
    const cg_code *code;
    const cg_draft *draft; /* its first */
    cg_binding binding;
    uint32_t number;           /* from 1 */
    cg_slice alternatives[8];  /* as written, the outermost first */
    uint32_t alternatives_len; /* the innermost ones are left out when many */
} cg_explain_match;

/* One operator of the fold. `before` and `after` are what both lanes hold. */
typedef struct cg_explain_step {
    const cg_governor *governor;
    const char *name; /* of the operator, as a trace has it */
    cg_commitment before, after;
    bool own; /* its holder speaks already: no lane of its own */
} cg_explain_step;

typedef struct cg_explain_result {
    const cg_draft *draft;
    cg_voice voice; /* and modifiers: as a statement has them */
    unsigned modifiers;
    const cg_statement *statement; /* NULL: the sentence says it already */
    bool first;                    /* of its match */
} cg_explain_result;

/* A pattern that comes to nothing here. */
typedef struct cg_explain_miss {
    uint32_t number; /* from 1 */
    const cg_code *code;
    uint32_t code_index;
    const cg_hit *hit; /* all of it matched; NULL: `near` says how far it got */
    cg_fate fate;      /* of the hit */
    cg_near near;
    cg_slice alternative; /* as written; the pattern when it has none */
    cg_slice reason;
} cg_explain_miss;

typedef struct cg_explainer cg_explainer;

/* How a format shows the facts. NULL members are left out. */
typedef struct cg_explain_printer {
    void (*sentence)(cg_explainer *e);
    void (*clause)(cg_explainer *e, const cg_explain_clause *clause);
    void (*cue)(cg_explainer *e, const cg_cue *cue); /* its extent is e->extent */
    void (*name)(cg_explainer *e, const cg_mention *mention);
    void (*voice)(cg_explainer *e, const cg_explain_voice *voice);
    void (*match)(cg_explainer *e, const cg_explain_match *match);
    void (*step)(cg_explainer *e, const cg_explain_step *step);
    void (*result)(cg_explainer *e, const cg_explain_match *match,
                   const cg_explain_result *result);
    void (*miss)(cg_explainer *e, const cg_explain_miss *miss);
    void (*nothing)(cg_explainer *e, const char *why); /* no match and no miss */
} cg_explain_printer;

extern const cg_explain_printer cg_explain_text, cg_explain_json;

struct cg_explainer {
    const cg_explain_options *options;
    cg_chosen chosen;
    const cg_reading_plan *plan; /* how the file is read */
    cg_diags *diags;             /* of rules and sidecars; may be NULL */
    const cg_explain_printer *printer;
    const cg_program *program;
    const cg_scanner *scanner; /* while a sentence is explained */
    uint32_t claim;
    cg_extent extent;
    cg_probe probe;
    CG_VEC(cg_commitment) steps; /* scratch of the fold */
    CG_VEC(cg_explain_miss) misses;
    cg_arena arena; /* of the sentence */
    cg_buf out;     /* what is not written yet */
    cg_buf scratch;
    FILE *file;
    cg_error *error;
    size_t sentences; /* explained so far */
    const char *section; /* text: the last one that was named */
};

/* Each hands its facts of the scanner's sentence to the printer.
 * explain_sentence.c, explain_match.c, explain_miss.c. */
cg_status cg_explain_sentence(cg_explainer *e);
cg_status cg_explain_matches(cg_explainer *e, size_t first_statement);
cg_status cg_explain_misses(cg_explainer *e);

/* The place that is asked about: explain_place.c. Whether the scanner's sentence
 * touches it; and why no sentence does, which is CG_E_USAGE. */
bool cg_explain_is_asked(const cg_explainer *e);
cg_status cg_explain_refuse(const cg_explainer *e, const cg_scanner *scanner,
                            const cg_results *results);

/* Text of the document: of a token, of tokens from the first to the last. */
cg_span cg_explain_span(const cg_explainer *e, cg_token_range tokens);
cg_slice cg_explain_words(const cg_explainer *e, cg_token_range tokens);
/* "supports/0". Static storage: until the next call. */
const char *cg_explain_pattern(const cg_code *code);

#endif
