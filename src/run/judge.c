#include "report/report.h"
#include "rules/program.h"
#include "run/exit.h"
#include "verdict/verdict.h"

cg_status cg_results_judge(cg_results *results, const cg_program *program,
                           cg_error *error)
{
    size_t count;
    const cg_claim_info *claims = cg_program_claims(program, &count);
    return cg_verdicts_draw(results, claims, count, error);
}

int cg_exit_status(const cg_check_summary *summary, cg_level fail_on)
{
    if (summary->cut > 0 || summary->failed > 0 || summary->incomplete > 0)
        return CG_EXIT_INCOMPLETE;
    if (summary->scanned == 0)
        return CG_EXIT_USAGE;
    size_t findings = summary->errors;
    if (fail_on == CG_LEVEL_WARNING || fail_on == CG_LEVEL_NOTE)
        findings += summary->warnings;
    if (fail_on == CG_LEVEL_NOTE)
        findings += summary->notes;
    return findings > 0 ? CG_EXIT_FINDINGS : CG_EXIT_CLEAN;
}

cg_status cg_report_write(const cg_results *results, const cg_program *program,
                          const char *format, FILE *out, bool color, bool quiet,
                          cg_error *error)
{
    const cg_report_format *writer = cg_report_find(format);
    if (!writer)
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "there is no format \"%s\"",
                            format);
    cg_check_summary summary = {0};
    cg_report_input input = {.results = results, .color = color, .quiet = quiet};
    input.claims = cg_program_claims(program, &input.claim_count);
    cg_report_summarise(results, input.claim_count, &summary);
    summary.exit_status = cg_exit_status(&summary, CG_LEVEL_ERROR);
    input.summary = &summary;
    return writer->write(&input, out, error);
}
