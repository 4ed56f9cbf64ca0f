/* Patterns of a pack, parsed and checked: what they refer to, and that each can
 * match something. */
#include "rules/symbols.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "text/value.h"

cg_span cg_symbols_span(const cg_text *text, cg_span in_pattern)
{
    if (!text->plain)
        return text->span;
    uint32_t base = text->span.start + 1;
    return (cg_span){base + in_pattern.start, base + in_pattern.end};
}

typedef struct checker {
    const cg_symbols *symbols;
    const cg_text *text;
    cg_diags *diags;
    bool gaps, ok;
} checker;

static void complain(checker *c, cg_diag_id id, cg_span span, const char *message,
                     const char *help)
{
    cg_diags_add(c->diags, id, &c->symbols->pack->source,
                 cg_symbols_span(c->text, span), "%s", message);
    if (help)
        cg_diags_help(c->diags, "%s", help);
    c->ok = false;
}

void cg_symbols_fix_name(cg_diags *diags, cg_span span, const char *before,
                         const cg_nearest *nearest, const char *after)
{
    char text[80];
    for (size_t i = 0; i < nearest->best.len; i++)
        if (!cg_ascii_is_word(nearest->best.ptr[i]) && nearest->best.ptr[i] != '-')
            return;
    int len = snprintf(text, sizeof text, "%s%.*s%s", before, (int)nearest->best.len,
                       nearest->best.ptr, after);
    if (!nearest->tied && len > 0 && (size_t)len < sizeof text)
        cg_diags_fix(diags, span, (cg_slice){text, (size_t)len});
}

static void fix_name(const checker *c, const cg_node *node, const char *before,
                     const cg_nearest *nearest, const char *after)
{
    if (c->text->plain)
        cg_symbols_fix_name(c->diags, cg_symbols_span(c->text, node->span), before, nearest,
                            after);
}

static void complain_unknown(checker *c, const cg_node *node, const char *what,
                             const cg_nearest *nearest)
{
    cg_diags_add(c->diags, CG_DIAG_UNKNOWN_REFERENCE, &c->symbols->pack->source,
                 cg_symbols_span(c->text, node->span), "the pack has no %s \"%.*s\"",
                 what, (int)node->text.len, node->text.ptr);
    if (nearest->best.ptr) {
        cg_diags_help(c->diags, "did you mean \"%.*s\"?", (int)nearest->best.len,
                      nearest->best.ptr);
        if (node->kind == CG_NODE_LEXICON)
            fix_name(c, node, "@", nearest, "");
        else
            fix_name(c, node, "{", nearest, "}");
    }
    c->ok = false;
}

/* The help of diagnostics that are not kept is not looked for. */
static bool is_worth_help(const checker *c)
{
    return c->diags && cg_diags_count_at(c->diags, CG_LEVEL_ERROR) < CG_MAX_DIAGNOSTICS;
}

static void check_reference(checker *c, const cg_node *node)
{
    const cg_pack *pack = c->symbols->pack;
    cg_nearest nearest = {0};
    bool help = is_worth_help(c);
    if (node->kind == CG_NODE_LEXICON) {
        cg_lexicon_symbol *lexicon = cg_symbols_lexicon(c->symbols, node->text);
        if (lexicon) {
            lexicon->used = true;
            return;
        }
        for (uint32_t i = 0; i < pack->lexicons_len && help; i++)
            cg_nearest_offer(&nearest, node->text, pack->lexicons[i].name.value);
        complain_unknown(c, node, "lexicon", &nearest);
        return;
    }
    if (cg_symbols_name(c->symbols, node->text))
        return;
    for (uint32_t i = 0; i < pack->names_len && help; i++)
        cg_nearest_offer(&nearest, node->text, pack->names[i].name.value);
    complain_unknown(c, node, "name", &nearest);
}

static void check_slot(checker *c, const cg_node *node)
{
    cg_value_type type;
    cg_nearest nearest = {0};
    if (cg_value_type_find(node->text, &type))
        return;
    cg_diags_add(c->diags, CG_DIAG_BAD_PATTERN, &c->symbols->pack->source,
                 cg_symbols_span(c->text, node->span),
                 "there is no type of value \"%.*s\"", (int)node->text.len,
                 node->text.ptr);
    for (int i = 0; i < CG_VALUE_TYPE_COUNT; i++)
        cg_nearest_offer(&nearest, node->text,
                         cg_slice_of(cg_value_type_name((cg_value_type)i)));
    if (nearest.best.ptr) {
        cg_diags_help(c->diags, "did you mean \"<%.*s>\"?", (int)nearest.best.len,
                      nearest.best.ptr);
        fix_name(c, node, "<", &nearest, ">");
    } else {
        cg_diags_help(c->diags, "%s",
                      "the types are number, percent, money, date, duration, "
                      "size and version; write \\< for the sign");
    }
    c->ok = false;
}

static bool is_nullable(const cg_node *node)
{
    if (node->kind == CG_NODE_OPT || node->kind == CG_NODE_GAP)
        return true;
    if (node->kind == CG_NODE_ALT) {
        for (const cg_node *n = node->first; n; n = n->next)
            if (is_nullable(n))
                return true;
        return false;
    }
    if (node->kind != CG_NODE_SEQ && node->kind != CG_NODE_AND)
        return false;
    for (const cg_node *n = node->first; n; n = n->next)
        if (!is_nullable(n))
            return false;
    return true;
}

/* A gap that the match could begin with; at the end is told apart below. */
static const cg_node *leading_gap(const cg_node *node)
{
    if (node->kind == CG_NODE_GAP)
        return node;
    for (const cg_node *n = node->first; n; n = n->next) {
        const cg_node *gap = leading_gap(n);
        if (gap)
            return gap;
        if (node->kind == CG_NODE_SEQ && !is_nullable(n))
            return NULL;
    }
    return NULL;
}

static const cg_node *trailing_gap(const cg_node *node)
{
    if (node->kind == CG_NODE_GAP)
        return node;
    const cg_node *found = NULL;
    for (const cg_node *n = node->first; n; n = n->next) {
        const cg_node *gap = trailing_gap(n);
        if (node->kind != CG_NODE_SEQ && gap)
            return gap;
        if (node->kind == CG_NODE_SEQ)
            found = gap ? gap : is_nullable(n) ? found : NULL;
    }
    return found;
}

static void check_regex(checker *c, const cg_node *node)
{
    for (size_t i = 0; i < node->text.len; i++)
        if (node->text.ptr[i] == ' ')
            complain(
                c, CG_DIAG_IMPOSSIBLE_PATTERN, node->span,
                "a regular expression matches one token, and no token holds a space",
                "write the words side by side");
}

/* A part that may be left out would leave the gap beside it at an edge. */
static void check_parts(checker *c, const cg_node *node)
{
    uint32_t parts = 0;
    const cg_node *empty = NULL;
    for (const cg_node *n = node->first; n; n = n->next, parts++)
        if (!empty && is_nullable(n))
            empty = n;
    if (parts > 4)
        complain(c, CG_DIAG_BAD_PATTERN, node->span,
                 "more than four parts joined by \"&\"", NULL);
    if (empty)
        complain(c, CG_DIAG_EMPTY_PATTERN, empty->span,
                 "a part joined by \"&\" can match nothing at all",
                 "leave one word without its \"?\"");
}

static void check_node(checker *c, const cg_node *node)
{
    if (node->kind == CG_NODE_LEXICON || node->kind == CG_NODE_NAME)
        check_reference(c, node);
    if (node->kind == CG_NODE_TYPED)
        check_slot(c, node);
    if (node->kind == CG_NODE_GAP && !c->gaps)
        complain(c, CG_DIAG_BAD_PATTERN, node->span,
                 "lexicons and names hold patterns without gaps", NULL);
    if (node->kind == CG_NODE_REGEX)
        check_regex(c, node);
    for (const cg_node *n = node->first; n; n = n->next)
        check_node(c, n);
    if (node->kind == CG_NODE_AND)
        check_parts(c, node);
}

static void check_edges(checker *c, const cg_node *tree)
{
    const cg_node *gap = leading_gap(tree);
    if (!gap)
        gap = trailing_gap(tree);
    if (gap)
        complain(c, CG_DIAG_BAD_PATTERN, gap->span, "a gap at the edge of a pattern",
                 "a gap stands between two words; take it away");
    else if (c->ok && is_nullable(tree))
        complain(c, CG_DIAG_EMPTY_PATTERN, tree->span,
                 "the pattern can match nothing at all",
                 "leave one word without its \"?\"");
}

cg_status cg_symbols_parse(const cg_symbols *symbols, const cg_text *text, bool gaps,
                           cg_arena *arena, cg_diags *diags, cg_node **tree,
                           cg_error *error)
{
    cg_pattern_error wrong;
    *tree = NULL;
    cg_status status = cg_pattern_parse(text->value, arena, tree, &wrong);
    if (status == CG_E_MEMORY)
        return cg_error_memory(error);
    checker c = {symbols, text, diags, gaps, true};
    if (status != CG_OK) {
        complain(&c, CG_DIAG_BAD_PATTERN, wrong.span, wrong.text,
                 wrong.help[0] ? wrong.help : NULL);
        return CG_OK;
    }
    check_node(&c, *tree);
    check_edges(&c, *tree);
    if (!c.ok)
        *tree = NULL;
    return CG_OK;
}
