#include "rules/text_pool.h"

#include "base/hash.h"
#include "base/limits.h"

void cg_text_pool_init(cg_text_pool *pool)
{
    *pool = (cg_text_pool){0};
    cg_buf_init(&pool->bytes, CG_MAX_IMAGE);
    cg_buf_add_char(&pool->bytes, '\0'); /* the empty text */
}

void cg_text_pool_release(cg_text_pool *pool)
{
    cg_buf_release(&pool->bytes);
}

cg_text_ref cg_text_pool_add(cg_text_pool *pool, cg_slice text)
{
    cg_text_ref *known = &pool->lately[cg_hash64(text) % CG_TEXT_POOL_LATELY];
    if (!cg_buf_ok(&pool->bytes) || text.len == 0)
        return (cg_text_ref){0, 0};
    if (cg_slice_equal(cg_text_pool_get(pool, *known), text))
        return *known;
    cg_text_ref fresh = {(uint32_t)pool->bytes.len, (uint32_t)text.len};
    cg_buf_add_slice(&pool->bytes, text);
    cg_buf_add_char(&pool->bytes, '\0');
    if (!cg_buf_ok(&pool->bytes))
        return (cg_text_ref){0, 0};
    *known = fresh;
    return fresh;
}
