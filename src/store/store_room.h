/* What the files of this room share of a store. */
#ifndef CG_STORE_STORE_ROOM_H
#define CG_STORE_STORE_ROOM_H

#include "store/db.h"

#define CG_STORE_CLOCK_SIZE 32

struct cg_store {
    cg_db db;
    cg_buf path;
    char started[CG_STORE_CLOCK_SIZE]; /* of the runs saved */
};

/* Makes the folder that a file stands in, unless it is there; that it may not be
 * made where nothing may be written is no failure yet. */
cg_status cg_store_make_folder(const char *path, cg_error *error);

/* Writes now, or SOURCE_DATE_EPOCH when that is set, as YYYY-MM-DDTHH:MM:SSZ.
 * CG_E_USAGE when it is set to anything but a number of seconds. */
cg_status cg_store_read_clock(char out[CG_STORE_CLOCK_SIZE], cg_error *error);

#endif
