#include "run/sidecars.h"

#include "base/info.h"
#include "base/limits.h"

#include <sys/stat.h>

/* Whether the document at hand has a sidecar: one that was listed with it, or, of a
 * file that was named, one beside it. */
static bool has_sidecar(const cg_paths *paths, const cg_path *path, const cg_buf *name)
{
    struct stat st;
    if (cg_paths_find(paths, cg_buf_slice(name)))
        return true;
    return path->named && stat(name->ptr, &st) == 0 && S_ISREG(st.st_mode);
}

static void report_unread(cg_diags *diags, cg_slice name, const char *why)
{
    const cg_diag_source source = {name, {NULL, 0}};
    cg_diags_add_at(diags, CG_LEVEL_WARNING, CG_DIAG_UNREADABLE, &source, (cg_span){0, 0},
                    "the file can't be read: %s", why);
}

/* What was given in a scratch arena, for as long as the paths live. */
static cg_status keep_given(cg_paths *paths, cg_path *path, const cg_given *scratch,
                            cg_error *error)
{
    cg_given *given = CG_ARENA_NEW(&paths->arena, cg_given);
    if (!given)
        return cg_error_memory(error);
    *given = *scratch;
    for (size_t i = 0; i < CG_INFO_MEMBERS; i++) {
        cg_slice *value = cg_info_at(&given->info, i);
        if (value->len && !(*value = cg_arena_copy(&paths->arena, *value)).ptr)
            return cg_error_memory(error);
    }
    path->given = given;
    return CG_OK;
}

static cg_status read_sidecar(cg_paths *paths, cg_path *path, const cg_buf *name,
                              cg_texts tiers, cg_diags *diags, cg_error *error)
{
    cg_error own = {0};
    bool cut = false;
    cg_buf text;
    cg_arena arena;
    cg_given given;
    cg_given_init(&given);
    if (path->given)
        given = *path->given;
    cg_arena_init(&arena, CG_MAX_CONFIG_TREE);
    cg_buf_init(&text, CG_MAX_SIDECAR + 2);
    cg_status status = cg_file_read(name->ptr, CG_MAX_SIDECAR + 1, &text, &cut, &own);
    if (status == CG_OK)
        status = cg_sidecar_parse(cg_buf_slice(name), cg_buf_slice(&text), tiers, &arena, diags,
                                  &given, error);
    else if (status == CG_E_IO)
        report_unread(diags, cg_buf_slice(name), own.text);
    else if (error)
        *error = own;
    if (status == CG_OK)
        status = keep_given(paths, path, &given, error);
    cg_buf_release(&text);
    cg_arena_release(&arena);
    return status == CG_E_IO ? CG_OK : status;
}

/* A misspelt name shows in the account of the sidecar. */
static void note_orphan(const cg_paths *paths, cg_path *path)
{
    if (path->status != CG_FILE_SKIPPED || !cg_slice_is(path->reason, CG_SIDECAR_REASON))
        return;
    size_t len = path->path.len - strlen(CG_SIDECAR_SUFFIX);
    if (!cg_paths_find(paths, cg_slice_sub(path->path, 0, len)))
        path->reason = CG_SLICE("metadata of a file that is not there");
}

/* Mostly there is none, and none need be looked for. */
static bool any_listed(const cg_paths *paths)
{
    for (size_t i = 0; i < paths->items.len; i++)
        if (cg_slice_ends(paths->items.items[i].path, CG_SIDECAR_SUFFIX))
            return true;
    return false;
}

cg_status cg_sidecars_read(cg_paths *paths, const cg_config *config, cg_diags *diags,
                           cg_error *error)
{
    static const cg_texts any;
    cg_texts tiers = config ? config->values[CG_CONFIG_TIERS].texts : any;
    cg_status status = CG_OK;
    bool listed = any_listed(paths);
    cg_buf name;
    cg_buf_init(&name, 2 * CG_MAX_PATH);
    for (size_t i = 0; i < paths->items.len && status == CG_OK; i++) {
        cg_path *path = &paths->items.items[i];
        note_orphan(paths, path);
        if (path->status != CG_FILE_SCANNED || path->bytes || path->elsewhere ||
            !(listed || path->named))
            continue;
        cg_buf_reset(&name);
        cg_buf_add_slice(&name, path->path);
        cg_buf_add(&name, CG_SIDECAR_SUFFIX, strlen(CG_SIDECAR_SUFFIX));
        if (!cg_buf_ok(&name))
            status = cg_error_memory(error);
        else if (has_sidecar(paths, path, &name))
            status = read_sidecar(paths, path, &name, tiers, diags, error);
    }
    cg_buf_release(&name);
    return status;
}
