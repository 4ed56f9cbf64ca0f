/* Growing arrays of one type:
 *     CG_VEC(int) v = {0};
 *     if (!cg_vec_push(&v, 3)) return CG_E_MEMORY;
 * The vector owns its items' storage, not what they point at. */
#ifndef CG_BASE_VEC_H
#define CG_BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>

#define CG_VEC(type)      \
    struct {              \
        type *items;      \
        size_t len, room; \
    }

/* Makes room for `more` items; false when memory runs out. */
bool cg_vec_grow(void **items, size_t len, size_t *room, size_t more, size_t size);
void cg_vec_drop(void **items, size_t *len, size_t *room);

#define cg_vec_reserve(v, more)                                               \
    ((v)->room - (v)->len >= (size_t)(more) ||                                 \
     cg_vec_grow((void **)&(v)->items, (v)->len, &(v)->room, (size_t)(more),   \
                 sizeof *(v)->items))
/* True when the item was added. */
#define cg_vec_push(v, item) \
    (cg_vec_reserve((v), 1) ? ((v)->items[(v)->len++] = (item), true) : false)
#define cg_vec_reset(v) ((v)->len = 0)
#define cg_vec_release(v) cg_vec_drop((void **)&(v)->items, &(v)->len, &(v)->room)
#define cg_vec_last(v) ((v)->items[(v)->len - 1])

#endif
