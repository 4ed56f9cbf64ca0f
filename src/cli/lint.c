#include "cli/cli.h"

int cg_command_lint(const cg_options *options)
{
    cg_packs_outcome outcome;
    int exit_status = cg_packs_examine(options, false, &outcome);
    if (outcome.read && options->verbose)
        (void)fprintf(stderr, "claimgrep: %zu claim%s, %zu example%s\n",
                      outcome.examples.claims, cg_plural(outcome.examples.claims),
                      outcome.examples.examples, cg_plural(outcome.examples.examples));
    if (outcome.read && !options->quiet)
        (void)printf("%zu error%s, %zu warning%s\n", outcome.errors,
                     cg_plural(outcome.errors), outcome.warnings,
                     cg_plural(outcome.warnings));
    return exit_status;
}
