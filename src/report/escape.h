/* Source lines made harmless where they stand alone in a line of output. The
 * rest of the defusing is base/visible.h's: control characters, bidi controls
 * and "##[" anywhere. A runner of CI services also obeys "::command" at the
 * start of a line, whatever white space stands before it. */
#ifndef CG_REPORT_ESCAPE_H
#define CG_REPORT_ESCAPE_H

#include "base/buf.h"

/* Appends a source line, tabs kept. */
void cg_escape_add_source(cg_buf *out, cg_slice line);

/* Appends the line of carets below what cg_escape_add_source made of it. */
void cg_escape_add_carets(cg_buf *out, cg_slice line, uint32_t start, uint32_t len);

#endif
