#include "rules/ruleset.h"

#include "base/alloc.h"
#include "base/limits.h"

cg_ruleset *cg_ruleset_new(void)
{
    cg_ruleset *rules = cg_alloc_zeroed(1, sizeof *rules);
    if (rules)
        cg_arena_init(&rules->arena, CG_MAX_RULESET);
    return rules;
}

void cg_ruleset_free(cg_ruleset *rules)
{
    if (!rules)
        return;
    cg_vec_release(&rules->packs);
    cg_arena_release(&rules->arena);
    cg_alloc_free(rules);
}

cg_status cg_ruleset_add_buffer(cg_ruleset *rules, const char *name, const char *text,
                                size_t len, cg_diags *diags, cg_error *error)
{
    return cg_ruleset_parse(rules, cg_slice_of(name), (cg_slice){text, len}, diags,
                            error);
}

cg_status cg_ruleset_add_files(cg_ruleset *rules, const cg_pack_files *files, cg_diags *diags,
                               cg_error *error)
{
    cg_status status = CG_OK;
    for (size_t i = 0; i < files->items.len && status == CG_OK; i++)
        status = cg_ruleset_parse(rules, files->items.items[i].path, files->items.items[i].text,
                                  diags, error);
    return status;
}

/* What was read is parsed, whatever went wrong behind it: one run tells all. */
cg_status cg_ruleset_add_file(cg_ruleset *rules, const char *path, cg_diags *diags,
                              cg_error *error)
{
    cg_pack_files files;
    cg_error parsing = {0};
    cg_pack_files_init(&files);
    cg_status status = cg_pack_files_read(&files, path, error);
    cg_status parsed = cg_ruleset_add_files(rules, &files, diags, &parsing);
    cg_pack_files_release(&files);
    if (status != CG_OK || parsed == CG_OK)
        return status;
    if (error)
        *error = parsing;
    return parsed;
}
