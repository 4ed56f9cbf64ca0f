/* What the writer of a SARIF log is made of: sarif.c has the run around its results,
 * sarif_result.c each of them. */
#ifndef CG_REPORT_SARIF_PARTS_H
#define CG_REPORT_SARIF_PARTS_H

#include "base/json.h"
#include "report/original.h"
#include "report/page.h"

/* How many statements of the other side a result points at. */
#define CG_SARIF_RELATED 10

typedef struct cg_sarif {
    cg_page *page;
    cg_original original;              /* of the result at hand */
    const cg_file_account **files;     /* by path: the artifacts */
    const cg_statement **by_claim;     /* all statements, CG_ORDER_CLAIM */
    /* By claim and stance (2 * claim, + 1 for those that contradict): the first in
     * `by_claim`; NULL where there is none. */
    const cg_statement *const **first;
    size_t *rules; /* by claim: its place among the log's rules, from 1; 0: it has none */
    cg_findings findings; /* of a log of findings only: the worst first */
    bool findings_only;
} cg_sarif;

/* Adds one result, as an item of a list. `statement` or `verdict` is set. */
cg_status cg_sarif_add_result(cg_sarif *sarif, const cg_finding *finding);

/* "key":{"text":"..."} */
void cg_sarif_add_message(cg_page *page, const char *key, cg_slice text);
/* The same of words that are no markup of ours. */
void cg_sarif_add_words(cg_page *page, const char *key, cg_slice words);
/* "artifactLocation": the URI of a path, and its index in the artifacts, if it is one. */
void cg_sarif_add_artifact(cg_sarif *sarif, const char *key, cg_slice path);

#endif
