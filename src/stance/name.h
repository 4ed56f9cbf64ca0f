/* Names: runs of capitalised words, with the initials, particles and marks that
 * belong to them. */
#ifndef CG_STANCE_NAME_H
#define CG_STANCE_NAME_H

#include "scan/passage.h"

/* True for a word that a name may hold. */
bool cg_name_takes(const cg_passage *passage, uint32_t token);
/* The first token of the run that ends before `end`; `end` when none does. */
uint32_t cg_name_start(const cg_passage *passage, uint32_t from, uint32_t end);
/* The token behind the run that starts at `first`; `first` when none does. */
uint32_t cg_name_end(const cg_passage *passage, uint32_t first, uint32_t end);
/* The same over "of the", "for" and "and": names of bodies hold them. */
uint32_t cg_name_end_linked(const cg_passage *passage, uint32_t first, uint32_t end);
/* A word of `range` has one of the classes. */
bool cg_name_has(const cg_passage *passage, cg_token_range range, cg_class_set classes);
/* A first name, a title or a noun that tells of a man or a woman. */
bool cg_name_is_gendered(const cg_passage *passage, uint32_t token);

#endif
