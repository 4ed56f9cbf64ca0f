#include "cli/cli.h"

int cg_command_draft(const cg_options *options)
{
    cg_error error = {0};
    cg_draft_options draft = {.corpus = options->corpora,
                              .corpus_len = options->corpora_len};
    if (options->paths_len != 1)
        return cg_complain("one claim is wanted, in quotation marks, as in \"claimgrep draft "
                           "'The ferry is free'\"");
    draft.claim = options->paths[0];
    cg_status status = cg_draft_rule(&draft, stdout, stderr, &error);
    return status == CG_OK ? CG_EXIT_OK : cg_complain_error(&error);
}
