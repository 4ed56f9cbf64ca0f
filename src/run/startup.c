#include "run/startup.h"

#include "rules/image.h"
#include "rules/ruleset.h"
#include "run/claims.h"
#include "run/digest.h"
#include "run/keys.h"
#include "run/versions.h"
#include "store/replace.h"

/* What was read before something went wrong is there. */
static cg_status read_packs(const cg_startup_options *options, cg_pack_files *files,
                            cg_error *error)
{
    cg_status status = CG_OK;
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

/* Takes what `files` has. Reading them has given `read`, and `error` when it failed:
 * what is wrong in the packs that were read is told all the same. */
static cg_status compile(cg_pack_files *files, cg_status read, bool keys, cg_diags *diags,
                         cg_startup *start, cg_error *error)
{
    cg_error parsing = {0};
    cg_ruleset *rules = cg_ruleset_new();
    cg_status status = rules ? cg_ruleset_add_files(rules, files, diags, &parsing)
                             : cg_error_memory(&parsing);
    cg_pack_files_release(files);
    if (status != CG_OK && error)
        *error = parsing;
    if (status == CG_OK)
        status = read;
    if (status == CG_OK)
        status = cg_ruleset_compile(rules, diags, &start->program, error);
    if (status == CG_OK && keys)
        status = find_keys(rules, start, error);
    cg_ruleset_free(rules);
    return status;
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

/* With what was complained of from `first` on. */
static void keep(const cg_startup *start, const cg_diags *diags, size_t first, cg_hash128 name,
                 const char *path)
{
    cg_complaints complaints;
    cg_image_file file;
    cg_complaints_init(&complaints);
    if (cg_complaints_take(&complaints, diags, first, start->program)) {
        cg_image_file_of(start->program, start->keys, &complaints, name, &file);
        write_file(&file, path);
    }
    cg_complaints_release(&complaints);
}

static cg_status start_from(const cg_startup_options *options, cg_pack_files *files,
                            cg_diags *diags, cg_startup *start, cg_error *error)
{
    cg_hash128 name = {0, 0};
    size_t first = cg_diags_count(diags);
    cg_status status = read_packs(options, files, error), opened = CG_OK;
    if (status == CG_OK && options->kept) {
        name = name_of(files);
        opened = cg_image_open(options->kept, name, files, diags, &start->program, &start->keys,
                               error);
        start->kept = start->program != NULL;
    }
    if (opened != CG_OK || start->kept)
        return opened;
    status = compile(files, status, options->kept != NULL, diags, start, error);
    if (status == CG_OK && options->kept)
        keep(start, diags, first, name, options->kept);
    return status;
}

cg_status cg_startup_run(const cg_startup_options *options, cg_diags *diags, cg_startup *start,
                         cg_error *error)
{
    cg_pack_files files;
    *start = (cg_startup){0};
    cg_pack_files_init(&files);
    cg_status status = start_from(options, &files, diags, start, error);
    cg_pack_files_release(&files);
    if (status != CG_OK) {
        cg_program_free(start->program);
        *start = (cg_startup){0};
    }
    return status;
}
