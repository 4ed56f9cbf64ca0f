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

/* The line that starts at `at`, which is at most the text's length. */
static inline cg_line cg_line_read(cg_slice text, size_t at)
{
    size_t i = at;
    while (i < text.len && text.ptr[i] != '\n' && text.ptr[i] != '\r' &&
           text.ptr[i] != '\f')
        i++;
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
