#include "run/paths.h"

#include "base/limits.h"
#include "run/pieces.h"

#include <assert.h>
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

typedef struct listing {
    cg_paths *paths;
    const cg_paths_request *request;
    cg_select select;
    cg_buf why;
    bool *matched; /* by entry of the configuration: whether the file at hand fits; then those
                      of the last file that had something given */
    const cg_given *last;
    cg_error *error;
    cg_status status;
} listing;

/* --- what is given of a file ------------------------------------------------------ */

static uint32_t entry_count(const listing *list)
{
    const cg_config *config = list->request->select.config;
    return config ? config->entries_len : 0;
}

/* From the configuration's folder, when the file stands below it. */
static cg_slice from_folder(const cg_config *config, cg_slice path)
{
    size_t len = config->folder.len;
    if (path.len <= len || memcmp(path.ptr, config->folder.ptr, len) != 0)
        return path;
    if (len > 1 && path.ptr[len] != '/')
        return path;
    return cg_slice_sub(path, len > 1 ? len + 1 : len, path.len);
}

/* Many files in a row fit the same entries, and share what comes of them. */
static cg_status find_given(listing *list, cg_slice real, const cg_given **given)
{
    const cg_config *config = list->request->select.config;
    uint32_t count = entry_count(list);
    bool *matched = list->matched, *last = list->matched + count;
    cg_given found;
    assert(matched);
    if (count == 0)
        return CG_OK;
    cg_given_init(&found);
    cg_config_given(config, from_folder(config, real), matched, &found);
    if (list->last && memcmp(matched, last, count * sizeof *matched) == 0) {
        *given = list->last;
        return CG_OK;
    }
    if (cg_given_is_empty(&found))
        return CG_OK;
    cg_given *kept = CG_ARENA_NEW(&list->paths->arena, cg_given);
    if (!kept)
        return cg_error_memory(list->error);
    *kept = found;
    memcpy(last, matched, count * sizeof *matched);
    *given = list->last = kept;
    return CG_OK;
}

/* --- what becomes of an entry ------------------------------------------------------ */

/* Of these nobody asks what became of them. */
static bool is_our_own(cg_slice path)
{
    static const char *const names[] = {".git", ".gitignore", ".claimgrep",
                                        ".claimgrepignore"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t len = strlen(names[i]);
        if (cg_slice_ends(path, names[i]) && path.len > len && path.ptr[path.len - len - 1] == '/')
            return true;
    }
    return false;
}

static cg_file_status skip(cg_slice *reason, const char *why)
{
    *reason = cg_slice_of(why);
    return CG_FILE_SKIPPED;
}

static cg_file_status status_of_file(listing *list, cg_slice path, bool named,
                                     const cg_given *given, cg_slice *reason)
{
    if (cg_select_is_out(&list->select, false, named, &list->why)) {
        *reason = cg_buf_slice(&list->why);
        return CG_FILE_SKIPPED;
    }
    if (named)
        return CG_FILE_SCANNED;
    if (cg_slice_ends(path, CG_SIDECAR_SUFFIX))
        return skip(reason, CG_SIDECAR_REASON);
    bool promised = (given && given->format != CG_FORMAT_COUNT) ||
                    cg_format_is_promised(path, list->paths->options);
    return promised ? CG_FILE_SCANNED : skip(reason, cg_format_why_unread(path));
}

/* What becomes of an entry, and why, when it is not to be scanned. */
static cg_file_status status_of(listing *list, cg_walk_event event, cg_slice path, bool named,
                                const cg_given *given, cg_slice *reason)
{
    switch (event) {
    case CG_WALK_FILE:
        return status_of_file(list, path, named, given, reason);
    case CG_WALK_OTHER:
        if (named)
            return CG_FILE_SCANNED; /* reading it says what is wrong with it */
        return skip(reason, "not a regular file");
    case CG_WALK_HIDDEN:
        return skip(reason, "hidden: the name starts with a dot");
    case CG_WALK_LOOP:
        return skip(reason, "a link to a folder that holds it");
    case CG_WALK_DEEP:
        *reason = CG_SLICE("folders are nested too deep");
        return CG_FILE_CUT;
    case CG_WALK_FAILED:
        break;
    }
    return CG_FILE_FAILED;
}

/* "./a" and "a" are one file, and the shorter is the one that is meant. */
static const char *shorten(const char *path)
{
    while (path[0] == '.' && path[1] == '/' && path[2] != '\0')
        for (path += 2; path[0] == '/' && path[1] != '\0';)
            path++;
    return path;
}

/* Keeps copies of path and reason. */
static bool add(listing *list, cg_path item)
{
    cg_arena *arena = &list->paths->arena;
    item.path = cg_arena_copy(arena, item.path);
    if (item.status != CG_FILE_SCANNED)
        item.reason = cg_arena_copy(arena, item.reason);
    bool ok = item.path.ptr && (item.reason.ptr || item.status == CG_FILE_SCANNED) &&
              cg_vec_push(&list->paths->items, item);
    if (!ok)
        list->status = cg_error_memory(list->error);
    return ok;
}

static bool visit(void *context, cg_walk_event event, const char *path, bool named,
                  const cg_file_stat *stat, int sys_errno)
{
    listing *list = context;
    cg_error why = {0};
    cg_path item = {.path = cg_slice_of(shorten(path)), .named = named, .regular = stat != NULL};
    if (event == CG_WALK_HIDDEN && is_our_own(cg_slice_of(path)))
        return true;
    if (stat)
        item.stat = *stat;
    cg_slice real = cg_select_path(&list->select, path);
    if (stat && entry_count(list))
        list->status = find_given(list, real, &item.given);
    item.status = status_of(list, event, item.path, named, item.given, &item.reason);
    if (item.status == CG_FILE_FAILED) {
        (void)cg_error_set(&why, CG_E_IO, sys_errno, NULL, "can't list the folder");
        item.reason = cg_slice_of(why.text);
    }
    return list->status == CG_OK && add(list, item);
}

/* A folder that is left out is accounted for with all that it holds. */
static cg_walk_choice enter(void *context, const char *path, bool named)
{
    listing *list = context;
    (void)cg_select_path(&list->select, path);
    if (!named && cg_select_is_sheets(&list->select))
        return CG_WALK_PASS_BY; /* no more than what a run before left there */
    if (cg_select_is_out(&list->select, true, named, &list->why)) {
        cg_path item = {.path = cg_slice_of(shorten(path)),
                        .named = named,
                        .status = CG_FILE_SKIPPED,
                        .reason = cg_buf_slice(&list->why)};
        return add(list, item) ? CG_WALK_PASS_BY : CG_WALK_STOP;
    }
    list->status = cg_select_enter(&list->select, list->error);
    return list->status == CG_OK ? CG_WALK_ENTER : CG_WALK_STOP;
}

static void leave(void *context)
{
    listing *list = context;
    cg_select_leave(&list->select);
}

/* A file of patterns that can't be made use of: more may be scanned than is wanted. */
static cg_status complain(void *context, cg_slice path, const cg_error *why)
{
    listing *list = context;
    cg_path item = {.path = path, .status = CG_FILE_FAILED, .reason = cg_slice_of(why->text)};
    return add(list, item) ? CG_OK : CG_E_MEMORY;
}

/* --- in order --------------------------------------------------------------------- */

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

void cg_paths_measure(cg_paths *paths)
{
    for (size_t i = 0; i < paths->items.len; i++) {
        cg_path *path = &paths->items.items[i];
        cg_reading_plan plan = cg_path_plan(paths, path);
        bool counts = path->status == CG_FILE_SCANNED && !path->bytes;
        path->pieces =
            counts ? (uint32_t)cg_pieces_count(&plan, path->path.ptr, path->stat.size) : 1;
    }
}

cg_path *cg_paths_find(const cg_paths *paths, cg_slice path)
{
    size_t low = 0, high = paths->items.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = cg_slice_compare(path, paths->items.items[middle].path);
        if (!order)
            return &paths->items.items[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* --- the named paths ---------------------------------------------------------------- */

static bool is_missing(const cg_error *error)
{
    return error->status == CG_E_IO &&
           (error->sys_errno == ENOENT || error->sys_errno == ENOTDIR);
}

static cg_status list_stdin(listing *list)
{
    const cg_paths_request *request = list->request;
    cg_path item = {.path = cg_slice_of(request->stdin_name),
                    .named = true,
                    .bytes = &request->stdin_bytes,
                    .cut = request->stdin_cut};
    if (entry_count(list) && find_given(list, item.path, &item.given) != CG_OK)
        return CG_E_MEMORY;
    return add(list, item) ? CG_OK : CG_E_MEMORY;
}

/* CG_E_IO: it is missing, or can't be looked at, and `error` says why. */
static cg_status list_one(listing *list, const char *named, cg_error *error)
{
    static const cg_walk_hooks usual = {.visit = visit, .enter = enter, .leave = leave};
    cg_walk_hooks hooks = usual;
    hooks.context = list;
    if (strcmp(named, "-") == 0 && list->request->stdin_name)
        return list_stdin(list);
    /* Of what is not there the walk says why. */
    (void)cg_select_root(&list->select, named, &list->status, list->error);
    if (list->status != CG_OK)
        return list->status;
    cg_status status = cg_file_walk_with(named, &hooks, error);
    return list->status == CG_OK ? status : list->status;
}

static cg_status tell_missing(const char *first, size_t count, cg_error *error)
{
    if (count > 1)
        return cg_error_set(error, CG_E_USAGE, 0, first,
                            "no such file or folder (and %zu more are missing)", count - 1);
    return cg_error_set(error, CG_E_USAGE, 0, first, "no such file or folder");
}

static cg_status list_all(listing *list, cg_error *error)
{
    const char *missing = NULL;
    size_t missing_count = 0;
    for (size_t i = 0; i < list->request->count; i++) {
        cg_error own = {0};
        const char *named = list->request->named[i];
        cg_status status = list_one(list, named, &own);
        if (list->status != CG_OK)
            return list->status;
        if (status == CG_OK)
            continue;
        if (!is_missing(&own)) {
            if (error)
                *error = own;
            return status;
        }
        missing = missing ? missing : named;
        missing_count++;
    }
    return missing ? tell_missing(missing, missing_count, error) : CG_OK;
}

cg_status cg_paths_list(cg_paths *paths, const cg_paths_request *request, cg_error *error)
{
    listing list = {.paths = paths, .request = request, .error = error};
    cg_buf_init(&list.why, 2 * CG_MAX_PATH);
    list.matched = CG_ARENA_ARRAY(&paths->arena, bool, 2 * (size_t)entry_count(&list) + 1);
    cg_status status = cg_select_init(&list.select, &request->select, complain, &list, error);
    if (!list.matched)
        status = cg_error_memory(error);
    if (status == CG_OK)
        status = list_all(&list, error);
    if (status == CG_OK) {
        sort_and_unite(paths);
        cg_paths_measure(paths);
    }
    cg_select_release(&list.select);
    cg_buf_release(&list.why);
    return status;
}
