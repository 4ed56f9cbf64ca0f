#include "cli/cli.h"

int cg_command_judge(const cg_options *options)
{
    if (options->paths_len > 0)
        return cg_complain("\"judge\" takes no path: it reads standard input");
    cg_judge *judge;
    cg_error error = {0};
    size_t bad = 0;
    cg_status status = cg_judge_new(&judge, &error);
    if (status == CG_OK)
        status = cg_judge_stream(judge, stdin, stdout, &bad, &error);
    cg_judge_free(judge);
    if (status != CG_OK) {
        (void)cg_complain_error(&error);
        return CG_EXIT_INCOMPLETE;
    }
    if (bad > 0)
        (void)cg_complain("%zu line%s could not be judged: the answers say why", bad,
                          cg_plural(bad));
    return bad > 0 ? CG_EXIT_INCOMPLETE : CG_EXIT_OK;
}
