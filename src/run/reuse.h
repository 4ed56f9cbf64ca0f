/* What of a run need not be done because an earlier one did it: the cache, held
 * against the files and the rules there are now. */
#ifndef CG_RUN_REUSE_H
#define CG_RUN_REUSE_H

#include "run/paths.h"
#include "run/pieces.h"
#include "store/cache.h"

/* One file. Until it is scanned: what its stat tells; afterwards: what came of it. */
typedef struct cg_reuse_item {
    uint32_t row;      /* the file in the cache, or CG_CACHE_NONE */
    bool known;        /* its stat says that it holds `origin.document` still */
    bool entangled;    /* results hold for exactly the present rules */
    cg_origin origin;
    size_t first, count; /* its statements */
    size_t first_account, account_count;
} cg_reuse_item;

typedef struct cg_reuse {
    cg_cache *cache;  /* NULL: nothing is reused, and nothing kept */
    const char *path; /* of its file */
    bool strict;      /* stat proves nothing */
    int64_t moment;   /* nanoseconds since 1970: before the files were listed */
    const cg_paths *paths;
    cg_reuse_item *items; /* by path */
    size_t served, partly, scanned; /* documents that needed no scan, one for some of
                                       the rules, one for all of them */
    const char *note; /* why the cache was of no use, in a few words; NULL when it was,
                         or when there was none yet */
} cg_reuse;

/* Notes the moment; there is no cache yet. */
void cg_reuse_init(cg_reuse *reuse);
void cg_reuse_release(cg_reuse *reuse);
/* Opens the cache at `path` for rules with these keys. */
cg_status cg_reuse_open(cg_reuse *reuse, const char *path, const cg_hash128 *keys,
                        uint32_t count, cg_error *error);
/* Looks for each file in the cache. */
cg_status cg_reuse_plan(cg_reuse *reuse, const cg_paths *paths, cg_error *error);
/* Whether all of the file's results are there; it is not even opened then. */
bool cg_reuse_has(const cg_reuse *reuse, size_t path);
/* Counts a file. */
void cg_reuse_count(cg_reuse *reuse, cg_cache_extent extent);
/* Keeps what the run has found, unless it was all there already. */
cg_status cg_reuse_save(cg_reuse *reuse, const cg_results *results, const char *const *roots,
                        size_t roots_len, cg_error *error);
/* Forgets all that the cache gave, which it ought not to have had: plans anew for
 * an empty one. */
cg_status cg_reuse_distrust(cg_reuse *reuse, cg_error *error);

#endif
