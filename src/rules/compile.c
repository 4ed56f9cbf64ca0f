/* Ruleset -> program. Complaints about content go to the diagnostics and work
 * goes on, so that one run shows them all. */
#include "rules/alone.h"
#include "rules/claim_value.h"
#include "rules/compiler.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/nearest.h"

cg_slice cg_compiler_keep(cg_compiler *c, cg_slice text)
{
    return cg_arena_copy(&c->program->arena, text);
}

/* --- cues ------------------------------------------------------------------- */

static cg_status compile_cue(cg_compiler *c, const cg_cue_rule *cue, uint32_t index)
{
    cg_pattern_error wrong;
    cg_node *tree;
    cg_status status = cg_pattern_parse(cue->pattern, &c->trees, &tree, &wrong);
    cg_code code = {.source = cue->pattern, .index = index, .owner = CG_OWNER_CUE};
    if (status == CG_OK)
        status = cg_codegen_add(&c->builder, tree, CG_EMIT_PATTERN, code, c->error);
    if (status == CG_E_CONTENT)
        return cg_error_set(c->error, status, 0, NULL, "language data: cue \"%.*s\": %s",
                            (int)cue->pattern.len, cue->pattern.ptr,
                            wrong.text[0] ? wrong.text : c->builder.message);
    return status == CG_E_MEMORY ? cg_error_memory(c->error) : status;
}

static cg_status compile_cues(cg_compiler *c)
{
    uint32_t count;
    const cg_cue_rule *cues =
        cg_operators_cues(cg_lang_operators(c->program->lang), &count);
    cg_status status = CG_OK;
    for (uint32_t i = 0; i < count && status == CG_OK; i++)
        status = compile_cue(c, &cues[i], i);
    return status;
}

/* --- names ------------------------------------------------------------------- */

static cg_status compile_entry(cg_compiler *c, const cg_symbols *symbols,
                               const cg_name_symbol *name, uint32_t pack)
{
    cg_entry entry = {cg_compiler_keep(c, name->definition->name.value), pack, false};
    if (!entry.name.ptr || !cg_vec_push(&c->entries, entry))
        return cg_error_memory(c->error);
    cg_emit_mode mode = name->definition->any_case ? CG_EMIT_ANY_CASE : CG_EMIT_NAME;
    cg_status status =
        cg_compiler_names(c, symbols, &name->names, mode, CG_OWNER_NAME, name->entry);
    if (status != CG_OK)
        return status;
    return cg_compiler_names(c, symbols, &name->anaphors, CG_EMIT_ANY_CASE, CG_OWNER_ANAPHOR,
                           name->entry);
}

static cg_status inline_subject(cg_compiler *c, cg_symbols *symbols, const cg_claim_rule *rule,
                                uint32_t pack, uint32_t *entry)
{
    cg_name_symbol symbol;
    *entry = (uint32_t)c->entries.len;
    cg_status status = cg_symbols_parse_names(symbols, rule->subject, *entry, &symbol,
                                              &c->trees, c->diags, c->error);
    return status == CG_OK ? compile_entry(c, symbols, &symbol, pack) : status;
}

/* A claim without patterns that starts with a name is about what it names. */
static cg_status alone_subject(cg_compiler *c, cg_symbols *symbols, const cg_claim_rule *rule,
                               uint32_t pack, uint32_t *entry)
{
    cg_text name = {.span = rule->claim.span};
    if (!cg_alone_subject(rule->claim.value, &name.value))
        return CG_OK;
    cg_name_entry names = {.name = rule->id, .names = {&name, 1}};
    cg_claim_rule named = *rule;
    named.subject = &names;
    return inline_subject(c, symbols, &named, pack, entry);
}

static cg_status find_subject(cg_compiler *c, cg_symbols *symbols, const cg_claim_rule *rule,
                              uint32_t pack, uint32_t *entry)
{
    const cg_name_symbol *symbol = NULL;
    *entry = CG_NONE;
    if (rule->subject_form == CG_SUBJECT_NONE)
        return CG_OK;
    if (rule->subject_form == CG_SUBJECT_INLINE)
        return inline_subject(c, symbols, rule, pack, entry);
    if (rule->subject_form == CG_SUBJECT_NAMED) {
        symbol = cg_symbols_name(symbols, rule->subject_name.value);
        if (!symbol) {
            cg_diags_add(c->diags, CG_DIAG_UNKNOWN_REFERENCE, &symbols->pack->source,
                         rule->subject_name.span, "the pack has no name \"%.*s\"",
                         (int)rule->subject_name.value.len, rule->subject_name.value.ptr);
            cg_nearest nearest = {0};
            for (uint32_t i = 0; i < symbols->pack->names_len; i++)
                cg_nearest_offer(&nearest, rule->subject_name.value,
                                 symbols->pack->names[i].name.value);
            if (nearest.best.ptr)
                cg_diags_help(c->diags, "did you mean \"%.*s\"?", (int)nearest.best.len,
                              nearest.best.ptr);
            return CG_OK;
        }
    } else {
        symbol = cg_symbols_subject(symbols, rule->claim.value);
        if (!symbol && cg_alone_is(rule))
            return alone_subject(c, symbols, rule, pack, entry);
        if (!symbol) {
            cg_diags_add(c->diags, CG_DIAG_NO_SUBJECT, &symbols->pack->source,
                         rule->claim.span, "no name of the pack stands in the claim");
            cg_diags_help(c->diags, "name its \"subject\", or write null when it needs none");
            return CG_OK;
        }
    }
    *entry = symbol->entry;
    return CG_OK;
}

/* --- claims ------------------------------------------------------------------ */

static cg_status copy_examples(cg_compiler *c, const cg_claim_rule *rule, cg_claim_code *code)
{
    cg_example *examples =
        CG_ARENA_ARRAY(&c->program->arena, cg_example, rule->examples_len + 1);
    if (!examples)
        return cg_error_memory(c->error);
    for (uint32_t i = 0; i < rule->examples_len; i++) {
        examples[i] = rule->examples[i];
        examples[i].text.value = cg_compiler_keep(c, examples[i].text.value);
        if (!examples[i].text.value.ptr)
            return cg_error_memory(c->error);
    }
    code->examples = examples;
    code->examples_len = rule->examples_len;
    return CG_OK;
}

/* The line of a place that is not before the one asked for last. */
static uint32_t line_of(cg_compiler *c, cg_slice text, uint32_t at)
{
    const char *end = text.ptr + at, *found;
    for (const char *from = text.ptr + c->line_at;
         from < end && (found = memchr(from, '\n', (size_t)(end - from))); from = found + 1)
        c->line++;
    c->line_at = at;
    return c->line + 1;
}

static cg_status describe_claim(cg_compiler *c, const cg_pack *pack, const cg_claim_rule *rule,
                                cg_claim_info *info)
{
    *info = (cg_claim_info){
        .id = cg_arena_printf(&c->program->arena, "%.*s/%.*s", (int)pack->id.value.len,
                              pack->id.value.ptr ? pack->id.value.ptr : "",
                              (int)rule->id.value.len,
                              rule->id.value.ptr ? rule->id.value.ptr : ""),
        .claim = cg_compiler_keep(c, rule->claim.value),
        .pack_title = cg_compiler_keep(c, pack->title.value),
        .why = cg_compiler_keep(c, rule->why.value),
        .path = cg_compiler_keep(c, pack->source.path),
        .line = line_of(c, pack->source.text, rule->span.start),
        .kind = rule->kind,
        .expect = rule->expect,
        .precedence = rule->precedence,
        .severity = rule->severity,
        .required = rule->required};
    bool ok = info->id.ptr && info->claim.ptr && info->pack_title.ptr && info->why.ptr &&
              info->path.ptr;
    return ok ? CG_OK : cg_error_memory(c->error);
}

/* Two codes without instructions or starts: nothing matches them, and what is
 * found without patterns is recorded as theirs. */
static cg_status add_alone(cg_compiler *c, const cg_claim_rule *rule, uint32_t claim)
{
    cg_code code = {.source = cg_compiler_keep(c, rule->claim.value),
                    .pc = (uint32_t)c->builder.insts.len,
                    .index = claim,
                    .owner = CG_OWNER_ALONE,
                    .sign = 1};
    c->claim_codes[claim].alone = (uint32_t)c->builder.codes.len;
    if (!code.source.ptr || !cg_vec_push(&c->builder.codes, code))
        return cg_error_memory(c->error);
    code.sign = -1;
    return cg_vec_push(&c->builder.codes, code) ? CG_OK : cg_error_memory(c->error);
}

static cg_status compile_claim(cg_compiler *c, cg_symbols *symbols, const cg_claim_rule *rule,
                               uint32_t pack)
{
    uint32_t claim = c->claim_count++;
    cg_claim_code *code = &c->claim_codes[claim];
    *code = (cg_claim_code){
        .pack = pack, .alone = CG_NONE, .scope = rule->scope, .source = pack};
    cg_status status = describe_claim(c, symbols->pack, rule, &c->claims[claim]);
    if (status == CG_OK)
        status = find_subject(c, symbols, rule, pack, &code->entry);
    if (status == CG_OK && code->entry != CG_NONE)
        c->entries.items[code->entry].subject = true;
    if (status == CG_OK && rule->value)
        status = cg_claim_value_compile(rule->value, &symbols->pack->source, c->program->lang,
                                        &c->program->arena, c->diags, &code->value, c->error);
    if (status == CG_OK)
        status = cg_compiler_patterns(c, symbols, rule, claim);
    if (status == CG_OK && cg_alone_is(rule))
        status = cg_lang_need_meanings(c->program->lang, c->error);
    if (status == CG_OK && cg_alone_is(rule))
        status = add_alone(c, rule, claim);
    return status == CG_OK ? copy_examples(c, rule, code) : status;
}

/* --- packs ------------------------------------------------------------------- */

static void warn_unused(cg_compiler *c, const cg_symbols *symbols)
{
    const cg_pack *pack = symbols->pack;
    for (uint32_t i = 0; i < pack->lexicons_len; i++)
        if (!symbols->lexicons[i].used)
            cg_diags_add(c->diags, CG_DIAG_UNUSED_DEFINITION, &pack->source,
                         pack->lexicons[i].name.span, "nothing refers to the lexicon \"%.*s\"",
                         (int)pack->lexicons[i].name.value.len,
                         pack->lexicons[i].name.value.ptr);
}

static cg_status compile_pack(cg_compiler *c, const cg_pack *pack, uint32_t index)
{
    cg_symbols symbols;
    c->line_at = c->line = 0;
    cg_status status = cg_symbols_init(&symbols, pack, (uint32_t)c->entries.len, &c->trees,
                                       c->diags, c->error);
    for (uint32_t i = 0; i < pack->names_len && status == CG_OK; i++)
        status = compile_entry(c, &symbols, &symbols.names[i], index);
    for (uint32_t i = 0; i < pack->lexicons_len && status == CG_OK; i++)
        status = cg_compiler_check(c, &symbols, &symbols.lexicons[i].phrases);
    for (uint32_t i = 0; i < pack->claims_len && status == CG_OK; i++)
        status = compile_claim(c, &symbols, &pack->claims[i], index);
    if (status == CG_OK)
        warn_unused(c, &symbols);
    return status;
}

static cg_status copy_sources(cg_compiler *c)
{
    const cg_ruleset *rules = c->rules;
    cg_diag_source *sources =
        CG_ARENA_ARRAY(&c->program->arena, cg_diag_source, rules->packs.len + 1);
    bool ok = true;
    cg_buf all;
    cg_buf_init(&all, SIZE_MAX);
    if (!sources)
        return cg_error_memory(c->error);
    for (size_t i = 0; i < rules->packs.len; i++) {
        sources[i].path = cg_compiler_keep(c, rules->packs.items[i].source.path);
        sources[i].text = cg_compiler_keep(c, rules->packs.items[i].source.text);
        cg_buf_add_slice(&all, sources[i].text);
        cg_buf_add_char(&all, '\0');
        ok = ok && sources[i].path.ptr && sources[i].text.ptr;
    }
    ok = ok && cg_buf_ok(&all);
    if (ok)
        cg_hash128_hex(cg_buf_slice(&all), c->program->rules_hash);
    cg_buf_release(&all);
    c->program->sources = sources;
    c->program->source_count = (uint32_t)rules->packs.len;
    return ok ? CG_OK : cg_error_memory(c->error);
}

static cg_status compile_all(cg_compiler *c)
{
    size_t claims = 0;
    for (size_t i = 0; i < c->rules->packs.len; i++)
        claims += c->rules->packs.items[i].claims_len;
    c->claims = CG_ARENA_ARRAY(&c->program->arena, cg_claim_info, claims + 1);
    c->claim_codes = CG_ARENA_ARRAY(&c->program->arena, cg_claim_code, claims + 1);
    if (!c->claims || !c->claim_codes)
        return cg_error_memory(c->error);
    cg_status status = copy_sources(c);
    if (status == CG_OK)
        status = compile_cues(c);
    for (size_t i = 0; i < c->rules->packs.len && status == CG_OK; i++)
        status = compile_pack(c, &c->rules->packs.items[i], (uint32_t)i);
    if (status == CG_OK)
        status = cg_codegen_finish(&c->builder, c->program, c->error);
    if (status == CG_OK)
        status = cg_anchors_finish(&c->anchors, c->program, c->error);
    if (status != CG_OK)
        return status;
    c->program->claims = c->claims;
    c->program->claim_codes = c->claim_codes;
    c->program->claim_count = c->claim_count;
    c->program->entry_count = (uint32_t)c->entries.len;
    cg_entry *entries = CG_ARENA_ARRAY(&c->program->arena, cg_entry, c->entries.len + 1);
    if (!entries)
        return cg_error_memory(c->error);
    if (c->entries.len)
        memcpy(entries, c->entries.items, c->entries.len * sizeof *entries);
    c->program->entries = entries;
    return CG_OK;
}

static cg_status program_new(cg_program **out, cg_error *error)
{
    cg_program *program = cg_alloc_zeroed(1, sizeof *program);
    if (!program)
        return cg_error_memory(error);
    cg_arena_init(&program->arena, SIZE_MAX);
    cg_vocabulary_init(&program->vocabulary);
    cg_status status = cg_lang_load("en", NULL, &program->lang, error);
    if (status != CG_OK) {
        cg_program_free(program);
        return status;
    }
    *out = program;
    return CG_OK;
}

cg_status cg_ruleset_compile(const cg_ruleset *rules, cg_diags *diags, cg_program **program,
                             cg_error *error)
{
    /* Without anyone to tell there must be someone who counts. */
    cg_diags *own = diags ? NULL : cg_diags_new();
    cg_compiler c = {.rules = rules, .diags = diags ? diags : own, .error = error};
    *program = NULL;
    cg_status status = c.diags ? program_new(&c.program, error) : cg_error_memory(error);
    if (status != CG_OK) {
        cg_diags_free(own);
        return status;
    }
    cg_arena_init(&c.trees, SIZE_MAX);
    cg_arena_init(&c.list, SIZE_MAX);
    cg_vocabulary_init(&c.seen);
    cg_buf_init(&c.canonical, SIZE_MAX);
    cg_codegen_init(&c.builder, &c.program->arena, c.program->lang, &c.program->vocabulary);
    cg_anchors_init(&c.anchors);
    status = compile_all(&c);
    if (status == CG_OK && (rules->broken || cg_diags_count_at(c.diags, CG_LEVEL_ERROR) > 0))
        status = cg_error_set(error, CG_E_CONTENT, 0, NULL, "the rules have errors");
    cg_codegen_release(&c.builder);
    cg_anchors_release(&c.anchors);
    cg_vec_release(&c.entries);
    cg_vocabulary_release(&c.seen);
    cg_buf_release(&c.canonical);
    cg_arena_release(&c.trees);
    cg_arena_release(&c.list);
    cg_diags_free(own);
    if (status == CG_OK)
        *program = c.program;
    else
        cg_program_free(c.program);
    return status;
}
