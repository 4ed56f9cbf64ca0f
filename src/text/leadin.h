/* The words that lead in a quotation that is set off as a block: "Jane Roe, the
 * mayor, said:". For formats that mark such blocks. */
#ifndef CG_TEXT_LEADIN_H
#define CG_TEXT_LEADIN_H

#include "text/attribution.h"
#include "text/document.h"

/* Whether the end of `text` gives what follows to somebody else, and to whom: the
 * name is empty when it is none that is sure to be one. It is put into `room`, or is
 * a part of `text`. */
bool cg_leadin_read(cg_slice text, char room[CG_ATTRIBUTION_ROOM], cg_slice *name);
/* Gives the quotations of a document that stand below such words to whoever says
 * them, with those that follow at once. What has a speaker keeps it; what nobody is
 * said to say stays the author's. False: out of memory. */
bool cg_leadin_give(cg_document *document);

#endif
