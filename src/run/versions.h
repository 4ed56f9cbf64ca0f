/* What programs and results that were kept depend on, beside documents and rules. */
#ifndef CG_RUN_VERSIONS_H
#define CG_RUN_VERSIONS_H

#include "base/hash.h"

/* A sum over all sources of the library: made by the Makefile. Whatever changes in
 * them, what an earlier build kept is made anew. */
extern const char cg_sources_sum[];

/* A hash of that, of the version, and of the language data. */
cg_hash128 cg_engine_key(void);

#endif
