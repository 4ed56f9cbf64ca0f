#include "cli/cli.h"

cg_sheet_options cg_sheets_fill(const cg_options *options, const char *folder)
{
    return (cg_sheet_options){
        .folder = folder,
        .review_url = options->review_url,
        .csl = options->csl,
        .bibtex = options->bibtex,
    };
}

int cg_command_sheet(const cg_options *options)
{
    const cg_sheet_options sheets = cg_sheets_fill(options, options->output);
    if (!sheets.folder && !options->print_config)
        return cg_complain("no folder for the fact sheets: name one with -o");
    return cg_check_run(options, &sheets);
}
