#include "cli/cli.h"

static int format(const cg_options *options, cg_diags *diags)
{
    const cg_format_options wanted = {options->paths, options->paths_len,
                                      options->check};
    cg_rewrite_summary summary;
    cg_error error = {0};
    cg_status status = cg_format_packs(&wanted, stdout, diags, &summary, &error);
    if (cg_diags_print(diags, stderr, cg_options_color(options, stderr)) != CG_OK)
        return CG_EXIT_INCOMPLETE;
    if (status != CG_OK)
        return cg_complain_error(&error);
    if (options->verbose)
        (void)fprintf(stderr, "claimgrep: %zu pack%s, %zu %s\n", summary.files,
                      cg_plural(summary.files), summary.changed,
                      options->check ? "to be changed" : "changed");
    if (summary.broken)
        return CG_EXIT_USAGE;
    return options->check && summary.changed ? CG_EXIT_FINDINGS : CG_EXIT_OK;
}

int cg_command_fmt(const cg_options *options)
{
    if (options->paths_len == 0)
        return cg_complain("no rules: name a pack, a folder of packs, or \"-\"");
    cg_diags *diags = cg_diags_new();
    if (!diags) {
        cg_complain("out of memory");
        return CG_EXIT_INCOMPLETE;
    }
    int exit_status = format(options, diags);
    cg_diags_free(diags);
    return exit_status;
}
