/* Bytes in any encoding as UTF-8, with the map back to them: for readers of
 * formats that are text. Parse `text`, then put the document back on its bytes:
 *
 *     cg_decoding_read(&decoding, source->bytes, declared)
 *     ... fill the document as if decoding.text were its source ...
 *     cg_decoding_put_back(&decoding, source->bytes, document)
 *
 * Owns what it decoded; serves many texts one after another. */
#ifndef CG_TEXT_DECODING_H
#define CG_TEXT_DECODING_H

#include "text/document.h"

typedef struct cg_decoding {
    cg_slice text; /* valid UTF-8 unless `is_same`; without a byte order mark */
    bool is_same;  /* `text` is a part of the bytes themselves, as they stand */
    CG_VEC(cg_map_run) map; /* back to the bytes */
    cg_buf room;
    char note[128]; /* "UTF-16", "read as shift_jis, as declared"; "" for UTF-8 */
    bool cut;       /* a cap left something out */
} cg_decoding;

void cg_decoding_init(cg_decoding *decoding);
void cg_decoding_release(cg_decoding *decoding);

/* What a byte order mark says stands before all; valid UTF-8 is UTF-8; then comes
 * what is `declared` (a charset's name, or empty). Else, and where no such charset
 * is known, the text is left as it is, and builders read strays in it as
 * Windows-1252. Borrows `bytes` until the next time. False: out of memory. */
bool cg_decoding_read(cg_decoding *decoding, cg_slice bytes, cg_slice declared);

/* The document was filled from `text`: makes its source, lines and places those of
 * the bytes. A document that is its own source stays so. The note is added to the
 * document's when that has none. False: out of memory. */
bool cg_decoding_put_back(const cg_decoding *decoding, cg_slice bytes, cg_document *document);

/* Appends `bytes` to `out` as UTF-8: of header fields and the like, which need no
 * map. False: out of memory, or the cap of `out`. */
bool cg_decoding_convert(cg_slice bytes, cg_slice declared, cg_buf *out);

#endif
