#include "cli/cli.h"

#include <string.h>

static void print_known(size_t known)
{
    if (known)
        (void)printf(", %zu known to be wrong", known);
}

int cg_command_test(const cg_options *options)
{
    cg_packs_outcome outcome;
    bool text = !options->format || strcmp(options->format, "text") == 0;
    int exit_status = cg_packs_examine(options, true, text ? NULL : options->format, &outcome);
    const cg_test_summary *sum = &outcome.examples;
    if (!text || options->quiet || sum->claims == 0)
        return exit_status;
    (void)printf("%zu claim%s, %zu example%s: %zu passed, %zu failed", sum->claims,
                 cg_plural(sum->claims), sum->examples, cg_plural(sum->examples), sum->passed,
                 sum->failed);
    print_known(sum->known);
    (void)printf("\n%zu of %zu alternative%s fired\n", sum->fired, sum->alternatives,
                 cg_plural(sum->alternatives));
    return exit_status;
}
