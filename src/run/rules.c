#include "run/rules.h"

cg_status cg_rules_load(const char *const *paths, size_t len, cg_diags *diags,
                        cg_ruleset **rules, cg_program **program, cg_error *error)
{
    cg_status status = CG_OK;
    *program = NULL;
    if (rules)
        *rules = NULL;
    cg_ruleset *loaded = cg_ruleset_new();
    if (!loaded)
        return cg_error_memory(error);
    for (size_t i = 0; i < len && status == CG_OK; i++)
        status = cg_ruleset_add_file(loaded, paths[i], diags, error);
    if (status == CG_OK)
        status = cg_ruleset_compile(loaded, diags, program, error);
    if (rules && status == CG_OK)
        *rules = loaded;
    else
        cg_ruleset_free(loaded);
    return status;
}
