/* Lines of a text. LF, CRLF and CR end one; so does a form feed, which also
 * parts blocks. Values; they own nothing. */
#ifndef CG_TEXT_LINES_H
#define CG_TEXT_LINES_H

#include "base/slice.h"

typedef struct cg_line {
    size_t start, end; /* without what ends it */
    size_t next;       /* where the next one starts */
    bool feed;         /* a form feed ends it */
} cg_line;

/* The first of eight bytes each from `at` on of which one is below 0x0E, as all
 * that end lines are and hardly any others; or where fewer are left. */
static inline size_t cg_line_skip(cg_slice text, size_t at)
{
    const uint64_t each = UINT64_C(0x0101010101010101);
    for (; text.len - at >= sizeof each; at += sizeof each) {
        uint64_t eight;
        memcpy(&eight, text.ptr + at, sizeof eight);
        if ((eight - each * 0x0E) & ~eight & each * 0x80)
            break;
    }
    return at;
}

static inline bool cg_line_ends_with(char byte)
{
    return byte == '\n' || byte == '\r' || byte == '\f';
}

/* The line that starts at `at`, which is at most the text's length. */
static inline cg_line cg_line_read(cg_slice text, size_t at)
{
    size_t i = at;
    while ((i = cg_line_skip(text, i)) < text.len) {
        size_t stop = text.len - i < 8 ? text.len : i + 8;
        while (i < stop && !cg_line_ends_with(text.ptr[i]))
            i++;
        if (i < stop)
            break;
    }
    cg_line line = {at, i, i, false};
    if (i < text.len) {
        line.feed = text.ptr[i] == '\f';
        line.next = i + 1;
        if (text.ptr[i] == '\r' && line.next < text.len && text.ptr[line.next] == '\n')
            line.next++;
    }
    return line;
}

static inline cg_slice cg_line_text(cg_slice text, cg_line line)
{
    return cg_slice_sub(text, line.start, line.end);
}

#endif
