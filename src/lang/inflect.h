/* Inflection: all forms of an English word, and its lemma. Used when rules and
 * cues are compiled, never on the corpus. */
#ifndef CG_LANG_INFLECT_H
#define CG_LANG_INFLECT_H

#include "base/arena.h"
#include "base/json.h"
#include "base/vec.h"

typedef struct cg_inflection cg_inflection;

/* Forms are folded (lower-case) words in the arena given. */
typedef CG_VEC(cg_slice) cg_forms;

/* Reads the data (inflection.json: irregular verbs and nouns, doubling,
 * spelling variants, words without inflection, pairs to keep apart). */
cg_status cg_inflection_load(const cg_json *root, cg_arena *arena,
                             const cg_inflection **out, cg_error *error);

/* Appends every form of `word` (folded), itself first, without repeats:
 * opt -> opt, opts, opted, opting; program -> program, programs, programme,
 * programmes, programmed, programming ...; city -> city, cities. An inflected
 * form leads to its lemma's forms too ("confirmed" -> confirm, confirms, ...)
 * where the lemma is known for sure (the irregular table, or regular endings
 * of a lemma in the table of common verbs). Function words give themselves. */
cg_status cg_inflect(const cg_inflection *inflection, cg_slice word,
                     cg_arena *arena, cg_forms *forms);

#endif
