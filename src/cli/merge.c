#include "cli/cli.h"

static cg_status merge(const cg_options *options, const cg_check_options *check,
                       cg_diags *diags, cg_check_summary *summary, cg_error *error)
{
    return cg_merge(options->paths, options->paths_len, check, diags, summary, error);
}

int cg_command_merge(const cg_options *options)
{
    if (options->paths_len == 0)
        return cg_complain("no blob to merge: see \"claimgrep help merge\"");
    return cg_check_join(options, merge);
}
