/* The whole run, stage by stage. A stage that goes wrong does not keep what
 * was found from being reported; the first thing that went wrong is told. */
#include "report/report.h"
#include "run/claims.h"
#include "rules/program.h"
#include "run/crew.h"
#include "run/exit.h"
#include "run/paths.h"
#include "store/store.h"

typedef struct run {
    const cg_check_options *options;
    cg_diags *diags;
    cg_check_summary *summary;
    cg_error error; /* the first */
    cg_program *program;
    cg_results *results;
    cg_paths paths;
} run;

/* Keeps the error and raises the exit status. */
static void note_failure(run *r, cg_status status, const cg_error *error, int exit_status)
{
    if (r->error.status == CG_OK) {
        r->error = *error;
        r->error.status = status;
    }
    if (exit_status > r->summary->exit_status)
        r->summary->exit_status = exit_status;
}

/* Memory is the environment's fault; all else, while a run is being set up, is
 * the caller's. */
static bool set_up(run *r, cg_status status, const cg_error *error)
{
    if (status != CG_OK)
        note_failure(r, status, error,
                     status == CG_E_MEMORY ? CG_EXIT_INCOMPLETE : CG_EXIT_USAGE);
    return status == CG_OK;
}

static bool check_formats(run *r)
{
    cg_error error = {0};
    for (size_t i = 0; i < r->options->outputs_len; i++) {
        const char *format = r->options->outputs[i].format;
        if (!cg_report_find(format))
            return set_up(r,
                          cg_error_set(&error, CG_E_USAGE, 0, NULL,
                                       "there is no format \"%s\"", format),
                          &error);
    }
    return true;
}

static bool load_rules(run *r)
{
    cg_error error = {0};
    cg_status status = CG_OK;
    if (r->options->rules_len == 0 && r->options->claims_len == 0)
        return set_up(r, cg_error_set(&error, CG_E_USAGE, 0, NULL, "no rules"), &error);
    cg_ruleset *rules = cg_ruleset_new();
    if (!rules)
        return set_up(r, cg_error_memory(&error), &error);
    for (size_t i = 0; status == CG_OK && i < r->options->rules_len; i++)
        status = cg_ruleset_add_file(rules, r->options->rules[i], r->diags, &error);
    if (status == CG_OK && r->options->claims_len > 0)
        status = cg_claims_add(rules, r->options->claims, r->options->claims_len, r->diags,
                               &error);
    if (status == CG_OK)
        status = cg_ruleset_compile(rules, r->diags, &r->program, &error);
    cg_ruleset_free(rules);
    return set_up(r, status, &error);
}

static bool list_files(run *r)
{
    cg_error error = {0};
    return set_up(
        r, cg_paths_list(&r->paths, r->options->paths, r->options->paths_len, &error),
        &error);
}

static void scan_files(run *r)
{
    cg_error error = {0};
    cg_status status =
        cg_crew_scan(r->program, &r->paths, r->options->threads,
                     !r->options->no_prefilter, r->results, &error);
    if (status != CG_OK)
        note_failure(r, status, &error, CG_EXIT_INCOMPLETE);
}

/* Draws the verdicts and counts everything. */
static void judge(run *r)
{
    cg_error error = {0};
    cg_status status = cg_results_judge(r->results, r->program, &error);
    if (status != CG_OK)
        note_failure(r, status, &error, CG_EXIT_INCOMPLETE);
    int so_far = r->summary->exit_status;
    cg_report_summarise(r->results, cg_program_claim_count(r->program), r->summary);
    int counted = cg_exit_status(r->summary, r->options->fail_on);
    r->summary->exit_status = counted > so_far ? counted : so_far;
    if (r->summary->exit_status == CG_EXIT_USAGE) {
        (void)cg_error_set(&error, CG_E_USAGE, 0, NULL, "no file to scan");
        note_failure(r, CG_E_USAGE, &error, CG_EXIT_USAGE);
    }
}

static void keep_results(run *r)
{
    cg_error error = {0};
    cg_store *store = NULL;
    if (!r->options->store || r->summary->exit_status == CG_EXIT_USAGE)
        return;
    cg_store_run kept = {
        .version = cg_version(),
        .rules_hash = cg_program_rules_hash(r->program),
        .summary = r->summary,
    };
    kept.claims = cg_program_claims(r->program, &kept.claim_count);
    cg_status status = cg_store_open(r->options->store, &store, &error);
    if (status == CG_OK)
        status = cg_store_save(store, &kept, r->results, NULL, &error);
    cg_store_close(store);
    if (status != CG_OK)
        note_failure(r, status, &error, CG_EXIT_INCOMPLETE);
}

static void write_report(run *r, const cg_output *output)
{
    cg_error error = {0};
    cg_report_input input = {
        .results = r->results,
        .summary = r->summary,
        .color = r->options->color && !output->path,
        .quiet = r->options->quiet,
    };
    input.claims = cg_program_claims(r->program, &input.claim_count);
    cg_status status =
        cg_report_to_file(cg_report_find(output->format), &input, output->path, &error);
    if (status != CG_OK)
        note_failure(r, status, &error, CG_EXIT_INCOMPLETE);
}

static void write_reports(run *r)
{
    static const cg_output usual = {"text", NULL};
    if (r->options->outputs_len == 0)
        write_report(r, &usual);
    for (size_t i = 0; i < r->options->outputs_len; i++)
        write_report(r, &r->options->outputs[i]);
}

cg_status cg_check(const cg_check_options *options, cg_diags *diags,
                   cg_check_summary *summary, cg_error *error)
{
    run r = {.options = options, .diags = diags, .summary = summary};
    cg_error memory = {0};
    memset(summary, 0, sizeof *summary);
    cg_paths_init(&r.paths);
    r.results = cg_results_new();
    if (!r.results)
        (void)set_up(&r, cg_error_memory(&memory), &memory);
    else if (check_formats(&r) && load_rules(&r) && list_files(&r)) {
        scan_files(&r);
        judge(&r);
        keep_results(&r);
        write_reports(&r);
    }
    cg_results_free(r.results);
    cg_paths_release(&r.paths);
    cg_program_free(r.program);
    if (error)
        *error = r.error;
    return r.error.status;
}
