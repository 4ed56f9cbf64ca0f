/* Sentence boundaries inside a block. */
#ifndef CG_TEXT_SENTENCE_H
#define CG_TEXT_SENTENCE_H

#include "base/slice.h"
#include "base/vec.h"
#include "lang/abbrevs.h"

typedef CG_VEC(cg_span) cg_spans;

/* Appends the sentences of text[block], in order, without the white space
 * around them; together they hold every visible byte. Rules, not a model:
 * abbreviations, initials, numbers, ellipses, quotations and parentheses that
 * close behind the stop, list markers. False: out of memory. Linear time. */
bool cg_sentences_split(cg_slice text, cg_span block, const cg_abbrevs *abbrevs,
                        cg_spans *sentences);

/* The same; `caps` says how many sentences were ended for their length alone. */
bool cg_sentences_split_capped(cg_slice text, cg_span block, const cg_abbrevs *abbrevs,
                               cg_spans *sentences, uint32_t *caps);

#endif
