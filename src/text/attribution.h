/* Who wrote what is quoted below: the lines that mail programs put above it. */
#ifndef CG_TEXT_ATTRIBUTION_H
#define CG_TEXT_ATTRIBUTION_H

#include "base/slice.h"

#define CG_ATTRIBUTION_ROOM 600 /* longer ones are none */

/* "On DATE, NAME <ADDRESS> wrote:" at the end of `text`, over up to three lines
 * that may have quotation marks (">") of their own; "NAME <ADDRESS> wrote:" and
 * "Jane Roe wrote:" on its last one. Puts the name, or else the address, into
 * `room`. */
bool cg_attribution_read(cg_slice text, char room[CG_ATTRIBUTION_ROOM], cg_slice *name);
/* The name in "NAME <ADDRESS>", without marks around it; else the address. */
cg_slice cg_attribution_mailbox(cg_slice text);

#endif
