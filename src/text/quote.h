/* Quotations: pairing the quotation marks of a whole block. */
#ifndef CG_TEXT_QUOTE_H
#define CG_TEXT_QUOTE_H

#include "text/token.h"

typedef struct cg_quotation {
    uint32_t open, close; /* token indices of the marks; `close` is the number
                             of tokens when the block ends first, of what ends
                             it when it is unclosed */
    uint32_t depth;       /* 0 for an outer quotation */
    bool unclosed;
} cg_quotation;

typedef CG_VEC(cg_quotation) cg_quotations;

/* Appends the quotations of a block's tokens in order of their opening mark.
 * An unpaired mark never reaches further than the block; a lone closing mark
 * is ignored, an opening one with another opening one of its kind behind it in
 * the same block ends at the next paragraph end or mark, one between two words
 * of a sentence with its sentence. Nesting beyond 8 is not recorded. Linear
 * time. False: out of memory. */
bool cg_quotations_pair(const cg_token *tokens, uint32_t count,
                        cg_quotations *quotations);

#endif
