/* Where codes may begin, and the freezing of a builder into a program. */
#include "rules/codegen.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static cg_status add_start(cg_builder *b, uint32_t word, uint32_t pc, uint32_t chain)
{
    cg_word_start start = {word, {(uint32_t)b->codes.len - 1, pc, chain}};
    return cg_vec_push(&b->starts, start) ? CG_OK : CG_E_MEMORY;
}

/* The vocabulary number of a string's folded form. */
static cg_status add_folded_start(cg_builder *b, uint32_t string, uint32_t pc, uint32_t chain)
{
    char folded[CG_MAX_WORD];
    size_t len = cg_utf8_fold(b->strings.items[string], folded, sizeof folded);
    if (len > sizeof folded)
        return CG_OK; /* too long to match any token */
    uint32_t word = cg_vocabulary_add(b->vocabulary, b->arena, (cg_slice){folded, len});
    return word ? add_start(b, word, pc, chain) : CG_E_MEMORY;
}

static cg_status add_leaf(cg_builder *b, uint32_t pc, uint32_t chain)
{
    const cg_inst inst = b->insts.items[pc];
    cg_status status = CG_OK;
    if (inst.op == CG_OP_WORD) {
        cg_word_set set = b->sets.items[inst.x];
        for (uint32_t i = 0; i < set.len && status == CG_OK; i++)
            status = add_start(b, b->set_words.items[set.first + i], pc, chain);
        return status;
    }
    if (inst.op == CG_OP_CAPS || inst.op == CG_OP_EXACT)
        return add_folded_start(b, inst.x, pc, chain);
    return add_start(b, 0, pc, chain);
}

typedef struct branch {
    uint32_t pc, chain;
} branch;

/* Visits what is reached from `pc` without a token, in order of priority. */
static cg_status add_starts(cg_builder *b, uint32_t first)
{
    CG_VEC(branch) stack = {0};
    branch root = {first, 0};
    cg_status status = cg_vec_push(&stack, root) ? CG_OK : CG_E_MEMORY;
    cg_vec_reset(&b->visited);
    for (uint32_t i = first; i < b->insts.len && status == CG_OK; i++)
        if (!cg_vec_push(&b->visited, 0))
            status = CG_E_MEMORY;
    while (stack.len && status == CG_OK) {
        branch at = stack.items[--stack.len];
        if (b->visited.items[at.pc - first]++)
            continue;
        cg_inst inst = b->insts.items[at.pc];
        branch next = {at.pc + 1, at.chain}, other = {0, at.chain};
        bool two = false;
        bool forks = inst.op == CG_OP_SPLIT || inst.op == CG_OP_GAP;
        if (inst.op == CG_OP_JUMP || forks)
            next.pc = inst.x;
        if (forks) {
            other.pc = inst.y;
            two = true;
        }
        if (inst.op == CG_OP_ALT) {
            cg_alt_chain link = {inst.x, at.chain};
            next.chain = (uint32_t)b->chains.len;
            if (!cg_vec_push(&b->chains, link))
                status = CG_E_MEMORY;
        }
        if (forks || inst.op == CG_OP_JUMP || inst.op == CG_OP_ALT) {
            if ((two && !cg_vec_push(&stack, other)) || !cg_vec_push(&stack, next))
                status = CG_E_MEMORY;
        } else if (inst.op != CG_OP_MATCH && status == CG_OK) {
            status = add_leaf(b, at.pc, at.chain);
        }
    }
    cg_vec_release(&stack);
    return status;
}

/* The most tokens that the instructions can take: those of AND gaps aside,
 * which take what the clause has. */
static uint32_t longest_of(const cg_builder *b, uint32_t first)
{
    uint32_t taken = 0;
    for (uint32_t i = first; i < b->insts.len; i++)
        taken += b->insts.items[i].op <= CG_OP_ANY;
    return taken;
}

/* The fewest tokens that `node` takes; references count as one. */
static uint32_t shortest_of(const cg_node *node)
{
    uint32_t sum = 0, least = UINT32_MAX;
    if (node->kind == CG_NODE_GAP || node->kind == CG_NODE_OPT)
        return 0;
    if (!node->first)
        return 1;
    for (const cg_node *n = node->first; n; n = n->next) {
        uint32_t one = shortest_of(n);
        sum += one;
        least = one < least ? one : least;
    }
    return node->kind == CG_NODE_ALT ? least : sum;
}


static cg_status content_error(cg_builder *b, const cg_node *tree, const char *text)
{
    b->where = tree->span;
    snprintf(b->message, sizeof b->message, "%s", text);
    return CG_E_CONTENT;
}

cg_status cg_builder_add(cg_builder *b, const cg_node *tree, cg_emit_mode mode, cg_code code,
                         cg_error *error)
{
    uint32_t first = (uint32_t)b->insts.len;
    if (b->chains.len == 0 && !cg_vec_push(&b->chains, ((cg_alt_chain){0, 0})))
        return cg_error_memory(error);
    b->message[0] = '\0';
    if (shortest_of(tree) > CG_MAX_PATTERN_TOKENS)
        return content_error(b, tree, "the pattern is longer than any match may be (120 words)");
    code.pc = first;
    if (!cg_vec_push(&b->codes, code))
        return cg_error_memory(error);
    cg_status status = cg_builder_emit(b, tree, mode);
    if (status == CG_OK && b->insts.len - first > CG_MAX_PATTERN_CODE)
        status = content_error(b, tree, "the pattern has too many alternatives when expanded");
    if (status == CG_OK)
        status = add_starts(b, first);
    b->longest = longest_of(b, first);
    if (status == CG_E_MEMORY)
        return cg_error_memory(error);
    if (status == CG_E_LIMIT)
        return cg_error_set(error, status, 0, NULL, "the rules compile to too much code");
    return status;
}

/* --- freezing --------------------------------------------------------------- */

static int compare_starts(const void *a, const void *b)
{
    const cg_word_start *x = a, *y = b;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    if (x->start.code != y->start.code)
        return x->start.code < y->start.code ? -1 : 1;
    return x->start.pc < y->start.pc ? -1 : x->start.pc > y->start.pc;
}

static cg_status index_starts(cg_builder *b, cg_program *program)
{
    size_t count = b->starts.len, words = b->vocabulary->words.len + 1;
    cg_start *starts = CG_ARENA_ARRAY(b->arena, cg_start, count + 1);
    cg_starts *index = CG_ARENA_ARRAY(b->arena, cg_starts, words);
    if (!starts || !index)
        return CG_E_MEMORY;
    if (count)
        qsort(b->starts.items, count, sizeof *b->starts.items, compare_starts);
    for (size_t i = 0; i < count; i++) {
        cg_starts *range = &index[b->starts.items[i].word];
        if (range->len++ == 0)
            range->first = (uint32_t)i;
        starts[i] = b->starts.items[i].start;
    }
    program->starts = starts;
    program->word_starts = index;
    program->always = index[0];
    index[0] = (cg_starts){0, 0};
    return CG_OK;
}

static const void *freeze(cg_arena *arena, const void *items, size_t count, size_t size)
{
    void *copy = cg_arena_alloc(arena, count + 1, size);
    if (copy && count)
        memcpy(copy, items, count * size);
    return copy;
}

#define FREEZE(vector) \
    freeze(b->arena, b->vector.items, b->vector.len, sizeof *b->vector.items)

cg_status cg_builder_finish(cg_builder *b, cg_program *program, cg_error *error)
{
    if (index_starts(b, program) != CG_OK)
        return cg_error_memory(error);
    program->codes = FREEZE(codes);
    program->code_count = (uint32_t)b->codes.len;
    program->insts = FREEZE(insts);
    program->inst_count = (uint32_t)b->insts.len;
    program->sets = FREEZE(sets);
    program->set_words = FREEZE(set_words);
    program->strings = FREEZE(strings);
    program->alternatives = FREEZE(alternatives);
    program->alternative_count = (uint32_t)b->alternatives.len;
    program->chains = FREEZE(chains);
    program->regexes = (cg_regex **)(uintptr_t)FREEZE(regexes);
    if (!program->codes || !program->insts || !program->sets || !program->set_words ||
        !program->strings || !program->alternatives || !program->chains || !program->regexes)
        return cg_error_memory(error);
    program->regex_count = (uint32_t)b->regexes.len;
    cg_vec_reset(&b->regexes); /* the program's now */
    return CG_OK;
}
