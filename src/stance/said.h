/* When a statement was made, as far as its own sentence tells. */
#ifndef CG_STANCE_SAID_H
#define CG_STANCE_SAID_H

#include "stance/scanner.h"
#include "text/value.h"

/* YYYY[-MM[-DD]] in `out`, or empty. The date of a speaker's words stands with
 * the report ("in a letter of 7 September", "on Tuesday she said"), never in
 * what is said; the date of the author's in the clause itself ("In 2009 X was
 * voluntary"). A date without a year takes it from the document's. False: out
 * of memory. */
bool cg_said_of(cg_scanner *scanner, const cg_draft *draft, char out[CG_VALUE_TEXT]);

#endif
