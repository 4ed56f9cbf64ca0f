/* The files of a run: what the named paths lead to, sorted by the bytes of
 * their paths and without repeats. The listing owns its paths and reasons. */
#ifndef CG_RUN_PATHS_H
#define CG_RUN_PATHS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/vec.h"
#include "run/reading.h"
#include "run/select.h"

#define CG_SIDECAR_SUFFIX ".meta.json"
#define CG_SIDECAR_REASON "metadata of another file"

typedef struct cg_path {
    cg_slice path;         /* ends in a zero byte */
    cg_file_status status; /* CG_FILE_SCANNED: to be scanned; else the account */
    cg_slice reason;       /* why it is not scanned */
    bool named;            /* and not found */
    bool regular;          /* `stat` is known */
    cg_file_stat stat;     /* when it was listed */
    const cg_given *given; /* what the operator says of it; NULL: nothing */
    const cg_slice *bytes; /* of what is no file; NULL: they are to be read */
    bool cut;              /* there were more of them */
    bool elsewhere;        /* it is another shard's: see run/shard.h */
    uint32_t pieces;       /* that it is scanned in: see cg_pieces_count */
} cg_path;

typedef struct cg_paths {
    cg_arena arena;
    CG_VEC(cg_path) items;
    const cg_read_options *options; /* of all of them; NULL: none. Set before listing */
} cg_paths;

/* Everything is borrowed, until the listing is released. */
typedef struct cg_paths_request {
    const char *const *named; /* "-" is standard input */
    size_t count;
    cg_select_options select;
    const char *stdin_name; /* what standard input is called */
    cg_slice stdin_bytes;
    bool stdin_cut; /* there were more */
} cg_paths_request;

void cg_paths_init(cg_paths *paths);
void cg_paths_release(cg_paths *paths);
/* Lists all that the request leads to. Below a folder only names that promise a
 * format are scanned (cg_format_is_promised); a file that was named is scanned
 * whatever it is called. CG_E_USAGE when a named path is missing: the error tells
 * the first, and how many there are. */
cg_status cg_paths_list(cg_paths *paths, const cg_paths_request *request, cg_error *error);
/* The item of that path; NULL when there is none. */
cg_path *cg_paths_find(const cg_paths *paths, cg_slice path);

/* How the file is to be read. */
static inline cg_reading_plan cg_path_plan(const cg_paths *paths, const cg_path *path)
{
    return (cg_reading_plan){.options = paths->options, .given = path->given};
}
/* Counts the pieces of all files: anew, after something was given of one. */
void cg_paths_measure(cg_paths *paths);

#endif
