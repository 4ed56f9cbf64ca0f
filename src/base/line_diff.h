/* What changed between two texts, line by line, as a unified diff. */
#ifndef CG_BASE_LINE_DIFF_H
#define CG_BASE_LINE_DIFF_H

#include "base/buf.h"

/* Appends the difference with three lines around each change, and nothing when there is
 * none. What would steer a terminal is shown as an escape. Lines that stand once in each
 * text hold the two together, so that it takes n log n steps, and may show more than the
 * least change. */
void cg_line_diff(cg_slice before, cg_slice after, const char *path, cg_buf *out);

#endif
