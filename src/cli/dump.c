#include "cli/cli.h"

static int dump(const cg_options *options, const char *path, cg_diags *diags)
{
    cg_error error = {0};
    cg_dump_options dump = {.stage = options->stage,
                            .path = path,
                            .rules = options->rules,
                            .rules_len = options->rules_len,
                            .formats_of = options->formats_of,
                            .formats_of_len = options->formats_of_len,
                            .text_column = options->text_column};
    cg_status status = cg_dump(&dump, stdout, diags, &error);
    if (status != CG_E_CONTENT || cg_diags_count(diags) == 0)
        return status == CG_OK ? CG_EXIT_OK : cg_complain_error(&error);
    return cg_diags_print(diags, stderr, cg_options_color(options, stderr)) == CG_OK
               ? CG_EXIT_USAGE
               : CG_EXIT_INCOMPLETE;
}

/* Mere warnings about the rules are for "lint" and "check" to tell. */
static int dump_one(const cg_options *options, const char *path)
{
    cg_diags *diags = cg_diags_new();
    if (!diags) {
        cg_complain("out of memory");
        return CG_EXIT_INCOMPLETE;
    }
    int exit_status = dump(options, path, diags);
    cg_diags_free(diags);
    return exit_status;
}

int cg_command_dump(const cg_options *options)
{
    if (!options->stage)
        return cg_complain("no stage: name one with --stage");
    if (!cg_dump_takes_file(options->stage)) {
        if (options->paths_len > 0)
            return cg_complain("the stage \"%s\" takes no file", options->stage);
        return dump_one(options, NULL);
    }
    if (options->paths_len == 0)
        return cg_complain("no file to dump");
    int exit_status = CG_EXIT_OK;
    for (size_t i = 0; i < options->paths_len; i++) {
        int own = dump_one(options, options->paths[i]);
        if (own > exit_status)
            exit_status = own;
    }
    return exit_status;
}
