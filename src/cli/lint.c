#include "cli/cli.h"

int cg_command_lint(const cg_options *options)
{
    cg_packs_outcome outcome;
    int exit_status = cg_packs_examine(options, &outcome);
    if (outcome.read && options->verbose)
        (void)fprintf(stderr, "claimgrep: %zu claims, %zu examples\n",
                      outcome.examples.claims, outcome.examples.examples);
    if (outcome.read && !options->quiet)
        (void)printf("%zu error%s, %zu warning%s\n", outcome.errors,
                     outcome.errors == 1 ? "" : "s", outcome.warnings,
                     outcome.warnings == 1 ? "" : "s");
    return exit_status;
}
