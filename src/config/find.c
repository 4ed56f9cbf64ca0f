/* Where the configuration is, seen from the working folder. */
#include "config/config.h"

#include "base/limits.h"

#include <sys/stat.h>

/* Whether `name` is there, in the folder that `prefix` leads to. */
static bool is_there(cg_buf *room, const cg_buf *prefix, const char *name, struct stat *st)
{
    cg_buf_reset(room);
    cg_buf_add_slice(room, cg_buf_slice(prefix));
    cg_buf_add(room, name, strlen(name));
    return cg_buf_ok(room) && stat(room->ptr, st) == 0;
}

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Goes up; `found` becomes what leads to the first configuration met. False when no
 * repository was met: then only the working folder's counts. */
static bool look_upwards(cg_buf *prefix, cg_buf *room, size_t *found)
{
    struct stat here, above, st;
    for (int depth = 0; depth < CG_MAX_CONFIG_DEPTH; depth++) {
        if (*found == SIZE_MAX && is_there(room, prefix, CG_CONFIG_NAME, &st))
            *found = prefix->len;
        if (is_there(room, prefix, ".git", &st))
            return true;
        if (!is_there(room, prefix, ".", &here) || !is_there(room, prefix, "..", &above) ||
            is_same(&here, &above))
            return false;
        cg_buf_add(prefix, "../", 3);
    }
    return false;
}

cg_status cg_config_find(cg_buf *path, cg_error *error)
{
    cg_buf prefix, room;
    size_t found = SIZE_MAX;
    cg_buf_init(&prefix, CG_MAX_PATH);
    cg_buf_init(&room, CG_MAX_PATH);
    cg_buf_reset(path);
    bool repository = look_upwards(&prefix, &room, &found);
    if (found == 0 || (repository && found != SIZE_MAX)) {
        cg_buf_add_slice(path, cg_slice_sub(cg_buf_slice(&prefix), 0, found));
        cg_buf_add(path, CG_CONFIG_NAME, strlen(CG_CONFIG_NAME));
    }
    bool ok = cg_buf_ok(path) && cg_buf_ok(&prefix) && cg_buf_ok(&room);
    cg_buf_release(&prefix);
    cg_buf_release(&room);
    return ok ? CG_OK : cg_error_memory(error);
}
