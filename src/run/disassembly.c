#include "run/disassembly.h"

#include "base/limits.h"
#include "base/utf8.h"

const char *cg_opcode_name(cg_opcode op)
{
    static const char *const names[CG_OPCODE_COUNT] = {
#define OPCODE(name, text, consumes) [CG_OP_##name] = (text),
#include "rules/opcodes.def"
#undef OPCODE
    };
    return names[op];
}

const char *cg_owner_name(cg_owner owner)
{
    static const char *const names[CG_OWNER_COUNT] = {
        [CG_OWNER_CLAIM] = "claim",     [CG_OWNER_UNLESS] = "unless", [CG_OWNER_NAME] = "name",
        [CG_OWNER_ANAPHOR] = "anaphor", [CG_OWNER_CUE] = "cue",
        [CG_OWNER_ALONE] = "alone",
    };
    return names[owner];
}

/* A slot as a pattern has it. */
static cg_slice slot_name(cg_inst inst)
{
    static const char *const names[CG_VALUE_TYPE_COUNT] = {
        [CG_VALUE_NUMBER] = "<number>",     [CG_VALUE_PERCENT] = "<percent>",
        [CG_VALUE_MONEY] = "<money>",       [CG_VALUE_DATE] = "<date>",
        [CG_VALUE_DURATION] = "<duration>", [CG_VALUE_SIZE] = "<size>",
        [CG_VALUE_VERSION] = "<version>"};
    return cg_slice_of(names[inst.x]);
}

static cg_slice set_word(const cg_program *program, cg_word_set set, uint32_t index)
{
    return cg_program_word(program, program->set_words[set.first + index]);
}

static bool is_string(cg_inst inst)
{
    return inst.op == CG_OP_CAPS || inst.op == CG_OP_EXACT || inst.op == CG_OP_PREFIX ||
           inst.op == CG_OP_MARK;
}

void cg_inst_describe(const cg_program *program, cg_inst inst, cg_buf *out)
{
    if (inst.op == CG_OP_WORD) {
        cg_word_set set = program->sets[inst.x];
        for (uint32_t i = 0; i < set.len; i++) {
            cg_buf_add(out, " ", i > 0);
            cg_buf_add_slice(out, set_word(program, set, i));
        }
    } else if (is_string(inst)) {
        cg_buf_add_slice(out, cg_program_text(program, program->strings[inst.x]));
    } else if (inst.op == CG_OP_VALUE) {
        cg_buf_add_slice(out, slot_name(inst));
    } else if (inst.op == CG_OP_ALT) {
        cg_buf_add_slice(out, cg_program_text(program, program->alternatives[inst.x].text));
    }
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool holds_word(cg_slice text, cg_slice word)
{
    for (size_t at = 0; word.len && at + word.len <= text.len; at++) {
        if (memcmp(text.ptr + at, word.ptr, word.len) != 0)
            continue;
        bool left = at == 0 || !is_word_byte(text.ptr[at - 1]);
        bool right = at + word.len == text.len || !is_word_byte(text.ptr[at + word.len]);
        if (left && right)
            return true;
    }
    return false;
}

bool cg_inst_stands_in(cg_slice word, cg_slice written)
{
    char folded[1024];
    size_t len = cg_utf8_fold(written, folded, sizeof folded);
    return len <= sizeof folded && holds_word((cg_slice){folded, len}, word);
}

cg_slice cg_inst_word(const cg_program *program, cg_inst inst, cg_slice written)
{
    if (is_string(inst))
        return cg_program_text(program, program->strings[inst.x]);
    if (inst.op == CG_OP_VALUE)
        return slot_name(inst);
    if (inst.op != CG_OP_WORD)
        return (cg_slice){"", 0};
    cg_slice best = {"", 0};
    cg_word_set set = program->sets[inst.x];
    for (uint32_t i = 0; i < set.len; i++) {
        cg_slice word = set_word(program, set, i);
        if (cg_inst_stands_in(word, written))
            return word;
        if (!best.len || word.len < best.len)
            best = word;
    }
    return best;
}
