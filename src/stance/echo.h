/* Echoes: clauses that take up what was said without its words, "but it is not",
 * "which is false", and in a sentence of their own "That is not true", "No". */
#ifndef CG_STANCE_ECHO_H
#define CG_STANCE_ECHO_H

#include "stance/scanner.h"

/* Adds to the scanner's governors the first echo of the draft's match, as the
 * innermost: ELLIPSIS says again what the pattern says, or denies it; VERDICT
 * judges what was said. False: out of memory. */
bool cg_echo_add(cg_scanner *scanner, const cg_draft *draft);

#endif
