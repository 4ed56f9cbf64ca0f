#include "cli/cli.h"

static int fix_at(const cg_options *options, const char *const *paths, size_t len)
{
    const cg_fix_options wanted = {paths, len, options->show_fixes};
    cg_rewrite_summary summary;
    cg_error error = {0};
    if (cg_fix_packs(&wanted, stdout, &summary, &error) != CG_OK)
        return cg_complain_error(&error);
    if (options->verbose && !options->show_fixes)
        (void)fprintf(stderr, "claimgrep: %zu pack%s changed\n", summary.changed,
                      cg_plural(summary.changed));
    return CG_EXIT_OK;
}

static int fix(const cg_options *options)
{
    int exit_status = CG_EXIT_OK;
    if (options->show_fixes && !options->fix)
        return cg_complain("\"--diff\" shows what \"--fix\" would do: name both");
    if (options->fix && options->rules_len)
        exit_status = fix_at(options, options->rules, options->rules_len);
    if (options->fix && options->paths_len && exit_status == CG_EXIT_OK)
        exit_status = fix_at(options, options->paths, options->paths_len);
    return exit_status;
}

int cg_command_lint(const cg_options *options)
{
    cg_packs_outcome outcome;
    int exit_status = fix(options);
    if (exit_status != CG_EXIT_OK)
        return exit_status;
    exit_status = cg_packs_examine(options, false, NULL, &outcome);
    if (outcome.read && options->verbose)
        (void)fprintf(stderr, "claimgrep: %zu claim%s, %zu example%s\n",
                      outcome.examples.claims, cg_plural(outcome.examples.claims),
                      outcome.examples.examples, cg_plural(outcome.examples.examples));
    if (outcome.read && !options->quiet)
        (void)printf("%zu error%s, %zu warning%s\n", outcome.errors,
                     cg_plural(outcome.errors), outcome.warnings,
                     cg_plural(outcome.warnings));
    return exit_status;
}
