/* UTF-8: decoding, validation, properties and case folding (utf8proc). */
#ifndef CG_BASE_UTF8_H
#define CG_BASE_UTF8_H

#include "base/slice.h"

#define CG_RUNE_BAD 0xFFFDu

/* Decodes the code point at `at` (< s.len) and stores its length in bytes (at
 * least 1). What is invalid comes back as CG_RUNE_BAD with length 1. */
uint32_t cg_utf8_decode(cg_slice s, size_t at, unsigned *len);
/* The start of the code point that `at` (<= s.len) stands in: `at` itself at a
 * boundary, and among bytes that are not UTF-8. */
size_t cg_utf8_floor(cg_slice s, size_t at);
/* Writes at most 4 bytes; returns how many. */
unsigned cg_utf8_encode(uint32_t rune, char out[4]);
/* The offset of the first invalid byte, or s.len when all is valid. Rejects
 * overlong forms, surrogates and code points above U+10FFFF. */
size_t cg_utf8_valid_up_to(cg_slice s);
/* The code point of a byte in Windows-1252; the five holes give U+FFFD. */
uint32_t cg_utf8_from_cp1252(unsigned char byte);

bool cg_rune_is_letter(uint32_t r); /* L* and M* */
bool cg_rune_is_digit(uint32_t r);  /* Nd */
bool cg_rune_is_upper(uint32_t r);  /* Lu, Lt */
bool cg_rune_is_space(uint32_t r);  /* ASCII white space and Z* */
/* Soft hyphen, zero-width characters, BOM, bidi controls: nothing to see. */
bool cg_rune_is_ignorable(uint32_t r);
/* Cc, Cf, Zl, Zp: moves a cursor, reorders or hides text, ends a line. */
bool cg_rune_is_control(uint32_t r);
/* Columns on a terminal: 0, 1 or 2. */
unsigned cg_rune_width(uint32_t r);

/* Appends the caseless form of `s` to `out`: NFKC case folding, ignorables
 * dropped, curly apostrophes made straight. Returns the length written, or
 * `room` + 1 when it does not fit. The same word in any case or composition
 * folds to the same bytes. ASCII takes a fast path. */
size_t cg_utf8_fold(cg_slice s, char *out, size_t room);

#endif
