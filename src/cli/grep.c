#include "cli/cli.h"

#include <string.h>

/* One report on standard output: text, or JSON. */
static bool choose_format(const cg_options *options, cg_check_options *check, cg_output *output)
{
    const char *format = options->json ? "jsonl" : options->format;
    *output = (cg_output){format, NULL};
    check->outputs = output;
    check->outputs_len = format ? 1 : 0;
    if (!format || strcmp(format, "text") == 0 || strcmp(format, "json") == 0 ||
        strcmp(format, "jsonl") == 0)
        return true;
    cg_complain("matches come as \"text\", \"jsonl\" or \"json\", not as \"%s\"", format);
    return false;
}

/* Mere warnings are about packs: a pattern has no examples, and its lender's names need
 * not all be used. */
static int conclude(const cg_options *options, cg_diags *diags, cg_diags *none,
                    const cg_check_summary *summary, cg_status status, const cg_error *error)
{
    bool wrong = cg_diags_count_at(diags, CG_LEVEL_ERROR) > 0;
    int exit_status = cg_check_conclude(options, wrong ? diags : none, summary, status, error);
    return exit_status == CG_EXIT_OK && summary->statements == 0 ? CG_EXIT_FINDINGS
                                                                 : exit_status;
}

static int grep(const cg_options *options, const cg_check_options *check)
{
    cg_check_summary summary = {0};
    cg_error error = {0};
    cg_diags *diags = cg_diags_new(), *none = cg_diags_new();
    int exit_status = CG_EXIT_INCOMPLETE;
    if (diags && none) {
        cg_status status = cg_check(check, diags, &summary, &error);
        exit_status = conclude(options, diags, none, &summary, status, &error);
    } else {
        cg_complain("out of memory");
    }
    cg_diags_free(diags);
    cg_diags_free(none);
    return exit_status;
}

int cg_command_grep(const cg_options *options)
{
    cg_options rest = *options;
    cg_check_options check;
    cg_output output;
    if (options->paths_len == 0)
        return cg_complain("no pattern, such as \"(may | can) ...2 opt out\"");
    rest.paths++;
    rest.paths_len--;
    cg_check_fill(&check, &rest);
    check.pattern = options->paths[0];
    check.store = NULL;
    return choose_format(options, &check, &output) ? grep(options, &check) : CG_EXIT_USAGE;
}
