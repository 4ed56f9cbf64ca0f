/* Telling a heading of plain text, which no mark tells, from a paragraph. */
#ifndef CG_TEXT_TITLE_H
#define CG_TEXT_TITLE_H

#include "base/slice.h"

/* True when a line that stands alone reads like a heading: short, not ended
 * like a sentence, no greeting, list item, byline or address. `first`: it
 * opens the document, which asks less of it. */
bool cg_title_is_likely(cg_slice line, bool first);
/* The heading without the marks of emphasis around it. */
cg_slice cg_title_of(cg_slice heading);

#endif
