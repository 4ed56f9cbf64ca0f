/* What leads in the item of a list that a block is: "The recipient shall not:"
 * governs "(a) copy it;" as a clause of its own would. Working state of a scanner;
 * owns what it reads. */
#ifndef CG_STANCE_LEAD_H
#define CG_STANCE_LEAD_H

#include "base/limits.h"
#include "stance/scope.h"
#include "text/document.h"

typedef struct cg_lead {
    cg_passage passage; /* of one lead-in at a time */
    cg_reading reading;
    cg_governors found;     /* scratch */
    cg_governors governors; /* of the item, outermost first; each with its `lead` */
    cg_span spans[CG_MAX_LIST_DEPTH]; /* text spans of the lead-ins, outermost first */
    uint32_t count;
    uint32_t block; /* that all this is of, or CG_NO_BLOCK */
} cg_lead;

void cg_lead_init(cg_lead *lead, const cg_program *program);
void cg_lead_release(cg_lead *lead);
/* Another document: nothing is known. */
void cg_lead_reset(cg_lead *lead);
/* Reads what leads the block in, unless it was read last. False: out of memory. */
bool cg_lead_read(cg_lead *lead, cg_machine *machine, const cg_document *document,
                  uint32_t block);

#endif
