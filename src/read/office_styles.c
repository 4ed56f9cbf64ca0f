#include "read/office.h"

#include "base/limits.h"

#include <stdlib.h>

#define MAX_PARENTS 16 /* styles that stand upon styles; circles end there */

void cg_office_styles_init(cg_office_styles *styles)
{
    *styles = (cg_office_styles){0};
    cg_arena_init(&styles->arena, CG_MAX_STYLES);
}

void cg_office_styles_release(cg_office_styles *styles)
{
    cg_vec_release(&styles->items);
    cg_arena_release(&styles->arena);
}

void cg_office_styles_add(cg_office_styles *styles, const cg_office_style *style)
{
    cg_office_style own = *style;
    if (style->id.len > CG_OFFICE_LONGEST_ID || style->parent.len > CG_OFFICE_LONGEST_ID ||
        styles->items.len >= CG_MAX_OFFICE_STYLES)
        return;
    own.id = cg_arena_copy(&styles->arena, style->id);
    own.parent = cg_arena_copy(&styles->arena, style->parent);
    styles->failed |=
        !own.id.ptr || !own.parent.ptr || !cg_vec_push(&styles->items, own);
}

static int compare(const void *a, const void *b)
{
    const cg_office_style *x = a, *y = b;
    return cg_slice_compare(x->id, y->id);
}

void cg_office_styles_sort(cg_office_styles *styles)
{
    if (styles->items.len > 0)
        qsort(styles->items.items, styles->items.len, sizeof *styles->items.items,
              compare);
}

static const cg_office_style *find(const cg_office_styles *styles, cg_slice id)
{
    cg_office_style key = {.id = id};
    if (styles->items.len == 0 || id.len == 0)
        return NULL;
    return bsearch(&key, styles->items.items, styles->items.len, sizeof key, compare);
}

cg_office_look cg_office_styles_look(const cg_office_styles *styles, cg_slice id,
                                     unsigned *level)
{
    const cg_office_style *style = find(styles, id);
    if (!style && styles->items.len == 0) {
        /* The table is missing: what most programs call styles is a hint. */
        cg_office_look look = cg_office_look_of_name(id, level);
        return look == CG_OFFICE_UNSAID ? CG_OFFICE_PLAIN : look;
    }
    for (unsigned step = 0; style && step < MAX_PARENTS; step++) {
        if (style->look != CG_OFFICE_UNSAID) {
            *level = style->level;
            return style->look;
        }
        style = find(styles, style->parent);
    }
    return CG_OFFICE_PLAIN;
}

/* --- names -------------------------------------------------------------------------- */

/* Lower case, without what parts words ("Heading_20_1", "heading 1"). */
static size_t squeeze(cg_slice name, char *out, size_t room)
{
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (name.len - i >= 4 && memcmp(name.ptr + i, "_20_", 4) == 0)
            i += 3;
        else if (c != ' ' && c != '_' && c != '-' && len < room)
            out[len++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return len;
}

cg_office_look cg_office_look_of_name(cg_slice name, unsigned *level)
{
    static const char *const quotations[] = {"quote", "intensequote", "blocktext",
                                             "quotations", "blockquotation"};
    char room[24];
    cg_slice own = {room, squeeze(name, room, sizeof room)};
    *level = 1;
    if (cg_slice_is(own, "title"))
        return CG_OFFICE_HEADING;
    if (cg_slice_starts(own, "heading") && own.len == 8 && own.ptr[7] >= '1' &&
        own.ptr[7] <= '9') {
        *level = (unsigned)(own.ptr[7] - '0');
        return CG_OFFICE_HEADING;
    }
    if (cg_slice_starts(own, "toc") && own.len == 4)
        return CG_OFFICE_INDEX;
    for (size_t i = 0; i < sizeof quotations / sizeof *quotations; i++)
        if (cg_slice_is(own, quotations[i]))
            return CG_OFFICE_QUOTATION;
    return CG_OFFICE_UNSAID;
}
