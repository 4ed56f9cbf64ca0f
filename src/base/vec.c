#include "base/vec.h"

#include "base/alloc.h"

#include <stdint.h>

#define FIRST_ROOM ((size_t)8)

bool cg_vec_grow(void **items, size_t len, size_t *room, size_t more, size_t size)
{
    if (more <= *room - len)
        return true;
    if (more > SIZE_MAX / 2 - len)
        return false;
    size_t wanted = *room < FIRST_ROOM ? FIRST_ROOM : *room * 2;
    if (wanted < len + more)
        wanted = len + more;
    void *grown = cg_alloc_resize(*items, wanted, size);
    if (!grown)
        return false;
    *items = grown;
    *room = wanted;
    return true;
}

void cg_vec_drop(void **items, size_t *len, size_t *room)
{
    cg_alloc_free(*items);
    *items = NULL;
    *len = 0;
    *room = 0;
}
