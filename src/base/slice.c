#include "base/slice.h"

int cg_slice_compare(cg_slice a, cg_slice b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool cg_slice_starts(cg_slice s, const char *prefix)
{
    size_t len = strlen(prefix);
    return s.len >= len && (len == 0 || memcmp(s.ptr, prefix, len) == 0);
}

bool cg_slice_ends(cg_slice s, const char *suffix)
{
    size_t len = strlen(suffix);
    return s.len >= len &&
           (len == 0 || memcmp(s.ptr + (s.len - len), suffix, len) == 0);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

cg_slice cg_slice_trim(cg_slice s)
{
    size_t start = 0, end = s.len;
    while (start < end && is_space(s.ptr[start]))
        start++;
    while (end > start && is_space(s.ptr[end - 1]))
        end--;
    return start == end ? (cg_slice){s.ptr, 0} : cg_slice_sub(s, start, end);
}
