#include "cli/cli.h"

#include <string.h>

/* Text, or one object for programs. */
static bool parse_format(const cg_options *options, bool *json)
{
    const char *format = options->format ? options->format : "text";
    *json = strcmp(format, "json") == 0;
    if (*json || strcmp(format, "text") == 0)
        return true;
    cg_complain("what changed comes as \"text\" or \"json\", not as \"%s\"", format);
    return false;
}

int cg_command_diff(const cg_options *options)
{
    bool changed = false;
    cg_error error = {0};
    cg_diff_options diff = {.store = options->store ? options->store : CG_DEFAULT_STORE,
                            .runs = options->paths,
                            .runs_len = options->paths_len,
                            .list = options->list};
    if (options->paths_len > (options->list ? 0u : 2u))
        return cg_complain(options->list ? "--list takes no run" : "more than two runs");
    if (options->no_store)
        return cg_complain("no runs are kept: \"store\" is false in the configuration");
    if (!parse_format(options, &diff.json))
        return CG_EXIT_USAGE;
    if (cg_diff(&diff, stdout, &changed, &error) != CG_OK)
        return cg_complain_error(&error);
    return changed ? CG_EXIT_FINDINGS : CG_EXIT_OK;
}
