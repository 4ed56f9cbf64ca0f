/* A file that takes another one's place once it is whole. It is written to a name
 * beside it, which only one process at a time gets; readers see the old file or
 * the new one, and never wait. */
#ifndef CG_STORE_REPLACE_H
#define CG_STORE_REPLACE_H

#include "base/buf.h"
#include "base/error.h"

typedef struct cg_replace {
    int fd;           /* -1: closed */
    const char *path; /* borrowed */
    cg_buf name;      /* of the file while it is being written */
    cg_status status; /* the first failure stays; its error was set */
    cg_error *error;
} cg_replace;

/* Makes the folder as well, if it lacks. CG_E_STORE when another process is at it,
 * or the file can't be made. Whatever comes back, it has to be closed. */
cg_status cg_replace_open(cg_replace *file, const char *path, cg_error *error);
/* Writes where the last write ended, or where it was told to. */
void cg_replace_write(cg_replace *file, cg_slice bytes);
void cg_replace_seek(cg_replace *file, uint64_t offset);
/* All is written: puts the file in place. It is not waited for until the disk has
 * it: whoever reads it must find out when a crash took a part of it. */
cg_status cg_replace_finish(cg_replace *file);
/* Takes away what was not put in place. */
void cg_replace_close(cg_replace *file);

#endif
