/* Ruleset -> program. Complaints about content go to the diagnostics and work
 * goes on, so that one run shows them all. */
#include "rules/alone.h"
#include "rules/claim_value.h"
#include "rules/compiler.h"

#include "base/nearest.h"

static cg_text_ref keep(cg_compiler *c, cg_slice text)
{
    return cg_text_pool_add(&c->builder.texts, text);
}

/* --- cues ------------------------------------------------------------------- */

static cg_status compile_cue(cg_compiler *c, const cg_cue_rule *cue, uint32_t index)
{
    cg_pattern_error wrong;
    cg_node *tree;
    cg_status status = cg_pattern_parse(cue->pattern, &c->trees, &tree, &wrong);
    cg_code code = {.index = index, .owner = CG_OWNER_CUE};
    if (status == CG_OK)
        status = cg_codegen_add(&c->builder, tree, CG_EMIT_PATTERN, cue->pattern, code,
                                c->error);
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
    cg_entry entry = {.name = keep(c, name->definition->name.value), .pack = pack};
    if (!cg_vec_push(&c->entries, entry))
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
            if (nearest.best.ptr)
                cg_symbols_fix_name(c->diags, rule->subject_name.span, "\"", &nearest, "\"");
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

static cg_status copy_examples(cg_compiler *c, const cg_claim_rule *rule)
{
    cg_example *examples =
        CG_ARENA_ARRAY(&c->program->arena, cg_example, rule->examples_len + 1);
    if (!examples)
        return cg_error_memory(c->error);
    for (uint32_t i = 0; i < rule->examples_len; i++) {
        examples[i] = rule->examples[i];
        examples[i].text.value =
            cg_arena_copy(&c->program->arena, examples[i].text.value);
        if (!examples[i].text.value.ptr)
            return cg_error_memory(c->error);
    }
    cg_examples all = {examples, rule->examples_len};
    return cg_vec_push(&c->examples, all) ? CG_OK : cg_error_memory(c->error);
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

static cg_status describe_claim(cg_compiler *c, const cg_pack *pack, const cg_claim_rule *rule)
{
    cg_buf_reset(&c->canonical);
    cg_buf_add_slice(&c->canonical, pack->id.value);
    cg_buf_add_char(&c->canonical, '/');
    cg_buf_add_slice(&c->canonical, rule->id.value);
    cg_image_claim claim = {.id = keep(c, cg_buf_slice(&c->canonical)),
                            .claim = keep(c, rule->claim.value),
                            .pack_title = keep(c, pack->title.value),
                            .why = keep(c, rule->why.value),
                            .path = keep(c, pack->source.path),
                            .line = line_of(c, pack->source.text, rule->span.start),
                            .kind = (uint8_t)rule->kind,
                            .expect = (uint8_t)rule->expect,
                            .precedence = (uint8_t)rule->precedence,
                            .severity = (uint8_t)rule->severity,
                            .required = rule->required};
    bool ok = cg_buf_ok(&c->canonical) && cg_vec_push(&c->claims, claim);
    return ok ? CG_OK : cg_error_memory(c->error);
}

/* A claim of nothing but "it", "is" and their like. */
static cg_status check_alone(cg_compiler *c, const cg_symbols *symbols, const cg_claim_rule *rule)
{
    bool tells;
    if (!cg_alone_can_be(rule->claim.value))
        return CG_OK; /* was told when the pack was read */
    if (!cg_alone_tells(rule->claim.value, cg_lang_classes(c->program->lang), &tells))
        return cg_error_memory(c->error);
    if (tells)
        return CG_OK;
    cg_diags_add(c->diags, CG_DIAG_NO_PATTERNS, &symbols->pack->source, rule->claim.span,
                 "no word of the claim \"%.*s\" tells anything by itself",
                 (int)rule->claim.value.len, rule->claim.value.ptr);
    cg_diags_help(c->diags, "name what it is about, or give it \"supports\" or \"contradicts\"");
    return CG_OK;
}

/* Two codes without instructions or starts: nothing matches them, and what is
 * found without patterns is recorded as theirs. */
static cg_status add_alone(cg_compiler *c, const cg_claim_rule *rule, uint32_t claim)
{
    cg_code code = {.source = keep(c, rule->claim.value),
                    .pc = (uint32_t)c->builder.insts.len,
                    .index = claim,
                    .owner = CG_OWNER_ALONE,
                    .sign = 1};
    c->claim_codes.items[claim].alone = (uint32_t)c->builder.codes.len;
    if (!cg_vec_push(&c->builder.codes, code))
        return cg_error_memory(c->error);
    code.sign = -1;
    return cg_vec_push(&c->builder.codes, code) ? CG_OK : cg_error_memory(c->error);
}

static cg_status compile_value(cg_compiler *c, const cg_symbols *symbols,
                               const cg_claim_rule *rule, cg_claim_code *code)
{
    const cg_claim_value *value = NULL;
    cg_status status =
        cg_claim_value_compile(rule->value, &symbols->pack->source, c->program->lang, &c->trees,
                               c->diags, &value, c->error);
    if (status != CG_OK || !value)
        return status;
    cg_image_value row = {*value, keep(c, value->value.unit), keep(c, value->value.base)};
    row.claimed.value.unit = row.claimed.value.base = (cg_slice){0};
    code->value = (uint32_t)c->values.len;
    return cg_vec_push(&c->values, row) ? CG_OK : cg_error_memory(c->error);
}

static cg_status compile_claim(cg_compiler *c, cg_symbols *symbols, const cg_claim_rule *rule,
                               uint32_t pack)
{
    uint32_t claim = (uint32_t)c->claim_codes.len;
    cg_claim_code code = {.pack = pack,
                          .entry = CG_NONE,
                          .alone = CG_NONE,
                          .scope = rule->scope,
                          .force = cg_alone_is(rule)
                                       ? CG_FORCE_NONE
                                       : cg_force_of(cg_lang_classes(c->program->lang),
                                                     rule->claim.value),
                          .value = CG_NONE,
                          .source = pack};
    cg_status status = describe_claim(c, symbols->pack, rule);
    if (status == CG_OK)
        status = find_subject(c, symbols, rule, pack, &code.entry);
    if (status == CG_OK && code.entry != CG_NONE)
        c->entries.items[code.entry].subject = true;
    if (status == CG_OK && rule->value)
        status = compile_value(c, symbols, rule, &code);
    if (status == CG_OK && !cg_vec_push(&c->claim_codes, code))
        status = cg_error_memory(c->error);
    if (status == CG_OK)
        status = cg_compiler_patterns(c, symbols, rule, claim);
    if (status == CG_OK && cg_alone_is(rule))
        status = check_alone(c, symbols, rule);
    if (status == CG_OK && cg_alone_is(rule))
        status = cg_lang_need_meanings(c->program->lang, c->error);
    if (status == CG_OK && cg_alone_is(rule))
        status = add_alone(c, rule, claim);
    return status == CG_OK ? copy_examples(c, rule) : status;
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

static cg_status keep_examples(cg_compiler *c)
{
    cg_examples *examples =
        CG_ARENA_ARRAY(&c->program->arena, cg_examples, c->examples.len + 1);
    if (!examples)
        return cg_error_memory(c->error);
    if (c->examples.len)
        memcpy(examples, c->examples.items, c->examples.len * sizeof *examples);
    c->program->examples = examples;
    return CG_OK;
}

static cg_status keep_places(cg_compiler *c)
{
    size_t count = c->builder.places.len;
    cg_alternative_place *places =
        CG_ARENA_ARRAY(&c->program->arena, cg_alternative_place, count + 1);
    if (!places)
        return cg_error_memory(c->error);
    if (count)
        memcpy(places, c->builder.places.items, count * sizeof *places);
    c->program->places = places;
    c->program->place_count = (uint32_t)count;
    return CG_OK;
}

#define ROWS(vector) ((cg_image_rows){(vector).items, (vector).len})

static cg_status make_image(cg_compiler *c)
{
    cg_image_rows tables[CG_IMAGE_TABLES] = {0};
    cg_image_facts facts = {.anchor_count = (uint32_t)c->anchors.found.len,
                            .has_slots = c->builder.slots > 0};
    cg_status status = cg_codegen_finish(&c->builder, tables, c->error);
    if (status == CG_OK)
        status = cg_anchors_finish(&c->anchors, tables, c->error);
    if (status != CG_OK)
        return status;
    facts.always = c->builder.always;
    tables[CG_IMAGE_FACTS] = (cg_image_rows){&facts, 1};
    tables[CG_IMAGE_CLAIMS] = ROWS(c->claims);
    tables[CG_IMAGE_CLAIM_CODES] = ROWS(c->claim_codes);
    tables[CG_IMAGE_VALUES] = ROWS(c->values);
    tables[CG_IMAGE_ENTRIES] = ROWS(c->entries);
    return cg_image_make(tables, &c->builder.texts, c->program, c->error);
}

/* --- compiling ----------------------------------------------------------------- */

cg_status cg_compiler_open(cg_compiler *c, cg_lang *lang, cg_diags *diags, cg_error *error)
{
    *c = (cg_compiler){.diags = diags, .error = error};
    cg_status status = cg_program_new(lang, &c->program, error);
    cg_arena_init(&c->trees, SIZE_MAX);
    cg_arena_init(&c->list, SIZE_MAX);
    cg_arena_init(&c->words, SIZE_MAX);
    cg_vocabulary_init(&c->seen);
    cg_vocabulary_init(&c->vocabulary);
    cg_buf_init(&c->canonical, SIZE_MAX);
    cg_codegen_init(&c->builder, &c->words, c->program ? c->program->lang : NULL,
                    &c->vocabulary);
    cg_anchors_init(&c->anchors);
    return status == CG_OK ? compile_cues(c) : status;
}

cg_status cg_compiler_add(cg_compiler *c, const cg_pack *pack)
{
    cg_arena_reset(&c->trees);
    return compile_pack(c, pack, c->packs++);
}

cg_status cg_compiler_finish(cg_compiler *c, cg_program **program)
{
    cg_status status = keep_examples(c);
    if (status == CG_OK)
        status = keep_places(c);
    if (status == CG_OK)
        status = make_image(c);
    if (status == CG_OK) {
        *program = c->program;
        c->program = NULL;
    }
    return status;
}

void cg_compiler_close(cg_compiler *c)
{
    cg_program_free(c->program);
    cg_codegen_release(&c->builder);
    cg_anchors_release(&c->anchors);
    cg_vec_release(&c->claims);
    cg_vec_release(&c->claim_codes);
    cg_vec_release(&c->values);
    cg_vec_release(&c->examples);
    cg_vec_release(&c->entries);
    cg_vocabulary_release(&c->seen);
    cg_vocabulary_release(&c->vocabulary);
    cg_buf_release(&c->canonical);
    cg_arena_release(&c->trees);
    cg_arena_release(&c->list);
    cg_arena_release(&c->words);
}

cg_status cg_ruleset_refuse(const cg_ruleset *rules, const cg_diags *diags, cg_error *error)
{
    if (rules->broken || cg_diags_count_at(diags, CG_LEVEL_ERROR) > 0)
        return cg_error_set(error, CG_E_CONTENT, 0, NULL, "the rules have errors");
    return CG_OK;
}

/* The program gets copies of the packs' texts, as the ruleset may go. */
static cg_status take_texts(cg_compiler *c, const cg_ruleset *rules)
{
    cg_pack_files files;
    cg_status status = CG_OK;
    cg_pack_files_init(&files);
    for (size_t i = 0; i < rules->packs.len && status == CG_OK; i++)
        status = cg_pack_files_add(&files, rules->packs.items[i].source.path,
                                   rules->packs.items[i].source.text, c->error);
    if (status == CG_OK)
        status = cg_program_take_files(c->program, &files, c->error);
    cg_pack_files_release(&files);
    return status;
}

cg_status cg_ruleset_compile(const cg_ruleset *rules, cg_diags *diags, cg_program **program,
                             cg_error *error)
{
    /* Without anyone to tell there must be someone who counts. */
    cg_diags *own = diags ? NULL : cg_diags_new();
    cg_diags *told = diags ? diags : own;
    cg_compiler c;
    cg_lang *lang = NULL;
    *program = NULL;
    cg_status status = told ? cg_lang_load("en", NULL, &lang, error) : cg_error_memory(error);
    if (status != CG_OK) {
        cg_diags_free(own);
        return status;
    }
    status = cg_compiler_open(&c, lang, told, error);
    for (size_t i = 0; i < rules->packs.len && status == CG_OK; i++)
        status = cg_compiler_add(&c, &rules->packs.items[i]);
    if (status == CG_OK)
        status = cg_ruleset_refuse(rules, told, error);
    if (status == CG_OK)
        status = take_texts(&c, rules);
    if (status == CG_OK)
        status = cg_compiler_finish(&c, program);
    cg_compiler_close(&c);
    cg_diags_free(own);
    return status;
}
