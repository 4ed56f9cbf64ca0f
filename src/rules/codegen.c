#include "rules/codegen.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "text/value.h"

#include <stdio.h>

static cg_status emit(cg_codegen *b, const cg_node *node, cg_emit_mode mode, bool last);

void cg_codegen_init(cg_codegen *builder, cg_arena *arena, const cg_lang *lang,
                     cg_vocabulary *vocabulary)
{
    *builder = (cg_codegen){.arena = arena,
                            .lang = lang,
                            .vocabulary = vocabulary,
                            .compared = ~0u,
                            .alternative_entry = CG_NONE};
    cg_vocabulary_init(&builder->set_keys);
    cg_vocabulary_init(&builder->form_keys);
    cg_text_pool_init(&builder->texts);
}

void cg_codegen_release(cg_codegen *b)
{
    cg_vocabulary_release(&b->set_keys);
    cg_vocabulary_release(&b->form_keys);
    cg_text_pool_release(&b->texts);
    cg_vec_release(&b->form_sets);
    cg_vec_release(&b->insts);
    cg_vec_release(&b->sets);
    cg_vec_release(&b->set_words);
    cg_vec_release(&b->strings);
    cg_vec_release(&b->regexes);
    cg_vec_release(&b->alternatives);
    cg_vec_release(&b->places);
    cg_vec_release(&b->chains);
    cg_vec_release(&b->codes);
    cg_vec_release(&b->starts);
    cg_vec_release(&b->visited);
}

static cg_status refuse(cg_codegen *b, const cg_node *node, const char *message)
{
    snprintf(b->message, sizeof b->message, "%s", message);
    b->where = node->span;
    return CG_E_CONTENT;
}

static cg_status put(cg_codegen *b, cg_opcode op, uint32_t x, uint32_t y)
{
    if (b->insts.len >= CG_MAX_PROGRAM_CODE)
        return CG_E_LIMIT;
    if (b->insts.len - b->first >= CG_MAX_PATTERN_CODE) {
        snprintf(b->message, sizeof b->message, "%s",
                 "the pattern has too many alternatives when expanded");
        return CG_E_CONTENT;
    }
    cg_inst inst = {.op = op, .x = x & 0xFFFFFFu, .y = y};
    return cg_vec_push(&b->insts, inst) ? CG_OK : CG_E_MEMORY;
}

static uint32_t here(const cg_codegen *b)
{
    return (uint32_t)b->insts.len;
}

/* --- words ---------------------------------------------------------------- */

/* The plural of a name's last word by the regular rules. */
static cg_slice plural_of(cg_arena *arena, cg_slice word)
{
    char end = word.len ? word.ptr[word.len - 1] : '\0';
    const char *suffix = "s";
    if (strchr("sxzSXZ", end) || cg_slice_ends(word, "ch") || cg_slice_ends(word, "sh"))
        suffix = "es";
    return cg_arena_printf(arena, "%.*s%s", (int)word.len, word.ptr, suffix);
}

static bool has_capital(cg_slice word)
{
    for (size_t at = 0; at < word.len;) {
        unsigned len;
        if (cg_rune_is_upper(cg_utf8_decode(word, at, &len)))
            return true;
        at += len;
    }
    return false;
}

static cg_status add_string(cg_codegen *b, cg_slice text, uint32_t *number)
{
    *number = (uint32_t)b->strings.len;
    cg_text_ref kept = cg_text_pool_add(&b->texts, text);
    return cg_vec_push(&b->strings, kept) ? CG_OK : CG_E_MEMORY;
}

bool cg_codegen_name_forms(cg_codegen *b, const cg_node *node, cg_emit_mode mode, bool last,
                           cg_slice forms[2], size_t *count)
{
    bool caps = mode == CG_EMIT_NAME && has_capital(node->written);
    forms[0] = caps ? node->written : node->text;
    *count = 1;
    if (!last)
        return caps;
    forms[1] = plural_of(b->arena, forms[0]);
    *count = forms[1].ptr ? 2 : 0;
    return caps;
}

static cg_status emit_name_word(cg_codegen *b, const cg_node *node, cg_emit_mode mode, bool last)
{
    cg_slice forms[2];
    size_t count;
    bool caps = cg_codegen_name_forms(b, node, mode, last, forms, &count);
    if (!count)
        return CG_E_MEMORY;
    if (!caps) {
        cg_forms list = {.items = forms, .len = count, .room = count};
        uint32_t set;
        cg_status status = cg_codegen_set(b, &list, &set);
        return status == CG_OK ? put(b, CG_OP_WORD, set, 0) : status;
    }
    /* caps: split singular, plural */
    uint32_t first, split = here(b);
    cg_status status = CG_OK;
    if (count == 2)
        status = put(b, CG_OP_SPLIT, split + 1, split + 3);
    if (status == CG_OK)
        status = add_string(b, forms[0], &first);
    if (status == CG_OK)
        status = put(b, CG_OP_CAPS, first, 0);
    if (status != CG_OK || count == 1)
        return status;
    status = put(b, CG_OP_JUMP, split + 4, 0);
    if (status == CG_OK)
        status = add_string(b, forms[1], &first);
    return status == CG_OK ? put(b, CG_OP_CAPS, first, 0) : status;
}

static cg_status emit_word(cg_codegen *b, const cg_node *node, cg_emit_mode mode, bool last)
{
    uint32_t number;
    cg_status status = CG_OK;
    if (node->kind == CG_NODE_WORD && mode != CG_EMIT_PATTERN)
        return emit_name_word(b, node, mode, last);
    if (node->kind == CG_NODE_WORD) {
        status = cg_codegen_inflected_set(b, node->text, &number);
        return status == CG_OK ? put(b, CG_OP_WORD, number, 0) : status;
    }
    if (node->kind == CG_NODE_FORM) {
        cg_slice form = node->text;
        cg_forms list = {.items = &form, .len = 1, .room = 1};
        status = cg_codegen_set(b, &list, &number);
        return status == CG_OK ? put(b, CG_OP_WORD, number, 0) : status;
    }
    bool folded = node->kind == CG_NODE_PREFIX;
    status = add_string(b, folded ? node->text : node->written, &number);
    cg_opcode op = node->kind == CG_NODE_EXACT    ? CG_OP_EXACT
                   : node->kind == CG_NODE_PREFIX ? CG_OP_PREFIX
                                                  : CG_OP_MARK;
    return status == CG_OK ? put(b, op, number, 0) : status;
}

static cg_status emit_regex(cg_codegen *b, const cg_node *node)
{
    char text[160];
    size_t offset;
    cg_regex *regex = cg_regex_new(node->text, text, sizeof text, &offset);
    if (!regex)
        return text[0] ? refuse(b, node, text) : CG_E_MEMORY;
    cg_regex_free(regex); /* it is one: that will do until the program is there */
    if (!cg_vec_push(&b->regexes, cg_text_pool_add(&b->texts, node->text)))
        return CG_E_MEMORY;
    return put(b, CG_OP_REGEX, (uint32_t)b->regexes.len - 1, 0);
}

static cg_status emit_slot(cg_codegen *b, const cg_node *node)
{
    cg_value_type type;
    if (!cg_value_type_find(node->text, &type))
        return refuse(b, node, "there is no such type of value");
    bool compared = b->compared >> type & 1;
    b->slots++;
    b->compared_slots += compared;
    return put(b, CG_OP_VALUE, type, compared);
}

/* --- structure ------------------------------------------------------------ */

bool cg_codegen_place(cg_codegen *b, uint32_t alternative, cg_span in_text)
{
    if (!b->written)
        return true;
    cg_alternative_place place = {.source = b->source,
                                  .code = (uint32_t)b->codes.len - 1,
                                  .alternative = alternative,
                                  .span = cg_symbols_span(b->written, in_text)};
    return cg_vec_push(&b->places, place);
}

/* What stands at `span` of the text at hand. */
static cg_status emit_alternative(cg_codegen *b, cg_span span)
{
    cg_slice text = cg_slice_sub(b->text, span.start, span.end);
    cg_alternative alternative = {cg_text_pool_add(&b->texts, cg_slice_trim(text)),
                                  b->alternative_entry};
    uint32_t number = (uint32_t)b->alternatives.len;
    if (!cg_vec_push(&b->alternatives, alternative) || !cg_codegen_place(b, number, span))
        return CG_E_MEMORY;
    return put(b, CG_OP_ALT, number, 0);
}

/* One of several branches: `branch(i)` emits the i-th. The jumps to the end
 * are chained through their x until the end is known. */
typedef struct branches {
    uint32_t split, jump; /* of the branch before; jump chain */
    bool any;
} branches;

static cg_status branch_open(cg_codegen *b, branches *br, bool more)
{
    if (br->any)
        b->insts.items[br->split].y = here(b);
    br->split = here(b);
    br->any = more;
    return more ? put(b, CG_OP_SPLIT, here(b) + 1, 0) : CG_OK;
}

static cg_status branch_close(cg_codegen *b, branches *br, bool more)
{
    if (!more)
        return CG_OK;
    uint32_t jump = here(b);
    cg_status status = put(b, CG_OP_JUMP, 0, br->jump);
    br->jump = jump + 1; /* + 1: 0 ends the chain */
    return status;
}

static void branch_finish(cg_codegen *b, const branches *br)
{
    for (uint32_t at = br->jump; at;) {
        cg_inst *jump = &b->insts.items[at - 1];
        at = jump->y;
        jump->x = here(b) & 0xFFFFFFu;
        jump->y = 0;
    }
}


static cg_status emit_alt(cg_codegen *b, const cg_node *node, cg_emit_mode mode, bool last)
{
    branches br = {0};
    cg_status status = CG_OK;
    for (const cg_node *n = node->first; n && status == CG_OK; n = n->next) {
        status = branch_open(b, &br, n->next != NULL);
        if (status == CG_OK)
            status = emit_alternative(b, n->span);
        if (status == CG_OK)
            status = emit(b, n, mode, last);
        if (status == CG_OK)
            status = branch_close(b, &br, n->next != NULL);
    }
    branch_finish(b, &br);
    return status;
}

static cg_status emit_phrase(cg_codegen *b, const cg_phrase *phrase, cg_emit_mode mode)
{
    cg_slice outer = b->text;
    const cg_text *written = b->written;
    b->text = phrase->text->value;
    b->written = written && mode == CG_EMIT_PATTERN ? phrase->text : NULL;
    cg_status status = emit_alternative(b, (cg_span){0, (uint32_t)b->text.len});
    if (status == CG_OK)
        status = emit(b, phrase->tree, mode, true);
    b->text = outer;
    b->written = written;
    return status;
}

/* The phrases of a lexicon, or of names and anaphors, as branches; another
 * branch must follow. */
static cg_status emit_phrases(cg_codegen *b, const cg_phrases *phrases, cg_emit_mode mode,
                              branches *br)
{
    cg_status status = CG_OK;
    for (uint32_t i = 0; i < phrases->len && status == CG_OK; i++) {
        const cg_phrase *phrase = &phrases->items[i];
        if (!phrase->tree)
            continue;
        status = branch_open(b, br, true);
        if (status == CG_OK)
            status = emit_phrase(b, phrase, mode);
        if (status == CG_OK)
            status = branch_close(b, br, true);
    }
    return status;
}

/* A branch that can never match, so that a list always has a last one. */
static cg_status emit_dead_end(cg_codegen *b, branches *br)
{
    cg_status status = branch_open(b, br, false);
    cg_forms none = {0};
    uint32_t set;
    if (status == CG_OK)
        status = cg_codegen_set(b, &none, &set);
    return status == CG_OK ? put(b, CG_OP_WORD, set, 0) : status;
}

static cg_status emit_lexicon(cg_codegen *b, const cg_node *node, cg_emit_mode mode)
{
    const cg_lexicon_symbol *lexicon = cg_symbols_lexicon(b->symbols, node->text);
    if (!lexicon || lexicon->broken)
        return refuse(b, node, "");
    branches br = {0};
    cg_status status = emit_phrases(b, &lexicon->phrases, mode, &br);
    if (status == CG_OK)
        status = emit_dead_end(b, &br);
    branch_finish(b, &br);
    return status;
}

static cg_status emit_name(cg_codegen *b, const cg_node *node)
{
    const cg_name_symbol *name = cg_symbols_name(b->symbols, node->text);
    if (!name)
        return refuse(b, node, "");
    cg_emit_mode mode = name->definition->any_case ? CG_EMIT_ANY_CASE : CG_EMIT_NAME;
    branches br = {0};
    cg_status status = emit_phrases(b, &name->names, mode, &br);
    if (status == CG_OK) {
        b->alternative_entry = name->entry;
        status = emit_phrases(b, &name->anaphors, CG_EMIT_ANY_CASE, &br);
        b->alternative_entry = CG_NONE;
    }
    if (status == CG_OK)
        status = emit_dead_end(b, &br);
    branch_finish(b, &br);
    return status;
}

static cg_status emit_gap(cg_codegen *b, uint32_t count)
{
    cg_status status = CG_OK;
    uint32_t end = here(b) + 2 * count;
    for (uint32_t i = 0; i < count && status == CG_OK; i++) {
        /* Shorter gaps first: the end of the gap is preferred. */
        status = put(b, CG_OP_GAP, end, here(b) + 1);
        if (status == CG_OK)
            status = put(b, CG_OP_ANY, 0, 0);
    }
    return status;
}

/* Any number of words of the clause, or all of the sentence. */
static cg_status emit_free_gap(cg_codegen *b, bool wide)
{
    uint32_t at = here(b);
    cg_status status = put(b, wide ? CG_OP_SPAN : CG_OP_GAP, at + 3, at + 1);
    if (status == CG_OK)
        status = put(b, wide ? CG_OP_WIDE : CG_OP_ANY, 0, 0);
    return status == CG_OK ? put(b, CG_OP_JUMP, at, 0) : status;
}

/* The parts of an AND in the order of `order`, parted by gaps. */
static cg_status emit_order(cg_codegen *b, const cg_node *const *parts, const unsigned *order,
                            unsigned count, bool wide, cg_emit_mode mode)
{
    cg_status status = CG_OK;
    for (unsigned i = 0; i < count && status == CG_OK; i++) {
        if (i)
            status = emit_free_gap(b, wide);
        if (status == CG_OK)
            status = emit(b, parts[order[i]], mode, false);
    }
    return status;
}

/* The next permutation in dictionary order; false after the last. */
static bool next_order(unsigned *order, unsigned count)
{
    unsigned i = count - 1;
    while (i > 0 && order[i - 1] > order[i])
        i--;
    if (i == 0)
        return false;
    unsigned j = count - 1;
    while (order[j] < order[i - 1])
        j--;
    unsigned swap = order[i - 1];
    order[i - 1] = order[j];
    order[j] = swap;
    for (unsigned a = i, z = count - 1; a < z; a++, z--) {
        swap = order[a];
        order[a] = order[z];
        order[z] = swap;
    }
    return true;
}

static cg_status emit_and(cg_codegen *b, const cg_node *node, cg_emit_mode mode)
{
    const cg_node *parts[4];
    unsigned order[4] = {0, 1, 2, 3}, next[4], count = 0;
    for (const cg_node *n = node->first; n && count < 4; n = n->next)
        parts[count++] = n;
    branches br = {0};
    cg_status status = CG_OK;
    bool more = true;
    while (more && status == CG_OK) {
        memcpy(next, order, sizeof next);
        more = next_order(next, count);
        status = branch_open(b, &br, more);
        if (status == CG_OK)
            status = emit_order(b, parts, order, count, node->count, mode);
        if (status == CG_OK)
            status = branch_close(b, &br, more);
        memcpy(order, next, sizeof order);
    }
    branch_finish(b, &br);
    return status;
}

static cg_status emit_opt(cg_codegen *b, const cg_node *node, cg_emit_mode mode, bool last)
{
    uint32_t split = here(b);
    cg_status status = put(b, CG_OP_SPLIT, split + 1, 0);
    if (status == CG_OK)
        status = emit(b, node->first, mode, last);
    if (status == CG_OK)
        b->insts.items[split].y = here(b);
    return status;
}

static cg_status emit_seq(cg_codegen *b, const cg_node *node, cg_emit_mode mode, bool last)
{
    cg_status status = CG_OK;
    for (const cg_node *n = node->first; n && status == CG_OK; n = n->next)
        status = emit(b, n, mode, last && !n->next);
    return status;
}

static cg_status emit(cg_codegen *b, const cg_node *node, cg_emit_mode mode, bool last)
{
    switch (node->kind) {
    case CG_NODE_WORD:
    case CG_NODE_FORM:
    case CG_NODE_EXACT:
    case CG_NODE_PREFIX:
    case CG_NODE_MARK: return emit_word(b, node, mode, last);
    case CG_NODE_REGEX: return emit_regex(b, node);
    case CG_NODE_GAP: return emit_gap(b, node->count);
    case CG_NODE_LEXICON: return emit_lexicon(b, node, mode);
    case CG_NODE_NAME: return emit_name(b, node);
    case CG_NODE_SEQ: return emit_seq(b, node, mode, last);
    case CG_NODE_ALT: return emit_alt(b, node, mode, last);
    case CG_NODE_AND: return emit_and(b, node, mode);
    case CG_NODE_OPT: return emit_opt(b, node, mode, last);
    case CG_NODE_TYPED: return emit_slot(b, node);
    }
    return refuse(b, node, "there is no such pattern");
}

cg_status cg_codegen_emit(cg_codegen *b, const cg_node *tree, cg_emit_mode mode)
{
    cg_status status = emit(b, tree, mode, true);
    return status == CG_OK ? put(b, CG_OP_MATCH, 0, 0) : status;
}
