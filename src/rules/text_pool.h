/* The texts of a program in the making, one behind the other. */
#ifndef CG_RULES_TEXT_POOL_H
#define CG_RULES_TEXT_POOL_H

#include "rules/program.h"

#define CG_TEXT_POOL_LATELY ((size_t)1 << 12)

typedef struct cg_text_pool {
    cg_buf bytes;                            /* each text with a zero byte behind it */
    cg_text_ref lately[CG_TEXT_POOL_LATELY]; /* by hash: many come several times */
} cg_text_pool;

void cg_text_pool_init(cg_text_pool *pool);
void cg_text_pool_release(cg_text_pool *pool);
/* Keeps a copy, the one that is there if it was put in lately. What the pool has no
 * memory for, cg_buf_ok(&pool->bytes) tells from then on. */
cg_text_ref cg_text_pool_add(cg_text_pool *pool, cg_slice text);
/* Holds until the next text is added. */
static inline cg_slice cg_text_pool_get(const cg_text_pool *pool, cg_text_ref text)
{
    return (cg_slice){pool->bytes.ptr + text.at, text.len};
}

#endif
