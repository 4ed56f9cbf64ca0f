#include "run/paths.h"

#include "base/limits.h"

#include <errno.h>
#include <stdlib.h>

void cg_paths_init(cg_paths *paths)
{
    memset(paths, 0, sizeof *paths);
    cg_arena_init(&paths->arena, CG_MAX_PATHS);
}

void cg_paths_release(cg_paths *paths)
{
    cg_vec_release(&paths->items);
    cg_arena_release(&paths->arena);
}

static cg_slice extension_of(cg_slice path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/' && path.ptr[at - 1] != '.')
        at--;
    /* A dot at the start of a name starts no extension. */
    if (at < 2 || path.ptr[at - 1] != '.' || path.ptr[at - 2] == '/')
        return CG_SLICE("");
    return cg_slice_sub(path, at, path.len);
}

static bool promises_text(cg_slice path)
{
    static const char *const kinds[] = {"txt", "text", "md", "markdown"};
    cg_slice extension = extension_of(path);
    if (extension.len == 0)
        return true;
    char lower[9];
    if (extension.len >= sizeof lower)
        return false;
    for (size_t i = 0; i < extension.len; i++) {
        char c = extension.ptr[i];
        lower[i] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    cg_slice kind = {lower, extension.len};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (cg_slice_is(kind, kinds[i]))
            return true;
    return false;
}

typedef struct listing {
    cg_paths *paths;
    cg_error *error;
    cg_status status;
} listing;

/* What becomes of an entry, and why, when it is not to be scanned. */
static cg_file_status status_of(cg_walk_event event, cg_slice path, bool named,
                                cg_slice *reason)
{
    switch (event) {
    case CG_WALK_FILE:
        if (named || promises_text(path))
            return CG_FILE_SCANNED;
        *reason = CG_SLICE("not a text file");
        return CG_FILE_SKIPPED;
    case CG_WALK_OTHER:
        if (named)
            return CG_FILE_SCANNED; /* reading it says what is wrong with it */
        *reason = CG_SLICE("not a regular file");
        return CG_FILE_SKIPPED;
    case CG_WALK_LOOP:
        *reason = CG_SLICE("a link to a folder that holds it");
        return CG_FILE_SKIPPED;
    case CG_WALK_DEEP:
        *reason = CG_SLICE("folders are nested too deep");
        return CG_FILE_CUT;
    case CG_WALK_FAILED:
        break;
    }
    return CG_FILE_FAILED;
}

static bool visit(void *context, cg_walk_event event, const char *path, bool named,
                  const cg_file_stat *stat, int sys_errno)
{
    listing *list = context;
    /* "./a" and "a" are one file, and the shorter is the one that is meant. */
    while (path[0] == '.' && path[1] == '/' && path[2] != '\0')
        for (path += 2; path[0] == '/' && path[1] != '\0';)
            path++;
    cg_arena *arena = &list->paths->arena;
    cg_path item = {.path = cg_arena_copy(arena, cg_slice_of(path))};
    if (stat)
        item.stat = *stat;
    item.regular = stat != NULL;
    item.status = status_of(event, item.path, named, &item.reason);
    if (item.status == CG_FILE_FAILED) {
        cg_error why = {0};
        (void)cg_error_set(&why, CG_E_IO, sys_errno, NULL, "can't list the folder");
        item.reason = cg_arena_copy(arena, cg_slice_of(why.text));
    }
    bool ok = item.path.ptr && (item.reason.ptr || item.status == CG_FILE_SCANNED) &&
              cg_vec_push(&list->paths->items, item);
    if (!ok)
        list->status = cg_error_memory(list->error);
    return ok;
}

static int compare(const void *a, const void *b)
{
    const cg_path *x = a, *y = b;
    int order = cg_slice_compare(x->path, y->path);
    /* Of one path, the listing that scans it comes first. */
    return order ? order : (x->status > y->status) - (x->status < y->status);
}

/* One folder is mostly listed in order as it is. */
static bool is_sorted(const cg_paths *paths)
{
    for (size_t i = 1; i < paths->items.len; i++)
        if (compare(&paths->items.items[i - 1], &paths->items.items[i]) > 0)
            return false;
    return true;
}

static void sort_and_unite(cg_paths *paths)
{
    size_t kept = 0;
    if (paths->items.len == 0)
        return;
    if (!is_sorted(paths))
        qsort(paths->items.items, paths->items.len, sizeof *paths->items.items, compare);
    for (size_t i = 1; i < paths->items.len; i++)
        if (!cg_slice_equal(paths->items.items[kept].path, paths->items.items[i].path))
            paths->items.items[++kept] = paths->items.items[i];
    paths->items.len = kept + 1;
}

static bool is_missing(const cg_error *error)
{
    return error->status == CG_E_IO &&
           (error->sys_errno == ENOENT || error->sys_errno == ENOTDIR);
}

cg_status cg_paths_list(cg_paths *paths, const char *const *named, size_t count,
                        cg_error *error)
{
    listing list = {.paths = paths, .error = error, .status = CG_OK};
    const char *missing = NULL;
    size_t missing_count = 0;
    for (size_t i = 0; i < count; i++) {
        cg_error own = {0};
        cg_status status = cg_file_walk(named[i], visit, &list, &own);
        if (list.status != CG_OK)
            return list.status;
        if (status == CG_OK)
            continue;
        if (!is_missing(&own)) {
            if (error)
                *error = own;
            return status;
        }
        missing = missing ? missing : named[i];
        missing_count++;
    }
    if (missing_count > 1)
        return cg_error_set(error, CG_E_USAGE, 0, missing,
                            "no such file or folder (and %zu more are missing)",
                            missing_count - 1);
    if (missing)
        return cg_error_set(error, CG_E_USAGE, 0, missing, "no such file or folder");
    sort_and_unite(paths);
    return CG_OK;
}
