#include "rules/symbols.h"

#include "base/limits.h"

#include <stdlib.h>

/* --- looking up ----------------------------------------------------------- */

static int compare_keys(const void *a, const void *b)
{
    const cg_symbol_key *x = a, *y = b;
    int order = cg_slice_compare(x->name, y->name);
    return order ? order : x->index < y->index ? -1 : x->index > y->index;
}

/* The index of the first definition of that name, or CG_NONE. */
static uint32_t find(const cg_symbol_key *keys, uint32_t len, cg_slice name)
{
    uint32_t low = 0, high = len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (cg_slice_compare(keys[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < len && cg_slice_equal(keys[low].name, name) ? keys[low].index : UINT32_MAX;
}

cg_lexicon_symbol *cg_symbols_lexicon(const cg_symbols *symbols, cg_slice name)
{
    uint32_t at = find(symbols->lexicon_keys, symbols->pack->lexicons_len, name);
    return at == UINT32_MAX ? NULL : &symbols->lexicons[at];
}

cg_name_symbol *cg_symbols_name(const cg_symbols *symbols, cg_slice name)
{
    uint32_t at = find(symbols->name_keys, symbols->pack->names_len, name);
    return at == UINT32_MAX ? NULL : &symbols->names[at];
}

static bool sort_keys(cg_symbols *symbols, const cg_pack *pack, cg_arena *arena)
{
    cg_symbol_key *lexicons = CG_ARENA_ARRAY(arena, cg_symbol_key, pack->lexicons_len + 1);
    cg_symbol_key *names = CG_ARENA_ARRAY(arena, cg_symbol_key, pack->names_len + 1);
    if (!lexicons || !names)
        return false;
    for (uint32_t i = 0; i < pack->lexicons_len; i++)
        lexicons[i] = (cg_symbol_key){pack->lexicons[i].name.value, i};
    for (uint32_t i = 0; i < pack->names_len; i++)
        names[i] = (cg_symbol_key){pack->names[i].name.value, i};
    qsort(lexicons, pack->lexicons_len, sizeof *lexicons, compare_keys);
    qsort(names, pack->names_len, sizeof *names, compare_keys);
    symbols->lexicon_keys = lexicons;
    symbols->name_keys = names;
    return true;
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

static bool holds_words(cg_slice text, cg_slice words)
{
    for (size_t at = 0; words.len && at + words.len <= text.len; at++) {
        if (memcmp(text.ptr + at, words.ptr, words.len) != 0)
            continue;
        bool left = at == 0 || !is_word_byte(text.ptr[at - 1]);
        bool right = at + words.len == text.len || !is_word_byte(text.ptr[at + words.len]);
        if (left && right)
            return true;
    }
    return false;
}

const cg_name_symbol *cg_symbols_subject(const cg_symbols *symbols, cg_slice claim)
{
    const cg_name_symbol *best = NULL;
    size_t longest = 0;
    for (uint32_t i = 0; i < symbols->pack->names_len; i++) {
        const cg_name_symbol *symbol = &symbols->names[i];
        for (uint32_t j = 0; j < symbol->names.len; j++) {
            cg_slice name = symbol->names.items[j].text->value;
            if (name.len && name.ptr[0] == '=')
                name = cg_slice_sub(name, 1, name.len);
            if (name.len > longest && holds_words(claim, name)) {
                best = symbol;
                longest = name.len;
            }
        }
    }
    return best;
}

/* --- the tables ----------------------------------------------------------- */

static cg_status parse_list(const cg_symbols *symbols, cg_texts texts, cg_phrases *out,
                            cg_arena *arena, cg_diags *diags, cg_error *error)
{
    out->items = CG_ARENA_ARRAY(arena, cg_phrase, texts.len ? texts.len : 1);
    if (!out->items)
        return cg_error_memory(error);
    out->len = texts.len;
    for (uint32_t i = 0; i < texts.len; i++) {
        out->items[i].text = &texts.items[i];
        cg_status status = cg_symbols_parse(symbols, &texts.items[i], false, arena, diags,
                                            &out->items[i].tree, error);
        if (status != CG_OK)
            return status;
    }
    return CG_OK;
}

cg_status cg_symbols_parse_names(cg_symbols *symbols, const cg_name_entry *definition,
                                 uint32_t entry, cg_name_symbol *symbol,
                                 cg_arena *arena, cg_diags *diags, cg_error *error)
{
    symbol->definition = definition;
    symbol->entry = entry;
    cg_status status =
        parse_list(symbols, definition->names, &symbol->names, arena, diags, error);
    if (status != CG_OK)
        return status;
    return parse_list(symbols, definition->anaphors, &symbol->anaphors, arena, diags, error);
}

enum { UNSEEN, OPEN, DONE };

static bool refers_to_name(const cg_symbols *symbols, const cg_node *node)
{
    if (node->kind == CG_NODE_LEXICON) {
        const cg_lexicon_symbol *lexicon = cg_symbols_lexicon(symbols, node->text);
        return lexicon && lexicon->names;
    }
    if (node->kind == CG_NODE_NAME)
        return true;
    for (const cg_node *n = node->first; n; n = n->next)
        if (refers_to_name(symbols, n))
            return true;
    return false;
}

static bool holds_slot(const cg_symbols *symbols, const cg_node *node)
{
    if (node->kind == CG_NODE_LEXICON) {
        const cg_lexicon_symbol *lexicon = cg_symbols_lexicon(symbols, node->text);
        return lexicon && lexicon->slots;
    }
    if (node->kind == CG_NODE_TYPED)
        return true;
    for (const cg_node *n = node->first; n; n = n->next)
        if (holds_slot(symbols, n))
            return true;
    return false;
}

/* The search for circles, depth first. What was found wrong stays with the
 * lexicon that is told of. */
typedef struct search {
    const cg_symbols *symbols;
    const cg_lexicon_symbol *circle; /* the one that leads back to itself */
    bool deep;
} search;

static bool visit(search *s, const cg_node *node, unsigned depth, unsigned *height);

static bool visit_lexicon(search *s, cg_lexicon_symbol *lexicon, unsigned depth,
                          unsigned *height)
{
    if (lexicon->mark == OPEN) {
        s->circle = lexicon;
        return false;
    }
    bool fine = !lexicon->broken;
    if (lexicon->mark == UNSEEN) {
        lexicon->mark = OPEN;
        unsigned highest = 0;
        for (uint32_t i = 0; i < lexicon->phrases.len && fine; i++) {
            const cg_node *tree = lexicon->phrases.items[i].tree;
            unsigned one = 0;
            if (!tree)
                continue;
            fine = visit(s, tree, depth, &one);
            highest = one > highest ? one : highest;
            lexicon->names |= fine && refers_to_name(s->symbols, tree);
            lexicon->slots |= fine && holds_slot(s->symbols, tree);
        }
        lexicon->height = (uint16_t)highest;
        lexicon->broken = !fine;
        lexicon->mark = DONE;
    }
    *height = lexicon->height;
    return fine;
}

/* False when something is wrong below `node`. `height`: its levels, once what
 * it refers to is put in place; the code is made as deep as that. */
static bool visit(search *s, const cg_node *node, unsigned depth, unsigned *height)
{
    bool fine = depth < CG_MAX_EXPANSION_DEPTH;
    unsigned highest = 0;
    if (fine && node->kind == CG_NODE_LEXICON) {
        cg_lexicon_symbol *lexicon = cg_symbols_lexicon(s->symbols, node->text);
        if (lexicon)
            fine = visit_lexicon(s, lexicon, depth + 1, &highest);
        if (!fine)
            return false;
    }
    for (const cg_node *n = node->first; n && fine; n = n->next) {
        unsigned one = 0;
        if (!visit(s, n, depth + 1, &one))
            return false;
        highest = one > highest ? one : highest;
    }
    *height = highest + 1;
    if (fine && depth + *height <= CG_MAX_EXPANSION_DEPTH)
        return true;
    s->deep = true;
    return false;
}

static void check_circles(cg_symbols *symbols, cg_diags *diags)
{
    const cg_pack *pack = symbols->pack;
    for (uint32_t i = 0; i < pack->lexicons_len; i++) {
        search s = {.symbols = symbols};
        unsigned height = 0;
        if (symbols->lexicons[i].mark != UNSEEN ||
            visit_lexicon(&s, &symbols->lexicons[i], 0, &height))
            continue;
        const cg_lexicon *at = s.circle ? s.circle->definition : &pack->lexicons[i];
        if (!s.circle && !s.deep)
            continue; /* what it refers to was told of */
        cg_diags_add(diags, CG_DIAG_CIRCULAR_REFERENCE, &pack->source, at->name.span,
                     s.circle ? "the lexicon \"%.*s\" refers to itself"
                              : "the lexicon \"%.*s\" refers to others too deep",
                     (int)at->name.value.len, at->name.value.ptr);
    }
}

/* Names may not hold names: an anaphor in a name would have no one to hold. Nor
 * values, which are looked for in sentences alone. */
static void check_phrase(cg_symbols *symbols, cg_phrase *phrase, cg_diags *diags)
{
    bool name = refers_to_name(symbols, phrase->tree);
    if (!name && !holds_slot(symbols, phrase->tree))
        return;
    cg_diags_add(diags, name ? CG_DIAG_CIRCULAR_REFERENCE : CG_DIAG_BAD_PATTERN,
                 &symbols->pack->source, phrase->text->span, "%s",
                 name ? "a name refers to a name" : "a name holds no typed value");
    phrase->tree = NULL;
}

static void check_names(cg_symbols *symbols, cg_diags *diags)
{
    for (uint32_t i = 0; i < symbols->pack->names_len; i++) {
        cg_name_symbol *symbol = &symbols->names[i];
        for (uint32_t j = 0; j < symbol->names.len + symbol->anaphors.len; j++) {
            cg_phrase *phrase = j < symbol->names.len
                                    ? &symbol->names.items[j]
                                    : &symbol->anaphors.items[j - symbol->names.len];
            if (phrase->tree)
                check_phrase(symbols, phrase, diags);
        }
    }
}

cg_status cg_symbols_init(cg_symbols *symbols, const cg_pack *pack, uint32_t first_entry,
                          cg_arena *arena, cg_diags *diags, cg_error *error)
{
    symbols->pack = pack;
    symbols->lexicons = CG_ARENA_ARRAY(arena, cg_lexicon_symbol, pack->lexicons_len + 1);
    symbols->names = CG_ARENA_ARRAY(arena, cg_name_symbol, pack->names_len + 1);
    if (!symbols->lexicons || !symbols->names || !sort_keys(symbols, pack, arena))
        return cg_error_memory(error);
    cg_status status = CG_OK;
    for (uint32_t i = 0; i < pack->lexicons_len && status == CG_OK; i++) {
        symbols->lexicons[i].definition = &pack->lexicons[i];
        status = parse_list(symbols, pack->lexicons[i].phrases, &symbols->lexicons[i].phrases,
                            arena, diags, error);
    }
    for (uint32_t i = 0; i < pack->names_len && status == CG_OK; i++)
        status = cg_symbols_parse_names(symbols, &pack->names[i], first_entry + i,
                                        &symbols->names[i], arena, diags, error);
    if (status == CG_OK) {
        check_circles(symbols, diags);
        check_names(symbols, diags);
    }
    return status;
}
