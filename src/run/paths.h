/* The files of a run: what the named paths lead to, sorted by the bytes of
 * their paths and without repeats. The listing owns its paths and reasons. */
#ifndef CG_RUN_PATHS_H
#define CG_RUN_PATHS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/vec.h"

typedef struct cg_path {
    cg_slice path;         /* ends in a zero byte */
    cg_file_status status; /* CG_FILE_SCANNED: to be scanned; else the account */
    cg_slice reason;       /* why it is not scanned */
    bool regular;          /* `stat` is known */
    cg_file_stat stat;     /* when it was listed */
} cg_path;

typedef struct cg_paths {
    cg_arena arena;
    CG_VEC(cg_path) items;
} cg_paths;

void cg_paths_init(cg_paths *paths);
void cg_paths_release(cg_paths *paths);
/* Lists all that `named` leads to. Below a folder only names that promise text
 * are scanned: no extension, .txt, .text, .md, .markdown; a file that was named
 * is scanned whatever it is called. CG_E_USAGE when a named path is missing:
 * the error tells the first, and how many there are. */
cg_status cg_paths_list(cg_paths *paths, const char *const *named, size_t count,
                        cg_error *error);

#endif
