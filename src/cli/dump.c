#include "cli/cli.h"

int cg_command_dump(const cg_options *options)
{
    if (!options->stage)
        return cg_complain("no stage: name one with --stage");
    if (options->paths_len == 0)
        return cg_complain("no file to dump");
    int exit_status = CG_EXIT_OK;
    for (size_t i = 0; i < options->paths_len; i++) {
        cg_error error = {0};
        if (cg_dump(options->stage, options->paths[i], stdout, &error) == CG_OK)
            continue;
        int own = cg_complain_error(&error);
        if (own > exit_status)
            exit_status = own;
    }
    return exit_status;
}
