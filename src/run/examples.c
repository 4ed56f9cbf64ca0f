/* Runs the packs' own examples: each is a document of its own. */
#include "diag/diag.h"
#include "rules/program.h"
#include "stance/scanner.h"
#include "verdict/side.h"

static cg_side_of_text wanted(cg_stance stance)
{
    switch (stance) {
    case CG_STANCE_SUPPORT: return CG_TEXT_SUPPORT;
    case CG_STANCE_CONTRADICT: return CG_TEXT_CONTRADICT;
    case CG_STANCE_MENTION: return CG_TEXT_MENTION;
    case CG_STANCE_NONE: break;
    }
    return CG_TEXT_NONE;
}

static void complain(const cg_program *program, const cg_example *example, uint32_t claim,
                     cg_side_of_text got, cg_diags *diags)
{
    const cg_diag_source *source = &program->sources[program->claim_codes[claim].source];
    cg_diags_add(diags, CG_DIAG_EXAMPLE_FAILED, source, example->text.span,
                 "the example should be \"%s\" and comes out as \"%s\"",
                 cg_side_name(wanted(example->stance)), cg_side_name(got));
    const cg_slice id = program->claims[claim].id;
    cg_diags_help(diags, "of claim \"%.*s\"; what is wrong, the pattern or the example?",
                  (int)id.len, id.ptr);
}

static cg_status run_example(cg_scanner *scanner, const cg_program *program, uint32_t claim,
                             const cg_example *example, cg_diags *diags,
                             cg_test_summary *summary, cg_error *error)
{
    cg_results *results = cg_results_new();
    if (!results)
        return cg_error_memory(error);
    cg_slice text = example->text.value;
    cg_status status = cg_scan_buffer(scanner, "example", text.ptr, text.len, results, error);
    if (status == CG_OK) {
        cg_side_of_text got = cg_side_of(results, 0, results->statements.len, claim);
        summary->examples++;
        if (got == wanted(example->stance)) {
            summary->passed++;
        } else {
            summary->failed++;
            complain(program, example, claim, got, diags);
        }
    }
    cg_results_free(results);
    return status;
}

cg_status cg_program_test(const cg_program *program, cg_diags *diags, cg_test_summary *summary,
                          cg_error *error)
{
    *summary = (cg_test_summary){.claims = program->claim_count};
    cg_scanner *scanner = cg_scanner_new(program);
    if (!scanner)
        return cg_error_memory(error);
    cg_status status = CG_OK;
    for (uint32_t c = 0; c < program->claim_count; c++) {
        cg_examples examples = program->examples[c];
        for (uint32_t i = 0; i < examples.len && status == CG_OK; i++)
            status = run_example(scanner, program, c, &examples.items[i], diags, summary, error);
    }
    cg_scanner_free(scanner);
    return status;
}
