/* What results that were kept depend on, beside documents, rules and language
 * data. Raise a number with every change after which a document may give other
 * statements, or a statement other members: what was kept before is then found
 * anew. Language data and rules need no number: their bytes count. */
#ifndef CG_RUN_VERSIONS_H
#define CG_RUN_VERSIONS_H

#include "base/hash.h"

#define CG_ENGINE_VERSION 1 /* filter, matching, stance, values */
#define CG_READER_VERSION 1 /* from bytes to text, blocks and metadata */

/* A hash of all of that. */
cg_hash128 cg_engine_key(void);

#endif
