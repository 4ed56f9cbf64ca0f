/* Text of documents made harmless for terminals and CI logs: what would move
 * the cursor, reorder text or command a CI runner is shown as an escape. */
#ifndef CG_BASE_VISIBLE_H
#define CG_BASE_VISIBLE_H

#include "base/buf.h"

typedef enum cg_visible_kind {
    CG_VISIBLE_INLINE, /* part of a line: tabs are escaped as well */
    CG_VISIBLE_SOURCE, /* a source line: tabs stay */
    CG_VISIBLE_START,  /* may start a line: "::" is broken up as well */
} cg_visible_kind;

/* Appends `text` with \x1b, \u202e, \U000e0001 for what is not shown raw, and
 * \xff for a byte that is not UTF-8. Never appends a line break. */
void cg_visible_add(cg_buf *out, cg_slice text, cg_visible_kind kind);

/* Appends the line of blanks and carets that marks `len` bytes from `start`
 * (at least one caret) below `text` as CG_VISIBLE_SOURCE shows it. */
void cg_visible_add_carets(cg_buf *out, cg_slice text, uint32_t start, uint32_t len);

/* Whether "##[" or "##vso[", which CI runners obey, stands at `at`. */
bool cg_visible_is_command(cg_slice text, size_t at);

#endif
