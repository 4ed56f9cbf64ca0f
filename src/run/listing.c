#include "run/listing.h"

static void *list(void *context)
{
    cg_listing *l = context;
    l->status = cg_paths_list(l->paths, l->request, &l->error);
    return NULL;
}

void cg_listing_begin(cg_listing *l, cg_paths *paths, const cg_paths_request *request,
                      bool apart)
{
    *l = (cg_listing){.paths = paths, .request = request};
    l->apart = apart && pthread_create(&l->thread, NULL, list, l) == 0;
}

cg_status cg_listing_end(cg_listing *l, cg_error *error)
{
    if (l->apart)
        pthread_join(l->thread, NULL);
    else
        (void)list(l);
    if (l->status != CG_OK && error)
        *error = l->error;
    return l->status;
}
