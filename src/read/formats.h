/* The table of formats, as the dispatch needs it. */
#ifndef CG_READ_FORMATS_H
#define CG_READ_FORMATS_H

#include "read/read.h"

/* NULL when there is none, or when this build leaves it out. */
cg_reader *cg_format_reader(cg_format format);
/* What a message calls it: "PDF". */
const char *cg_format_label(cg_format format);

#endif
