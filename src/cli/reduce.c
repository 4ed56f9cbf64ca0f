#include "cli/cli.h"

int cg_command_reduce(const cg_options *options)
{
    if (options->paths_len > 0)
        return cg_complain("\"reduce\" takes no path: it reads standard input");
    if (options->rules_len == 0 && options->claims_len == 0)
        return cg_complain("no rules: name those that the lines were made by with --rules");
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
    cg_status status =
        cg_reduce(&check, options->kv, cg_input(), stdout, diags, &summary, &error);
    int exit_status = cg_check_conclude(options, diags, &summary, status, &error);
    cg_diags_free(diags);
    return exit_status;
}
