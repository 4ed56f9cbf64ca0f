/* Reading blocks for people.c. */
#ifndef CG_STANCE_PEOPLE_READ_H
#define CG_STANCE_PEOPLE_READ_H

#include "stance/people.h"

/* Nothing further away than this many bytes is used. */
#define CG_PEOPLE_REACH ((uint32_t)64 << 10)

/* Reads the blocks up to and with `block`, but none that lies too far back.
 * False: out of memory. */
bool cg_people_read_upto(cg_people *people, const cg_document *document,
                         uint32_t block);

#endif
