#include "rules/program.h"

#include "base/alloc.h"

void cg_program_free(cg_program *program)
{
    if (!program)
        return;
    for (uint32_t i = 0; i < program->regex_count; i++)
        cg_regex_free(program->regexes[i]);
    cg_vocabulary_release(&program->vocabulary);
    cg_lang_free(program->lang);
    cg_arena_release(&program->arena);
    cg_alloc_free(program);
}

size_t cg_program_claim_count(const cg_program *program)
{
    return program->claim_count;
}

const cg_claim_info *cg_program_claim(const cg_program *program, size_t index)
{
    return &program->claims[index];
}

const cg_claim_info *cg_program_claims(const cg_program *program, size_t *count)
{
    *count = program->claim_count;
    return program->claims;
}

const char *cg_program_rules_hash(const cg_program *program)
{
    return program->rules_hash;
}
