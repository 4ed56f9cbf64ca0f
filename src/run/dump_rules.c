/* The packs as loaded: one object a claim, with every default filled in and
 * every reference written out. */
#include "run/dump.h"

#include "base/limits.h"
#include "report/formats.h"
#include "rules/pattern.h"
#include "run/terms.h"

/* The packs have been compiled, so references lead somewhere and in no circle. */
enum { MAX_DEPTH = 256 };

typedef struct writer {
    cg_dump_run *run;
    const cg_pack *pack;
    cg_arena trees;
    cg_buf expanded;
} writer;

/* --- references --------------------------------------------------------------- */

static cg_status expand(writer *w, cg_slice text, unsigned depth);

static cg_status expand_all(writer *w, const cg_texts *texts, bool first, unsigned depth)
{
    cg_status status = CG_OK;
    for (uint32_t i = 0; i < texts->len && status == CG_OK; i++) {
        cg_buf_add(&w->expanded, " | ", i > 0 || !first ? 3 : 0);
        status = expand(w, texts->items[i].value, depth + 1);
    }
    return status;
}

static cg_status expand_reference(writer *w, const cg_node *node, unsigned depth)
{
    cg_status status = CG_OK;
    cg_buf_add_char(&w->expanded, '(');
    for (uint32_t i = 0; i < w->pack->lexicons_len && node->kind == CG_NODE_LEXICON; i++)
        if (cg_slice_equal(w->pack->lexicons[i].name.value, node->text))
            status = expand_all(w, &w->pack->lexicons[i].phrases, true, depth);
    for (uint32_t i = 0; i < w->pack->names_len && node->kind == CG_NODE_NAME; i++) {
        const cg_name_entry *entry = &w->pack->names[i];
        if (!cg_slice_equal(entry->name.value, node->text))
            continue;
        status = expand_all(w, &entry->names, true, depth);
        if (status == CG_OK)
            status = expand_all(w, &entry->anaphors, entry->names.len == 0, depth);
    }
    cg_buf_add_char(&w->expanded, ')');
    return status;
}

/* Copies the text up to each reference below `node`, and then what it stands
 * for; `*at` is what was copied so far. */
static cg_status expand_node(writer *w, cg_slice text, const cg_node *node, size_t *at,
                             unsigned depth)
{
    cg_status status = CG_OK;
    if (node->kind == CG_NODE_LEXICON || node->kind == CG_NODE_NAME) {
        cg_buf_add_slice(&w->expanded, cg_slice_sub(text, *at, node->span.start));
        *at = node->span.end;
        return expand_reference(w, node, depth);
    }
    for (const cg_node *n = node->first; n && status == CG_OK; n = n->next)
        status = expand_node(w, text, n, at, depth);
    return status;
}

static cg_status expand(writer *w, cg_slice text, unsigned depth)
{
    cg_node *tree = NULL;
    cg_pattern_error wrong;
    size_t at = 0;
    if (depth > MAX_DEPTH)
        return cg_error_set(w->run->error, CG_E_LIMIT, 0, NULL, "references nest too deep");
    cg_status status = cg_pattern_parse(text, &w->trees, &tree, &wrong);
    if (status == CG_E_MEMORY)
        return cg_error_memory(w->run->error);
    if (status == CG_OK)
        status = expand_node(w, text, tree, &at, depth);
    cg_buf_add_slice(&w->expanded, cg_slice_sub(text, at, text.len));
    if (!cg_buf_ok(&w->expanded))
        return cg_error_set(w->run->error, CG_E_LIMIT, 0, NULL, "a pattern is too large to show");
    return status;
}

/* --- parts of a record ----------------------------------------------------------- */

static void open(writer *w, const char *key, char bracket)
{
    cg_json_add_key(&w->run->record, key);
    cg_buf_add_char(&w->run->record, bracket);
}

static void close(writer *w, char bracket)
{
    cg_buf_add_char(&w->run->record, bracket);
}

static void open_item(writer *w, uint32_t index)
{
    cg_buf_add(&w->run->record, ",", index > 0);
    cg_buf_add_char(&w->run->record, '{');
}

static void add_name(writer *w, const char *key, const char *name)
{
    cg_json_add_text(&w->run->record, key, cg_slice_of(name));
}

static void add_texts(writer *w, const char *key, const cg_texts *texts)
{
    open(w, key, '[');
    for (uint32_t i = 0; i < texts->len; i++) {
        cg_buf_add(&w->run->record, ",", i > 0);
        cg_json_add_string(&w->run->record, texts->items[i].value);
    }
    close(w, ']');
}

static cg_status add_pattern(writer *w, cg_slice text)
{
    cg_buf_reset(&w->expanded);
    cg_arena_reset(&w->trees);
    cg_status status = expand(w, text, 0);
    cg_json_add_text(&w->run->record, "pattern", text);
    cg_json_add_text(&w->run->record, "expanded", cg_buf_slice(&w->expanded));
    return status;
}

static cg_status add_patterns(writer *w, const char *key, const cg_rule_patterns *list)
{
    cg_status status = CG_OK;
    open(w, key, '[');
    for (uint32_t i = 0; i < list->len && status == CG_OK; i++) {
        open_item(w, i);
        status = add_pattern(w, list->items[i].text.value);
        add_name(w, "polarity", cg_polarity_rule_name(list->items[i].polarity));
        close(w, '}');
    }
    close(w, ']');
    return status;
}

static cg_status add_unless(writer *w, const cg_claim_rule *rule)
{
    cg_status status = CG_OK;
    open(w, "unless", '[');
    for (uint32_t i = 0; i < rule->unless_len && status == CG_OK; i++) {
        open_item(w, i);
        status = add_pattern(w, rule->unless[i].text.value);
        cg_json_add_uint(&w->run->record, "within", rule->unless[i].within);
        close(w, '}');
    }
    close(w, ']');
    return status;
}

static void add_codes_of(writer *w, const char *key, cg_owner owner, uint32_t entry)
{
    const cg_program *program = w->run->program;
    uint32_t count = 0;
    open(w, key, '[');
    for (uint32_t i = 0; i < program->code_count; i++) {
        if (program->codes[i].owner != owner || program->codes[i].index != entry)
            continue;
        cg_buf_add(&w->run->record, ",", count++ > 0);
        cg_json_add_string(&w->run->record, cg_program_text(program, program->codes[i].source));
    }
    close(w, ']');
}

/* Derived or written, the program knows which entry it came to. */
static void add_subject(writer *w, uint32_t entry)
{
    if (entry == CG_NONE) {
        cg_json_add_null(&w->run->record, "subject");
        return;
    }
    open(w, "subject", '{');
    const cg_program *program = w->run->program;
    cg_json_add_text(&w->run->record, "name",
                     cg_program_text(program, program->entries[entry].name));
    add_codes_of(w, "names", CG_OWNER_NAME, entry);
    add_codes_of(w, "anaphors", CG_OWNER_ANAPHOR, entry);
    close(w, '}');
}

static void add_examples(writer *w, const cg_claim_rule *rule)
{
    open(w, "examples", '[');
    for (uint32_t i = 0; i < rule->examples_len; i++) {
        open_item(w, i);
        cg_json_add_text(&w->run->record, "text", rule->examples[i].text.value);
        add_name(w, "stance", cg_stance_name(rule->examples[i].stance));
        close(w, '}');
    }
    close(w, ']');
}

static void add_figure(writer *w, const char *key, const cg_rule_figure *figure)
{
    char text[CG_VALUE_TEXT];
    if (figure->is_text) {
        cg_json_add_text(&w->run->record, key, figure->text.value);
    } else if (figure->given) {
        cg_value number = {.type = CG_VALUE_NUMBER, .amount = figure->number};
        size_t len = cg_value_text(&number, text);
        cg_json_add_key(&w->run->record, key);
        cg_buf_add(&w->run->record, text, len);
    }
}

static void add_value(writer *w, const cg_rule_value *value, const cg_claim_value *compiled)
{
    if (!value || !compiled) {
        cg_json_add_null(&w->run->record, "value");
        return;
    }
    open(w, "value", '{');
    add_name(w, "type", cg_value_type_name((cg_value_type)compiled->value.type));
    add_figure(w, "is", &value->is);
    add_figure(w, "min", &value->min);
    add_figure(w, "max", &value->max);
    add_figure(w, "tolerance", &value->tolerance);
    cg_json_add_text_or_null(&w->run->record, "unit", compiled->value.unit);
    close(w, '}');
}

static void add_settings(writer *w, const cg_claim_rule *rule)
{
    static const char *const precedences[] = {[CG_PRECEDENCE_NONE] = "none",
                                              [CG_PRECEDENCE_SUPPORT] = "support",
                                              [CG_PRECEDENCE_CONTRADICT] = "contradict"};
    add_name(w, "scope", cg_scope_name(rule->scope));
    add_name(w, "kind", rule->kind == CG_KIND_EVENT ? "event" : "state");
    add_name(w, "precedence", precedences[rule->precedence]);
    add_name(w, "expect", cg_report_expect_name(rule->expect));
    add_name(w, "severity", cg_level_name(rule->severity));
    cg_json_add_bool(&w->run->record, "required", rule->required);
}

static cg_status dump_claim(writer *w, const cg_claim_rule *rule, uint32_t index)
{
    const cg_claim_info *info = &w->run->program->claims[index];
    cg_dump_begin(w->run, "claim");
    cg_json_add_text(&w->run->record, "id", info->id);
    cg_json_add_text(&w->run->record, "claim", info->claim);
    cg_json_add_text(&w->run->record, "path", info->path);
    cg_json_add_uint(&w->run->record, "line", info->line);
    add_subject(w, w->run->program->claim_codes[index].entry);
    add_value(w, rule->value, cg_program_value(w->run->program, index));
    cg_status status = add_patterns(w, "supports", &rule->supports);
    if (status == CG_OK)
        status = add_patterns(w, "contradicts", &rule->contradicts);
    if (status == CG_OK)
        status = add_unless(w, rule);
    add_settings(w, rule);
    add_examples(w, rule);
    cg_json_add_text_or_null(&w->run->record, "why", rule->why.value);
    add_texts(w, "tags", &rule->tags);
    add_texts(w, "references", &rule->references);
    return status == CG_OK ? cg_dump_end(w->run) : status;
}

cg_status cg_dump_rules(cg_dump_run *run)
{
    writer w = {.run = run};
    uint32_t index = 0;
    cg_status status = CG_OK;
    cg_arena_init(&w.trees, SIZE_MAX);
    cg_buf_init(&w.expanded, CG_MAX_DUMP_RECORD);
    for (size_t p = 0; p < run->rules->packs.len && status == CG_OK; p++) {
        w.pack = &run->rules->packs.items[p];
        for (uint32_t i = 0; i < w.pack->claims_len && status == CG_OK; i++)
            status = dump_claim(&w, &w.pack->claims[i], index++);
    }
    cg_arena_release(&w.trees);
    cg_buf_release(&w.expanded);
    return status;
}
