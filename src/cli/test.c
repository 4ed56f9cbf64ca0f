#include "cli/cli.h"

int cg_command_test(const cg_options *options)
{
    cg_packs_outcome outcome;
    int exit_status = cg_packs_examine(options, &outcome);
    const cg_test_summary *sum = &outcome.examples;
    if (!options->quiet && sum->claims > 0)
        (void)printf("%zu claim%s, %zu example%s: %zu passed, %zu failed\n", sum->claims,
                     cg_plural(sum->claims), sum->examples, cg_plural(sum->examples),
                     sum->passed, sum->failed);
    return exit_status;
}
