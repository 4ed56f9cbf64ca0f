/* Holding a program against itself. What should be a bool is looked at as a byte: what
 * is none must not be read as one. */
#include "rules/program.h"

#include "base/limits.h"

static bool is_bool(const bool *member)
{
    unsigned char byte;
    memcpy(&byte, member, 1);
    return byte <= 1;
}
_Static_assert(sizeof(bool) == 1, "a bool is a byte");

static bool is_range(uint32_t first, uint32_t len, uint32_t count)
{
    return first <= count && len <= count - first;
}

static bool is_entry(const cg_program *p, uint32_t entry)
{
    return entry == CG_NONE || entry < p->entry_count;
}

/* --- rules ------------------------------------------------------------------------ */

static bool claim_holds(const cg_claim_info *info)
{
    return (unsigned)info->kind <= CG_KIND_EVENT &&
           (unsigned)info->expect <= CG_EXPECT_CONSISTENT &&
           (unsigned)info->precedence <= CG_PRECEDENCE_CONTRADICT &&
           (unsigned)info->severity <= CG_LEVEL_ERROR;
}

static bool value_holds(const cg_claim_value *claimed)
{
    const cg_value *v = &claimed->value;
    return v->type < CG_VALUE_TYPE_COUNT && v->precision <= CG_PRECISION_BETWEEN &&
           v->granularity <= CG_GRANULARITY_YEAR && claimed->tolerance >= 0;
}

/* The two codes of a claim without patterns. */
static bool alone_holds(const cg_program *p, uint32_t claim, uint32_t alone)
{
    if (alone == CG_NONE)
        return true;
    if (!is_range(alone, 2, p->code_count))
        return false;
    for (const cg_code *code = p->codes + alone; code < p->codes + alone + 2; code++)
        if (code->owner != CG_OWNER_ALONE || code->index != claim)
            return false;
    return true;
}

static bool claims_hold(const cg_program *p)
{
    for (uint32_t i = 0; i < p->claim_count; i++) {
        const cg_claim_code *code = &p->claim_codes[i];
        if (!claim_holds(&p->claims[i]) || code->pack >= p->source_count ||
            code->source >= p->source_count || !is_entry(p, code->entry) ||
            (unsigned)code->scope > CG_SCOPE_DOCUMENT ||
            (unsigned)code->force >= CG_FORCE_COUNT ||
            !alone_holds(p, i, code->alone) ||
            (code->value != CG_NONE && code->value >= p->value_count))
            return false;
    }
    for (uint32_t i = 0; i < p->value_count; i++)
        if (!value_holds(&p->values[i]))
            return false;
    return true;
}

static bool entries_hold(const cg_program *p)
{
    for (uint32_t i = 0; i < p->entry_count; i++)
        if (p->entries[i].pack >= p->source_count || !is_bool(&p->entries[i].subject) ||
            !cg_program_has_text(p, p->entries[i].name))
            return false;
    return true;
}

/* --- code ------------------------------------------------------------------------- */

/* What x is below, by instruction; 0: it is the next instruction, as y may be. */
typedef struct limits {
    uint32_t x[CG_OPCODE_COUNT];
} limits;

static limits limits_of(const cg_program *p)
{
    const uint32_t any = UINT32_C(1) << 24;
    return (limits){{[CG_OP_WORD] = p->set_count,
                     [CG_OP_CAPS] = p->string_count,
                     [CG_OP_EXACT] = p->string_count,
                     [CG_OP_PREFIX] = p->string_count,
                     [CG_OP_MARK] = p->string_count,
                     [CG_OP_REGEX] = p->regex_count,
                     [CG_OP_VALUE] = CG_VALUE_TYPE_COUNT,
                     [CG_OP_ALT] = p->alternative_count,
                     [CG_OP_ANY] = any,
                     [CG_OP_WIDE] = any,
                     [CG_OP_MATCH] = any}};
}

/* `first` to `end`: the code that the instruction stands in. */
static bool inst_holds(const limits *limits, cg_inst inst, uint32_t first, uint32_t end)
{
    if (inst.op >= CG_OPCODE_COUNT)
        return false;
    if (inst.op != CG_OP_SPLIT && inst.op != CG_OP_GAP && inst.op != CG_OP_SPAN &&
        inst.op != CG_OP_JUMP)
        return inst.x < limits->x[inst.op];
    uint32_t other = inst.op == CG_OP_JUMP ? inst.x : inst.y;
    return inst.x >= first && inst.x < end && other >= first && other < end;
}

/* Code stays inside of itself, and none runs on behind its last instruction. */
static bool insts_hold(const cg_program *p, const limits *limits, uint32_t first,
                       uint32_t end)
{
    for (uint32_t at = first; at < end; at++)
        if (!inst_holds(limits, p->insts[at], first, end))
            return false;
    return first == end || p->insts[end - 1].op == CG_OP_MATCH;
}

static uint32_t owner_count(const cg_program *p, uint8_t owner, uint32_t cues)
{
    switch (owner) {
    case CG_OWNER_CLAIM:
    case CG_OWNER_UNLESS:
    case CG_OWNER_ALONE:
        return p->claim_count;
    case CG_OWNER_NAME:
    case CG_OWNER_ANAPHOR:
        return p->entry_count;
    case CG_OWNER_CUE:
        return cues;
    default:
        return 0;
    }
}

/* Where the code ends; codes stand in the order of their instructions. */
static uint32_t end_of(const cg_program *p, uint32_t code)
{
    return code + 1 < p->code_count ? p->codes[code + 1].pc : p->inst_count;
}

static bool codes_hold(const cg_program *p)
{
    const limits limits = limits_of(p);
    uint32_t cues;
    (void)cg_operators_cues(cg_lang_operators(p->lang), &cues);
    for (uint32_t i = 0; i < p->code_count; i++) {
        const cg_code *code = &p->codes[i];
        uint32_t end = end_of(p, i);
        if (code->pc > end || end > p->inst_count ||
            code->index >= owner_count(p, code->owner, cues) ||
            code->within > CG_MAX_WITHIN || code->polarity > CG_POLARITY_DENIED ||
            code->sign < -1 || code->sign > 1 || !is_bool(&code->anchored) ||
            !cg_program_has_text(p, code->source) ||
            !insts_hold(p, &limits, code->pc, end))
            return false;
    }
    return true;
}

static bool alternatives_hold(const cg_program *p)
{
    for (uint32_t i = 0; i < p->alternative_count; i++)
        if (!is_entry(p, p->alternatives[i].entry) ||
            !cg_program_has_text(p, p->alternatives[i].text))
            return false;
    return true;
}

/* Chain 0 is none: whoever follows one comes to it. */
static bool chains_hold(const cg_program *p)
{
    for (uint32_t i = 1; i < p->chain_count; i++)
        if (p->chains[i].alternative >= p->alternative_count ||
            p->chains[i].previous >= i)
            return false;
    return true;
}

/* --- words ------------------------------------------------------------------------ */

static bool sets_hold(const cg_program *p)
{
    for (uint32_t i = 0; i < p->set_count; i++)
        if (!is_range(p->sets[i].first, p->sets[i].len, p->set_word_count))
            return false;
    for (uint32_t i = 0; i < p->set_word_count; i++)
        if (p->set_words[i] >= p->word_count)
            return false;
    for (uint32_t i = 0; i < p->string_count; i++)
        if (!cg_program_has_text(p, p->strings[i]))
            return false;
    return true;
}

/* The words' slots lead to words, and a search comes to a free one. */
static bool words_hold(const cg_program *p)
{
    uint32_t used = 0, next = p->always.len;
    for (uint32_t i = 0; i < p->word_slot_count; i++) {
        if (p->word_slots[i] >= p->word_count)
            return false;
        used += p->word_slots[i] != 0;
    }
    /* Each word's starts stand behind those of the one before: none is walked twice. */
    for (uint32_t i = 0; i < p->word_count; i++) {
        cg_starts starts = p->word_starts[i];
        if (!cg_program_has_text(p, p->words[i]) ||
            !is_range(starts.first, starts.len, p->start_count) ||
            (starts.len && starts.first != next))
            return false;
        next += starts.len;
    }
    return used < p->word_slot_count;
}

static bool starts_hold(const cg_program *p)
{
    if (!is_range(p->always.first, p->always.len, p->start_count))
        return false;
    for (uint32_t i = 0; i < p->start_count; i++) {
        const cg_start *start = &p->starts[i];
        if (start->code >= p->code_count || start->pc < p->codes[start->code].pc ||
            start->pc >= end_of(p, start->code) ||
            (start->chain && start->chain >= p->chain_count))
            return false;
    }
    return true;
}

static bool anchors_hold(const cg_program *p)
{
    const cg_anchor_table *table = &p->anchors;
    uint32_t used = 0;
    for (uint32_t i = 0; i <= table->mask; i++) {
        if (!is_range(table->slots[i].first, table->slots[i].len, table->code_count))
            return false;
        used += table->slots[i].len != 0;
    }
    for (uint32_t i = 0; i < table->code_count; i++)
        if (table->codes[i] >= p->code_count)
            return false;
    return used <= table->mask;
}

bool cg_program_holds(const cg_program *p)
{
    return codes_hold(p) && claims_hold(p) && entries_hold(p) && alternatives_hold(p) &&
           chains_hold(p) && sets_hold(p) && words_hold(p) && starts_hold(p) &&
           anchors_hold(p);
}
