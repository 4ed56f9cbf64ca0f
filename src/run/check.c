/* The whole run, stage by stage. A stage that goes wrong does not keep what
 * was found from being reported; the first thing that went wrong is told. */
#include "run/check_room.h"

#include "base/limits.h"
#include "run/crew.h"
#include "run/exit.h"
#include "run/keep.h"
#include "run/reports.h"
#include "run/sheets.h"
#include "run/tiers.h"

#include <time.h>

void cg_check_fail(cg_check_run *r, cg_status status, const cg_error *error, int exit_status)
{
    if (r->error.status == CG_OK) {
        r->error = *error;
        r->error.status = status;
    }
    if (exit_status > r->summary->exit_status)
        r->summary->exit_status = exit_status;
}

static cg_status scan_once(cg_check_run *r, cg_error *error)
{
    cg_crew_options how = {
        .threads = r->options->threads,
        .no_prefilter = r->options->no_prefilter,
        .reuse = &r->reuse,
        .progress = r->options->progress,
        .progress_context = r->options->progress_context,
        .profile = r->timed,
    };
    return cg_crew_scan(r->start.program, &r->paths, &how, r->results, error);
}

/* The cache gave what nobody wrote into it: forgets it, and all that came of it. */
static cg_status scan_again(cg_check_run *r, cg_error *error)
{
    cg_results *results = cg_results_new();
    if (!results)
        return cg_error_memory(error);
    cg_results_free(r->results);
    r->results = results;
    cg_status status = cg_reuse_distrust(&r->reuse, error);
    return status == CG_OK ? scan_once(r, error) : status;
}

static void scan_files(cg_check_run *r)
{
    cg_error error = {0};
    cg_profile_enter(r->timed, CG_STAGE_OTHER);
    cg_status status = scan_once(r, &error);
    if (status == CG_E_CONTENT)
        status = scan_again(r, &error);
    if (status != CG_OK) {
        cg_check_fail(r, status, &error, CG_EXIT_INCOMPLETE);
        return;
    }
    if (!r->reuse.cache)
        return;
    cg_profile_enter(r->timed, CG_STAGE_STORE);
    /* That nothing can be kept costs the next run time, and this one nothing. */
    if (cg_reuse_save(&r->reuse, r->results, r->inputs.named.items, r->inputs.named.len, &error) !=
        CG_OK)
        r->reuse.note = "it can't be written";
}

static void tell_reuse(const cg_check_run *r)
{
    r->summary->kept = r->reuse.served;
    r->summary->partly_kept = r->reuse.partly;
    r->summary->unkept = r->reuse.scanned;
    if (r->reuse.cache)
        r->summary->new_rules = cg_cache_new_rules(r->reuse.cache);
    r->summary->cache_note = r->reuse.note;
}

/* What the files said before is told by what they say now. */
static cg_base_run base_run(const cg_check_run *r)
{
    cg_base_run now = {.program = r->start.program,
                       .paths = &r->paths,
                       .named = r->inputs.named.items,
                       .named_len = r->inputs.named.len,
                       .results = r->results};
    now.claims = cg_program_claims(now.program, &now.claim_count);
    return now;
}

/* Of what is to be merged nothing is a finding yet. */
static cg_status apply_known(cg_check_run *r, cg_error *error)
{
    const cg_base_run now = base_run(r);
    r->end_diags = cg_diags_count(r->diags);
    if (cg_reports_have_blob(r->options))
        return CG_OK;
    return cg_known_apply(&r->known, r->options, &now, r->results, r->diags, error);
}

static cg_status draw_verdicts(cg_check_run *r, cg_error *error)
{
    cg_status status = cg_tiers_rank(r->results, r->options, error);
    return status == CG_OK ? cg_results_judge(r->results, r->start.program, error) : status;
}

/* A shard may be empty; and what is to be merged breaks nothing yet. */
static int exit_of_counts(const cg_check_run *r)
{
    cg_check_summary counted = *r->summary;
    if (r->shard.count > 1 && counted.scanned == 0)
        counted.scanned = 1;
    if (cg_reports_have_blob(r->options))
        counted.errors = counted.warnings = counted.notes = 0;
    return cg_exit_status(&counted, r->options->fail_on);
}

/* Draws the verdicts and counts everything. */
static void judge(cg_check_run *r)
{
    cg_error error = {0};
    cg_profile_enter(r->timed, CG_STAGE_VERDICTS);
    cg_status status = draw_verdicts(r, &error);
    if (status == CG_OK)
        status = apply_known(r, &error);
    if (status != CG_OK)
        cg_check_fail(r, status, &error, CG_EXIT_INCOMPLETE);
    int so_far = r->summary->exit_status;
    cg_report_summarise(r->results, cg_program_claim_count(r->start.program), r->summary);
    tell_reuse(r);
    int counted = exit_of_counts(r);
    r->summary->exit_status = counted > so_far ? counted : so_far;
    if (r->summary->exit_status == CG_EXIT_USAGE) {
        (void)cg_error_set(&error, CG_E_USAGE, 0, NULL, "no file to scan");
        cg_check_fail(r, CG_E_USAGE, &error, CG_EXIT_USAGE);
    }
}

static void keep_results(cg_check_run *r)
{
    cg_error error = {0};
    const cg_keep_run kept = {.options = r->options,
                              .program = r->start.program,
                              .named = r->inputs.named.items,
                              .named_len = r->inputs.named.len,
                              .shard = r->shard,
                              .summary = r->summary,
                              .results = r->results};
    if (!r->options->store || r->summary->exit_status == CG_EXIT_USAGE)
        return;
    cg_profile_enter(r->timed, CG_STAGE_STORE);
    cg_status status = cg_keep_results(&kept, &error);
    if (status != CG_OK)
        cg_check_fail(r, status, &error, CG_EXIT_INCOMPLETE);
}

static void write_baseline(cg_check_run *r)
{
    cg_error error = {0};
    const cg_base_run now = base_run(r);
    cg_status status = cg_known_write(r->options, &now, &error);
    if (status != CG_OK)
        cg_check_fail(r, status, &error, CG_EXIT_INCOMPLETE);
}

static void write_reports(cg_check_run *r)
{
    cg_error error = {0};
    cg_report_run told = {.versions = r->start.keys,
                          .diags = r->diags,
                          .first_diag = r->own_diags,
                          .rule_diags = r->rule_diags,
                          .end_diag = r->end_diags};
    cg_report_input input = {.results = r->results, .summary = r->summary, .run = &told};
    cg_profile_enter(r->timed, CG_STAGE_REPORT);
    cg_shard_describe(&r->shard, r->files, r->start.program, &told.head);
    told.head.fail_on = r->options->fail_on;
    input.claims = cg_program_claims(r->start.program, &input.claim_count);
    cg_status status = cg_reports_write(r->options, &input, &error);
    if (status != CG_OK)
        cg_check_fail(r, status, &error, CG_EXIT_INCOMPLETE);
}

static void write_sheets(cg_check_run *r)
{
    cg_error error = {0};
    cg_sheet_input input = {
        .results = r->results,
        .versions = r->start.keys,
        .summary = r->summary,
        .options = r->options->sheets,
    };
    if (!input.options || r->summary->exit_status == CG_EXIT_USAGE)
        return;
    input.claims = cg_program_claims(r->start.program, &input.claim_count);
    if (r->results->verdicts.len != input.claim_count)
        return; /* they could not be drawn, which was told */
    cg_status status = cg_run_sheets(&input, &error);
    if (status != CG_OK)
        cg_check_fail(r, status, &error, CG_EXIT_INCOMPLETE);
}

/* --- profile ------------------------------------------------------------------ */

static double clock_seconds(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void begin_profile(cg_check_run *r)
{
    if (!r->options->profile)
        return;
    r->timed = &r->profile;
    r->started = clock_seconds();
    cg_profile_init(&r->profile);
}

/* Before scanning, when it is known how much code there is. Without memory the
 * codes' costs are not counted. */
static void profile_program(cg_check_run *r)
{
    if (r->timed)
        (void)cg_profile_count_codes(&r->profile, r->start.program->code_count);
}

/* How many of each thing the stages of the run itself had; the crew counts
 * those of scanning. */
static void count_items(cg_check_run *r)
{
    cg_stage_cost *stages = r->profile.stages;
    stages[CG_STAGE_RULES].items = r->start.program ? cg_program_claim_count(r->start.program) : 0;
    stages[CG_STAGE_LIST].items = r->paths.items.len;
    stages[CG_STAGE_VERDICTS].items = r->results ? r->results->verdicts.len : 0;
    stages[CG_STAGE_STORE].items = r->options->store ? r->summary->statements : 0;
    stages[CG_STAGE_REPORT].items = r->summary->statements;
}

static void tell_profile(cg_check_run *r)
{
    cg_error error = {0};
    if (!r->timed)
        return;
    cg_profile_end(&r->profile);
    count_items(r);
    cg_status status =
        cg_profile_print(&r->profile, r->start.program, clock_seconds() - r->started,
                         cg_crew_threads(r->options->threads), r->options->profile, &error);
    if (status != CG_OK)
        cg_check_fail(r, status, &error, CG_EXIT_INCOMPLETE);
    cg_profile_release(&r->profile);
}

/* --- the run ------------------------------------------------------------------ */

cg_status cg_check(const cg_check_options *options, cg_diags *diags,
                   cg_check_summary *summary, cg_error *error)
{
    cg_check_run r = {.options = options, .diags = diags, .summary = summary};
    cg_error memory = {0};
    memset(summary, 0, sizeof *summary);
    cg_inputs_init(&r.inputs);
    cg_paths_init(&r.paths);
    cg_known_init(&r.known);
    cg_reuse_init(&r.reuse);
    cg_buf_init(&r.cache_path, CG_MAX_PATH);
    cg_buf_init(&r.program_path, CG_MAX_PATH);
    begin_profile(&r);
    r.results = cg_results_new();
    if (!r.results)
        cg_check_fail(&r, cg_error_memory(&memory), &memory, CG_EXIT_INCOMPLETE);
    else if (cg_check_set_up(&r)) {
        profile_program(&r);
        scan_files(&r);
        judge(&r);
        keep_results(&r);
        write_baseline(&r);
        write_reports(&r);
        write_sheets(&r);
    }
    tell_profile(&r);
    cg_results_free(r.results);
    cg_reuse_release(&r.reuse);
    cg_paths_release(&r.paths);
    cg_inputs_release(&r.inputs);
    cg_known_release(&r.known);
    cg_chosen_release(&r.chosen);
    cg_buf_release(&r.cache_path);
    cg_buf_release(&r.program_path);
    cg_program_free(r.start.program);
    if (error)
        *error = r.error;
    return r.error.status;
}
