#include "cli/cli.h"

/* Findings are for the reducer: what counts here is whether the work was done. */
static int conclude(const cg_options *options, const cg_diags *diags, cg_status status,
                    const cg_error *error)
{
    int exit_status = CG_EXIT_OK;
    bool told = status == CG_E_CONTENT && cg_diags_count_at(diags, CG_LEVEL_ERROR) > 0;
    cg_status printed = cg_diags_print(diags, stderr, cg_options_color(options, stderr));
    if (status != CG_OK)
        exit_status = told ? CG_EXIT_USAGE : cg_complain_error(error);
    return printed == CG_OK ? exit_status : CG_EXIT_INCOMPLETE;
}

int cg_command_map(const cg_options *options)
{
    const cg_map_options map = {
        .rules = options->rules,
        .rules_len = options->rules_len,
        .claims = options->claims,
        .claims_len = options->claims_len,
        .kv = options->kv,
        .max_errors = options->max_errors,
    };
    if (options->paths_len > 0)
        return cg_complain("\"map\" takes no path: it reads standard input");
    if (options->rules_len == 0 && options->claims_len == 0)
        return cg_complain("no rules: name a pack or a folder of packs with --rules, or a "
                           "claim with --claim");
    cg_diags *diags = cg_diags_new();
    cg_map_summary summary = {0};
    cg_error error = {0};
    if (!diags) {
        cg_complain("out of memory");
        return CG_EXIT_INCOMPLETE;
    }
    cg_status status = cg_map(&map, cg_input(), stdout, options->counters ? stderr : NULL, diags,
                              &summary, &error);
    int exit_status = conclude(options, diags, status, &error);
    cg_diags_free(diags);
    return exit_status;
}
