/* Which of the files that a walk meets are left out, and by what: patterns of
 * .gitignore (in a repository) and .claimgrepignore, in the folder at hand and those
 * above it up to the root of the repository, and those of the configuration and the
 * command line. */
#ifndef CG_RUN_SELECT_H
#define CG_RUN_SELECT_H

#include "config/config.h"
#include "config/ignore.h"

typedef struct cg_select_options {
    const cg_config *config; /* NULL: none */
    const char *const *excludes; /* patterns over paths from the working folder */
    size_t excludes_len;
    const char *sheets; /* the folder that fact sheets go into: it is there; NULL: none */
    bool no_ignore;
    bool force; /* what was named is left out like all else */
} cg_select_options;

/* A file of patterns that can't be made use of, and why. */
typedef cg_status cg_select_complain_fn(void *context, cg_slice path, const cg_error *why);

typedef struct cg_select {
    const cg_select_options *options;
    cg_select_complain_fn *complain;
    void *context;
    cg_ignore ignore;
    cg_ignore_mark at_root; /* what holds for all roots */
    CG_VEC(cg_ignore_mark) open; /* of each folder that is open: what held around it */
    cg_buf sheets;     /* that folder, absolute and without links; or empty */
    cg_buf here;       /* the working folder, absolute and without links */
    cg_buf path;       /* the entry at hand, the same */
    cg_buf room;
    size_t root_len;   /* of the root in `path` */
    size_t named_len;  /* of the root as it was named */
    size_t top_len;    /* of the folder whose patterns are the first to hold */
    size_t git_depth;  /* folders open when a repository began, and one; 0: none did */
    bool below_git;    /* the root is in a repository */
} cg_select;

/* The select must be released whatever comes back. */
cg_status cg_select_init(cg_select *select, const cg_select_options *options,
                         cg_select_complain_fn *complain, void *context, cg_error *error);
void cg_select_release(cg_select *select);

/* Begins with a path that was named; false, and nothing done, when it is not there. */
bool cg_select_root(cg_select *select, const char *named, cg_status *status, cg_error *error);
/* A path that the walk from there met: from here on it is the one at hand. Absolute;
 * holds until the next call. */
cg_slice cg_select_path(cg_select *select, const char *path);
/* Whether it is the folder of the fact sheets that this run writes. */
bool cg_select_is_sheets(const cg_select *select);
/* Why the path at hand is left out, put into `why`; false when it is not. Of what was
 * named all folders above count as well, and only when it is forced. */
bool cg_select_is_out(cg_select *select, bool folder, bool named, cg_buf *why);
/* Enters the folder at hand: what its files of patterns say holds until _leave. */
cg_status cg_select_enter(cg_select *select, cg_error *error);
void cg_select_leave(cg_select *select);

#endif
