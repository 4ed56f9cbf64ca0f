#include "text/lists.h"

#include "base/limits.h"
#include "text/marker.h"

/* What a block is to a list. */
typedef struct item {
    cg_marker marker;
    bool is_item;
    bool leads; /* it ends in a colon or a dash */
    bool open;  /* it is no sentence of its own: "(a) copy it; or" */
} item;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "3.1 Already known": counts as the last of its numbers. */
static cg_marker read_decimal(cg_slice text)
{
    cg_marker marker = {.style = CG_MARKER_NONE};
    size_t i = 0, parts = 0;
    uint16_t number = 0;
    while (i < text.len && is_digit(text.ptr[i])) {
        size_t start = i;
        for (number = 0; i < text.len && is_digit(text.ptr[i]) && i - start < 3; i++)
            number = (uint16_t)(number * 10 + (text.ptr[i] - '0'));
        parts++;
        if (i >= text.len || text.ptr[i] != '.')
            break;
        i++;
    }
    if (parts < 2 || i >= text.len || (text.ptr[i] != ' ' && text.ptr[i] != '\t'))
        return marker;
    return (cg_marker){.style = CG_MARKER_DOT, .number = number, .end = i};
}

static bool ends_in(cg_slice text, const char *const *ends)
{
    for (; *ends; ends++)
        if (cg_slice_ends(text, *ends))
            return true;
    return false;
}

/* The words behind the marker begin with a small letter. */
static bool begins_small(cg_slice text, size_t at)
{
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    return at < text.len && text.ptr[at] >= 'a' && text.ptr[at] <= 'z';
}

static item read_item(const cg_document *d, uint32_t block)
{
    static const char *const leads[] = {":", ": -", "\xE2\x80\x93", "\xE2\x80\x94", " -", NULL};
    static const char *const opens[] = {";", ",", "; and", "; or", ", and", ", or", NULL};
    const cg_block *b = &d->blocks.items[block];
    cg_slice text = cg_slice_sub(d->text, b->span.start, b->span.end);
    item out = {.marker = cg_marker_read(text, 0, text.len)};
    if (out.marker.style == CG_MARKER_NONE)
        out.marker = read_decimal(text);
    bool marked = out.marker.style != CG_MARKER_NONE;
    out.is_item = marked || b->kind == CG_BLOCK_LIST_ITEM;
    out.leads = ends_in(text, leads);
    out.open = ends_in(text, opens) || begins_small(text, marked ? out.marker.end : 0);
    return out;
}

static bool is_bare(const item *it)
{
    return it->marker.style == CG_MARKER_NONE;
}

static bool is_first(const item *it)
{
    return is_bare(it) || cg_marker_is_first(&it->marker);
}

/* `next` is the item behind `it`, of the same list. */
static bool goes_on(const item *it, const item *next)
{
    if (is_bare(it) || is_bare(next))
        return is_bare(it) && is_bare(next) && it->is_item && !it->leads;
    return cg_marker_follows(&it->marker, &next->marker);
}

uint32_t cg_list_lead(const cg_document *d, uint32_t block)
{
    item at = read_item(d, block);
    bool open = at.open;
    uint32_t stop = block > CG_MAX_LIST_BLOCKS ? block - CG_MAX_LIST_BLOCKS : 0;
    for (uint32_t i = block; at.is_item && i > stop; i--) {
        if (d->blocks.items[i - 1].kind == CG_BLOCK_HEADING)
            break;
        item before = read_item(d, i - 1);
        if (before.is_item && goes_on(&before, &at)) {
            open |= before.open;
            at = before;
        } else if (before.leads && is_first(&at)) {
            return open ? i - 1 : CG_NO_BLOCK;
        } else if (!before.is_item) {
            break; /* else it is an item of a list within the list */
        }
    }
    return CG_NO_BLOCK;
}
