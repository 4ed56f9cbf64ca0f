#include "run/judged.h"

#include "run/exit.h"
#include "run/reports.h"
#include "run/sheets.h"
#include "run/tiers.h"
#include "verdict/verdict.h"

static cg_status draw(const cg_judged *j, cg_error *error)
{
    cg_status status = cg_tiers_rank(j->results, j->options, error);
    return status == CG_OK
               ? cg_verdicts_draw(j->results, j->claims, j->claim_count, error)
               : status;
}

/* Marks what is known, and writes all that is found as known. */
static cg_status compare(const cg_judged *j, cg_error *error)
{
    const cg_base_run now = {.claims = j->claims,
                             .claim_count = j->claim_count,
                             .results = j->results};
    cg_status status =
        cg_known_apply(j->known, j->options, &now, j->results, j->diags, error);
    if (status == CG_OK && j->options->write_baseline)
        status = cg_known_write(j->options, &now, error);
    return status;
}

static cg_status write_reports(const cg_judged *j, cg_error *error)
{
    cg_check_options options = *j->options;
    const cg_report_input input = {.results = j->results,
                                   .claims = j->claims,
                                   .claim_count = j->claim_count,
                                   .summary = j->summary,
                                   .run = j->run};
    options.fail_on = j->fail_on;
    return cg_reports_write(&options, &input, error);
}

static cg_status write_sheets(const cg_judged *j, cg_error *error)
{
    const cg_sheet_input input = {.results = j->results,
                                  .claims = j->claims,
                                  .claim_count = j->claim_count,
                                  .versions = j->versions,
                                  .summary = j->summary,
                                  .options = j->options->sheets};
    return cg_run_sheets(&input, error);
}

cg_status cg_judged_report(const cg_judged *j, const char *nothing, cg_error *error)
{
    bool whole = cg_reports_have_others(j->options);
    cg_status status = draw(j, error);
    if (status == CG_OK && whole)
        status = compare(j, error);
    if (status != CG_OK)
        return status;
    cg_report_summarise(j->results, j->claim_count, j->summary);
    if (whole)
        j->summary->exit_status = cg_exit_status(j->summary, j->fail_on);
    status = write_reports(j, error);
    if (status == CG_OK && j->summary->exit_status == CG_EXIT_USAGE)
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "%s", nothing);
    return status == CG_OK && j->options->sheets ? write_sheets(j, error) : status;
}
