/* Files as git has them at a revision: by git itself as a child, without a shell.
 * Nothing is checked out, and nothing is fetched. */
#ifndef CG_RUN_GIT_H
#define CG_RUN_GIT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"

typedef struct cg_git_file {
    cg_slice path; /* from the top of the repository */
    cg_slice id;   /* of the blob: hexadecimal */
    uint64_t size;
} cg_git_file;

typedef struct cg_git {
    cg_arena arena;
    cg_slice top; /* the top of the repository: absolute, without links */
    cg_slice commit;
    CG_VEC(cg_git_file) files; /* regular ones, in order of path */
} cg_git;

/* Finds the revision in the repository of the working folder, and lists its files.
 * CG_E_USAGE, with what to do about it, when there is no git, no repository or no such
 * revision. Must be released whatever comes back. */
cg_status cg_git_open(cg_git *git, const char *revision, cg_error *error);
void cg_git_release(cg_git *git);
/* Reads the `count` files at `files`, one behind the other, and calls `take` for each.
 * `bytes` holds during the call. Stops at the first status that is not CG_OK. */
typedef cg_status cg_git_take_fn(void *context, size_t index, cg_slice bytes, cg_error *error);
cg_status cg_git_read(const cg_git_file *const *files, size_t count,
                      cg_git_take_fn *take, void *context, cg_error *error);

#endif
