#include "base/glob.h"

/* Where to go on when what came behind a star did not fit: the star takes one byte
 * more of the path. */
typedef struct retry {
    size_t pattern, path;
    bool set;
} retry;

static cg_slice last_part(cg_slice path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    return cg_slice_sub(path, at, path.len);
}

static bool has_at(cg_slice text, size_t at, char c)
{
    return at < text.len && text.ptr[at] == c;
}

/* Steps over the stars at `p`; true for two of them. A slash behind two is theirs
 * where a part of the path begins. */
static bool step_over(cg_slice pattern, cg_slice path, size_t *p, size_t at)
{
    size_t stars = 0;
    while (has_at(pattern, *p + stars, '*'))
        stars++;
    *p += stars;
    if (stars > 1 && has_at(pattern, *p, '/') && (at == 0 || path.ptr[at - 1] == '/'))
        ++*p;
    return stars > 1;
}

/* Lets the last star that can take one byte more do so. */
static bool go_back(retry *one, retry *any, cg_slice path, size_t *p, size_t *at)
{
    if (one->set && one->path < path.len && path.ptr[one->path] != '/') {
        *p = one->pattern;
        *at = ++one->path;
        return true;
    }
    if (!any->set || any->path >= path.len)
        return false;
    one->set = false;
    *p = any->pattern;
    *at = ++any->path;
    return true;
}

static bool fits(cg_slice pattern, cg_slice path)
{
    retry one = {0}, any = {0};
    size_t p = 0, at = 0;
    while (p < pattern.len || at < path.len) {
        if (has_at(pattern, p, '*')) {
            bool all = step_over(pattern, path, &p, at);
            *(all ? &any : &one) = (retry){p, at, true};
            one.set = !all;
        } else if (p < pattern.len && at < path.len &&
                   (pattern.ptr[p] == path.ptr[at] ||
                    (pattern.ptr[p] == '?' && path.ptr[at] != '/'))) {
            p++;
            at++;
        } else if (!go_back(&one, &any, path, &p, &at)) {
            return false;
        }
    }
    return true;
}

bool cg_glob_fits(cg_slice pattern, cg_slice path)
{
    bool parts = pattern.len > 0 && memchr(pattern.ptr, '/', pattern.len);
    return fits(pattern, parts ? path : last_part(path));
}
