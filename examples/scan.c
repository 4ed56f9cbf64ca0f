/* Scans a text in memory: scan PACK.json
 * cc scan.c $(pkg-config --cflags --libs claimgrep) */
#include <claimgrep.h>
#include <string.h>

static const char text[] =
    "A spokesman said that Secure Communities is not voluntary. Sheriffs were "
    "told that Secure Communities is optional.\n";

static void print(const cg_results *results, const cg_program *program)
{
    for (size_t i = 0; i < cg_results_statement_count(results); i++) {
        const cg_statement *s = cg_results_statement(results, i);
        const cg_claim_info *claim = cg_program_claim(program, s->claim);
        printf("%.*s %s at byte %llu: %.*s\n", (int)claim->id.len, claim->id.ptr,
               cg_stance_name(s->stance), (unsigned long long)s->byte_start,
               (int)s->quote.len, s->quote.ptr);
    }
}

static cg_status scan(const char *pack, cg_diags *diags, cg_error *error)
{
    cg_program *program = NULL;
    cg_scanner *scanner = NULL;
    cg_ruleset *rules = cg_ruleset_new();
    cg_results *results = cg_results_new();
    cg_status status = CG_E_MEMORY;
    if (rules && results)
        status = cg_ruleset_add_file(rules, pack, diags, error);
    if (status == CG_OK)
        status = cg_ruleset_compile(rules, diags, &program, error);
    if (status == CG_OK)
        status = (scanner = cg_scanner_new(program)) ? CG_OK : CG_E_MEMORY;
    if (status == CG_OK)
        status = cg_scan_buffer(scanner, "memory", text, strlen(text), results, error);
    if (status == CG_OK)
        print(results, program);
    cg_scanner_free(scanner);
    cg_program_free(program);
    cg_results_free(results);
    cg_ruleset_free(rules);
    return status;
}

int main(int argc, char **argv)
{
    cg_error error = {0};
    cg_diags *diags = cg_diags_new();
    cg_status status = argc == 2 && diags ? scan(argv[1], diags, &error) : CG_E_USAGE;
    if (diags)
        (void)cg_diags_print(diags, stderr, false);
    if (status != CG_OK)
        fprintf(stderr, "failed: %s\n", error.text);
    cg_diags_free(diags);
    return status == CG_OK ? 0 : 2;
}
