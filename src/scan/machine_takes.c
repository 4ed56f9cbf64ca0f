/* One token against one instruction of the machine. */
#include "scan/machine.h"

#include "base/limits.h"
#include "base/utf8.h"

/* A rank is no amount; a share ("two thirds") is as good as a percentage. */
static bool fits_slot(const cg_value *value, cg_value_type slot)
{
    const unsigned share = CG_VALUE_FRACTION | CG_VALUE_INNER;
    if (slot == CG_VALUE_PERCENT && value->type == CG_VALUE_NUMBER)
        return (value->flags & share) == CG_VALUE_FRACTION;
    return value->type == slot && !(value->flags & CG_VALUE_ORDINAL);
}

uint32_t cg_machine_value(cg_inst inst, const cg_passage *p, uint32_t token, uint32_t last)
{
    if (token >= p->value_at.len || p->value_at.items[token] == 0)
        return 0;
    for (uint32_t i = last ? last : p->value_at.items[token] - 1; i < p->values.len; i++) {
        const cg_value *value = &p->values.items[i];
        if (value->first_token > token)
            break;
        if (value->end_token > token && fits_slot(value, (cg_value_type)inst.x))
            return i + 1;
    }
    return 0;
}

static bool value_begins(cg_inst inst, const cg_passage *p, uint32_t token)
{
    uint32_t value = cg_machine_value(inst, p, token, 0);
    while (value && p->values.items[value - 1].first_token != token)
        value = cg_machine_value(inst, p, token, value);
    return value != 0;
}

static bool in_set(const cg_program *program, uint32_t set, uint32_t word)
{
    const uint32_t *words = program->set_words + program->sets[set].first;
    for (uint32_t i = 0; i < program->sets[set].len; i++)
        if (words[i] == word)
            return true;
    return false;
}

static bool folds_to(const cg_passage *p, uint32_t token, cg_slice written)
{
    char a[CG_MAX_WORD], b[CG_MAX_WORD];
    size_t a_len = cg_token_fold(p->text, &p->tokens.items[token], a, sizeof a);
    size_t b_len = cg_utf8_fold(written, b, sizeof b);
    return a_len && b_len <= sizeof b &&
           cg_slice_equal((cg_slice){a, a_len}, (cg_slice){b, b_len});
}

static bool starts_with(const cg_passage *p, uint32_t token, cg_slice prefix)
{
    char folded[CG_MAX_WORD];
    size_t len = cg_token_fold(p->text, &p->tokens.items[token], folded, sizeof folded);
    return len >= prefix.len && memcmp(folded, prefix.ptr, prefix.len) == 0;
}

bool cg_machine_takes(cg_machine *m, cg_inst inst, const cg_passage *p, uint32_t token)
{
    const cg_program *program = m->program;
    bool word = cg_passage_is_word(p, token);
    switch (inst.op) {
    case CG_OP_WORD:
        return p->words.items[token] && in_set(program, inst.x, p->words.items[token]);
    case CG_OP_ANY:
        return word;
    case CG_OP_WIDE:
        return true;
    case CG_OP_EXACT:
        return cg_slice_equal(cg_passage_token(p, token), cg_program_text(program, program->strings[inst.x]));
    case CG_OP_CAPS:
        return cg_slice_equal(cg_passage_token(p, token), cg_program_text(program, program->strings[inst.x])) ||
               ((p->tokens.items[token].flags & CG_TOKEN_ALLCAPS) &&
                folds_to(p, token, cg_program_text(program, program->strings[inst.x])));
    case CG_OP_PREFIX:
        return word && starts_with(p, token, cg_program_text(program, program->strings[inst.x]));
    case CG_OP_MARK:
        return cg_slice_equal(cg_passage_token(p, token), cg_program_text(program, program->strings[inst.x]));
    case CG_OP_REGEX:
        return word && cg_regex_matches(program->regexes[inst.x], m->regex,
                                        cg_passage_token(p, token));
    case CG_OP_VALUE:
        return value_begins(inst, p, token);
    default:
        return false;
    }
}
