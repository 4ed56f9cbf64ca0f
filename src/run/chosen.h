/* What the caller says of how files are to be read, as readers take it. A value; the
 * column's name is borrowed. */
#ifndef CG_RUN_CHOSEN_H
#define CG_RUN_CHOSEN_H

#include "base/arena.h"
#include "base/error.h"
#include "read/read.h"

typedef struct cg_chosen {
    cg_read_options options;
    cg_arena arena;
} cg_chosen;

/* `formats_of`: "GLOB=FORMAT". CG_E_USAGE when one is none, or when there is no such
 * format. To be released whatever comes of it. */
cg_status cg_chosen_init(cg_chosen *chosen, const char *const *formats_of, size_t len,
                          const char *text_column, cg_error *error);
void cg_chosen_release(cg_chosen *chosen);

#endif
