/* The compiled program: claims, sets of words, code, and where code begins. */
#include "run/disassembly.h"
#include "run/dump.h"

#include "base/limits.h"

static cg_status dump_claim(cg_dump_run *run, uint32_t index)
{
    const cg_claim_code *claim = &run->program->claim_codes[index];
    cg_dump_begin(run, "claim");
    cg_json_add_uint(&run->record, "claim", index);
    cg_json_add_text(&run->record, "id", run->program->claims[index].id);
    if (claim->entry == CG_NONE) {
        cg_json_add_null(&run->record, "entry");
        cg_json_add_null(&run->record, "subject");
    } else {
        cg_json_add_uint(&run->record, "entry", claim->entry);
        cg_json_add_text(&run->record, "subject",
                         cg_program_text(run->program, run->program->entries[claim->entry].name));
    }
    return cg_dump_end(run);
}

static cg_status dump_set(cg_dump_run *run, uint32_t index)
{
    const cg_program *program = run->program;
    cg_word_set set = program->sets[index];
    cg_dump_begin(run, "set");
    cg_json_add_uint(&run->record, "set", index);
    cg_json_add_key(&run->record, "words");
    cg_buf_add_char(&run->record, '[');
    for (uint32_t i = 0; i < set.len; i++) {
        cg_buf_add(&run->record, ",", i > 0);
        cg_json_add_string(&run->record,
                           cg_program_word(program, program->set_words[set.first + i]));
    }
    cg_buf_add_char(&run->record, ']');
    return cg_dump_end(run);
}

/* The owner's number is that of a claim, an entry or a cue. */
static cg_status dump_code(cg_dump_run *run, uint32_t index)
{
    const cg_code *code = &run->program->codes[index];
    cg_dump_begin(run, "code");
    cg_json_add_uint(&run->record, "code", index);
    cg_json_add_text(&run->record, "owner", cg_slice_of(cg_owner_name((cg_owner)code->owner)));
    cg_json_add_uint(&run->record, "of", code->index);
    cg_json_add_uint(&run->record, "position", code->position);
    cg_json_add_text(&run->record, "source", cg_program_text(run->program, code->source));
    cg_json_add_text(&run->record, "side",
                     cg_slice_of(code->sign > 0   ? "supports"
                                 : code->sign < 0 ? "contradicts"
                                                  : "none"));
    cg_json_add_uint(&run->record, "pc", code->pc);
    return cg_dump_end(run);
}

static cg_status dump_inst(cg_dump_run *run, uint32_t code, uint32_t pc, cg_buf *text)
{
    cg_inst inst = run->program->insts[pc];
    cg_dump_begin(run, "instruction");
    cg_json_add_uint(&run->record, "code", code);
    cg_json_add_uint(&run->record, "pc", pc);
    cg_json_add_text(&run->record, "op", cg_slice_of(cg_opcode_name((cg_opcode)inst.op)));
    cg_json_add_uint(&run->record, "x", inst.x);
    cg_json_add_uint(&run->record, "y", inst.y);
    cg_buf_reset(text);
    cg_inst_describe(run->program, inst, text);
    if (!cg_buf_ok(text))
        return cg_error_memory(run->error);
    cg_json_add_text_or_null(&run->record, "text", cg_buf_slice(text));
    return cg_dump_end(run);
}

/* Each code with its instructions, which end where the next code begins. */
static cg_status dump_codes(cg_dump_run *run)
{
    const cg_program *program = run->program;
    cg_status status = CG_OK;
    cg_buf text;
    cg_buf_init(&text, CG_MAX_DUMP_RECORD);
    for (uint32_t i = 0; i < program->code_count && status == CG_OK; i++) {
        uint32_t end = i + 1 < program->code_count ? program->codes[i + 1].pc : program->inst_count;
        status = dump_code(run, i);
        for (uint32_t pc = program->codes[i].pc; pc < end && status == CG_OK; pc++)
            status = dump_inst(run, i, pc, &text);
    }
    cg_buf_release(&text);
    return status;
}

/* `word` is empty for codes that may begin with any token. */
static cg_status dump_starts(cg_dump_run *run, cg_slice word, cg_starts range)
{
    cg_status status = CG_OK;
    for (uint32_t i = 0; i < range.len && status == CG_OK; i++) {
        const cg_start *start = &run->program->starts[range.first + i];
        cg_dump_begin(run, "start");
        cg_json_add_text_or_null(&run->record, "word", word);
        cg_json_add_uint(&run->record, "code", start->code);
        cg_json_add_uint(&run->record, "pc", start->pc);
        status = cg_dump_end(run);
    }
    return status;
}

cg_status cg_dump_program(cg_dump_run *run)
{
    const cg_program *program = run->program;
    uint32_t sets = 0;
    cg_status status = CG_OK;
    for (uint32_t i = 0; i < program->inst_count; i++)
        if (program->insts[i].op == CG_OP_WORD && program->insts[i].x >= sets)
            sets = program->insts[i].x + 1;
    for (uint32_t i = 0; i < program->claim_count && status == CG_OK; i++)
        status = dump_claim(run, i);
    for (uint32_t i = 0; i < sets && status == CG_OK; i++)
        status = dump_set(run, i);
    if (status == CG_OK)
        status = dump_codes(run);
    for (uint32_t i = 1; i < program->word_count && status == CG_OK; i++)
        status = dump_starts(run, cg_program_word(program, i), program->word_starts[i]);
    return status == CG_OK ? dump_starts(run, (cg_slice){"", 0}, program->always) : status;
}
