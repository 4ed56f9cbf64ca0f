/* Bump allocation with one lifetime. The arena owns all it gives out. */
#ifndef CG_BASE_ARENA_H
#define CG_BASE_ARENA_H

#include "base/slice.h"

#include <stdarg.h>

typedef struct cg_arena_chunk cg_arena_chunk;

/* `cap` bounds the bytes given out; what would pass it fails as memory. */
typedef struct cg_arena {
    cg_arena_chunk *chunks; /* newest first */
    size_t used, cap;
} cg_arena;

void cg_arena_init(cg_arena *arena, size_t cap);
void cg_arena_release(cg_arena *arena);
/* Forgets all that was given out; keeps the largest chunk for reuse. */
void cg_arena_reset(cg_arena *arena);
/* Takes over all that `from` gave out, which is empty then. The cap is no
 * obstacle: what was allowed there is allowed here. */
void cg_arena_adopt(cg_arena *arena, cg_arena *from);
/* Zeroed, aligned for any type; NULL on failure. */
void *cg_arena_alloc(cg_arena *arena, size_t count, size_t size);
/* Copies, with a zero byte behind; ptr is NULL on failure only (an empty
 * slice copies to an empty one with a non-NULL ptr). */
cg_slice cg_arena_copy(cg_arena *arena, cg_slice text);
cg_slice cg_arena_printf(cg_arena *arena, const char *fmt, ...) CG_PRINTF(2, 3);
cg_slice cg_arena_vprintf(cg_arena *arena, const char *fmt, va_list args)
    CG_PRINTF(2, 0);

#define CG_ARENA_NEW(arena, type) ((type *)cg_arena_alloc((arena), 1, sizeof(type)))
#define CG_ARENA_ARRAY(arena, type, count) \
    ((type *)cg_arena_alloc((arena), (count), sizeof(type)))

#endif
