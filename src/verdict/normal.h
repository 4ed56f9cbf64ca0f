/* Text reduced to what makes two quotations the same: folded words, one space
 * between them, no punctuation. */
#ifndef CG_VERDICT_NORMAL_H
#define CG_VERDICT_NORMAL_H

#include "base/buf.h"

/* Appends the words of `text`; returns how many. Linear. */
size_t cg_normal_add(cg_buf *out, cg_slice text);

/* Steps through the words of `text`, as they stand, from `*at` on; false at the end. */
bool cg_normal_next(cg_slice text, size_t *at, cg_slice *word);

/* The stretch of `sentence` between double quotation marks (guillemets too)
 * that holds the byte `at`; a mark without its partner reaches to the start or
 * the end. Empty when `at` is not inside of any. Linear. */
cg_slice cg_normal_quotation(cg_slice sentence, size_t at);

#endif
