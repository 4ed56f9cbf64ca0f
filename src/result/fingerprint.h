/* What a statement is known by from run to run: claim, stance, voice, path, the
 * sentence's words, and how many equal ones stand before it in the file. The line is
 * no part of it: text above may come and go. */
#ifndef CG_RESULT_FINGERPRINT_H
#define CG_RESULT_FINGERPRINT_H

#include "base/buf.h"
#include "base/counter.h"
#include "base/error.h"

/* Writes the fingerprint of `s` as a statement of the file at `path`. `seen` counts
 * equal ones: statements of a file come in the order of their sentences. `key` is
 * scratch, with a cap of CG_MAX_REPORT_RECORD. */
cg_status cg_fingerprint_make(cg_counter *seen, cg_slice claim, cg_slice path,
                              const cg_statement *s, cg_buf *key, char out[33], cg_error *error);

/* Appends the folded words of a text with one space between them: what two
 * sentences have alike, however they are set. */
void cg_fingerprint_add_words(cg_buf *key, cg_slice text);

#endif
