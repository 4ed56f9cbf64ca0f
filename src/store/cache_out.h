/* The file that a cache is written to, area by area. */
#ifndef CG_STORE_CACHE_OUT_H
#define CG_STORE_CACHE_OUT_H

#include "store/cache_format.h"
#include "store/replace.h"

typedef struct cg_cache_out {
    cg_replace file;
    cg_buf block;  /* what was not written yet, less than CG_CACHE_BLOCK */
    uint64_t size; /* of all put so far, the header included */
    uint64_t sum;
    cg_cache_header header;
} cg_cache_out;

/* CG_E_STORE when another process is at it, or the file can't be made. Whatever
 * comes back, it has to be closed. */
cg_status cg_cache_out_open(cg_cache_out *out, const char *path, cg_hash128 engine,
                            cg_error *error);
/* Appends to the area at hand. */
void cg_cache_out_add(cg_cache_out *out, cg_slice bytes);
/* The area at hand is `which`; the next one begins. In order of their enum. */
void cg_cache_out_end_area(cg_cache_out *out, cg_cache_table which);
/* All is written: puts the file in place. */
cg_status cg_cache_out_finish(cg_cache_out *out);
/* Takes away what was not put in place. */
void cg_cache_out_close(cg_cache_out *out);

#endif
