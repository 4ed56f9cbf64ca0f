/* People that a document names in full: a bare surname later on leads back to
 * the name and the office given before. Built on demand, a block at a time, and
 * only as far back as 64 KiB. */
#ifndef CG_STANCE_PEOPLE_H
#define CG_STANCE_PEOPLE_H

#include "scan/passage.h"
#include "stance/voices.h"

typedef struct cg_person {
    cg_slice name, role; /* of the document's text; role may be empty */
    uint32_t where;      /* text offset of the naming */
} cg_person;

typedef struct cg_people {
    cg_passage passage; /* scratch */
    CG_VEC(cg_person) list;
    uint32_t next_block; /* blocks before it are in the list */
    CG_VEC(uint32_t) speakers; /* by block: index + 1 into `list` of the last
                                  one who spoke in it, 0 for none */
} cg_people;

void cg_people_init(cg_people *people, const cg_program *program);
void cg_people_release(cg_people *people);
void cg_people_reset(cg_people *people); /* for the next document */

/* Reads the blocks up to and with `block`. False: out of memory. */
bool cg_people_upto(cg_people *people, const cg_document *document, uint32_t block);
/* The person last named in full before `where` whose name ends with the words
 * of `name`; NULL when there is none. */
const cg_person *cg_people_find(const cg_people *people, cg_slice name, uint32_t where);
/* Who spoke last in the `blocks` blocks before `block`; NULL for nobody. */
const cg_person *cg_people_last_speaker(const cg_people *people, uint32_t block, uint32_t blocks);

#endif
