#include "sheet/link.h"

#include "report/escape.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif
#define WHOLE 60 /* bytes of a sentence that an address holds whole */
#define ENDS 5   /* words at both ends of a longer one */

/* --- the way back -------------------------------------------------------------------- */

static bool add_steps(cg_buf *out, cg_slice path)
{
    unsigned steps = 0;
    for (size_t at = 0, end; at < path.len; at = end + 1) {
        for (end = at; end < path.len && path.ptr[end] != '/'; end++)
            continue;
        cg_slice part = cg_slice_sub(path, at, end);
        if (cg_slice_is(part, ".."))
            return false;
        steps += part.len > 0 && !cg_slice_is(part, ".");
    }
    for (; steps > 0; steps--)
        cg_buf_add_slice(out, CG_SLICE("../"));
    return true;
}

bool cg_link_add_way_back(cg_buf *out, const char *folder)
{
    char here[PATH_MAX];
    cg_slice path = cg_slice_of(folder);
    if (folder[0] != '/')
        return add_steps(out, path);
    if (!getcwd(here, sizeof here) || !cg_slice_starts(path, here))
        return false;
    path = cg_slice_sub(path, strlen(here), path.len);
    return (path.len == 0 || *path.ptr == '/') && add_steps(out, path);
}

/* --- the web ------------------------------------------------------------------------- */

/* Where a word begins at or behind `at`; where one ends at or before it. */
static size_t next_word(cg_slice text, size_t at)
{
    while (at < text.len && text.ptr[at] != ' ' && text.ptr[at] != '\n')
        at++;
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\n'))
        at++;
    return at;
}

static size_t last_words(cg_slice text, unsigned words)
{
    size_t at = text.len;
    for (; words > 0 && at > 0; words--) {
        while (at > 0 && (text.ptr[at - 1] == ' ' || text.ptr[at - 1] == '\n'))
            at--;
        while (at > 0 && text.ptr[at - 1] != ' ' && text.ptr[at - 1] != '\n')
            at--;
    }
    return at;
}

/* Long sentences go by their first and last words. */
static void add_words(cg_buf *out, cg_slice quote)
{
    size_t first = 0, last = last_words(quote, ENDS);
    for (unsigned i = 0; i < ENDS; i++)
        first = next_word(quote, first);
    if (quote.len <= WHOLE || first >= last) {
        cg_escape_add_fragment(out, quote);
        return;
    }
    cg_escape_add_fragment(out, cg_slice_trim(cg_slice_sub(quote, 0, first)));
    cg_buf_add_char(out, ',');
    cg_escape_add_fragment(out, cg_slice_trim(cg_slice_sub(quote, last, quote.len)));
}

bool cg_link_add_web(cg_buf *out, const cg_document_info *document, const cg_statement *s)
{
    if (!document || !cg_escape_add_url(out, document->url))
        return false;
    if (!s || s->quote.len == 0)
        return true;
    bool has_fragment = memchr(document->url.ptr, '#', document->url.len) != NULL;
    cg_buf_add_slice(out, has_fragment ? CG_SLICE(":~:text=") : CG_SLICE("#:~:text="));
    add_words(out, s->quote);
    return true;
}

bool cg_link_add_file(cg_buf *out, const char *way_back, const cg_statement *s)
{
    bool absolute = s->path.len && *s->path.ptr == '/';
    if (!way_back || absolute || s->space == CG_SPACE_MEMBER || s->path.len == 0)
        return false;
    cg_buf_add_slice(out, cg_slice_of(way_back));
    cg_escape_add_uri(out, s->path);
    if (s->page)
        cg_buf_printf(out, "#page=%u", (unsigned)s->page);
    return true;
}
