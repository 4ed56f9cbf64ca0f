/* How often words stand in running text: what makes one anchor better than
 * another. Rough numbers are enough, since only their order counts. */
#ifndef CG_LANG_FREQUENCIES_H
#define CG_LANG_FREQUENCIES_H

#include "base/arena.h"
#include "base/json.h"

typedef struct cg_frequencies cg_frequencies;

/* Reads the data (frequencies.json: {"per-million":[{"times":N,"words":["word
 * word",...]},...]}). A word that stands in several lists counts by the first. */
cg_status cg_frequencies_load(const cg_json *root, cg_arena *arena,
                              const cg_frequencies **out, cg_error *error);
/* How often the folded word stands in a million words of text, about. Never 0:
 * a word that the data lack is a rare one, a number by its digits. */
uint32_t cg_frequencies_of(const cg_frequencies *frequencies, cg_slice word);

#endif
