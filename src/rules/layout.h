/* The one layout of packs: keys in the order of the manual, an object or a list on one
 * line where it fits, two blanks for each level. */
#ifndef CG_RULES_LAYOUT_H
#define CG_RULES_LAYOUT_H

#include "base/json.h"

/* Appends the pack, with a line end behind it. Nothing is left out, whatever the tree
 * has; numbers are written as in `source`, which is the text that was parsed. Laying out
 * what was laid out changes nothing. */
void cg_layout_add(const cg_json *pack, cg_slice source, cg_buf *out);

#endif
