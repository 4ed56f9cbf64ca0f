#include "cli/cli.h"

static cg_status add_all(const cg_options *options, cg_ruleset *rules, cg_diags *diags,
                         cg_error *error)
{
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < options->rules_len; i++)
        status = cg_ruleset_add_file(rules, options->rules[i], diags, error);
    for (size_t i = 0; status == CG_OK && i < options->paths_len; i++)
        status = cg_ruleset_add_file(rules, options->paths[i], diags, error);
    return status;
}

static cg_status compile(const cg_options *options, cg_diags *diags, cg_program **program,
                         cg_error *error)
{
    cg_ruleset *rules = cg_ruleset_new();
    if (!rules) {
        *error = (cg_error){.status = CG_E_MEMORY, .text = "out of memory"};
        return CG_E_MEMORY;
    }
    cg_status status = add_all(options, rules, diags, error);
    if (status == CG_OK)
        status = cg_ruleset_compile(rules, diags, program, error);
    cg_ruleset_free(rules);
    return status;
}

static int examine(const cg_options *options, bool coverage, const char *format,
                   cg_diags *diags, cg_packs_outcome *outcome)
{
    cg_program *program = NULL;
    cg_error error = {0};
    cg_status status = compile(options, diags, &program, &error);
    if (status == CG_OK && format)
        status = cg_program_test_to(program, format, stdout, diags, &outcome->examples, &error);
    else if (status == CG_OK)
        status = cg_program_test(program, coverage, diags, &outcome->examples, &error);
    cg_program_free(program);
    outcome->read = status == CG_OK || status == CG_E_CONTENT;
    outcome->errors = cg_diags_count_at(diags, CG_LEVEL_ERROR);
    outcome->warnings = cg_diags_count_at(diags, CG_LEVEL_WARNING);
    if (cg_diags_print(diags, stderr, cg_options_color(options, stderr)) != CG_OK)
        return CG_EXIT_INCOMPLETE;
    if (outcome->errors > 0 && (status == CG_OK || status == CG_E_CONTENT))
        return CG_EXIT_USAGE;
    return status == CG_OK ? CG_EXIT_OK : cg_complain_error(&error);
}

int cg_packs_examine(const cg_options *options, bool coverage, const char *format,
                     cg_packs_outcome *outcome)
{
    *outcome = (cg_packs_outcome){0};
    if (options->paths_len + options->rules_len == 0)
        return cg_complain("no rules: name a pack or a folder of packs");
    cg_diags *diags = cg_diags_new();
    if (!diags) {
        cg_complain("out of memory");
        return CG_EXIT_INCOMPLETE;
    }
    int exit_status = examine(options, coverage, format, diags, outcome);
    cg_diags_free(diags);
    return exit_status;
}
