/* Listing files while something else is done. */
#ifndef CG_RUN_LISTING_H
#define CG_RUN_LISTING_H

#include "run/paths.h"

#include <pthread.h>

typedef struct cg_listing {
    cg_paths *paths;
    const cg_paths_request *request;
    pthread_t thread;
    bool apart; /* a thread of its own is at it */
    cg_status status;
    cg_error error;
} cg_listing;

/* Begins cg_paths_list; in a thread when `apart`, and when one can be had. The
 * paths are the listing's until it is ended, which it must be. */
void cg_listing_begin(cg_listing *listing, cg_paths *paths, const cg_paths_request *request,
                      bool apart);
/* What cg_paths_list gives. */
cg_status cg_listing_end(cg_listing *listing, cg_error *error);

#endif
