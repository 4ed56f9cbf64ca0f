/* The whole run, stage by stage. A stage that goes wrong does not keep what
 * was found from being reported; the first thing that went wrong is told. */
#include "base/limits.h"
#include "run/chosen.h"
#include "rules/program.h"
#include "run/crew.h"
#include "run/digest.h"
#include "run/exit.h"
#include "run/guard.h"
#include "run/inputs.h"
#include "run/known.h"
#include "run/listing.h"
#include "run/profile.h"
#include "run/reports.h"
#include "run/reuse.h"
#include "run/shard.h"
#include "run/sheets.h"
#include "run/sidecars.h"
#include "run/startup.h"
#include "run/tiers.h"
#include "store/store.h"

#include <time.h>

typedef struct run {
    const cg_check_options *options;
    cg_diags *diags;
    cg_check_summary *summary;
    cg_error error; /* the first */
    cg_startup start;
    cg_results *results;
    cg_inputs inputs;
    cg_paths_request request;
    cg_chosen chosen;
    cg_known known;
    cg_shard shard;
    char files[33];    /* of all shards: a hash of their paths */
    size_t own_diags;  /* what was wrong before rules were read: no merge need know */
    size_t rule_diags; /* how much is wrong with the rules */
    size_t end_diags;  /* what is told behind them is of findings: the same */
    cg_paths paths;
    cg_reuse reuse;
    cg_buf cache_path, program_path;
    cg_profile profile;
    cg_profile *timed; /* the profile; NULL: nobody asks where the time goes */
    double started;    /* by the clock, in seconds */
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
    return set_up(r, cg_reports_check(r->options, &error), &error);
}

static bool take_shard(run *r)
{
    cg_error error = {0};
    cg_status status = cg_shard_take(r->options, &r->shard, &error);
    bool part = r->shard.count > 1 || cg_reports_have_blob(r->options);
    if (status == CG_OK && part && r->options->write_baseline)
        status = cg_error_set(&error, CG_E_USAGE, 0, NULL,
                              "a part of a result makes no baseline: merge writes one");
    return set_up(r, status, &error);
}

static bool take_chosen(run *r)
{
    cg_error error = {0};
    cg_status status = cg_chosen_init(&r->chosen, r->options->formats_of,
                                       r->options->formats_of_len, r->options->text_column,
                                       &error);
    r->paths.options = &r->chosen.options;
    return set_up(r, status, &error);
}

/* Only a run that keeps something has a cache. For comparing, all is scanned. */
static bool wants_cache(const run *r)
{
    return r->options->store && !r->options->no_cache && !r->options->no_prefilter;
}

/* A file beside the database. */
static bool name_beside(const run *r, const char *ending, cg_buf *path, cg_error *error)
{
    if (wants_cache(r))
        cg_buf_printf(path, "%s%s", r->options->store, ending);
    if (!cg_buf_ok(path))
        (void)cg_error_memory(error);
    return cg_buf_ok(path);
}

static cg_startup_options startup_options(const run *r)
{
    return (cg_startup_options){.rules = r->options->rules,
                                .rules_len = r->options->rules_len,
                                .claims = r->options->claims,
                                .claims_len = r->options->claims_len,
                                .wants_keys = r->options->sheets != NULL,
                                .kept = wants_cache(r) ? r->program_path.ptr : NULL,
                                .threads = cg_crew_threads(r->options->threads)};
}

static bool load_rules(run *r)
{
    cg_error error = {0};
    cg_startup_options options = startup_options(r);
    if (options.rules_len == 0 && options.claims_len == 0)
        return set_up(r, cg_error_set(&error, CG_E_USAGE, 0, NULL, "no rules"), &error);
    cg_profile_enter(r->timed, CG_STAGE_RULES);
    if (!name_beside(r, ".program", &r->program_path, &error))
        return set_up(r, CG_E_MEMORY, &error);
    options = startup_options(r);
    r->own_diags = cg_diags_count(r->diags);
    bool loaded = set_up(r, cg_startup_run(&options, r->diags, &r->start, &error), &error);
    r->rule_diags = cg_diags_count(r->diags) - r->own_diags;
    return loaded;
}

static bool load_known(run *r)
{
    cg_error error = {0};
    return set_up(r, cg_known_load(&r->known, r->options, r->diags, &error), &error);
}

/* Not of a run that comes to nothing. */
static void keep_program(const run *r)
{
    const cg_startup_options options = startup_options(r);
    if (r->paths.items.len > 0)
        cg_startup_keep(&options, &r->start, r->diags);
}

static bool read_inputs(run *r)
{
    cg_error error = {0};
    return set_up(r, cg_inputs_read(&r->inputs, r->options, &error), &error);
}

/* The cache stands beside the database that results are kept in. */
static bool open_cache(run *r)
{
    cg_error error = {0};
    if (!wants_cache(r))
        return true;
    cg_profile_enter(r->timed, CG_STAGE_STORE);
    r->reuse.strict = r->options->strict_hash;
    if (!name_beside(r, ".cache", &r->cache_path, &error))
        return set_up(r, CG_E_MEMORY, &error);
    cg_status status = cg_reuse_open(&r->reuse, r->cache_path.ptr, r->start.keys,
                                     r->start.program->claim_count, &error);
    return set_up(r, status, &error);
}

/* Rules are compiled and the cache is read while the files are listed; what is wrong
 * with the rules is told first. One after the other where each is to be timed. */
static bool load_and_list(run *r)
{
    const cg_check_options *options = r->options;
    const cg_paths_request request = {
        .named = r->inputs.named.items,
        .count = r->inputs.named.len,
        .select = {.config = options->config,
                   .excludes = options->excludes,
                   .excludes_len = options->excludes_len,
                   .sheets = options->sheets ? options->sheets->folder : NULL,
                   .no_ignore = options->no_ignore,
                   .force = options->force_exclude},
        .stdin_name = options->stdin_name ? options->stdin_name : "<stdin>",
        .stdin_bytes = cg_buf_slice(&r->inputs.stdin_bytes),
        .stdin_cut = r->inputs.cut,
    };
    cg_error error = {0};
    cg_listing listing;
    r->request = request;
    cg_listing_begin(&listing, &r->paths, &r->request,
                     !r->timed && cg_crew_threads(options->threads) > 1);
    bool loaded = load_rules(r) && open_cache(r);
    cg_profile_enter(r->timed, CG_STAGE_LIST);
    if (!loaded && !listing.apart)
        return false;
    cg_status status = cg_listing_end(&listing, &error);
    if (loaded && status == CG_OK)
        status = cg_guard_outputs(options, r->start.program, &r->paths, &error);
    if (status == CG_OK)
        cg_shard_mark(r->shard, &r->paths, r->files);
    if (loaded && status == CG_OK)
        keep_program(r);
    if (loaded && status == CG_OK)
        status = cg_sidecars_read(&r->paths, options->config, r->diags, &error);
    if (status == CG_OK) {
        cg_shard_leave_out(&r->paths);
        cg_paths_measure(&r->paths);
    }
    return loaded && set_up(r, status, &error);
}

static bool plan_reuse(run *r)
{
    cg_error error = {0};
    if (!r->reuse.cache)
        return true;
    cg_profile_enter(r->timed, CG_STAGE_STORE);
    return set_up(r, cg_reuse_plan(&r->reuse, &r->paths, &error), &error);
}

static cg_status scan_once(run *r, cg_error *error)
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
static cg_status scan_again(run *r, cg_error *error)
{
    cg_results *results = cg_results_new();
    if (!results)
        return cg_error_memory(error);
    cg_results_free(r->results);
    r->results = results;
    cg_status status = cg_reuse_distrust(&r->reuse, error);
    return status == CG_OK ? scan_once(r, error) : status;
}

static void scan_files(run *r)
{
    cg_error error = {0};
    cg_profile_enter(r->timed, CG_STAGE_OTHER);
    cg_status status = scan_once(r, &error);
    if (status == CG_E_CONTENT)
        status = scan_again(r, &error);
    if (status != CG_OK) {
        note_failure(r, status, &error, CG_EXIT_INCOMPLETE);
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

static void tell_reuse(const run *r)
{
    r->summary->kept = r->reuse.served;
    r->summary->partly_kept = r->reuse.partly;
    r->summary->unkept = r->reuse.scanned;
    if (r->reuse.cache)
        r->summary->new_rules = cg_cache_new_rules(r->reuse.cache);
    r->summary->cache_note = r->reuse.note;
}

/* What the files said before is told by what they say now. */
static cg_base_run base_run(const run *r)
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
static cg_status apply_known(run *r, cg_error *error)
{
    const cg_base_run now = base_run(r);
    r->end_diags = cg_diags_count(r->diags);
    if (cg_reports_have_blob(r->options))
        return CG_OK;
    return cg_known_apply(&r->known, r->options, &now, r->results, r->diags, error);
}

static cg_status draw_verdicts(run *r, cg_error *error)
{
    cg_status status = cg_tiers_rank(r->results, r->options, error);
    return status == CG_OK ? cg_results_judge(r->results, r->start.program, error) : status;
}

/* A shard may be empty; and what is to be merged breaks nothing yet. */
static int exit_of_counts(const run *r)
{
    cg_check_summary counted = *r->summary;
    if (r->shard.count > 1 && counted.scanned == 0)
        counted.scanned = 1;
    if (cg_reports_have_blob(r->options))
        counted.errors = counted.warnings = counted.notes = 0;
    return cg_exit_status(&counted, r->options->fail_on);
}

/* Draws the verdicts and counts everything. */
static void judge(run *r)
{
    cg_error error = {0};
    cg_profile_enter(r->timed, CG_STAGE_VERDICTS);
    cg_status status = draw_verdicts(r, &error);
    if (status == CG_OK)
        status = apply_known(r, &error);
    if (status != CG_OK)
        note_failure(r, status, &error, CG_EXIT_INCOMPLETE);
    int so_far = r->summary->exit_status;
    cg_report_summarise(r->results, cg_program_claim_count(r->start.program), r->summary);
    tell_reuse(r);
    int counted = exit_of_counts(r);
    r->summary->exit_status = counted > so_far ? counted : so_far;
    if (r->summary->exit_status == CG_EXIT_USAGE) {
        (void)cg_error_set(&error, CG_E_USAGE, 0, NULL, "no file to scan");
        note_failure(r, CG_E_USAGE, &error, CG_EXIT_USAGE);
    }
}

/* Runs over the same paths with rules of the same places are a series. */
static void name_series(const run *r, char series[33])
{
    cg_digest digest = {0};
    cg_digest_number(&digest, r->options->rules_len);
    for (size_t i = 0; i < r->options->rules_len; i++)
        cg_digest_add(&digest, cg_slice_of(r->options->rules[i]));
    cg_digest_number(&digest, r->options->claims_len);
    for (size_t i = 0; i < r->options->claims_len; i++)
        cg_digest_add(&digest, cg_slice_of(r->options->claims[i]));
    for (size_t i = 0; i < r->inputs.named.len; i++)
        cg_digest_add(&digest, cg_slice_of(r->inputs.named.items[i]));
    if (r->shard.count > 1) {
        cg_digest_number(&digest, r->shard.index);
        cg_digest_number(&digest, r->shard.count);
    }
    cg_digest_hex(&digest, series);
}

static void keep_results(run *r)
{
    char series[33];
    cg_error error = {0};
    cg_store *store = NULL;
    if (!r->options->store || r->summary->exit_status == CG_EXIT_USAGE)
        return;
    cg_store_run kept = {
        .version = cg_version(),
        .rules_hash = cg_program_rules_hash(r->start.program),
        .series = series,
        .summary = r->summary,
    };
    name_series(r, series);
    cg_profile_enter(r->timed, CG_STAGE_STORE);
    kept.claims = cg_program_claims(r->start.program, &kept.claim_count);
    cg_status status = cg_store_open(r->options->store, &store, &error);
    if (status == CG_OK)
        status = cg_store_save(store, &kept, r->results, NULL, &error);
    cg_store_close(store);
    if (status != CG_OK)
        note_failure(r, status, &error, CG_EXIT_INCOMPLETE);
}

static void write_baseline(run *r)
{
    cg_error error = {0};
    const cg_base_run now = base_run(r);
    cg_status status = cg_known_write(r->options, &now, &error);
    if (status != CG_OK)
        note_failure(r, status, &error, CG_EXIT_INCOMPLETE);
}

static void write_reports(run *r)
{
    cg_error error = {0};
    cg_report_run told = {.diags = r->diags,
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
        note_failure(r, status, &error, CG_EXIT_INCOMPLETE);
}

static bool prepare_sheets(run *r)
{
    cg_error error = {0};
    if (!r->options->sheets)
        return true;
    return set_up(r, cg_sheets_prepare(r->options->sheets, &error), &error);
}

static void write_sheets(run *r)
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
        note_failure(r, status, &error, CG_EXIT_INCOMPLETE);
}

/* --- profile ------------------------------------------------------------------ */

static double clock_seconds(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void begin_profile(run *r)
{
    if (!r->options->profile)
        return;
    r->timed = &r->profile;
    r->started = clock_seconds();
    cg_profile_init(&r->profile);
}

/* Before scanning, when it is known how much code there is. Without memory the
 * codes' costs are not counted. */
static void profile_program(run *r)
{
    if (r->timed)
        (void)cg_profile_count_codes(&r->profile, r->start.program->code_count);
}

/* How many of each thing the stages of the run itself had; the crew counts
 * those of scanning. */
static void count_items(run *r)
{
    cg_stage_cost *stages = r->profile.stages;
    stages[CG_STAGE_RULES].items = r->start.program ? cg_program_claim_count(r->start.program) : 0;
    stages[CG_STAGE_LIST].items = r->paths.items.len;
    stages[CG_STAGE_VERDICTS].items = r->results ? r->results->verdicts.len : 0;
    stages[CG_STAGE_STORE].items = r->options->store ? r->summary->statements : 0;
    stages[CG_STAGE_REPORT].items = r->summary->statements;
}

static void tell_profile(run *r)
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
        note_failure(r, status, &error, CG_EXIT_INCOMPLETE);
    cg_profile_release(&r->profile);
}

/* --- the run ------------------------------------------------------------------ */

cg_status cg_check(const cg_check_options *options, cg_diags *diags,
                   cg_check_summary *summary, cg_error *error)
{
    run r = {.options = options, .diags = diags, .summary = summary};
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
        (void)set_up(&r, cg_error_memory(&memory), &memory);
    else if (check_formats(&r) && take_shard(&r) && take_chosen(&r) && load_known(&r) &&
             read_inputs(&r) && prepare_sheets(&r) && load_and_list(&r) && plan_reuse(&r)) {
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
