/* Independence: what goes back to one text, or to one word of one speaker, counts once. */
#ifndef CG_VERDICT_COPIES_H
#define CG_VERDICT_COPIES_H

#include "verdict/basis.h"

/* Makes copies of all items of one claim but the earliest, of those that
 * - have the same sentence, or nearly the same, and were published within a month;
 * - quote the same words of the same speaker;
 * - come from the same agency, and were published within a month;
 * - are of documents that declare the same origin;
 * when they take the same side with the same standing, in the same voice: the author's,
 * whoever that is, or that of a speaker of the same name. A document is a copy of
 * another only. Leaves the items by date. False: out of memory. */
bool cg_copies_collapse(cg_basis *basis, cg_basis_item *items, size_t count);

#endif
