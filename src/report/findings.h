/* The findings of a run: statements and verdicts that break what a rule expects,
 * each with its level, for formats that list those. What is known or suppressed is
 * not among them. */
#ifndef CG_REPORT_FINDINGS_H
#define CG_REPORT_FINDINGS_H

#include "base/vec.h"
#include "report/report.h"

/* Everything is borrowed from the input. */
typedef struct cg_finding {
    cg_level level; /* never CG_LEVEL_NONE */
    const cg_claim_info *claim;
    const cg_statement *statement; /* NULL: of the verdict as a whole */
    const cg_verdict *verdict;     /* of the claim; NULL before verdicts are drawn */
} cg_finding;

typedef CG_VEC(cg_finding) cg_findings;

typedef enum cg_findings_order {
    CG_FINDINGS_BY_PLACE,    /* by source; those of verdicts come last, by claim */
    CG_FINDINGS_WORST_FIRST, /* by level, within it by place */
    CG_FINDINGS_BY_CLAIM,    /* statements by stance and place, then the verdict */
} cg_findings_order;

/* Lists them, to be released by cg_vec_release. False when memory runs out, and then
 * the list is empty. */
bool cg_findings_list(const cg_report_input *input, cg_findings_order order,
                      cg_findings *findings);

/* The level in the words of a consumer: `names` for error, warning and note. */
const char *cg_finding_word(const cg_finding *finding, const char *const names[3]);

#endif
