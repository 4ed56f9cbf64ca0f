#include "cli/cli.h"

static cg_status reduce(const cg_options *options, const cg_check_options *check,
                        cg_diags *diags, cg_check_summary *summary, cg_error *error)
{
    return cg_reduce(check, options->kv, cg_input(), stdout, diags, summary, error);
}

int cg_command_reduce(const cg_options *options)
{
    if (options->paths_len > 0)
        return cg_complain("\"reduce\" takes no path: it reads standard input");
    if (options->rules_len == 0 && options->claims_len == 0)
        return cg_complain("no rules: name those that the lines were made by with --rules");
    return cg_check_join(options, reduce);
}
