/* The stages of a dump, each a function that prints JSON lines. They are listed
 * in one table (dump.c). */
#ifndef CG_RUN_DUMP_H
#define CG_RUN_DUMP_H

#include "base/buf.h"
#include "base/json.h"
#include "run/chosen.h"
#include "run/reading.h"
#include "rules/program.h"
#include "text/document.h"

/* What a stage works on. All but the record is borrowed. */
typedef struct cg_dump_run {
    const cg_ruleset *rules;
    const cg_program *program; /* without claims when no rules were named */
    const cg_document *document; /* of a stage that scans: while a sentence is seen */
    const char *path;            /* of the document */
    cg_slice source;  /* its bytes */
    const cg_reading_plan *plan; /* how they are read */
    cg_buf record;    /* scratch: the line at hand */
    FILE *out;
    cg_error *error;
} cg_dump_run;

/* Begins a record: `{` and, unless NULL, the type. */
void cg_dump_begin(cg_dump_run *run, const char *type);
/* Ends the record and writes it. */
cg_status cg_dump_end(cg_dump_run *run);
/* "byte_start" and "byte_end", in the document's space, of a span of the text. */
void cg_dump_add_span(cg_dump_run *run, cg_span text);
/* The same as an object of its own. */
void cg_dump_add_range(cg_dump_run *run, const char *key, cg_span text);
/* The text of the span, cut at CG_MAX_QUOTE bytes. */
void cg_dump_add_text(cg_dump_run *run, const char *key, cg_span text);

typedef cg_status cg_dump_fn(cg_dump_run *run);
cg_dump_fn cg_dump_rules;                                       /* dump_rules.c */
cg_dump_fn cg_dump_program;                                     /* dump_program.c */
cg_dump_fn cg_dump_document, cg_dump_sentences, cg_dump_tokens; /* dump_text.c */
cg_dump_fn cg_dump_voices;                                      /* dump_voices.c */
cg_dump_fn cg_dump_values;                                      /* dump_values.c */
cg_dump_fn cg_dump_cues, cg_dump_matches, cg_dump_statements;   /* dump_scan.c */

#endif
