#include "report/escape.h"

#include "base/utf8.h"

/* What a colon at the start of a command is shown as. */
#define COLON "\\x3a"
#define COLON_MORE ((uint32_t)sizeof COLON - 2) /* bytes beyond the colon's own */

/* Where "::" opens the line, or its length. */
static size_t find_command(cg_slice line)
{
    size_t at = 0;
    unsigned len;
    while (at < line.len && cg_rune_is_space(cg_utf8_decode(line, at, &len)))
        at += len;
    cg_slice rest = cg_slice_sub(line, at, line.len);
    return cg_slice_starts(rest, "::") ? at : line.len;
}

cg_escape_line cg_escape_source(cg_escape_line line, cg_buf *scratch)
{
    size_t colon = find_command(line.text);
    cg_buf_reset(scratch);
    if (colon == line.text.len)
        return line;
    cg_buf_add_slice(scratch, cg_slice_sub(line.text, 0, colon));
    cg_buf_add_slice(scratch, CG_SLICE(COLON));
    cg_buf_add_slice(scratch, cg_slice_sub(line.text, colon + 1, line.text.len));
    if (line.caret > colon)
        line.caret += COLON_MORE;
    else if ((uint64_t)line.caret + line.caret_len > colon)
        line.caret_len += COLON_MORE;
    line.text = cg_buf_slice(scratch);
    return line;
}
