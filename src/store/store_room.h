/* What the files of this room share of a store. */
#ifndef CG_STORE_STORE_ROOM_H
#define CG_STORE_STORE_ROOM_H

#include "base/clock.h"
#include "store/db.h"

struct cg_store {
    cg_db db;
    cg_buf path;
    char started[CG_CLOCK_SIZE]; /* of the runs saved */
};

/* Makes the folder that a file stands in, unless it is there; that it may not be
 * made where nothing may be written is no failure yet. */
cg_status cg_store_make_folder(const char *path, cg_error *error);

#endif
