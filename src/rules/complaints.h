/* Diagnostics of packs as they are kept beside a program, to be told again without
 * parsing or compiling. */
#ifndef CG_RULES_COMPLAINTS_H
#define CG_RULES_COMPLAINTS_H

#include "base/vec.h"
#include "rules/program.h"

typedef struct cg_complaint {
    uint32_t id, level; /* cg_diag_id, cg_level: none is an error */
    uint32_t source;    /* of the program, or CG_NONE */
    cg_span span;
    cg_text_ref message, help; /* in the texts beside */
} cg_complaint;

/* Owns rows and texts. */
typedef struct cg_complaints {
    CG_VEC(cg_complaint) rows;
    cg_buf texts;
} cg_complaints;

void cg_complaints_init(cg_complaints *complaints);
void cg_complaints_release(cg_complaints *complaints);
/* Takes those from `first` on. False when they can't be kept: there are more than
 * `diags` has, or no memory. */
bool cg_complaints_take(cg_complaints *complaints, const cg_diags *diags, size_t first,
                        const cg_program *program);

/* The same as they lie in a file. */
typedef struct cg_complaint_rows {
    const cg_complaint *items;
    size_t len;
    cg_slice texts;
} cg_complaint_rows;

/* Whether every number in them leads somewhere. */
bool cg_complaints_hold(const cg_complaint_rows *rows, uint32_t sources);
void cg_complaints_tell(const cg_complaint_rows *rows, const cg_diag_source *sources,
                        cg_diags *diags);

#endif
