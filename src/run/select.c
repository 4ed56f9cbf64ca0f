#include "run/select.h"

#include "base/file.h"
#include "base/limits.h"

#include <errno.h>
#include <sys/stat.h>

static const struct {
    const char *name;
    cg_ignore_layer layer;
} kinds[] = {{".gitignore", CG_IGNORE_GIT}, {".claimgrepignore", CG_IGNORE_OWN}};

/* --- patterns of a run ----------------------------------------------------------- */

static cg_status add_line(cg_select *s, cg_slice base, cg_slice pattern, cg_error *error)
{
    cg_status status =
        cg_ignore_add(&s->ignore, CG_IGNORE_EXCLUDE, base, CG_SLICE(""), pattern, error);
    if (status == CG_E_LIMIT)
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "a pattern of --exclude is too long, "
                                                        "or there are too many");
    return status;
}

static cg_status add_excludes(cg_select *s, cg_error *error)
{
    const cg_select_options *options = s->options;
    cg_status status = CG_OK;
    if (options->config) {
        cg_texts texts = options->config->values[CG_CONFIG_EXCLUDE].texts;
        for (uint32_t i = 0; i < texts.len && status == CG_OK; i++)
            status = add_line(s, options->config->folder, texts.items[i].value, error);
    }
    for (size_t i = 0; i < options->excludes_len && status == CG_OK; i++)
        status = add_line(s, cg_buf_slice(&s->here), cg_slice_of(options->excludes[i]), error);
    return status;
}

cg_status cg_select_init(cg_select *s, const cg_select_options *options,
                         cg_select_complain_fn *complain, void *context, cg_error *error)
{
    *s = (cg_select){.options = options, .complain = complain, .context = context};
    cg_buf_init(&s->here, CG_MAX_PATH);
    cg_buf_init(&s->sheets, CG_MAX_PATH);
    cg_buf_init(&s->path, 2 * CG_MAX_PATH);
    cg_buf_init(&s->room, CG_MAX_IGNORE_FILE + 2);
    cg_status status = cg_file_real(".", &s->here, error);
    if (status == CG_OK && options->sheets)
        status = cg_file_real(options->sheets, &s->sheets, error);
    if (status == CG_OK)
        status = add_excludes(s, error);
    s->at_root = cg_ignore_mark_of(&s->ignore);
    return status;
}

void cg_select_release(cg_select *s)
{
    cg_ignore_release(&s->ignore);
    cg_vec_release(&s->open);
    cg_buf_release(&s->here);
    cg_buf_release(&s->sheets);
    cg_buf_release(&s->path);
    cg_buf_release(&s->room);
}

/* --- patterns of a folder --------------------------------------------------------- */

/* Puts `folder` "/" `name` into the room. */
static bool set_room(cg_select *s, cg_slice folder, const char *name)
{
    cg_buf_reset(&s->room);
    cg_buf_add_slice(&s->room, folder);
    if (!cg_slice_ends(folder, "/"))
        cg_buf_add_char(&s->room, '/');
    cg_buf_add(&s->room, name, strlen(name));
    return cg_buf_ok(&s->room);
}

static bool has_git(cg_select *s, cg_slice folder)
{
    struct stat st;
    return set_room(s, folder, ".git") && stat(s->room.ptr, &st) == 0;
}

static cg_status add_file(cg_select *s, size_t kind, cg_slice folder, cg_error *error)
{
    cg_error own = {0};
    cg_buf name;
    bool cut = false;
    if (!set_room(s, folder, kinds[kind].name))
        return cg_error_memory(error);
    cg_buf_init(&name, 2 * CG_MAX_PATH);
    cg_buf_add_slice(&name, cg_buf_slice(&s->room));
    cg_status status = cg_buf_ok(&name)
                           ? cg_file_read(name.ptr, CG_MAX_IGNORE_FILE, &s->room, &cut, &own)
                           : cg_error_memory(&own);
    size_t top = s->top_len + (s->top_len > 1); /* the slash behind it, which "/" has */
    cg_slice all = cg_buf_slice(&name);
    if (status == CG_OK && cut)
        status = cg_error_set(&own, CG_E_LIMIT, 0, NULL, "larger than %zu bytes",
                              CG_MAX_IGNORE_FILE);
    else if (status == CG_OK)
        status = cg_ignore_add(&s->ignore, kinds[kind].layer, folder,
                               cg_slice_sub(all, top < all.len ? top : 0, all.len),
                               cg_buf_slice(&s->room), &own);
    bool absent = status == CG_E_IO && (own.sys_errno == ENOENT || own.sys_errno == ENOTDIR);
    if (absent)
        status = CG_OK;
    else if (status == CG_E_IO || status == CG_E_LIMIT)
        status = s->complain(s->context, all, &own);
    else if (status != CG_OK && error)
        *error = own;
    cg_buf_release(&name);
    return status;
}

static cg_status add_folder(cg_select *s, cg_slice folder, cg_error *error)
{
    cg_status status = CG_OK;
    if (s->options->no_ignore)
        return CG_OK;
    if (s->below_git || s->git_depth)
        status = add_file(s, 0, folder, error);
    return status == CG_OK ? add_file(s, 1, folder, error) : status;
}

/* --- roots ------------------------------------------------------------------------ */

/* The folder around; that of "/" is empty. */
static cg_slice folder_above(cg_slice path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    if (path.len <= 1)
        return CG_SLICE("");
    return cg_slice_sub(path, 0, at > 1 ? at - 1 : at);
}

static bool is_below(cg_slice folder, cg_slice path)
{
    return path.len > folder.len && memcmp(path.ptr, folder.ptr, folder.len) == 0 &&
           (folder.len == 1 || path.ptr[folder.len] == '/');
}

/* The root of the repository; else the working folder, when the path is below it;
 * else there is nothing above that counts. */
static void find_top(cg_select *s, cg_slice root)
{
    cg_slice here = cg_buf_slice(&s->here);
    s->below_git = false;
    for (cg_slice at = root; at.len; at = folder_above(at)) {
        if (!has_git(s, at))
            continue;
        s->below_git = true;
        s->top_len = at.len;
        return;
    }
    s->top_len = is_below(here, root) ? here.len : root.len;
}

/* Where the part of the path behind the slash at or behind `at` ends. */
static size_t next_part(cg_slice path, size_t at)
{
    const char *from = path.ptr + at + 1;
    const char *slash = at + 1 < path.len ? memchr(from, '/', path.len - at - 1) : NULL;
    return slash ? (size_t)(slash - path.ptr) : path.len;
}

/* The folders from the top to the one around the root. */
static cg_status add_above(cg_select *s, cg_slice root, cg_error *error)
{
    cg_status status = CG_OK;
    size_t at = s->top_len;
    while (at < root.len && status == CG_OK) {
        status = add_folder(s, cg_slice_sub(root, 0, at), error);
        at = next_part(root, at > 1 ? at : 0);
    }
    return status;
}

bool cg_select_root(cg_select *s, const char *named, cg_status *status, cg_error *error)
{
    cg_ignore_rewind(&s->ignore, s->at_root);
    cg_vec_reset(&s->open);
    s->git_depth = 0;
    s->named_len = strlen(named);
    s->root_len = 0;
    *status = cg_file_real(named, &s->path, error);
    if (*status == CG_E_IO) {
        cg_buf_reset(&s->path);
        *status = CG_OK;
        return false;
    }
    s->root_len = s->path.len;
    if (*status != CG_OK)
        return true;
    cg_slice root = cg_buf_slice(&s->path);
    find_top(s, root);
    *status = add_above(s, root, error);
    return true;
}

cg_slice cg_select_path(cg_select *s, const char *path)
{
    const char *rest = path + s->named_len;
    while (*rest == '/')
        rest++;
    s->path.len = s->root_len;
    if (*rest) {
        if (s->root_len > 1)
            cg_buf_add_char(&s->path, '/');
        cg_buf_add(&s->path, rest, strlen(rest));
    }
    return cg_buf_slice(&s->path);
}

/* --- asking ----------------------------------------------------------------------- */

static void tell(const cg_select *s, const cg_ignore_rule *rule, cg_buf *why)
{
    cg_slice name = s->ignore.files.items[rule->file].name;
    cg_buf_reset(why);
    if (name.len)
        cg_buf_printf(why, "ignored by %.*s:%u", (int)name.len, name.ptr, (unsigned)rule->line);
    else
        cg_buf_printf(why, "excluded by \"%.*s\"", (int)rule->pattern.len, rule->pattern.ptr);
}

bool cg_select_is_out(cg_select *s, bool folder, bool named, cg_buf *why)
{
    cg_slice path = cg_buf_slice(&s->path);
    const cg_ignore_rule *rule = NULL;
    if (named && !s->options->force)
        return false;
    size_t at = named && s->top_len < path.len ? next_part(path, s->top_len > 1 ? s->top_len : 0)
                                               : path.len;
    for (; !rule; at = next_part(path, at)) {
        rule = cg_ignore_find(&s->ignore, cg_slice_sub(path, 0, at), folder || at < path.len);
        if (at >= path.len)
            break;
    }
    if (rule)
        tell(s, rule, why);
    return rule != NULL;
}

bool cg_select_is_sheets(const cg_select *s)
{
    return s->sheets.len && cg_slice_equal(cg_buf_slice(&s->sheets), cg_buf_slice(&s->path));
}

cg_status cg_select_enter(cg_select *s, cg_error *error)
{
    if (!cg_vec_push(&s->open, cg_ignore_mark_of(&s->ignore)))
        return cg_error_memory(error);
    cg_slice folder = cg_buf_slice(&s->path);
    if (!s->below_git && !s->git_depth && !s->options->no_ignore && has_git(s, folder))
        s->git_depth = s->open.len;
    return add_folder(s, folder, error);
}

void cg_select_leave(cg_select *s)
{
    if (s->git_depth == s->open.len)
        s->git_depth = 0;
    cg_ignore_rewind(&s->ignore, s->open.items[--s->open.len]);
}
