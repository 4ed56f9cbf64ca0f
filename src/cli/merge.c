#include "cli/cli.h"

int cg_command_merge(const cg_options *options)
{
    if (options->paths_len == 0)
        return cg_complain("no blob to merge: see \"claimgrep help merge\"");
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
        cg_merge(options->paths, options->paths_len, &check, diags, &summary, &error);
    int exit_status = cg_check_conclude(options, diags, &summary, status, &error);
    cg_diags_free(diags);
    return exit_status;
}
