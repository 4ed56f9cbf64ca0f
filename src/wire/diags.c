#include "wire/diags.h"

#include <stdlib.h>

#define SUFFIX ".meta.json" /* of sidecars */

cg_wire_diag cg_wire_diag_of(const cg_diagnostic *diag, size_t blob, size_t index)
{
    cg_wire_diag placed = {diag, diag->path, blob, index};
    if (cg_slice_ends(placed.document, SUFFIX))
        placed.document.len -= strlen(SUFFIX);
    return placed;
}

static int compare_numbers(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare(const void *left, const void *right)
{
    const cg_wire_diag *a = left, *b = right;
    int order = cg_slice_compare(a->document, b->document);
    if (order == 0)
        order = compare_numbers(a->blob, b->blob);
    return order ? order : compare_numbers(a->index, b->index);
}

void cg_wire_diags_sort(cg_wire_diag *diags, size_t count)
{
    if (count > 1)
        qsort(diags, count, sizeof *diags, compare);
}
