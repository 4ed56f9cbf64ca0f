/* From Windows-1252, or from UTF-8 with bytes of it inside, to UTF-8. */
#ifndef CG_TEXT_CHARSET_H
#define CG_TEXT_CHARSET_H

#include "text/document.h"

/* True for the names of Windows-1252 and of Latin-1, which is a part of it. */
bool cg_charset_is_cp1252(cg_slice name);
/* Appends `bytes` to `out` as UTF-8. What is valid UTF-8 stays as it is when
 * `keep` is set; every other byte from 0x80 on is one character. */
void cg_charset_decode(cg_slice bytes, bool keep, cg_buf *out);
/* The same into the document's buffer, with its map. `bytes` is a part of the
 * document's source. False: out of memory. */
bool cg_charset_read(cg_document *document, cg_slice bytes, bool keep);

#endif
