/* Strings of JSON as they stand in a text: what their escapes mean, and what of them a
 * parser has to see. */
#ifndef CG_BASE_JSON_STRING_H
#define CG_BASE_JSON_STRING_H

#include "base/arena.h"

/* Decodes the escape that begins at `at` in a text that was found valid: a surrogate is
 * never alone. Returns its length. */
uint32_t cg_json_escape(cg_slice text, size_t at, uint32_t *rune);
/* What stands between the quotation marks of a valid string, decoded. False: out of memory. */
bool cg_json_unescape(cg_slice inside, cg_arena *arena, cg_slice *out);
/* Writes `text`, which is UTF-8 without zero bytes, with all that is plain in a string cut
 * to one letter: JSON if and only if the text is, and parsed in a fraction of the time.
 * `out` has room for as many bytes as the text; returns how many there are. */
size_t cg_json_abridge(cg_slice text, char *out);

#endif
