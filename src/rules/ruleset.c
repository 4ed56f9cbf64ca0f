#include "rules/ruleset.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/limits.h"

#include <string.h>

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

/* One byte over the cap is read, which tells the parser that there is more. */
static cg_status add_pack_file(cg_ruleset *rules, const char *path, cg_diags *diags,
                               cg_error *error)
{
    cg_buf text;
    cg_buf_init(&text, CG_MAX_RULES_FILE + 1);
    bool cut = false;
    cg_status status = cg_file_read(path, CG_MAX_RULES_FILE + 1, &text, &cut, error);
    if (status == CG_OK)
        status = cg_ruleset_parse(rules, cg_slice_of(path), cg_buf_slice(&text), diags,
                                  error);
    cg_buf_release(&text);
    return status;
}

typedef struct walk {
    size_t root_len; /* of the path that was named */
    cg_ruleset *rules;
    cg_diags *diags;
    cg_error *error;
    cg_status status;
    size_t files;
} walk;

/* Is it in a folder below the named one that holds JSON of other kinds? */
static bool is_aside(const walk *w, const char *path)
{
    for (const char *end, *at = path + w->root_len; (end = strchr(at, '/')); at = end + 1) {
        cg_slice folder = {at, (size_t)(end - at)};
        if (cg_slice_is(folder, "lang") || cg_slice_is(folder, "schema"))
            return true;
    }
    return false;
}

static bool visit(void *context, cg_walk_event event, const char *path, bool named,
                  const cg_file_stat *stat, int sys_errno)
{
    walk *w = context;
    (void)stat;
    bool pack = named || cg_slice_ends(cg_slice_of(path), ".json");
    if (!named && is_aside(w, path))
        return true;
    switch (event) {
    case CG_WALK_FILE:
    case CG_WALK_OTHER:
        if (!pack)
            break;
        w->files++;
        if (event == CG_WALK_OTHER && !named)
            w->status = cg_error_set(w->error, CG_E_IO, 0, path, "not a regular file");
        else
            w->status = add_pack_file(w->rules, path, w->diags, w->error);
        break;
    case CG_WALK_LOOP:
        break; /* what it leads to is being read anyway */
    case CG_WALK_FAILED:
        w->status =
            cg_error_set(w->error, CG_E_IO, sys_errno, path, "can't list the folder");
        break;
    case CG_WALK_DEEP:
        w->status =
            cg_error_set(w->error, CG_E_LIMIT, 0, path,
                         "folders are nested more than %d deep", CG_MAX_WALK_DEPTH);
        break;
    }
    return w->status == CG_OK;
}

cg_status cg_ruleset_add_file(cg_ruleset *rules, const char *path, cg_diags *diags,
                              cg_error *error)
{
    walk w = {.root_len = strlen(path),
              .rules = rules,
              .diags = diags,
              .error = error,
              .status = CG_OK};
    cg_status status = cg_file_walk(path, visit, &w, error);
    if (w.status != CG_OK)
        return w.status;
    if (status == CG_OK && !w.files)
        return cg_error_set(error, CG_E_USAGE, 0, path,
                            "there is no \"*.json\" in the folder");
    return status;
}
