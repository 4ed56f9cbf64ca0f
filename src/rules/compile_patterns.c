/* The patterns of claims and names -> code. */
#include "rules/claim_value.h"
#include "rules/compiler.h"

/* An anchor that stands so often in a million words is in every paragraph. */
#define TOO_COMMON 10000.0

static void warn_of_anchor(cg_compiler *c, const cg_symbols *symbols,
                           const cg_text *text, double per_million)
{
    const cg_diag_source *source = &symbols->pack->source;
    if (per_million < 0) {
        cg_diags_add(c->diags, CG_DIAG_NO_ANCHOR, source, text->span,
                     "there is no word that every match of \"%.*s\" holds",
                     (int)text->value.len, text->value.ptr);
        cg_diags_help(c->diags, "add one: without it every paragraph is searched");
    } else if (per_million > TOO_COMMON) {
        cg_diags_add(c->diags, CG_DIAG_COMMON_ANCHOR, source, text->span,
                     "the rarest words of \"%.*s\" stand in almost every paragraph",
                     (int)text->value.len, text->value.ptr);
        cg_diags_help(c->diags, "add a rarer word that every match holds");
    }
}

/* Claims and names are looked for by their anchors, all others near them. */
static cg_status add_anchors(cg_compiler *c, const cg_symbols *symbols,
                             const cg_text *text, const cg_node *tree,
                             cg_emit_mode mode, uint8_t owner)
{
    double per_million;
    if (owner != CG_OWNER_CLAIM && owner != CG_OWNER_NAME)
        return CG_OK;
    cg_status status =
        cg_anchors_add(&c->anchors, &c->builder, tree, mode, &per_million, c->error);
    if (status == CG_OK)
        warn_of_anchor(c, symbols, text, per_million);
    return status;
}

static cg_status add_code(cg_compiler *c, const cg_symbols *symbols,
                          const cg_text *text, const cg_node *tree, cg_emit_mode mode,
                          cg_code code)
{
    c->builder.symbols = symbols;
    c->builder.written = code.owner == CG_OWNER_CLAIM ? text : NULL;
    c->builder.source = c->packs - 1;
    cg_status status =
        cg_codegen_add(&c->builder, tree, mode, text->value, code, c->error);
    if (status == CG_OK && !cg_codegen_place(&c->builder, CG_NONE, tree->span))
        status = cg_error_memory(c->error);
    c->builder.written = NULL;
    if (status == CG_OK)
        return add_anchors(c, symbols, text, tree, mode, code.owner);
    if (status != CG_E_CONTENT)
        return status;
    if (c->builder.message[0] == '\0')
        return CG_OK; /* its lexicon was complained of */
    cg_diags_add(c->diags, CG_DIAG_IMPOSSIBLE_PATTERN, &symbols->pack->source,
                 cg_symbols_span(text, c->builder.where), "%s", c->builder.message);
    return CG_OK;
}

/* A fix that takes a branch out of its pattern, with the bar before it. */
static void fix_branch(cg_compiler *c, const cg_diag_source *source, const cg_text *branch)
{
    uint32_t start = branch->span.start;
    while (start > 0 && source->text.ptr[start - 1] == ' ')
        start--;
    if (start == 0 || source->text.ptr[--start] != '|')
        return;
    while (start > 0 && source->text.ptr[start - 1] == ' ')
        start--;
    cg_diags_fix(c->diags, (cg_span){start, branch->span.end}, CG_SLICE(""));
}

/* Says so when an equal pattern stands before this one in the same list, or, as a branch,
 * in the same pattern. */
static cg_status check_shadowed(cg_compiler *c, const cg_symbols *symbols,
                                const cg_text *text, const cg_node *tree, bool branch)
{
    c->builder.symbols = symbols;
    cg_status status = cg_codegen_canonical(&c->builder, tree, &c->canonical, c->error);
    if (status != CG_OK)
        return status;
    cg_slice key = cg_buf_slice(&c->canonical);
    if (cg_vocabulary_find(&c->seen, key)) {
        cg_diags_add(c->diags, CG_DIAG_SHADOWED_ALTERNATIVE, &symbols->pack->source,
                     text->span,
                     "\"%.*s\" never wins: an equal pattern stands before it",
                     (int)text->value.len, text->value.ptr);
        cg_diags_help(c->diags,
                      "take it away; inflected forms are matched as they are");
        if (!branch)
            cg_diags_fix_without(c->diags, &symbols->pack->source, text->span);
        else if (text->plain)
            fix_branch(c, &symbols->pack->source, text);
        return CG_OK;
    }
    return cg_vocabulary_add(&c->seen, &c->list, key) ? CG_OK
                                                      : cg_error_memory(c->error);
}

static void forget_seen(cg_compiler *c)
{
    cg_vocabulary_reset(&c->seen);
}

/* Equal branches inside of one pattern. */
static cg_status check_branches(cg_compiler *c, const cg_symbols *symbols,
                                const cg_text *text, const cg_node *node)
{
    cg_status status = CG_OK;
    if (node->kind == CG_NODE_ALT) {
        forget_seen(c);
        for (const cg_node *n = node->first; n && status == CG_OK; n = n->next) {
            cg_text part = {.value =
                                cg_slice_sub(text->value, n->span.start, n->span.end),
                            .span = cg_symbols_span(text, n->span),
                            .plain = text->plain};
            status = check_shadowed(c, symbols, &part, n, true);
        }
        forget_seen(c);
    }
    for (const cg_node *n = node->first; n && status == CG_OK; n = n->next)
        status = check_branches(c, symbols, text, n);
    return status;
}

cg_status cg_compiler_check(cg_compiler *c, const cg_symbols *symbols,
                            const cg_phrases *phrases)
{
    cg_status status = CG_OK;
    for (uint32_t i = 0; i < phrases->len && status == CG_OK; i++)
        if (phrases->items[i].tree)
            status = check_branches(c, symbols, phrases->items[i].text,
                                    phrases->items[i].tree);
    forget_seen(c);
    for (uint32_t i = 0; i < phrases->len && status == CG_OK; i++)
        if (phrases->items[i].tree)
            status = check_shadowed(c, symbols, phrases->items[i].text,
                                    phrases->items[i].tree, false);
    forget_seen(c);
    return status;
}

static cg_status compile_list(cg_compiler *c, const cg_symbols *symbols,
                              const cg_rule_patterns *list, int sign, uint32_t claim)
{
    cg_status status = CG_OK;
    cg_arena_reset(&c->list);
    cg_phrase *phrases = CG_ARENA_ARRAY(&c->list, cg_phrase, list->len + 1);
    if (!phrases)
        return cg_error_memory(c->error);
    for (uint32_t i = 0; i < list->len && status == CG_OK; i++) {
        const cg_rule_pattern *pattern = &list->items[i];
        phrases[i].text = &pattern->text;
        status = cg_symbols_parse(symbols, &pattern->text, true, &c->list, c->diags,
                                  &phrases[i].tree, c->error);
        if (status != CG_OK || !phrases[i].tree)
            continue;
        cg_code code = {.index = claim,
                        .position = i,
                        .owner = CG_OWNER_CLAIM,
                        .polarity = (uint8_t)pattern->polarity,
                        .sign = (int8_t)sign};
        status = add_code(c, symbols, &pattern->text, phrases[i].tree, CG_EMIT_PATTERN,
                          code);
    }
    cg_phrases all = {phrases, list->len};
    return status == CG_OK ? cg_compiler_check(c, symbols, &all) : status;
}

static cg_status compile_unless(cg_compiler *c, const cg_symbols *symbols,
                                const cg_claim_rule *rule, uint32_t claim)
{
    cg_status status = CG_OK;
    cg_arena_reset(&c->list);
    for (uint32_t i = 0; i < rule->unless_len && status == CG_OK; i++) {
        const cg_rule_unless *unless = &rule->unless[i];
        cg_node *tree;
        status = cg_symbols_parse(symbols, &unless->text, true, &c->list, c->diags,
                                  &tree, c->error);
        if (status != CG_OK || !tree)
            continue;
        cg_code code = {.index = claim,
                        .position = i,
                        .within = (uint8_t)unless->within,
                        .owner = CG_OWNER_UNLESS};
        status = add_code(c, symbols, &unless->text, tree, CG_EMIT_PATTERN, code);
    }
    return status;
}

/* --- names and sides ------------------------------------------------------------ */

cg_status cg_compiler_names(cg_compiler *c, const cg_symbols *symbols,
                            const cg_phrases *phrases, cg_emit_mode mode,
                            cg_owner owner, uint32_t entry)
{
    cg_status status = CG_OK;
    for (uint32_t i = 0; i < phrases->len && status == CG_OK; i++) {
        cg_code code = {.index = entry, .position = i, .owner = (uint8_t)owner};
        if (phrases->items[i].tree)
            status = add_code(c, symbols, phrases->items[i].text,
                              phrases->items[i].tree, mode, code);
    }
    return status == CG_OK ? cg_compiler_check(c, symbols, phrases) : status;
}

static uint32_t errors_of(const cg_compiler *c)
{
    return (uint32_t)cg_diags_count_at(c->diags, CG_LEVEL_ERROR);
}

/* A value that nothing is held against would be forgotten in silence. */
static void check_slots(cg_compiler *c, const cg_symbols *symbols,
                        const cg_rule_value *rule, const cg_claim_value *value)
{
    cg_diags_add(c->diags, CG_DIAG_NO_PATTERNS, &symbols->pack->source, rule->span,
                 "no pattern of \"supports\" has a slot for the value of the claim");
    cg_diags_help(c->diags, "write <%s> where a statement has its own",
                  cg_value_type_name((cg_value_type)value->value.type));
}

static cg_status compile_sides(cg_compiler *c, const cg_symbols *symbols,
                               const cg_claim_rule *rule, uint32_t claim)
{
    uint32_t number = c->claim_codes.items[claim].value;
    const cg_claim_value *value = number == CG_NONE ? NULL : &c->values.items[number].claimed;
    uint32_t slots = c->builder.compared_slots, errors = errors_of(c);
    c->builder.compared = value ? cg_claim_value_slots(value) : ~0u;
    cg_status status = compile_list(c, symbols, &rule->supports, +1, claim);
    if (status == CG_OK && value && slots == c->builder.compared_slots &&
        errors == errors_of(c))
        check_slots(c, symbols, rule->value, value);
    if (status == CG_OK)
        status = compile_list(c, symbols, &rule->contradicts, -1, claim);
    c->builder.compared = ~0u;
    return status;
}

cg_status cg_compiler_patterns(cg_compiler *c, const cg_symbols *symbols,
                               const cg_claim_rule *rule, uint32_t claim)
{
    cg_status status = compile_sides(c, symbols, rule, claim);
    return status == CG_OK ? compile_unless(c, symbols, rule, claim) : status;
}
