/* The part of diag/diag.h that knows about lines. */
#include "base/limits.h"
#include "base/utf8.h"
#include "diag/diag.h"

cg_place cg_place_of(cg_slice text, uint32_t offset)
{
    uint32_t line = 1;
    size_t at = offset < text.len ? offset : text.len;
    size_t start = 0;
    const char *found;
    while (start < at && (found = memchr(text.ptr + start, '\n', at - start))) {
        start = (size_t)(found - text.ptr) + 1;
        line++;
    }
    found = at < text.len ? memchr(text.ptr + at, '\n', text.len - at) : NULL;
    size_t end = found ? (size_t)(found - text.ptr) : text.len;
    if (end > start && text.ptr[end - 1] == '\r')
        end--;
    return (cg_place){
        .line = line,
        .column = (uint32_t)(at - start) + 1,
        .text = {(uint32_t)start, (uint32_t)end},
    };
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* The span stands in the middle of the window when the line allows it. A long
 * span leaves a third of the window for what comes before. */
static cg_span window_of(cg_span line, cg_span span)
{
    uint32_t width = line.end - line.start;
    if (width <= CG_MAX_EXCERPT)
        return line;
    uint32_t shown = least(span.end - span.start, CG_MAX_EXCERPT / 3);
    uint32_t before = least((CG_MAX_EXCERPT - shown) / 2, span.start - line.start);
    uint32_t start = least(span.start - before, line.end - CG_MAX_EXCERPT);
    return (cg_span){start, start + CG_MAX_EXCERPT};
}

cg_excerpt cg_excerpt_of(cg_slice text, cg_span line, cg_span span)
{
    line.end = least(line.end, (uint32_t)text.len);
    line.start = least(line.start, line.end);
    if (span.start < line.start)
        span.start = line.start;
    span.start = least(span.start, line.end);
    span.end = span.end < span.start ? span.start : least(span.end, line.end);
    cg_span window = window_of(line, span);
    for (int i = 0; i < 3 && cg_utf8_floor(text, window.start) < window.start; i++)
        window.start++;
    if (window.end < line.end)
        window.end = (uint32_t)cg_utf8_floor(text, window.end);
    return (cg_excerpt){
        .window = window,
        .caret = span.start - window.start,
        .caret_len = least(span.end, window.end) - span.start,
    };
}
