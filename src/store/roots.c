#include "store/roots.h"

#include "base/alloc.h"

#include <stdlib.h>

/* "./docs//" names what paths below it begin with "docs" for. */
static cg_slice plain(cg_slice root)
{
    while (root.len > 2 && root.ptr[0] == '.' && root.ptr[1] == '/')
        root = cg_slice_sub(root, 2, root.len);
    while (root.len > 1 && root.ptr[root.len - 1] == '/')
        root.len--;
    return root;
}

static int compare(const void *a, const void *b)
{
    const cg_slice *x = a, *y = b;
    return cg_slice_compare(*x, *y);
}

bool cg_roots_init(cg_roots *roots, const char *const *paths, size_t len)
{
    *roots = (cg_roots){.sorted = cg_alloc_zeroed(len + 1, sizeof *roots->sorted)};
    if (!roots->sorted)
        return false;
    for (size_t i = 0; i < len; i++) {
        cg_slice root = plain(cg_slice_of(paths[i]));
        if (cg_slice_is(root, "."))
            roots->here = true;
        else if (cg_slice_is(root, "/"))
            roots->top = true;
        else if (root.len)
            roots->sorted[roots->len++] = root;
    }
    qsort(roots->sorted, roots->len, sizeof *roots->sorted, compare);
    return true;
}

void cg_roots_release(cg_roots *roots)
{
    cg_alloc_free(roots->sorted);
    *roots = (cg_roots){0};
}

static bool is_root(const cg_roots *roots, cg_slice path)
{
    return bsearch(&path, roots->sorted, roots->len, sizeof *roots->sorted, compare) != NULL;
}

bool cg_roots_hold(const cg_roots *roots, cg_slice path)
{
    bool absolute = cg_slice_starts(path, "/");
    if (absolute ? roots->top : roots->here && !cg_slice_starts(path, "../"))
        return true;
    for (size_t end = 1; roots->len && end < path.len; end++)
        if (path.ptr[end] == '/' && is_root(roots, cg_slice_sub(path, 0, end)))
            return true;
    return roots->len && is_root(roots, path);
}
