#include "run/chosen.h"

#include "base/limits.h"
#include "base/nearest.h"

static cg_status refuse_format(const char *name, cg_error *error)
{
    cg_nearest nearest = {0};
    cg_slice wanted = cg_slice_of(name);
    for (int i = 0; cg_format_name_of((cg_format)i); i++)
        cg_nearest_offer(&nearest, wanted, cg_slice_of(cg_format_name_of((cg_format)i)));
    if (nearest.best.ptr)
        return cg_error_set(error, CG_E_USAGE, 0, NULL,
                            "there is no format \"%s\" of documents; did you mean \"%.*s\"?",
                            name, (int)nearest.best.len, nearest.best.ptr);
    return cg_error_set(error, CG_E_USAGE, 0, NULL, "there is no format \"%s\" of documents",
                        name);
}

/* The last "=" parts both: globs may have others. */
static cg_status add_rule(cg_chosen *chosen, const char *text, cg_format_rule *rule,
                          cg_error *error)
{
    const char *equals = strrchr(text, '=');
    if (!equals || equals == text)
        return cg_error_set(error, CG_E_USAGE, 0, NULL,
                            "\"%s\" is not of the form GLOB=FORMAT", text);
    if (!cg_format_named(equals + 1, &rule->format))
        return refuse_format(equals + 1, error);
    rule->glob =
        cg_arena_copy(&chosen->arena, (cg_slice){text, (size_t)(equals - text)}).ptr;
    return rule->glob ? CG_OK : cg_error_memory(error);
}

cg_status cg_chosen_init(cg_chosen *chosen, const char *const *formats_of, size_t len,
                          const char *text_column, cg_error *error)
{
    *chosen = (cg_chosen){.options = {.text_column = text_column}};
    cg_arena_init(&chosen->arena, CG_MAX_PATHS);
    cg_format_rule *rules = CG_ARENA_ARRAY(&chosen->arena, cg_format_rule, len);
    if (!rules)
        return cg_error_memory(error);
    cg_status status = CG_OK;
    for (size_t i = 0; i < len && status == CG_OK; i++)
        status = add_rule(chosen, formats_of[i], &rules[i], error);
    chosen->options.rules = rules;
    chosen->options.rules_len = status == CG_OK ? len : 0;
    return status;
}

void cg_chosen_release(cg_chosen *chosen)
{
    cg_arena_release(&chosen->arena);
}
