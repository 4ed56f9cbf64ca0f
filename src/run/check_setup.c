#include "run/check_room.h"

#include "run/crew.h"
#include "run/exit.h"
#include "run/guard.h"
#include "run/listing.h"
#include "run/reports.h"
#include "run/sheets.h"
#include "run/sidecars.h"

/* Memory is the environment's fault; all else, while a run is being set up, is
 * the caller's. */
static bool set_up(cg_check_run *r, cg_status status, const cg_error *error)
{
    if (status != CG_OK)
        cg_check_fail(r, status, error,
                     status == CG_E_MEMORY ? CG_EXIT_INCOMPLETE : CG_EXIT_USAGE);
    return status == CG_OK;
}

static bool check_formats(cg_check_run *r)
{
    cg_error error = {0};
    return set_up(r, cg_reports_check(r->options, &error), &error);
}

static bool take_shard(cg_check_run *r)
{
    cg_error error = {0};
    cg_status status = cg_shard_take(r->options, &r->shard, &error);
    bool part = r->shard.count > 1 || cg_reports_have_blob(r->options);
    if (status == CG_OK && part && r->options->write_baseline)
        status = cg_error_set(&error, CG_E_USAGE, 0, NULL,
                              "a part of a result makes no baseline: merge writes one");
    return set_up(r, status, &error);
}

static bool take_chosen(cg_check_run *r)
{
    cg_error error = {0};
    cg_status status = cg_chosen_init(&r->chosen, r->options->formats_of,
                                       r->options->formats_of_len, r->options->text_column,
                                       &error);
    if (status == CG_OK && r->options->offset && !r->options->length)
        status = cg_error_set(&error, CG_E_USAGE, 0, NULL, "an offset needs a length as well");
    r->chosen.options.offset = r->options->offset;
    r->chosen.options.length = r->options->length;
    r->paths.options = &r->chosen.options;
    return set_up(r, status, &error);
}

/* Only a run that keeps something has a cache. For comparing, all is scanned. */
static bool wants_cache(const cg_check_run *r)
{
    return r->options->store && !r->options->no_cache && !r->options->no_prefilter;
}

/* A file beside the database. */
static bool name_beside(const cg_check_run *r, const char *ending, cg_buf *path, cg_error *error)
{
    if (wants_cache(r))
        cg_buf_printf(path, "%s%s", r->options->store, ending);
    if (!cg_buf_ok(path))
        (void)cg_error_memory(error);
    return cg_buf_ok(path);
}

static cg_startup_options startup_options(const cg_check_run *r)
{
    return (cg_startup_options){.rules = r->options->rules,
                                .rules_len = r->options->rules_len,
                                .claims = r->options->claims,
                                .claims_len = r->options->claims_len,
                                .pattern = r->options->pattern,
                                .wants_keys = r->options->sheets ||
                                              cg_reports_have_blob(r->options),
                                .kept = wants_cache(r) ? r->program_path.ptr : NULL,
                                .threads = cg_crew_threads(r->options->threads)};
}

static bool load_rules(cg_check_run *r)
{
    cg_error error = {0};
    cg_startup_options options = startup_options(r);
    if (options.rules_len == 0 && options.claims_len == 0 && !options.pattern)
        return set_up(r, cg_error_set(&error, CG_E_USAGE, 0, NULL, "no rules"), &error);
    if (options.pattern && options.rules_len > 1)
        return set_up(r, cg_error_set(&error, CG_E_USAGE, 0, NULL,
                                      "a pattern takes names and lexicons from one pack"),
                      &error);
    cg_profile_enter(r->timed, CG_STAGE_RULES);
    if (!name_beside(r, ".program", &r->program_path, &error))
        return set_up(r, CG_E_MEMORY, &error);
    options = startup_options(r);
    r->own_diags = cg_diags_count(r->diags);
    bool loaded = set_up(r, cg_startup_run(&options, r->diags, &r->start, &error), &error);
    r->rule_diags = cg_diags_count(r->diags) - r->own_diags;
    return loaded;
}

static bool load_known(cg_check_run *r)
{
    cg_error error = {0};
    return set_up(r, cg_known_load(&r->known, r->options, r->diags, &error), &error);
}

/* Not of a run that comes to nothing. */
static void keep_program(const cg_check_run *r)
{
    const cg_startup_options options = startup_options(r);
    if (r->paths.items.len > 0)
        cg_startup_keep(&options, &r->start, r->diags);
}

static bool read_inputs(cg_check_run *r)
{
    cg_error error = {0};
    return set_up(r, cg_inputs_read(&r->inputs, r->options, &error), &error);
}

/* The cache stands beside the database that results are kept in. */
static bool open_cache(cg_check_run *r)
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
static bool load_and_list(cg_check_run *r)
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

static bool plan_reuse(cg_check_run *r)
{
    cg_error error = {0};
    if (!r->reuse.cache)
        return true;
    cg_profile_enter(r->timed, CG_STAGE_STORE);
    return set_up(r, cg_reuse_plan(&r->reuse, &r->paths, &error), &error);
}

static bool prepare_sheets(cg_check_run *r)
{
    cg_error error = {0};
    if (!r->options->sheets)
        return true;
    return set_up(r, cg_sheets_prepare(r->options->sheets, &error), &error);
}

bool cg_check_set_up(cg_check_run *r)
{
    return check_formats(r) && take_shard(r) && take_chosen(r) && load_known(r) &&
           read_inputs(r) && prepare_sheets(r) && load_and_list(r) && plan_reuse(r);
}
