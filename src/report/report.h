/* Reports: one file a format, one registry (report.c). A report is written
 * once, after the verdicts are drawn. */
#ifndef CG_REPORT_REPORT_H
#define CG_REPORT_REPORT_H

#include "wire/blob.h"

/* Which run it is: for what is to be merged with others. */
typedef struct cg_report_run {
    cg_blob_head head;
    const cg_hash128 *versions; /* of the rules, by claim; NULL: not told */
    const cg_diags *diags;
    /* Those that are told: from the first on so many of the rules, then of documents. */
    size_t first_diag, rule_diags, end_diag;
} cg_report_run;

typedef struct cg_report_columns cg_report_columns; /* columns.h */

/* All that a report may show. Borrowed for the call. */
typedef struct cg_report_input {
    const cg_results *results;
    const cg_claim_info *claims;
    size_t claim_count;
    const cg_check_summary *summary;
    const cg_report_columns *columns; /* NULL: they count bytes */
    cg_level fail_on; /* findings from here up fail; CG_LEVEL_NONE: errors */
    const cg_report_run *run; /* NULL: none, or not all of one */
    bool color; /* text only */
    bool screen; /* text only: it ends with a table of claims and what to do next */
    bool quiet; /* text only: findings and verdicts */
    bool explain; /* text and Markdown: how each verdict came about, rule by rule */
} cg_report_input;

typedef struct cg_report_format {
    const char *name, *summary;
    /* Errors of `out` are seen with ferror by the caller. */
    cg_status (*write)(const cg_report_input *input, FILE *out, cg_error *error);
} cg_report_format;

/* What a pattern without a rule is reported as; no name finds it. */
extern const cg_report_format cg_report_matches;
const cg_report_format *cg_report_find(const char *name);
const cg_report_format *cg_report_at(size_t index); /* NULL past the end */
/* Counts statements, files and findings; leaves exit_status alone. */
void cg_report_summarise(const cg_results *results, size_t claim_count,
                         cg_check_summary *summary);
/* Writes to `path` by way of a temporary name beside it, or to standard output
 * when NULL; flushes, and reports every failed write. */
cg_status cg_report_to_file(const cg_report_format *format,
                            const cg_report_input *input, const char *path,
                            cg_error *error);

#endif
