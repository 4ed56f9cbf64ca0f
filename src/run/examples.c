/* Runs the packs' own examples: each is a document of its own. */
#include "base/vec.h"
#include "report/examples.h"
#include "run/coverage.h"
#include "verdict/side.h"

typedef struct tester {
    const cg_program *program;
    cg_scanner *scanner;
    cg_coverage coverage;
    cg_diags *diags;
    cg_test_summary *summary;
    cg_example_results *told; /* NULL: nobody asks */
    cg_error *error;
} tester;

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

/* Whether the example is wrong in the very way that it is known to be. */
static bool is_known(const cg_example *example, cg_side_of_text got)
{
    bool nothing = got == CG_TEXT_NONE || got == CG_TEXT_MENTION;
    return nothing ? example->known_miss : example->known_false;
}

static void complain(const tester *t, const cg_example *example, uint32_t claim,
                     cg_side_of_text got)
{
    const cg_diag_source *source = &t->program->sources[t->program->claim_codes[claim].source];
    cg_diags_add(t->diags, CG_DIAG_EXAMPLE_FAILED, source, example->text.span,
                 "the example should be \"%s\" and comes out as \"%s\"",
                 cg_side_name(wanted(example->stance)), cg_side_name(got));
    const cg_slice id = t->program->claims[claim].id;
    cg_diags_help(t->diags, "of claim \"%.*s\"; what is wrong, the pattern or the example?",
                  (int)id.len, id.ptr);
}

static void complain_mended(const tester *t, const cg_example *example, uint32_t claim)
{
    const cg_diag_source *source = &t->program->sources[t->program->claim_codes[claim].source];
    cg_diags_add(t->diags, CG_DIAG_EXAMPLE_FAILED, source, example->text.span,
                 "the example comes out as \"%s\", as it should",
                 cg_side_name(wanted(example->stance)));
    cg_diags_help(t->diags, "take \"%s\" away: it is known no longer",
                  example->known_miss ? "known_miss" : "known_false");
}

static cg_example_fate fate_of(const cg_example *example, cg_side_of_text got)
{
    bool known = example->known_miss || example->known_false;
    if (got == wanted(example->stance))
        return known ? CG_EXAMPLE_MENDED : CG_EXAMPLE_PASSED;
    return is_known(example, got) ? CG_EXAMPLE_KNOWN : CG_EXAMPLE_FAILED;
}

static cg_status tell(const tester *t, const cg_example *example, uint32_t claim,
                      cg_side_of_text got, cg_example_fate fate)
{
    const cg_diag_source *source = &t->program->sources[t->program->claim_codes[claim].source];
    const cg_example_result result = {
        .claim = t->program->claims[claim].id,
        .text = example->text.value,
        .path = source->path,
        .line = cg_place_of(source->text, example->text.span.start).line,
        .wanted = cg_side_name(wanted(example->stance)),
        .got = cg_side_name(got),
        .known = example->known_miss    ? "known_miss"
                 : example->known_false ? "known_false"
                                        : NULL,
        .fate = fate,
    };
    return cg_vec_push(t->told, result) ? CG_OK : cg_error_memory(t->error);
}

static cg_status judge(const tester *t, const cg_example *example, uint32_t claim,
                       cg_side_of_text got)
{
    cg_example_fate fate = fate_of(example, got);
    t->summary->examples++;
    t->summary->passed += fate == CG_EXAMPLE_PASSED;
    t->summary->known += fate == CG_EXAMPLE_KNOWN;
    t->summary->failed += fate == CG_EXAMPLE_FAILED || fate == CG_EXAMPLE_MENDED;
    if (fate == CG_EXAMPLE_MENDED)
        complain_mended(t, example, claim);
    else if (fate == CG_EXAMPLE_FAILED)
        complain(t, example, claim, got);
    return t->told ? tell(t, example, claim, got, fate) : CG_OK;
}

static cg_status run_example(tester *t, uint32_t claim, const cg_example *example)
{
    cg_results *results = cg_results_new();
    if (!results)
        return cg_error_memory(t->error);
    cg_slice text = example->text.value;
    t->coverage.claim = claim;
    cg_status status =
        cg_scan_buffer(t->scanner, "example", text.ptr, text.len, results, t->error);
    if (status == CG_OK)
        status =
            judge(t, example, claim, cg_side_of(results, 0, results->statements.len, claim));
    cg_results_free(results);
    return status;
}

static cg_status run_all(tester *t)
{
    cg_status status = CG_OK;
    for (uint32_t c = 0; c < t->program->claim_count; c++) {
        cg_examples examples = t->program->examples[c];
        for (uint32_t i = 0; i < examples.len && status == CG_OK; i++)
            status = run_example(t, c, &examples.items[i]);
    }
    return status;
}

static cg_status run_tests(tester *t, bool coverage)
{
    *t->summary = (cg_test_summary){.claims = t->program->claim_count};
    t->scanner = cg_scanner_new(t->program);
    if (!t->scanner)
        return cg_error_memory(t->error);
    cg_status status = cg_coverage_init(&t->coverage, t->program, t->scanner, t->error);
    if (status == CG_OK)
        status = run_all(t);
    if (status == CG_OK)
        status = cg_coverage_tell(&t->coverage, coverage ? t->diags : NULL, t->summary, t->error);
    cg_coverage_release(&t->coverage);
    cg_scanner_free(t->scanner);
    return status;
}

cg_status cg_program_test(const cg_program *program, bool coverage, cg_diags *diags,
                          cg_test_summary *summary, cg_error *error)
{
    tester t = {.program = program, .diags = diags, .summary = summary, .error = error};
    return run_tests(&t, coverage);
}

cg_status cg_program_test_to(const cg_program *program, const char *format, FILE *out,
                             cg_diags *diags, cg_test_summary *summary, cg_error *error)
{
    cg_example_results told = {0};
    tester t = {.program = program,
                .diags = diags,
                .summary = summary,
                .told = &told,
                .error = error};
    cg_status status = cg_examples_check_format(format, error);
    if (status == CG_OK)
        status = run_tests(&t, true);
    if (status == CG_OK)
        status = cg_examples_write(&told, format, out, error);
    cg_vec_release(&told);
    return status;
}
