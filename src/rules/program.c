#include "rules/program.h"

#include "base/alloc.h"
#include "base/hash.h"

cg_status cg_program_new(cg_lang *lang, cg_program **out, cg_error *error)
{
    cg_program *program = cg_alloc_zeroed(1, sizeof *program);
    if (!program) {
        cg_lang_free(lang);
        return cg_error_memory(error);
    }
    cg_arena_init(&program->arena, SIZE_MAX);
    program->lang = lang;
    *out = program;
    return CG_OK;
}

cg_status cg_program_take_files(cg_program *program, cg_pack_files *files, cg_error *error)
{
    size_t count = files->items.len;
    cg_diag_source *sources = CG_ARENA_ARRAY(&program->arena, cg_diag_source, count + 1);
    if (!sources)
        return cg_error_memory(error);
    if (count)
        memcpy(sources, files->items.items, count * sizeof *sources);
    cg_sources_hash(sources, count, program->rules_hash);
    program->sources = sources;
    program->source_count = (uint32_t)count;
    cg_arena_adopt(&program->arena, &files->arena);
    cg_pack_files_release(files);
    return CG_OK;
}

void cg_program_free(cg_program *program)
{
    if (!program)
        return;
    for (uint32_t i = 0; i < program->regex_count; i++)
        cg_regex_free(program->regexes[i]);
    cg_lang_free(program->lang);
    cg_arena_release(&program->arena);
    cg_buf_release(&program->image);
    cg_file_map_close(&program->map);
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

/* As cg_vocabulary_find, whose slots these were. */
uint32_t cg_program_find_word(const cg_program *program, cg_slice word)
{
    uint32_t mask = program->word_slot_count - 1;
    uint32_t at = (uint32_t)cg_hash64(word) & mask;
    while (program->word_slots[at] &&
           !cg_slice_equal(cg_program_word(program, program->word_slots[at]), word))
        at = (at + 1) & mask;
    return program->word_slots[at];
}
