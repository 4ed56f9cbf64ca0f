/* Source lines made harmless where they stand alone in a line of output. Most
 * of the defusing is base/visible.h's: control characters, bidi controls and
 * "##[" anywhere. A runner of CI services also obeys "::command" at the start
 * of a line, whatever white space stands before it. */
#ifndef CG_REPORT_ESCAPE_H
#define CG_REPORT_ESCAPE_H

#include "base/buf.h"

/* A source line, and the bytes of it that a caret marks. */
typedef struct cg_escape_line {
    cg_slice text;
    uint32_t caret, caret_len;
} cg_escape_line;

/* The line as it is, or with its first colon escaped, in `scratch`, which is
 * reset. It is still to be shown as CG_VISIBLE_SOURCE. */
cg_escape_line cg_escape_source(cg_escape_line line, cg_buf *scratch);

#endif
