#include "text/value_version.h"

#define MAX_PARTS 4
#define BASE 8192 /* four parts fit the 53 bits of a double */

/* The parts at the start of `text`: how many; 0 when there are too many. `*end` is
 * where they end. */
static int read_parts(cg_slice text, uint32_t *parts, size_t *end)
{
    int count = 0;
    size_t at = 0;
    for (;;) {
        if (count == MAX_PARTS)
            return 0;
        uint32_t value = 0;
        for (; at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9'; at++)
            if (value < BASE)
                value = value * 10 + (uint32_t)(text.ptr[at] - '0');
        parts[count++] = value < BASE ? value : BASE - 1;
        *end = at;
        if (at + 1 >= text.len || text.ptr[at] != '.' || text.ptr[at + 1] < '0' ||
            text.ptr[at + 1] > '9')
            return count;
        at++;
    }
}

static double encode(const uint32_t *parts, int count, uint32_t rest)
{
    double value = 0;
    for (int i = 0; i < MAX_PARTS; i++)
        value = value * BASE + (i < count ? parts[i] : rest);
    return value;
}

bool cg_version_read(const cg_value_reader *r, uint32_t i, cg_version_value *version)
{
    uint32_t at = i, parts[MAX_PARTS];
    bool named = cg_reader_skip(r, &at, CG_ROLE_VERSION);
    const cg_atom *first = cg_reader_at(r, at);
    if (first->kind != CG_ATOM_NUMBER || first->digits == 0 ||
        (named && at == i + 1 && cg_reader_text(r, i).len == 1 && !first->joined))
        return false;
    size_t start = first->span.start, len;
    int count = read_parts(cg_slice_sub(r->text, start, r->text.len), parts, &len);
    bool dotted = cg_reader_is_mark(r, at - 1, '.') && first->joined;
    if (count == 0 || (!named && (count != 3 || dotted || !first->plain)))
        return false;
    while (cg_reader_at(r, at)->kind != CG_ATOM_END &&
           cg_reader_at(r, at)->span.end <= start + len)
        at++;
    if (!named && cg_reader_is_joined(r, at) &&
        cg_reader_at(r, at)->kind == CG_ATOM_WORD)
        return false;
    version->end = at;
    version->low = encode(parts, count, 0);
    version->high = encode(parts, count, BASE - 1);
    return at > i;
}

bool cg_value_of_version(cg_slice text, cg_value *value)
{
    uint32_t parts[MAX_PARTS];
    size_t end = 0;
    bool digit = text.len && text.ptr[0] >= '0' && text.ptr[0] <= '9';
    int count = digit ? read_parts(text, parts, &end) : 0;
    if (count == 0 || end != text.len)
        return false;
    *value = (cg_value){.type = CG_VALUE_VERSION, .low = encode(parts, count, 0)};
    value->amount = value->low;
    value->high = encode(parts, count, BASE - 1);
    return true;
}
