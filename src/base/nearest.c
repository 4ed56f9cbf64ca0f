#include "base/nearest.h"

#define MAX_NAME 64

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* One row of the table: the distances from a[..i] to every start of `b`. The
 * two rows before are those of a[..i-1] and a[..i-2]. Returns the least. */
static unsigned fill_row(cg_slice a, cg_slice b, size_t i, const unsigned *before,
                         const unsigned *last, unsigned *row)
{
    unsigned best = row[0] = (unsigned)i;
    for (size_t j = 1; j <= b.len; j++) {
        bool same = a.ptr[i - 1] == b.ptr[j - 1];
        unsigned d = least(last[j], row[j - 1]) + 1;
        d = least(d, last[j - 1] + !same);
        if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] &&
            a.ptr[i - 2] == b.ptr[j - 1])
            d = least(d, before[j - 2] + 1);
        row[j] = d;
        best = least(best, d);
    }
    return best;
}

unsigned cg_nearest_distance(cg_slice a, cg_slice b, unsigned limit)
{
    size_t apart = a.len > b.len ? a.len - b.len : b.len - a.len;
    if (a.len > MAX_NAME || b.len > MAX_NAME || apart > limit)
        return limit + 1;
    unsigned rows[3][MAX_NAME + 1];
    for (size_t j = 0; j <= b.len; j++)
        rows[0][j] = (unsigned)j;
    unsigned last_best = 0;
    for (size_t i = 1; i <= a.len; i++) {
        unsigned best =
            fill_row(a, b, i, rows[(i + 1) % 3], rows[(i + 2) % 3], rows[i % 3]);
        /* A swap reaches two rows back, so both must be too far. */
        if (best > limit && last_best > limit)
            return limit + 1;
        last_best = best;
    }
    return least(rows[a.len % 3][b.len], limit + 1);
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_other_case(cg_slice a, cg_slice b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (small(a.ptr[i]) != small(b.ptr[i]))
            return false;
    return true;
}

void cg_nearest_offer(cg_nearest *nearest, cg_slice wanted, cg_slice candidate)
{
    if (wanted.len > MAX_NAME)
        return;
    unsigned limit = wanted.len < 6 ? 1 : (unsigned)wanted.len / 3;
    if (nearest->best.ptr)
        limit = least(limit, nearest->distance);
    unsigned distance =
        is_other_case(wanted, candidate) ? 0 : cg_nearest_distance(wanted, candidate, limit);
    /* Names that share no byte are not near, however short they are. */
    if (distance > limit ||
        (distance > 0 &&
         distance >= (wanted.len > candidate.len ? wanted.len : candidate.len)))
        return;
    nearest->tied = nearest->best.ptr && distance == nearest->distance;
    if (nearest->tied)
        return;
    nearest->best = candidate;
    nearest->distance = distance;
}
