#include "run/startup.h"

#include "rules/compiler.h"
#include "run/claims.h"
#include "run/digest.h"
#include "run/keys.h"
#include "run/parsing.h"
#include "run/pattern.h"
#include "run/versions.h"
#include "store/replace.h"

/* --- the language ------------------------------------------------------------------ */

/* Loaded while packs are read. */
typedef struct language {
    pthread_t thread;
    bool apart;
    cg_lang *lang; /* once ended */
    cg_status status;
    cg_error error;
} language;

static void *load(void *context)
{
    language *l = context;
    l->status = cg_lang_load("en", NULL, &l->lang, &l->error);
    return NULL;
}

static void begin_language(language *l, bool apart)
{
    *l = (language){.status = CG_OK};
    l->apart = apart && pthread_create(&l->thread, NULL, load, l) == 0;
    if (!l->apart)
        (void)load(l);
}

static cg_status end_language(language *l, cg_error *error)
{
    if (l->apart)
        (void)pthread_join(l->thread, NULL);
    l->apart = false;
    if (l->status != CG_OK && error)
        *error = l->error;
    return l->status;
}

/* --- packs ------------------------------------------------------------------------- */

/* What was read before something went wrong is there. */
static cg_status read_packs(const cg_startup_options *options, cg_pack_files *files,
                            cg_error *error)
{
    cg_status status = CG_OK;
    if (options->pattern)
        return cg_pattern_add(files, options->pattern,
                              options->rules_len ? options->rules[0] : NULL, error);
    for (size_t i = 0; i < options->rules_len && status == CG_OK; i++)
        status = cg_pack_files_read(files, options->rules[i], error);
    if (status == CG_OK && options->claims_len > 0)
        status = cg_claims_add(files, options->claims, options->claims_len, error);
    return status;
}

/* A hash of all that the program is made from. */
static cg_hash128 name_of(const cg_pack_files *files)
{
    cg_digest digest = {cg_engine_key()};
    for (size_t i = 0; i < files->items.len; i++) {
        cg_digest_add(&digest, files->items.items[i].path);
        cg_digest_add(&digest, files->items.items[i].text);
    }
    return digest.hash;
}

static cg_status find_keys(const cg_ruleset *rules, cg_startup *start, cg_error *error)
{
    cg_program *program = start->program;
    cg_hash128 *keys =
        CG_ARENA_ARRAY(&program->arena, cg_hash128, cg_program_claim_count(program) + 1);
    start->keys = keys;
    return keys ? cg_rule_keys(rules, program, keys, error) : cg_error_memory(error);
}

static cg_status compile_packs(cg_compiler *compiler, cg_parsing *parsing)
{
    cg_status status = CG_OK;
    const cg_pack *pack;
    for (size_t i = 0; status == CG_OK && (pack = cg_parsing_pack(parsing, i)) != NULL; i++)
        status = cg_compiler_add(compiler, pack);
    return status;
}

/* Packs are compiled as they are parsed; complaints are told in the order of the two. */
static cg_status compile(cg_pack_files *files, const cg_startup_options *options,
                         language *language, cg_diags *diags, cg_startup *start,
                         cg_error *error)
{
    cg_parsing parsing;
    cg_compiler compiler;
    cg_diags *compiling = cg_diags_new();
    cg_status status = compiling ? cg_parsing_begin(&parsing, files, options->threads > 1, error)
                                 : cg_error_memory(error);
    if (status != CG_OK) {
        cg_diags_free(compiling);
        return status;
    }
    status = cg_compiler_open(&compiler, language->lang, compiling, error);
    language->lang = NULL;
    if (status == CG_OK)
        status = compile_packs(&compiler, &parsing);
    cg_status parsed = cg_parsing_end(&parsing, status == CG_OK ? error : NULL);
    status = status == CG_OK ? parsed : status;
    cg_diags_append(diags, parsing.diags);
    cg_diags_append(diags, compiling);
    if (status == CG_OK)
        status = cg_ruleset_refuse(parsing.rules, diags, error);
    if (status == CG_OK)
        status = cg_compiler_finish(&compiler, &start->program);
    cg_compiler_close(&compiler);
    if (status == CG_OK && (options->kept || options->wants_keys))
        status = find_keys(parsing.rules, start, error);
    if (status == CG_OK)
        status = cg_program_take_files(start->program, files, error);
    cg_parsing_release(&parsing);
    cg_diags_free(compiling);
    return status;
}

/* Reading the packs failed: what is wrong in those that were read is told. */
static void tell_of(const cg_pack_files *files, cg_diags *diags)
{
    cg_ruleset *rules = cg_ruleset_new();
    if (rules) /* else there is nothing to tell it with */
        (void)cg_ruleset_add_files(rules, files, diags, NULL);
    cg_ruleset_free(rules);
}

/* Whoever else is at it does the same; what fails is left to the next run. */
static void write_file(const cg_image_file *file, const char *path)
{
    cg_replace out;
    if (cg_replace_open(&out, path, NULL) == CG_OK) {
        cg_replace_write(&out, (cg_slice){(const char *)&file->header, sizeof file->header});
        for (size_t i = 0; i < sizeof file->pieces / sizeof *file->pieces; i++)
            cg_replace_write(&out, file->pieces[i]);
        (void)cg_replace_finish(&out);
    }
    cg_replace_close(&out);
}

void cg_startup_keep(const cg_startup_options *options, const cg_startup *start,
                     const cg_diags *diags)
{
    cg_complaints complaints;
    cg_image_file file;
    if (!options->kept || start->kept)
        return;
    cg_complaints_init(&complaints);
    if (cg_complaints_take(&complaints, diags, start->first, start->program)) {
        cg_image_file_of(start->program, start->keys, &complaints, start->name, &file);
        write_file(&file, options->kept);
    }
    cg_complaints_release(&complaints);
}

/* The packs were read. */
static cg_status start_from(const cg_startup_options *options, cg_pack_files *files,
                            language *language, cg_diags *diags, cg_startup *start,
                            cg_error *error)
{
    start->first = cg_diags_count(diags);
    if (options->kept)
        start->name = name_of(files);
    cg_status status = end_language(language, error);
    if (status == CG_OK && options->kept)
        status = cg_image_open(options->kept, start->name, &language->lang, files, diags,
                               &start->program, &start->keys, error);
    start->kept = start->program != NULL;
    if (status != CG_OK || start->kept)
        return status;
    return compile(files, options, language, diags, start, error);
}

cg_status cg_startup_run(const cg_startup_options *options, cg_diags *diags, cg_startup *start,
                         cg_error *error)
{
    cg_pack_files files;
    language language;
    *start = (cg_startup){0};
    cg_pack_files_init(&files);
    begin_language(&language, options->threads > 1);
    cg_status status = read_packs(options, &files, error);
    if (status == CG_OK)
        status = start_from(options, &files, &language, diags, start, error);
    else
        tell_of(&files, diags);
    (void)end_language(&language, NULL);
    cg_lang_free(language.lang);
    cg_pack_files_release(&files);
    if (status != CG_OK) {
        cg_program_free(start->program);
        *start = (cg_startup){0};
    }
    return status;
}
