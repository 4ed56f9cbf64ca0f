#include "cli/cli.h"

static const char *store_path(const cg_options *options)
{
    if (options->no_store)
        return NULL;
    return options->store ? options->store : CG_DEFAULT_STORE;
}

void cg_check_fill(cg_check_options *check, const cg_options *options)
{
    static const char *const here[] = {"."};
    bool somewhere = options->paths_len > 0 || options->files_from;
    *check = (cg_check_options){
        .rules = options->rules,
        .rules_len = options->rules_len,
        .claims = options->claims,
        .claims_len = options->claims_len,
        .paths = somewhere ? options->paths : here,
        .paths_len = somewhere ? options->paths_len : 1,
        .stdin_name = options->stdin_name,
        .files_from = options->files_from,
        .files_from_zero = options->files_from_zero,
        .config = options->config,
        .excludes = options->excludes,
        .excludes_len = options->excludes_len,
        .no_ignore = options->no_ignore,
        .force_exclude = options->force_exclude,
        .outputs = options->outputs,
        .outputs_len = options->outputs_len,
        .formats_of = options->formats_of,
        .formats_of_len = options->formats_of_len,
        .text_column = options->text_column,
        .baseline = options->baseline,
        .write_baseline = options->write_baseline,
        .diff_base = options->diff_base,
        .suppressions = options->suppressions,
        .today = options->today,
        .offset = options->offset,
        .length = options->length,
        .store = store_path(options),
        .no_cache = options->no_cache,
        .strict_hash = options->strict_hash,
        .column_unit = options->column_unit,
        .fail_on = options->fail_on,
        .threads = options->threads,
        .shard = options->shard,
        .shards = options->shards,
        .no_prefilter = options->no_prefilter,
        .color = cg_options_color(options, stdout),
        .screen = cg_options_summary(options),
        .quiet = options->quiet,
        .explain_verdicts = options->explain_verdicts,
        .profile = options->profile ? stderr : NULL,
    };
}

static void show_progress(cg_check_options *check, const cg_options *options,
                          cg_progress_line *line)
{
    check->progress = cg_progress_wanted(options) ? cg_progress_show : NULL;
    check->progress_context = line;
    cg_progress_begin(line, stderr);
}

/* Standard error says why a run is incomplete, whatever the report's format. */
static void tell_incomplete(const cg_check_summary *summary)
{
    if (summary->failed > 0)
        cg_complain("%zu of %zu file%s could not be read: the report says which",
                    summary->failed, summary->files, cg_plural(summary->files));
    if (summary->cut > 0)
        cg_complain("%zu of %zu file%s not read whole: the report says which", summary->cut,
                    summary->files, cg_plural(summary->files));
    size_t told = summary->failed + summary->cut;
    if (summary->incomplete > told)
        cg_complain("%zu of %zu file%s skipped that ought to be read: the report says which",
                    summary->incomplete - told, summary->files, cg_plural(summary->files));
}

static void tell_summary(const cg_check_summary *summary)
{
    (void)fprintf(stderr,
                  "claimgrep: %zu claim%s, %zu file%s scanned, %zu skipped, "
                  "%zu statement%s\n",
                  summary->claims, cg_plural(summary->claims), summary->scanned,
                  cg_plural(summary->scanned), summary->skipped, summary->statements,
                  cg_plural(summary->statements));
}

/* How much of the work an earlier run had done. */
static void tell_cache(const cg_check_summary *summary)
{
    (void)fprintf(stderr,
                  "claimgrep: cache: %zu file%s kept, %zu in part, %zu not; "
                  "%zu of %zu rule%s new\n",
                  summary->kept, cg_plural(summary->kept), summary->partly_kept,
                  summary->unkept, summary->new_rules, summary->claims,
                  cg_plural(summary->claims));
    if (summary->cache_note)
        (void)fprintf(stderr, "claimgrep: cache: not of use: %s\n",
                      summary->cache_note);
}

int cg_check_conclude(const cg_options *options, const cg_diags *diags,
                      const cg_check_summary *summary, cg_status failed, const cg_error *error)
{
    cg_status printed = cg_diags_print(diags, stderr, cg_options_color(options, stderr));
    /* What is wrong in the packs is told by the diagnostics. */
    bool told = failed == CG_E_CONTENT && cg_diags_count_at(diags, CG_LEVEL_ERROR) > 0;
    if (failed != CG_OK && !told)
        (void)cg_complain_error(error);
    tell_incomplete(summary);
    if (options->verbose)
        tell_summary(summary);
    return printed == CG_OK ? summary->exit_status : CG_EXIT_INCOMPLETE;
}

int cg_check_run(const cg_options *options, const cg_sheet_options *sheets)
{
    if (options->print_config) {
        cg_configure_print(options, stdout);
        return CG_EXIT_OK;
    }
    if (options->rules_len == 0 && options->claims_len == 0)
        return cg_complain("no rules: name a pack or a folder of packs with --rules, or a "
                           "claim with --claim");
    cg_diags *diags = cg_diags_new();
    if (!diags) {
        cg_complain("out of memory");
        return CG_EXIT_INCOMPLETE;
    }
    cg_check_options check;
    cg_progress_line line;
    cg_check_summary summary = {0};
    cg_error error = {0};
    cg_check_fill(&check, options);
    check.sheets = sheets;
    show_progress(&check, options, &line);
    cg_status status = cg_check(&check, diags, &summary, &error);
    int exit_status = cg_check_conclude(options, diags, &summary, status, &error);
    if (options->verbose && check.store && !check.no_cache)
        tell_cache(&summary);
    cg_diags_free(diags);
    return exit_status;
}

int cg_check_join(const cg_options *options, cg_join_fn *join)
{
    cg_diags *diags = cg_diags_new();
    if (!diags) {
        cg_complain("out of memory");
        return CG_EXIT_INCOMPLETE;
    }
    cg_check_options check;
    cg_check_summary summary = {0};
    cg_error error = {0};
    const cg_sheet_options sheets = cg_sheets_fill(options, options->sheets);
    cg_check_fill(&check, options);
    check.sheets = sheets.folder ? &sheets : NULL;
    cg_status status = join(options, &check, diags, &summary, &error);
    int exit_status = cg_check_conclude(options, diags, &summary, status, &error);
    cg_diags_free(diags);
    return exit_status;
}

int cg_command_check(const cg_options *options)
{
    return cg_check_run(options, NULL);
}
