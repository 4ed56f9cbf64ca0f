/* Any bytes as a document, with rules that use all there is. */
#include "result/result.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char pack[] =
    "{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},\"names\":{"
    "\"x\":{\"names\":[\"Secure Communities\",\"X\"],\"anaphors\":[\"the program\"]},"
    "\"y\":{\"names\":[\"Y\"],\"anaphors\":[\"the program\"],\"case\":\"any\"}},"
    "\"lexicons\":{\"v\":[\"voluntary\",\"(may | can) opt out\",\"free to "
    "leave\"]},\"claims\":["
    "{\"id\":\"a\",\"claim\":\"X is voluntary\",\"supports\":[\"@v\",\"confirm ... "
    "out\"],"
    "\"contradicts\":[\"mandatory\",{\"pattern\":\"must ...3 "
    "stay\",\"polarity\":\"fixed\"}],"
    "\"unless\":[\"voluntary departure\",{\"pattern\":\"void\",\"within\":5}]},"
    "{\"id\":\"b\",\"claim\":\"c\",\"subject\":null,\"supports\":[\"a & "
    "b\",\"the*\",\"/[xyz]+/\","
    "{\"pattern\":\"{x} goes\",\"polarity\":\"asserted\"}],\"contradicts\":[\"not? "
    "z\"]},"
    "{\"id\":\"c\",\"claim\":\"Y "
    "stays\",\"scope\":\"document\",\"supports\":[\"stay\"]},"
    "{\"id\":\"d\",\"claim\":\"Y "
    "stays\",\"scope\":\"clause\",\"supports\":[\"stay\"]}]}";

/* Made once, and there until the process ends. */
static cg_program *program;
static cg_scanner *scanner;

static void prepare(void)
{
    cg_error error;
    cg_diags *diags = cg_diags_new();
    cg_ruleset *rules = cg_ruleset_new();
    if (!diags || !rules ||
        cg_ruleset_add_buffer(rules, "pack", pack, strlen(pack), diags, &error) !=
            CG_OK ||
        cg_ruleset_compile(rules, diags, &program, &error) != CG_OK)
        abort();
    cg_ruleset_free(rules);
    cg_diags_free(diags);
    scanner = cg_scanner_new(program);
    if (!scanner)
        abort();
}

static void check(const cg_statement *s, size_t size)
{
    if (s->space != CG_SPACE_FILE)
        size = SIZE_MAX; /* it counts the bytes of something that was unpacked */
    bool holds = s->byte_start <= s->match_start && s->match_start < s->match_end &&
                 s->match_end <= s->byte_end && s->byte_end <= size &&
                 s->subject_start <= s->subject_end && s->subject_end <= size &&
                 s->caret <= s->excerpt.len &&
                 s->caret_len <= s->excerpt.len - s->caret && s->line > 0 &&
                 s->column > 0 && strlen(s->fingerprint) == 32;
    for (size_t i = 0; i < s->trace_len; i++)
        holds = holds && s->trace[i].byte_start <= s->trace[i].byte_end &&
                s->trace[i].byte_end <= size;
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cg_error error;
    if (!program)
        prepare();
    cg_results *results = cg_results_new();
    if (!results ||
        cg_scan_buffer(scanner, "a.txt", (const char *)data, size, results, &error) !=
            CG_OK ||
        cg_results_file_count(results) == 0)
        abort();
    for (size_t i = 0; i < cg_results_statement_count(results); i++)
        check(cg_results_statement(results, i), size);
    if (cg_results_judge(results, program, &error) != CG_OK)
        abort();
    cg_results_free(results);
    return 0;
}
