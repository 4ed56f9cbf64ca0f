/* Blocks of plain text and of Markdown read as text. */
#ifndef CG_TEXT_BLOCKS_H
#define CG_TEXT_BLOCKS_H

#include "text/document.h"

/* Fills `document->blocks` from its text, and the title when none is declared.
 * Linear time. False: out of memory. */
bool cg_blocks_read(cg_document *document);
/* The same of the text of a mail: what is quoted or passed on in it is another's,
 * named or not, and a line "-- " parts the signature. */
bool cg_blocks_read_mail(cg_document *document);

#endif
