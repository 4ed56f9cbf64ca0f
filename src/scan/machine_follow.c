/* What may stand behind the first word of a match, told from a few bits: most codes
 * that begin with a word come to nothing at the next one, and need not be run. */
#include "scan/machine.h"

enum { MOST_INSTS = 48, MOST_WORDS = 48 };

/* Set for every token, so that what anything may follow is never turned away. */
#define ALWAYS (UINT64_C(1) << 63)

static uint64_t bit_of(uint32_t word)
{
    uint32_t bit = word * UINT32_C(0x9E3779B1) >> 26;
    return UINT64_C(1) << (bit < 63 ? bit : 62);
}

/* --- the token ---------------------------------------------------------------------- */

/* A thread waits beside transparent marks, and behind an auxiliary beside negations
 * and adverbs. */
uint64_t cg_machine_behind(const cg_passage *p, uint32_t token, uint32_t end)
{
    const cg_class_set auxiliary = CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(BE);
    const cg_class_set skipped = CG_CLASS(NEGATION) | CG_CLASS(ADVERB);
    uint32_t next = token + 1;
    while (next < end && cg_token_is_transparent(&p->tokens.items[next]))
        next++;
    if (next >= end || !p->words.items[next])
        return ALWAYS;
    if (cg_passage_has(p, token, auxiliary) && cg_passage_has(p, next, skipped))
        return UINT64_MAX;
    return ALWAYS | bit_of(p->words.items[next]);
}

/* --- the codes ------------------------------------------------------------------------ */

static uint64_t bits_of_set(const cg_program *program, uint32_t set)
{
    cg_word_set words = program->sets[set];
    uint64_t bits = 0;
    if (words.len > MOST_WORDS)
        return UINT64_MAX;
    for (uint32_t i = 0; i < words.len; i++)
        bits |= bit_of(program->set_words[words.first + i]);
    return bits;
}

/* Where the instruction leads without a token: up to two places. */
static unsigned follow(cg_inst inst, uint32_t pc, uint32_t *out)
{
    switch (inst.op) {
    case CG_OP_GAP:
    case CG_OP_SPLIT: out[0] = inst.y; out[1] = inst.x; return 2;
    case CG_OP_JUMP: out[0] = inst.x; return 1;
    case CG_OP_ALT: out[0] = pc + 1; return 1;
    default: return 0;
    }
}

/* The words that the code may take next when it stands at `pc`: all bits when that
 * may be anything else, or when it is done. */
static uint64_t bits_from(const cg_program *program, uint32_t pc)
{
    uint32_t stack[MOST_INSTS + 2] = {pc};
    unsigned depth = 1, steps = 0;
    uint64_t bits = 0;
    while (depth && bits != UINT64_MAX) {
        uint32_t at = stack[--depth];
        cg_inst inst = program->insts[at];
        unsigned ways = follow(inst, at, stack + depth);
        if (ways + steps++ > MOST_INSTS)
            return UINT64_MAX;
        depth += ways;
        if (!ways)
            bits |= inst.op == CG_OP_WORD ? bits_of_set(program, inst.x) : UINT64_MAX;
    }
    return bits ? bits : ALWAYS;
}

/* The same for what stands behind the first word, which `pc` takes: a value may be
 * longer than that. */
static uint64_t bits_behind(const cg_program *program, uint32_t pc)
{
    return program->insts[pc].op == CG_OP_VALUE ? UINT64_MAX : bits_from(program, pc + 1);
}

bool cg_machine_may_follow(cg_machine *machine, const cg_start *starts, uint32_t count,
                           uint64_t behind)
{
    const cg_program *program = machine->program;
    uint64_t *known = machine->index.follows + (starts - program->starts);
    for (uint32_t i = 0; i < count; i++) {
        if (!known[i])
            known[i] = bits_behind(program, starts[i].pc);
        if (known[i] & behind)
            return true;
    }
    return false;
}
