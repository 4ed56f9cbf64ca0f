#include "cli/cli.h"

int cg_command_sheet(const cg_options *options)
{
    const cg_sheet_options sheets = {
        .folder = options->output,
        .review_url = options->review_url,
        .csl = options->csl,
        .bibtex = options->bibtex,
    };
    if (!sheets.folder && !options->print_config)
        return cg_complain("no folder for the fact sheets: name one with -o");
    return cg_check_run(options, &sheets);
}
