/* The leading block of a document that says what it is: front matter between
 * "---" lines, or "key: value" lines up to the first blank line. A value; its
 * slices are borrowed from the source, in the source's encoding. */
#ifndef CG_TEXT_METADATA_H
#define CG_TEXT_METADATA_H

#include "base/slice.h"

typedef struct cg_metadata {
    cg_document_info info;
    cg_slice charset;
    size_t end; /* where the document's text starts; 0 without such a block */
} cg_metadata;

/* `source` starts behind the byte order mark. Reads CG_MAX_FRONT_MATTER bytes
 * at most; a block that goes on beyond is text. */
cg_metadata cg_metadata_read(cg_slice source);

/* The member that holds what `key` tells, in any case; NULL for a key that is
 * not kept. */
cg_slice *cg_metadata_member(cg_metadata *metadata, cg_slice key);

#endif
