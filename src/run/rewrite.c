#include "run/rewrite.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/line_diff.h"
#include "report/output.h"

#include <errno.h>

static cg_status write_bytes(FILE *out, cg_slice bytes, cg_error *error)
{
    errno = 0;
    if (fwrite(bytes.ptr, 1, bytes.len, out) == bytes.len)
        return CG_OK;
    return cg_error_set(error, CG_E_IO, errno, NULL, "can't write");
}

static cg_status write_after(void *context, FILE *out, cg_error *error)
{
    const cg_rewrite *rewrite = context;
    return write_bytes(out, rewrite->after, error);
}

/* The path, with a zero byte behind it, in `arena`. */
static const char *path_of(const cg_rewrite *rewrite, cg_arena *arena)
{
    cg_arena_init(arena, CG_MAX_PATH + 1);
    return cg_arena_copy(arena, rewrite->path).ptr;
}

cg_status cg_rewrite_file(const cg_rewrite *rewrite, cg_error *error)
{
    cg_arena arena;
    cg_rewrite copy = *rewrite;
    const cg_output_job job = {write_after, &copy};
    cg_error inner = {0};
    const char *path = path_of(rewrite, &arena);
    cg_status status =
        path ? cg_output_write(&job, path, &inner) : cg_error_memory(error);
    if (path && status != CG_OK)
        status =
            cg_error_set(error, status, inner.sys_errno, path, "can't write the pack");
    cg_arena_release(&arena);
    return status;
}

cg_status cg_rewrite_show(const cg_rewrite *rewrite, FILE *out, cg_error *error)
{
    cg_arena arena;
    cg_buf diff;
    cg_buf_init(&diff, CG_MAX_DIAGNOSTICS_SHOWN);
    const char *path = path_of(rewrite, &arena);
    cg_status status = CG_OK;
    if (path)
        cg_line_diff(rewrite->before, rewrite->after, path, &diff);
    if (!path || !cg_buf_ok(&diff))
        status = cg_error_memory(error);
    else
        status = write_bytes(out, cg_buf_slice(&diff), error);
    cg_buf_release(&diff);
    cg_arena_release(&arena);
    return status;
}
