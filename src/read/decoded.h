/* For readers of formats that are text, in whatever encoding. */
#ifndef CG_READ_DECODED_H
#define CG_READ_DECODED_H

#include "read/read.h"

/* Fills the document, which has its source, in UTF-8 or near it, and no text yet. */
typedef cg_status cg_fill(cg_document *document, cg_error *error);

/* Decodes the source, has `fill` read it as one document, and hands that over with
 * its places on the bytes as they are. `declared`: its charset's name, or empty. */
cg_status cg_read_decoded(const cg_source *source, cg_sink *sink, cg_slice declared,
                          cg_fill *fill, cg_error *error);

#endif
