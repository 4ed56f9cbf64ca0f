/* Where codes may begin, and the tables of a builder that is done. */
#include "rules/codegen.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "lang/classes.h"

#include <stdio.h>
#include <stdlib.h>

static cg_status add_start(cg_codegen *b, uint32_t word, uint32_t pc, uint32_t chain, bool back)
{
    cg_start start = {.code = (uint32_t)b->codes.len - 1,
                      .pc = pc,
                      .chain = chain & 0x7FFFFFFFu,
                      .back = back};
    return cg_vec_push(&b->starts, ((cg_word_start){word, start})) ? CG_OK : CG_E_MEMORY;
}

/* The vocabulary number of a string's folded form. */
static cg_status add_folded_start(cg_codegen *b, uint32_t string, uint32_t pc, uint32_t chain)
{
    char folded[CG_MAX_WORD];
    cg_slice text = cg_text_pool_get(&b->texts, b->strings.items[string]);
    size_t len = cg_utf8_fold(text, folded, sizeof folded);
    if (len > sizeof folded)
        return CG_OK; /* too long to match any token */
    uint32_t word = cg_vocabulary_add(b->vocabulary, b->arena, (cg_slice){folded, len});
    return word ? add_start(b, word, pc, chain, false) : CG_E_MEMORY;
}

/* A code may be begun from its second word, when its first is one that stands
 * in every other sentence: the machine then looks back for the first. */
static bool is_common(const cg_codegen *b, uint32_t set)
{
    const cg_class_set common = CG_CLASS(BE) | CG_CLASS(AUX) | CG_CLASS(MODAL) |
                                CG_CLASS(NEGATION) | CG_CLASS(DETERMINER) |
                                CG_CLASS(PREPOSITION) | CG_CLASS(PRONOUN);
    cg_word_set words = b->sets.items[set];
    for (uint32_t i = 0; i < words.len; i++) {
        cg_slice word = b->vocabulary->words.items[b->set_words.items[words.first + i]];
        if (!(cg_classes_of(cg_lang_classes(b->lang), word) & common))
            return false;
    }
    return words.len > 0;
}

typedef struct branch {
    uint32_t pc, chain;
} branch;

typedef CG_VEC(branch) branches;

static cg_status forget_visits(cg_codegen *b, uint32_t first)
{
    cg_vec_reset(&b->visited);
    for (uint32_t i = first; i < b->insts.len; i++)
        if (!cg_vec_push(&b->visited, 0))
            return CG_E_MEMORY;
    return CG_OK;
}

/* Where the code goes on from `at` without a token: puts up to two branches on
 * the stack; false when the instruction takes one, or ends the code. */
static bool follow(cg_codegen *b, branch at, branches *stack, cg_status *status)
{
    cg_inst inst = b->insts.items[at.pc];
    bool forks = inst.op == CG_OP_SPLIT || inst.op == CG_OP_GAP || inst.op == CG_OP_SPAN;
    if (!forks && inst.op != CG_OP_JUMP && inst.op != CG_OP_ALT)
        return false;
    branch next = {at.pc + 1, at.chain}, other = {inst.y, at.chain};
    if (inst.op != CG_OP_ALT) {
        next.pc = inst.x;
    } else {
        cg_alt_chain link = {inst.x, at.chain};
        next.chain = (uint32_t)b->chains.len;
        if (!cg_vec_push(&b->chains, link))
            *status = CG_E_MEMORY;
    }
    if ((forks && !cg_vec_push(stack, other)) || !cg_vec_push(stack, next))
        *status = CG_E_MEMORY;
    return true;
}

/* Appends to `leaves` what is reached from `from` without a token, in order of
 * priority: the instructions that take one, and the end. */
static cg_status reach(cg_codegen *b, uint32_t first, branch from, branches *leaves)
{
    branches stack = {0};
    cg_status status = forget_visits(b, first);
    if (status == CG_OK && !cg_vec_push(&stack, from))
        status = CG_E_MEMORY;
    while (stack.len && status == CG_OK) {
        branch at = stack.items[--stack.len];
        if (b->visited.items[at.pc - first]++ || follow(b, at, &stack, &status))
            continue;
        if (!cg_vec_push(leaves, at))
            status = CG_E_MEMORY;
    }
    cg_vec_release(&stack);
    return status;
}

static bool all_words(const cg_codegen *b, const branches *leaves)
{
    for (size_t i = 0; i < leaves->len; i++)
        if (b->insts.items[leaves->items[i].pc].op != CG_OP_WORD)
            return false;
    return leaves->len > 0;
}

static cg_status add_words(cg_codegen *b, uint32_t set, uint32_t pc, uint32_t chain, bool back)
{
    cg_status status = CG_OK;
    cg_word_set words = b->sets.items[set];
    for (uint32_t i = 0; i < words.len && status == CG_OK; i++)
        status = add_start(b, b->set_words.items[words.first + i], pc, chain, back);
    return status;
}

static cg_status add_word_leaf(cg_codegen *b, uint32_t first, branch leaf)
{
    cg_inst inst = b->insts.items[leaf.pc];
    if (!is_common(b, inst.x))
        return add_words(b, inst.x, leaf.pc, leaf.chain, false);
    branches second = {0};
    size_t chains = b->chains.len;
    cg_status status = reach(b, first, (branch){leaf.pc + 1, 0}, &second);
    b->chains.len = chains; /* the machine goes that way again by itself */
    if (status == CG_OK && !all_words(b, &second))
        status = add_words(b, inst.x, leaf.pc, leaf.chain, false);
    else
        for (size_t i = 0; i < second.len && status == CG_OK; i++)
            status = add_words(b, b->insts.items[second.items[i].pc].x, leaf.pc, leaf.chain, true);
    cg_vec_release(&second);
    return status;
}

static cg_status add_leaf(cg_codegen *b, uint32_t first, branch leaf)
{
    const cg_inst inst = b->insts.items[leaf.pc];
    if (inst.op == CG_OP_WORD)
        return add_word_leaf(b, first, leaf);
    if (inst.op == CG_OP_CAPS || inst.op == CG_OP_EXACT)
        return add_folded_start(b, inst.x, leaf.pc, leaf.chain);
    if (inst.op == CG_OP_MATCH)
        return CG_OK;
    return add_start(b, 0, leaf.pc, leaf.chain, false);
}

static cg_status add_starts(cg_codegen *b, uint32_t first)
{
    branches leaves = {0};
    cg_status status = reach(b, first, (branch){first, 0}, &leaves);
    for (size_t i = 0; i < leaves.len && status == CG_OK; i++)
        status = add_leaf(b, first, leaves.items[i]);
    cg_vec_release(&leaves);
    return status;
}

/* The most tokens that the instructions can take: those of AND gaps aside,
 * which take what the clause has. */
static uint32_t longest_of(const cg_codegen *b, uint32_t first)
{
    uint32_t taken = 0;
    for (uint32_t i = first; i < b->insts.len; i++)
        taken += b->insts.items[i].op <= CG_OP_WIDE;
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


static cg_status content_error(cg_codegen *b, const cg_node *tree, const char *text)
{
    b->where = tree->span;
    snprintf(b->message, sizeof b->message, "%s", text);
    return CG_E_CONTENT;
}

cg_status cg_codegen_add(cg_codegen *b, const cg_node *tree, cg_emit_mode mode,
                         cg_slice source, cg_code code, cg_error *error)
{
    uint32_t first = (uint32_t)b->insts.len;
    if (b->chains.len == 0 && !cg_vec_push(&b->chains, ((cg_alt_chain){0, 0})))
        return cg_error_memory(error);
    b->message[0] = '\0';
    if (shortest_of(tree) > CG_MAX_PATTERN_TOKENS)
        return content_error(b, tree, "the pattern is longer than any match may be (120 words)");
    b->first = code.pc = first;
    b->text = source;
    code.source = cg_text_pool_add(&b->texts, source);
    b->where = tree->span;
    if (!cg_vec_push(&b->codes, code))
        return cg_error_memory(error);
    size_t alternatives = b->alternatives.len, strings = b->strings.len;
    cg_status status = cg_codegen_emit(b, tree, mode);
    if (status == CG_OK)
        status = add_starts(b, first);
    if (status == CG_E_CONTENT) {
        /* No program comes of it: what it left would only be in the way. */
        b->insts.len = first;
        b->codes.len--;
        b->alternatives.len = alternatives;
        b->strings.len = strings;
    }
    b->longest = longest_of(b, first);
    if (status == CG_E_MEMORY)
        return cg_error_memory(error);
    if (status == CG_E_LIMIT)
        return cg_error_set(error, status, 0, NULL, "the rules compile to too much code");
    return status;
}

/* --- finishing --------------------------------------------------------------- */

/* Of one code: those that begin with the word, then those before it. */
static int compare_starts(const void *a, const void *b)
{
    const cg_start *x = a, *y = b;
    if (x->back != y->back)
        return x->back ? 1 : -1;
    return x->pc < y->pc ? -1 : x->pc > y->pc;
}

/* Counts the starts of each word, and gives them their ranges. */
static void lay_out(const cg_codegen *b, cg_starts *index, size_t words)
{
    uint32_t first = 0;
    for (size_t i = 0; i < b->starts.len; i++)
        index[b->starts.items[i].word].len++;
    for (size_t i = 0; i < words; i++) {
        index[i].first = first;
        first += index[i].len;
        index[i].len = 0;
    }
}

/* A word's starts are in order of their codes: puts those of one in order. */
static void order(cg_start *starts, uint32_t len)
{
    for (uint32_t i = 0, n; i < len; i += n) {
        for (n = 1; i + n < len && starts[i + n].code == starts[i].code; n++)
            continue;
        if (n > 1)
            qsort(starts + i, n, sizeof *starts, compare_starts);
    }
}

static cg_status index_starts(cg_codegen *b, cg_image_rows *tables)
{
    size_t count = b->starts.len, words = b->vocabulary->words.len + 1;
    cg_start *starts = CG_ARENA_ARRAY(b->arena, cg_start, count + 1);
    cg_starts *index = CG_ARENA_ARRAY(b->arena, cg_starts, words);
    if (!starts || !index)
        return CG_E_MEMORY;
    lay_out(b, index, words);
    for (size_t i = 0; i < count; i++) {
        cg_starts *range = &index[b->starts.items[i].word];
        starts[range->first + range->len++] = b->starts.items[i].start;
    }
    for (size_t i = 0; i < words; i++)
        order(starts + index[i].first, index[i].len);
    b->always = index[0];
    index[0] = (cg_starts){0, 0};
    tables[CG_IMAGE_STARTS] = (cg_image_rows){starts, count};
    tables[CG_IMAGE_WORD_STARTS] = (cg_image_rows){index, words - 1};
    return CG_OK;
}

static bool number_word(void *context, cg_slice word)
{
    cg_codegen *b = context;
    return cg_vocabulary_add(b->vocabulary, b->arena, word) != 0;
}

/* Gives every word of a class a number, and every number its classes. */
static cg_status number_classes(cg_codegen *b, cg_image_rows *tables)
{
    const cg_classes *classes = cg_lang_classes(b->lang);
    if (!cg_classes_each(classes, number_word, b))
        return CG_E_MEMORY;
    size_t count = b->vocabulary->words.len;
    uint64_t *sets = CG_ARENA_ARRAY(b->arena, uint64_t, count + 1);
    if (!sets)
        return CG_E_MEMORY;
    for (size_t i = 1; i < count; i++)
        sets[i] = cg_classes_of(classes, b->vocabulary->words.items[i]);
    tables[CG_IMAGE_WORD_CLASSES] = (cg_image_rows){sets, count};
    return CG_OK;
}

/* The vocabulary's words as texts of the program. */
static cg_status keep_words(cg_codegen *b, cg_image_rows *tables)
{
    const cg_vocabulary *v = b->vocabulary;
    cg_text_ref *words = CG_ARENA_ARRAY(b->arena, cg_text_ref, v->words.len + 1);
    if (!words)
        return CG_E_MEMORY;
    for (size_t i = 0; i < v->words.len; i++)
        words[i] = cg_text_pool_add(&b->texts, v->words.items[i]);
    tables[CG_IMAGE_WORDS] = (cg_image_rows){words, v->words.len};
    tables[CG_IMAGE_WORD_SLOTS] = (cg_image_rows){v->slots, v->slot_count};
    return CG_OK;
}

#define ROWS(vector) ((cg_image_rows){(vector).items, (vector).len})

cg_status cg_codegen_finish(cg_codegen *b, cg_image_rows *tables, cg_error *error)
{
    if (number_classes(b, tables) != CG_OK || index_starts(b, tables) != CG_OK ||
        keep_words(b, tables) != CG_OK)
        return cg_error_memory(error);
    tables[CG_IMAGE_CODES] = ROWS(b->codes);
    tables[CG_IMAGE_INSTS] = ROWS(b->insts);
    tables[CG_IMAGE_SETS] = ROWS(b->sets);
    tables[CG_IMAGE_SET_WORDS] = ROWS(b->set_words);
    tables[CG_IMAGE_STRINGS] = ROWS(b->strings);
    tables[CG_IMAGE_REGEXES] = ROWS(b->regexes);
    tables[CG_IMAGE_ALTERNATIVES] = ROWS(b->alternatives);
    tables[CG_IMAGE_CHAINS] = ROWS(b->chains);
    return CG_OK;
}
