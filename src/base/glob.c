#include "base/glob.h"

/* Where to go on when what came behind a star did not fit: the star takes more of
 * the path. */
typedef struct retry {
    size_t pattern, path;
    bool set;
} retry;

typedef struct match {
    cg_slice pattern, path;
    size_t p, at;
    size_t unclosed; /* from here on a `[` is itself: nothing closes it */
    retry star;  /* the last `*`: one byte more */
    retry parts; /* the last `**`: one part of the path more */
} match;

static bool has_at(cg_slice text, size_t at, char c)
{
    return at < text.len && text.ptr[at] == c;
}

/* --- one byte ------------------------------------------------------------------ */

/* Behind the bracket that closes the set; 0 when none does. One that comes first
 * is of the set. */
static size_t set_end(cg_slice pattern, size_t p)
{
    p++;
    if (has_at(pattern, p, '!') || has_at(pattern, p, '^'))
        p++;
    for (size_t first = p; p < pattern.len; p++) {
        if (pattern.ptr[p] == ']' && p > first)
            return p + 1;
        if (pattern.ptr[p] == '\\')
            p++;
    }
    return 0;
}

/* One byte of a set, which a backslash may stand before. */
static unsigned char take_byte(cg_slice pattern, size_t *p, size_t end)
{
    if (pattern.ptr[*p] == '\\' && *p + 1 < end)
        ++*p;
    return (unsigned char)pattern.ptr[(*p)++];
}

/* `end` is that of the set, its bracket included. */
static bool set_has(cg_slice pattern, size_t p, size_t end, unsigned char byte)
{
    bool found = false;
    p++;
    bool negated = has_at(pattern, p, '!') || has_at(pattern, p, '^');
    p += negated;
    while (p < end - 1) {
        unsigned char low = take_byte(pattern, &p, end - 1), high = low;
        if (p + 1 < end - 1 && pattern.ptr[p] == '-') {
            p++;
            high = take_byte(pattern, &p, end - 1);
        }
        found |= low <= byte && byte <= high;
    }
    return found != negated;
}

/* The same for the set at hand. What nothing closes is looked at once: where one set
 * has no end, none behind it has. */
static size_t find_end(match *m)
{
    size_t end = m->p < m->unclosed ? set_end(m->pattern, m->p) : 0;
    if (!end && m->p < m->unclosed)
        m->unclosed = m->p;
    return end;
}

/* Takes one byte of both; false, and nothing taken, when they don't fit. */
static bool take_one(match *m)
{
    if (m->p >= m->pattern.len || m->at >= m->path.len)
        return false;
    char wanted = m->pattern.ptr[m->p], byte = m->path.ptr[m->at];
    size_t next = m->p + 1, end = wanted == '[' ? find_end(m) : 0;
    bool fits;
    if (wanted == '?') {
        fits = byte != '/';
    } else if (end) {
        next = end;
        fits = byte != '/' && set_has(m->pattern, m->p, next, (unsigned char)byte);
    } else if (wanted == '\\' && next < m->pattern.len) {
        fits = m->pattern.ptr[next++] == byte;
    } else {
        fits = wanted == byte;
    }
    if (fits) {
        m->p = next;
        m->at++;
    }
    return fits;
}

/* --- stars ------------------------------------------------------------------------ */

/* Steps over the stars at hand and keeps where they may take more. */
static void take_stars(match *m)
{
    size_t from = m->p;
    while (has_at(m->pattern, m->p, '*'))
        m->p++;
    bool first = from == 0 || m->pattern.ptr[from - 1] == '/';
    bool last = m->p == m->pattern.len, slash = has_at(m->pattern, m->p, '/');
    if (m->p - from == 2 && first && (last || slash)) {
        m->p += slash;
        m->parts = (retry){m->p, m->at, true};
        m->star.set = false;
    } else {
        m->star = (retry){m->p, m->at, true};
    }
}

/* Lets the last star that can take more do so. */
static bool go_back(match *m)
{
    retry *star = &m->star, *parts = &m->parts;
    if (star->set && star->path < m->path.len && m->path.ptr[star->path] != '/') {
        m->p = star->pattern;
        m->at = ++star->path;
        return true;
    }
    if (!parts->set || parts->path >= m->path.len)
        return false;
    bool all = parts->pattern == m->pattern.len;
    const char *from = m->path.ptr + parts->path;
    const char *slash = all ? NULL : memchr(from, '/', m->path.len - parts->path);
    if (!all && !slash)
        return false;
    star->set = false;
    m->p = parts->pattern;
    m->at = parts->path = all ? m->path.len : (size_t)(slash + 1 - m->path.ptr);
    return true;
}

bool cg_glob_matches(cg_slice pattern, cg_slice path)
{
    match m = {.pattern = pattern, .path = path, .unclosed = pattern.len};
    while (m.p < pattern.len || m.at < path.len) {
        if (has_at(pattern, m.p, '*'))
            take_stars(&m);
        else if (!take_one(&m) && !go_back(&m))
            return false;
    }
    return true;
}

cg_slice cg_glob_last_part(cg_slice path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    return cg_slice_sub(path, at, path.len);
}

bool cg_glob_fits(cg_slice pattern, cg_slice path)
{
    bool parts = pattern.len > 0 && memchr(pattern.ptr, '/', pattern.len);
    if (has_at(pattern, 0, '/') && !has_at(path, 0, '/'))
        pattern = cg_slice_sub(pattern, 1, pattern.len);
    return cg_glob_matches(pattern, parts ? path : cg_glob_last_part(path));
}
