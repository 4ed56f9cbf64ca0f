/* The crew: threads that scan files, and one place where their results come
 * together in the order of the paths. What comes out does not depend on how
 * many work. */
#ifndef CG_RUN_CREW_H
#define CG_RUN_CREW_H

#include "base/profile.h"
#include "result/result.h"
#include "run/paths.h"

/* Every member may be zero. */
typedef struct cg_crew_options {
    unsigned threads;  /* 0: as many as there are processors */
    bool no_prefilter; /* read every block: see stance/scanner.h */
    cg_progress_fn *progress; /* called by the thread that called us */
    void *progress_context;
    cg_profile *profile; /* of the thread that called us: those of the others are
                            added */
} cg_crew_options;

/* Scans or accounts for every path and appends to `results` in order. On failure
 * what came before it stands. */
cg_status cg_crew_scan(const cg_program *program, const cg_paths *paths,
                       const cg_crew_options *options, cg_results *results, cg_error *error);
/* How many threads would work on more files than that. */
unsigned cg_crew_threads(unsigned wanted);

#endif
