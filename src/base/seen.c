#include "base/seen.h"

/* Takes the last part off an absolute path in `out`. */
static void go_up(cg_buf *out, size_t start)
{
    while (out->len > start && out->ptr[out->len - 1] != '/')
        out->len--;
    if (out->len > start)
        out->len--;
}

static void add_parts(cg_buf *out, size_t start, cg_slice path)
{
    size_t at = 0;
    while (at < path.len) {
        size_t end = at;
        while (end < path.len && path.ptr[end] != '/')
            end++;
        cg_slice part = cg_slice_sub(path, at, end);
        if (cg_slice_is(part, "..")) {
            go_up(out, start);
        } else if (part.len && !cg_slice_is(part, ".")) {
            cg_buf_add_char(out, '/');
            cg_buf_add_slice(out, part);
        }
        at = end + 1;
    }
}

/* How much of an absolute path leads to what stands in the folder, or is the folder;
 * 0: neither. */
static size_t lead_of(cg_slice path, cg_slice folder)
{
    size_t len = folder.len;
    while (len && folder.ptr[len - 1] == '/')
        len--;
    if (path.len < len || !cg_slice_equal(cg_slice_sub(path, 0, len), cg_slice_sub(folder, 0, len)))
        return 0;
    if (path.len == len)
        return len;
    return path.ptr[len] == '/' ? len + 1 : 0;
}

void cg_seen_add(cg_buf *out, cg_slice here, cg_slice folder, cg_slice path)
{
    size_t start = out->len;
    bool absolute = path.len && path.ptr[0] == '/';
    if (!absolute)
        add_parts(out, start, here);
    add_parts(out, start, path);
    if (out->len == start)
        cg_buf_add_char(out, '/');
    if (!cg_buf_ok(out))
        return;
    size_t lead = lead_of((cg_slice){out->ptr + start, out->len - start}, folder);
    memmove(out->ptr + start, out->ptr + start + lead, out->len - start - lead);
    out->len -= lead;
}
