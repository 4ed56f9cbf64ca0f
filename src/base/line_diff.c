#include "base/line_diff.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/visible.h"

#include <stdlib.h>

enum { AROUND = 3, NOWHERE = -1 };

typedef struct lines {
    cg_slice *items; /* with their line ends */
    int64_t len;
} lines;

typedef struct occurrence {
    uint64_t hash;
    int64_t line;
    int side;
} occurrence;

typedef struct diff {
    cg_arena arena;
    lines before, after;
    int64_t
        *match;  /* for each line before: the one after that is the same, or NOWHERE */
    bool *taken; /* for each line after: whether it is one of these */
} diff;

static bool split(cg_arena *arena, cg_slice text, lines *out)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '\n' || i + 1 == text.len;
    out->items = CG_ARENA_ARRAY(arena, cg_slice, count + 1);
    if (!out->items)
        return false;
    size_t start = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\n' && i + 1 < text.len)
            continue;
        out->items[out->len++] = cg_slice_sub(text, start, i + 1);
        start = i + 1;
    }
    return true;
}

static int compare_occurrences(const void *left, const void *right)
{
    const occurrence *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    if (a->side != b->side)
        return a->side - b->side;
    return a->line < b->line ? -1 : a->line > b->line;
}

static void match_lines(diff *d, int64_t a, int64_t b)
{
    d->match[a] = b;
    d->taken[b] = true;
}

/* Matches the lines that stand once on each side, in whatever order. */
static bool match_unique(diff *d)
{
    size_t all = (size_t)(d->before.len + d->after.len);
    occurrence *found = CG_ARENA_ARRAY(&d->arena, occurrence, all + 1);
    if (!found)
        return false;
    for (int64_t i = 0; i < d->before.len; i++)
        found[i] = (occurrence){cg_hash64(d->before.items[i]), i, 0};
    for (int64_t i = 0; i < d->after.len; i++)
        found[d->before.len + i] = (occurrence){cg_hash64(d->after.items[i]), i, 1};
    qsort(found, all, sizeof *found, compare_occurrences);
    for (size_t i = 0, end; i < all; i = end) {
        for (end = i + 1; end < all && found[end].hash == found[i].hash;)
            end++;
        if (end - i == 2 && found[i].side != found[i + 1].side &&
            cg_slice_equal(d->before.items[found[i].line],
                           d->after.items[found[i + 1].line]))
            d->match[found[i].line] = found[i + 1].line;
    }
    return true;
}

/* Of these the longest row that rises on both sides is kept: patience sorting, where
 * `tops` has the line that ends the best row of each length, and `back` the one before. */
static bool keep_rising(diff *d)
{
    size_t room = (size_t)d->before.len + 1;
    int64_t *tops = CG_ARENA_ARRAY(&d->arena, int64_t, room);
    int64_t *back = CG_ARENA_ARRAY(&d->arena, int64_t, room);
    if (!tops || !back)
        return false;
    size_t len = 0;
    for (int64_t i = 0; i < d->before.len; i++) {
        if (d->match[i] == NOWHERE)
            continue;
        size_t low = 0, high = len;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (d->match[tops[middle]] < d->match[i])
                low = middle + 1;
            else
                high = middle;
        }
        back[i] = low ? tops[low - 1] : NOWHERE;
        tops[low] = i;
        len += low == len;
    }
    int64_t kept = len ? tops[len - 1] : NOWHERE;
    for (int64_t i = d->before.len - 1; i >= 0; i--) {
        if (i != kept) {
            d->match[i] = NOWHERE;
            continue;
        }
        kept = back[i];
        d->taken[d->match[i]] = true;
    }
    return true;
}

/* Matches equal lines that follow each other from (a, b) on, by `step`. */
static void extend(diff *d, int64_t a, int64_t b, int step)
{
    while (a >= 0 && b >= 0 && a < d->before.len && b < d->after.len &&
           d->match[a] == NOWHERE && !d->taken[b] &&
           cg_slice_equal(d->before.items[a], d->after.items[b])) {
        match_lines(d, a, b);
        a += step;
        b += step;
    }
}

static bool match_all(diff *d)
{
    d->match = CG_ARENA_ARRAY(&d->arena, int64_t, (size_t)d->before.len + 1);
    d->taken = CG_ARENA_ARRAY(&d->arena, bool, (size_t)d->after.len + 1);
    if (!d->match || !d->taken)
        return false;
    for (int64_t i = 0; i < d->before.len; i++)
        d->match[i] = NOWHERE;
    if (!match_unique(d) || !keep_rising(d))
        return false;
    extend(d, 0, 0, 1);
    for (int64_t i = 0; i < d->before.len; i++)
        if (d->match[i] != NOWHERE)
            extend(d, i + 1, d->match[i] + 1, 1);
    extend(d, d->before.len - 1, d->after.len - 1, -1);
    for (int64_t i = d->before.len - 1; i >= 0; i--)
        if (d->match[i] != NOWHERE)
            extend(d, i - 1, d->match[i] - 1, -1);
    return true;
}

/* --- printing ------------------------------------------------------------------- */

static void add_line(cg_buf *out, char mark, cg_slice line)
{
    bool ended = line.len && line.ptr[line.len - 1] == '\n';
    cg_buf_add_char(out, mark);
    cg_visible_add(out, cg_slice_sub(line, 0, line.len - ended), CG_VISIBLE_SOURCE);
    cg_buf_add_char(out, '\n');
    if (!ended)
        cg_buf_printf(out, "\\ No newline at end of file\n");
}

static void add_range(cg_buf *out, char mark, int64_t start, int64_t len)
{
    cg_buf_printf(out, " %c%lld,%lld", mark, (long long)(len ? start + 1 : start),
                  (long long)len);
}

/* Steps over what changed at (a, b), if anything did. */
static void pass_change(const diff *d, int64_t *a, int64_t *b)
{
    while (*a < d->before.len && d->match[*a] == NOWHERE)
        ++*a;
    *b = *a < d->before.len ? d->match[*a] : d->after.len;
}

/* From a change at (a, b) to the end of its hunk: a few lines behind the last change that
 * has no more than twice as many between it and the one before. */
static void find_end(const diff *d, int64_t *a, int64_t *b)
{
    for (;;) {
        int64_t same = 0;
        pass_change(d, a, b);
        while (same <= (int64_t)2 * AROUND && *a + same < d->before.len &&
               d->match[*a + same] == *b + same)
            same++;
        bool ends = *a + same == d->before.len && *b + same == d->after.len;
        ends |= same > (int64_t)2 * AROUND;
        if (ends && same > AROUND)
            same = AROUND;
        *a += same;
        *b += same;
        if (ends)
            return;
    }
}

static void add_hunk(const diff *d, int64_t a, int64_t b, int64_t a_end, int64_t b_end,
                     cg_buf *out)
{
    cg_buf_printf(out, "@@");
    add_range(out, '-', a, a_end - a);
    add_range(out, '+', b, b_end - b);
    cg_buf_printf(out, " @@\n");
    while (a < a_end || b < b_end) {
        if (a < a_end && d->match[a] == NOWHERE) {
            add_line(out, '-', d->before.items[a++]);
        } else if (b < b_end && !d->taken[b]) {
            add_line(out, '+', d->after.items[b++]);
        } else {
            add_line(out, ' ', d->before.items[a++]);
            b++;
        }
    }
}

static void add_hunks(const diff *d, const char *path, cg_buf *out)
{
    int64_t a = 0, b = 0, from = 0; /* from: what was shown already */
    bool named = false;
    while (a < d->before.len || b < d->after.len) {
        if (a < d->before.len && d->match[a] == b) {
            a++;
            b++;
            continue;
        }
        if (!named)
            cg_buf_printf(out, "--- %s\n+++ %s\n", path, path);
        named = true;
        int64_t led = a - from < AROUND ? a - from : AROUND;
        int64_t start_a = a - led, start_b = b - led;
        find_end(d, &a, &b);
        add_hunk(d, start_a, start_b, a, b, out);
        from = a;
    }
}

void cg_line_diff(cg_slice before, cg_slice after, const char *path, cg_buf *out)
{
    diff d = {.match = NULL};
    cg_arena_init(&d.arena, CG_MAX_LINE_DIFF);
    if (split(&d.arena, before, &d.before) && split(&d.arena, after, &d.after) &&
        match_all(&d))
        add_hunks(&d, path, out);
    else
        out->failed = true;
    cg_arena_release(&d.arena);
}
