#include "report/escape.h"

#include "base/utf8.h"
#include "base/visible.h"

/* What a colon at the start of a command is shown as. */
#define COLON "\\x3a"
#define COLON_MORE ((unsigned)sizeof COLON - 2) /* columns beyond the colon's */

/* Where "::" opens the line, or line.len. */
static size_t find_command(cg_slice line)
{
    size_t at = 0;
    unsigned len;
    while (at < line.len && cg_rune_is_space(cg_utf8_decode(line, at, &len)))
        at += len;
    cg_slice rest = cg_slice_sub(line, at, line.len);
    return cg_slice_starts(rest, "::") ? at : line.len;
}

void cg_escape_add_source(cg_buf *out, cg_slice line)
{
    size_t colon = find_command(line);
    cg_visible_add(out, cg_slice_sub(line, 0, colon), CG_VISIBLE_SOURCE);
    if (colon == line.len)
        return;
    cg_buf_add_slice(out, CG_SLICE(COLON));
    cg_visible_add(out, cg_slice_sub(line, colon + 1, line.len), CG_VISIBLE_SOURCE);
}

static void add_times(cg_buf *out, char c, unsigned times)
{
    while (times-- > 0)
        cg_buf_add_char(out, c);
}

void cg_escape_add_carets(cg_buf *out, cg_slice line, uint32_t start, uint32_t len)
{
    size_t colon = find_command(line);
    bool behind = start > colon;
    bool within = !behind && start + (uint64_t)len > colon && colon < line.len;
    if (behind)
        add_times(out, ' ', COLON_MORE);
    cg_visible_add_carets(out, line, start, len);
    if (within)
        add_times(out, '~', COLON_MORE);
}
