/* Sources as citations: CSL-JSON and BibTeX. Every document that a statement stands in
 * is one source, whatever claims it speaks of. */
#ifndef CG_SHEET_CITE_H
#define CG_SHEET_CITE_H

#include "sheet/page.h"

cg_status cg_sheet_cite_csl(cg_sheet_page *page, cg_error *error);
cg_status cg_sheet_cite_bibtex(cg_sheet_page *page, cg_error *error);

#endif
