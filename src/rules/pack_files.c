#include "rules/pack_files.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"

#include <string.h>

void cg_pack_files_init(cg_pack_files *files)
{
    *files = (cg_pack_files){0};
    cg_arena_init(&files->arena, CG_MAX_RULESET);
}

void cg_pack_files_release(cg_pack_files *files)
{
    cg_vec_release(&files->items);
    cg_arena_release(&files->arena);
}

cg_status cg_pack_files_add(cg_pack_files *files, cg_slice path, cg_slice text,
                            cg_error *error)
{
    if (text.len > files->arena.cap - files->arena.used)
        return cg_error_set(error, CG_E_LIMIT, 0, NULL, "the packs are longer than %zu bytes",
                            files->arena.cap);
    cg_diag_source source = {cg_arena_copy(&files->arena, path),
                             cg_arena_copy(&files->arena, text)};
    bool kept = source.path.ptr && source.text.ptr && cg_vec_push(&files->items, source);
    return kept ? CG_OK : cg_error_memory(error);
}

typedef struct walk {
    size_t root_len; /* of the path that was named */
    cg_pack_files *files;
    cg_error *error;
    cg_status status;
    size_t found;
    cg_buf text; /* of the file at hand */
} walk;

/* One byte over the cap is read, which tells the parser that there is more. */
static cg_status add_file(walk *w, const char *path)
{
    bool cut = false;
    cg_status status = cg_file_read(path, CG_MAX_RULES_FILE + 1, &w->text, &cut, w->error);
    return status == CG_OK ? cg_pack_files_add(w->files, cg_slice_of(path),
                                               cg_buf_slice(&w->text), w->error)
                           : status;
}

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
        w->found++;
        if (event == CG_WALK_OTHER && !named)
            w->status = cg_error_set(w->error, CG_E_IO, 0, path, "not a regular file");
        else
            w->status = add_file(w, path);
        break;
    case CG_WALK_LOOP:   /* what it leads to is being read anyway */
    case CG_WALK_HIDDEN: /* no pack */
        break;
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

cg_status cg_pack_files_read(cg_pack_files *files, const char *path, cg_error *error)
{
    walk w = {.root_len = strlen(path), .files = files, .error = error, .status = CG_OK};
    cg_buf_init(&w.text, CG_MAX_RULES_FILE + 1);
    cg_status status = cg_file_walk(path, visit, &w, error);
    cg_buf_release(&w.text);
    if (w.status != CG_OK)
        return w.status;
    if (status == CG_OK && !w.found)
        return cg_error_set(error, CG_E_USAGE, 0, path,
                            "there is no \"*.json\" in the folder");
    return status;
}

/* A chain: each link is the hash of the one before and of a text's. */
void cg_sources_hash(const cg_diag_source *sources, size_t count, char out[33])
{
    enum { DIGITS = 32 };
    char link[2 * DIGITS + 1];
    cg_hash128_hex(CG_SLICE(""), link);
    for (size_t i = 0; i < count; i++) {
        cg_hash128_hex(sources[i].text, link + DIGITS);
        cg_hash128_hex((cg_slice){link, (size_t)2 * DIGITS}, out);
        memcpy(link, out, DIGITS);
    }
    memcpy(out, link, DIGITS);
    out[DIGITS] = '\0';
}
