#include "report/findings.h"

#include "base/alloc.h"
#include "result/order.h"

#include <assert.h>

static const cg_verdict *verdict_of(const cg_report_input *input, uint32_t claim)
{
    const cg_results *results = input->results;
    return claim < results->verdicts.len ? &results->verdicts.items[claim] : NULL;
}

static bool add(const cg_report_input *input, cg_findings *findings, cg_level level,
                uint32_t claim, const cg_statement *statement)
{
    cg_finding finding = {level, &input->claims[claim], statement, verdict_of(input, claim)};
    return cg_vec_push(findings, finding);
}

static bool add_statements(const cg_report_input *input, cg_level level, cg_findings *findings)
{
    const cg_statement **sorted = cg_order_statements(input->results, CG_ORDER_SOURCE);
    bool ok = sorted != NULL;
    for (size_t i = 0; ok && sorted[i]; i++) {
        cg_level own = cg_statement_level(sorted[i]);
        if (own != CG_LEVEL_NONE && (level == CG_LEVEL_NONE || own == level))
            ok = add(input, findings, own, sorted[i]->claim, sorted[i]);
    }
    cg_alloc_free(sorted);
    return ok;
}

static bool add_verdicts(const cg_report_input *input, cg_level level, cg_findings *findings)
{
    const cg_results *results = input->results;
    bool ok = true;
    for (size_t i = 0; ok && i < results->verdicts.len; i++) {
        cg_level own = cg_verdict_level(&results->verdicts.items[i]);
        if (own != CG_LEVEL_NONE && (level == CG_LEVEL_NONE || own == level))
            ok = add(input, findings, own, results->verdicts.items[i].claim, NULL);
    }
    return ok;
}

static bool add_claims(const cg_report_input *input, cg_findings *findings)
{
    const cg_statement **sorted = cg_order_statements(input->results, CG_ORDER_CLAIM);
    bool ok = sorted != NULL;
    size_t at = 0;
    for (uint32_t claim = 0; ok && claim < input->claim_count; claim++) {
        for (; ok && sorted[at] && sorted[at]->claim == claim; at++)
            if (cg_statement_level(sorted[at]) != CG_LEVEL_NONE)
                ok = add(input, findings, cg_statement_level(sorted[at]), claim, sorted[at]);
        const cg_verdict *verdict = verdict_of(input, claim);
        if (ok && verdict && cg_verdict_level(verdict) != CG_LEVEL_NONE)
            ok = add(input, findings, cg_verdict_level(verdict), claim, NULL);
    }
    cg_alloc_free(sorted);
    return ok;
}

static bool add_worst_first(const cg_report_input *input, cg_findings *findings)
{
    static const cg_level worst_first[] = {CG_LEVEL_ERROR, CG_LEVEL_WARNING, CG_LEVEL_NOTE};
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof worst_first / sizeof *worst_first; i++)
        ok = add_statements(input, worst_first[i], findings) &&
             add_verdicts(input, worst_first[i], findings);
    return ok;
}

static bool list(const cg_report_input *input, cg_findings_order order, cg_findings *findings)
{
    switch (order) {
    case CG_FINDINGS_BY_PLACE:
        return add_statements(input, CG_LEVEL_NONE, findings) &&
               add_verdicts(input, CG_LEVEL_NONE, findings);
    case CG_FINDINGS_WORST_FIRST:
        return add_worst_first(input, findings);
    case CG_FINDINGS_BY_CLAIM:
        return add_claims(input, findings);
    }
    return true;
}

bool cg_findings_list(const cg_report_input *input, cg_findings_order order,
                      cg_findings *findings)
{
    bool ok = list(input, order, findings);
    if (!ok)
        cg_vec_release(findings);
    return ok;
}

const char *cg_finding_word(const cg_finding *finding, const char *const names[3])
{
    assert(finding->level != CG_LEVEL_NONE);
    return names[finding->level == CG_LEVEL_ERROR ? 0 : finding->level == CG_LEVEL_WARNING ? 1 : 2];
}
