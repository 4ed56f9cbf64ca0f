/* Addresses on sheets: those of sources, and those of the files that they stand in. */
#ifndef CG_SHEET_LINK_H
#define CG_SHEET_LINK_H

#include "sheet/gather.h"

/* The way from the folder of the sheets back to the working folder: "../../". False,
 * and nothing appended, where there is none that does not tell more of this machine's
 * folders than it should. */
bool cg_link_add_way_back(cg_buf *out, const char *folder);

/* Appends the address of a source's page on the web, at the words of the statement
 * (NULL: of the page itself). False when the document has no http address. */
bool cg_link_add_web(cg_buf *out, const cg_document_info *document, const cg_statement *s);
/* Appends the address of the file, by the way back. False when there can't be one. */
bool cg_link_add_file(cg_buf *out, const char *way_back, const cg_statement *s);

#endif
