/* The crew: threads that scan files, and one place where their results come
 * together in the order of the paths. What comes out does not depend on how
 * many work, nor on what was known before. */
#ifndef CG_RUN_CREW_H
#define CG_RUN_CREW_H

#include "base/profile.h"
#include "run/reuse.h"

/* Every member may be zero. */
typedef struct cg_crew_options {
    unsigned threads;  /* 0: as many as there are processors */
    bool no_prefilter; /* read every block: see stance/scanner.h */
    cg_reuse *reuse; /* planned for these paths; NULL, or without a cache: all is
                        scanned */
    cg_progress_fn *progress; /* called by the thread that called us */
    void *progress_context;
    cg_profile *profile; /* of the thread that called us: those of the others are
                            added */
} cg_crew_options;

/* Scans or accounts for every path and appends to `results` in order; they borrow
 * from the paths and the cache. On failure what came before it stands. It is
 * CG_E_CONTENT when the cache was tampered with. */
cg_status cg_crew_scan(const cg_program *program, const cg_paths *paths,
                       const cg_crew_options *options, cg_results *results, cg_error *error);
/* How many threads would work on more files than that. */
unsigned cg_crew_threads(unsigned wanted);

#endif
