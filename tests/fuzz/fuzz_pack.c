/* Any bytes as a pack: read, checked, compiled, and run on a text. */
#include "result/result.h"
#include "rules/program.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void scan(const cg_program *program)
{
    static const char text[] = "One is not voluntary, they said. \"It may opt out (if "
                               "it likes),\" he denied; but a b c.";
    cg_error error;
    cg_scanner *scanner = cg_scanner_new(program);
    cg_results *results = cg_results_new();
    if (!scanner || !results ||
        cg_scan_buffer(scanner, "text", text, strlen(text), results, &error) != CG_OK)
        abort();
    cg_results_free(results);
    cg_scanner_free(scanner);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cg_error error;
    cg_program *program = NULL;
    cg_diags *diags = cg_diags_new();
    cg_ruleset *rules = cg_ruleset_new();
    if (!diags || !rules ||
        cg_ruleset_add_buffer(rules, "pack", (const char *)data, size, diags, &error) !=
            CG_OK)
        abort();
    if (!rules->broken || size % 16 == 0) { /* compiling takes its time */
        cg_status status = cg_ruleset_compile(rules, diags, &program, &error);
        if ((status == CG_OK) != (program != NULL))
            abort();
        if (status != CG_OK && status != CG_E_CONTENT && status != CG_E_LIMIT)
            abort();
    }
    if (program)
        scan(program);
    cg_program_free(program);
    cg_ruleset_free(rules);
    cg_diags_free(diags);
    return 0;
}
