/* Which block leads in the item of a list that another one is: "The recipient
 * shall not:" before "(a) copy it;". Values; own nothing. */
#ifndef CG_TEXT_LISTS_H
#define CG_TEXT_LISTS_H

#include "text/document.h"

/* The block that leads in the list whose item `block` is; CG_NO_BLOCK when there is
 * none, or when the list's items are sentences of their own: the clauses of an
 * agreement below "the parties agree as follows:". A lead-in may be an item itself.
 * Looks back over a capped number of blocks. */
uint32_t cg_list_lead(const cg_document *document, uint32_t block);

#endif
