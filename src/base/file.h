/* Files: reading with a cap, and walking folders in a fixed order. */
#ifndef CG_BASE_FILE_H
#define CG_BASE_FILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

/* Replaces `out` with the file's bytes (and one zero byte behind them).
 * `*cut` is set, and the rest left unread, when the file is longer than `cap`
 * bytes or than the buffer may grow. Refuses what is neither a regular file
 * nor a pipe; a pipe without a writer is empty. */
cg_status cg_file_read(const char *path, size_t cap, cg_buf *out, bool *cut,
                       cg_error *error);

/* Appends up to `cap` bytes of standard input, and a zero byte behind them; `*cut` says
 * whether there is more. */
cg_status cg_file_read_stdin(size_t cap, cg_buf *out, bool *cut, cg_error *error);

/* The size of a regular file; 0 for what has none to tell (a pipe, or nothing at
 * all: reading it says why). */
uint64_t cg_file_size(const char *path);
/* Replaces `out` with up to `len` bytes of a regular file from `offset` on; fewer
 * at its end. */
cg_status cg_file_read_at(const char *path, uint64_t offset, size_t len, cg_buf *out,
                          cg_error *error);

/* A file as it lies in memory, read-only. Whoever cuts the file short while it is
 * there ends this process: map only what is replaced, and not written over. */
typedef struct cg_file_map {
    const char *bytes; /* NULL: nothing is mapped */
    size_t len;
} cg_file_map;

/* Maps a regular file of at most `cap` bytes; an empty one gives CG_E_IO. */
cg_status cg_file_map_open(const char *path, size_t cap, cg_file_map *map, cg_error *error);
void cg_file_map_close(cg_file_map *map);

/* Replaces `out` with the path, absolute and without links, of what is there. CG_E_IO
 * when nothing is. */
cg_status cg_file_real(const char *path, cg_buf *out, cg_error *error);

/* What the file system says of a regular file: while all of it stays the same,
 * so does the content, but for changes within the clock's grain. Times are in
 * nanoseconds since 1970. */
typedef struct cg_file_stat {
    uint64_t size, inode, device;
    int64_t modified, changed;
} cg_file_stat;

typedef enum cg_walk_event {
    CG_WALK_FILE,   /* a regular file, or a pipe that was named */
    CG_WALK_OTHER,  /* a pipe, device, socket or dangling link: not for us */
    CG_WALK_LOOP,   /* a folder that is being walked, or a link to one walked */
    CG_WALK_FAILED, /* what can't be listed or looked at: `sys_errno` */
    CG_WALK_DEEP,   /* beyond the cap on depth */
    CG_WALK_HIDDEN, /* below a folder, and its name starts with a dot */
} cg_walk_event;

/* `named`: the path was given, not found. `stat`: of a regular file, else NULL.
 * Returns false to stop. */
typedef bool cg_walk_fn(void *context, cg_walk_event event, const char *path,
                        bool named, const cg_file_stat *stat, int sys_errno);

/* Visits `path`, and below a folder everything in byte order of the names.
 * Hidden entries (a leading dot) below the named path are left out; links are
 * followed, to each folder once. A path that does not exist gives CG_E_IO. */
cg_status cg_file_walk(const char *path, cg_walk_fn *visit, void *context,
                       cg_error *error);

typedef enum cg_walk_choice { CG_WALK_ENTER, CG_WALK_PASS_BY, CG_WALK_STOP } cg_walk_choice;

/* More to say about a walk. */
typedef struct cg_walk_hooks {
    cg_walk_fn *visit; /* called for hidden entries as well, which are not entered */
    /* Before a folder is listed, and once all in it was visited: in pairs, for
     * folders that are entered and can be listed. */
    cg_walk_choice (*enter)(void *context, const char *path, bool named);
    void (*leave)(void *context);
    void *context;
} cg_walk_hooks;

cg_status cg_file_walk_with(const char *path, const cg_walk_hooks *hooks, cg_error *error);

#endif
