/* What a sentence holds its subject against: "unlike X", "instead of X",
 * "faster than X". The predicate is not said of it. */
#ifndef CG_STANCE_APART_H
#define CG_STANCE_APART_H

#include "scan/reading.h"

/* True when a word of contrast stands before the noun phrase whose name begins at
 * `first`, or "not" where it can deny but that phrase: ", not X". Looks no further
 * back than `from`. `governs`: the predicate follows the name at once, so that a
 * conjunction opens a clause about it. */
bool cg_is_set_apart(const cg_passage *passage, uint32_t first, uint32_t from, bool governs);

#endif
