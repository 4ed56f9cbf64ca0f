/* Any bytes as a pattern of a pack that has names and lexicons: parsed, checked,
 * and turned into code. */
#include "base/utf8.h"
#include "rules/codegen.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char pack[] =
    "{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},\"names\":{\"n\":[\"One\"]},"
    "\"lexicons\":{\"l\":[\"opt out\",\"@m?  x\"],\"m\":[\"a\",\"b c\"]},"
    "\"claims\":[{\"id\":\"a\",\"claim\":\"One goes\",\"supports\":[\"@l\"]}]}";

/* Loaded once, and there until the process ends. */
static cg_ruleset *rules;
static cg_lang *lang;

static void prepare(void)
{
    cg_error error;
    rules = cg_ruleset_new();
    if (!rules ||
        cg_ruleset_add_buffer(rules, "pack", pack, strlen(pack), NULL, &error) !=
            CG_OK ||
        cg_lang_load("en", NULL, &lang, &error) != CG_OK)
        abort();
}

static void check_spans(const cg_node *node, size_t len)
{
    if (node->span.start > node->span.end || node->span.end > len)
        abort();
    for (const cg_node *n = node->first; n; n = n->next)
        check_spans(n, len);
}

static void emit(cg_symbols *symbols, const cg_node *tree, cg_slice text,
                 cg_emit_mode mode)
{
    cg_error error;
    cg_arena arena;
    cg_vocabulary vocabulary;
    cg_codegen builder;
    cg_arena_init(&arena, SIZE_MAX);
    cg_vocabulary_init(&vocabulary);
    cg_codegen_init(&builder, &arena, lang, &vocabulary);
    builder.symbols = symbols;
    cg_status status =
        cg_codegen_add(&builder, tree, mode, text, (cg_code){0}, &error);
    if (status != CG_OK && status != CG_E_CONTENT)
        abort();
    cg_codegen_release(&builder);
    cg_vocabulary_release(&vocabulary);
    cg_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cg_error error;
    cg_arena trees;
    cg_symbols symbols;
    cg_node *tree = NULL;
    cg_slice value = {(const char *)data, size};
    cg_text text = {.value = value, .plain = true};
    if (!rules)
        prepare();
    if (cg_utf8_valid_up_to(value) < size) /* as every string of a pack is */
        return 0;
    cg_arena_init(&trees, SIZE_MAX);
    if (cg_symbols_init(&symbols, &rules->packs.items[0], 0, &trees, NULL, &error) !=
            CG_OK ||
        cg_symbols_parse(&symbols, &text, true, &trees, NULL, &tree, &error) != CG_OK)
        abort();
    if (tree) {
        check_spans(tree, size);
        emit(&symbols, tree, value, CG_EMIT_PATTERN);
        emit(&symbols, tree, value, CG_EMIT_NAME);
    }
    cg_arena_release(&trees);
    return 0;
}
