#include "base/arena.h"

#include "base/alloc.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>

#define FIRST_CHUNK ((size_t)4 << 10)
#define LARGEST_STEP ((size_t)1 << 20)
#define ALIGNMENT alignof(max_align_t)
#define SMALL ((size_t)1 << 15) /* no two of them overflow a product */

/* `used` and `room` count the bytes behind the header, both multiples of
 * ALIGNMENT. */
struct cg_arena_chunk {
    cg_arena_chunk *next;
    size_t used, room;
    alignas(max_align_t) char bytes[];
};

void cg_arena_init(cg_arena *arena, size_t cap)
{
    *arena = (cg_arena){.cap = cap};
}

static void free_chunks(cg_arena_chunk *chunk)
{
    while (chunk) {
        cg_arena_chunk *next = chunk->next;
        cg_alloc_free(chunk);
        chunk = next;
    }
}

void cg_arena_release(cg_arena *arena)
{
    free_chunks(arena->chunks);
    arena->chunks = NULL;
    arena->used = 0;
}

void cg_arena_adopt(cg_arena *arena, cg_arena *from)
{
    cg_arena_chunk *last = from->chunks;
    if (!last)
        return;
    while (last->next)
        last = last->next;
    if (arena->chunks) {
        /* Behind the newest, which goes on being filled. */
        last->next = arena->chunks->next;
        arena->chunks->next = from->chunks;
    } else {
        arena->chunks = from->chunks;
    }
    arena->used += from->used;
    from->chunks = NULL;
    from->used = 0;
}

void cg_arena_reset(cg_arena *arena)
{
    cg_arena_chunk *largest = arena->chunks;
    arena->used = 0;
    if (!largest)
        return;
    for (cg_arena_chunk *c = largest->next; c; c = c->next) {
        if (c->room > largest->room)
            largest = c;
    }
    cg_arena_chunk **link = &arena->chunks;
    while (*link != largest)
        link = &(*link)->next;
    *link = largest->next;
    free_chunks(arena->chunks);
    *largest = (cg_arena_chunk){.room = largest->room};
    arena->chunks = largest;
}

/* Chunks double, so that their number stays logarithmic, up to a step that
 * wastes little at the end. */
static size_t next_room(const cg_arena *arena, size_t wanted)
{
    size_t room = arena->chunks ? arena->chunks->room * 2 : FIRST_CHUNK;
    if (room > LARGEST_STEP)
        room = LARGEST_STEP;
    return room < wanted ? wanted : room;
}

/* What is large for a chunk gets one of its own, behind the newest, so that
 * the rest of the newest is not lost. */
static cg_arena_chunk *add_chunk(cg_arena *arena, size_t wanted)
{
    size_t room = next_room(arena, wanted);
    if (room > SIZE_MAX - sizeof(cg_arena_chunk))
        return NULL;
    cg_arena_chunk *chunk = cg_alloc(sizeof *chunk + room);
    if (!chunk)
        return NULL;
    cg_arena_chunk **link = &arena->chunks;
    if (room == wanted && *link)
        link = &(*link)->next;
    *chunk = (cg_arena_chunk){.next = *link, .room = room};
    *link = chunk;
    return chunk;
}

void *cg_arena_alloc(cg_arena *arena, size_t count, size_t size)
{
    /* Asked for without dividing first: most are small. */
    bool small = (count | size) < SMALL;
    if (!small && size != 0 && count > (SIZE_MAX - ALIGNMENT) / size)
        return NULL;
    size_t total = (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (total == 0)
        total = ALIGNMENT; /* no two allocations share an address */
    assert(arena->used <= arena->cap);
    if (total > arena->cap - arena->used)
        return NULL;
    cg_arena_chunk *chunk = arena->chunks;
    if (!chunk || total > chunk->room - chunk->used)
        chunk = add_chunk(arena, total);
    if (!chunk)
        return NULL;
    char *at = chunk->bytes + chunk->used;
    chunk->used += total;
    arena->used += total;
    return memset(at, 0, total);
}

cg_slice cg_arena_copy(cg_arena *arena, cg_slice text)
{
    if (text.len == SIZE_MAX)
        return (cg_slice){0};
    char *copy = cg_arena_alloc(arena, text.len + 1, 1);
    if (!copy)
        return (cg_slice){0};
    if (text.len)
        memcpy(copy, text.ptr, text.len);
    return (cg_slice){copy, text.len};
}

cg_slice cg_arena_vprintf(cg_arena *arena, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    if (len < 0)
        return (cg_slice){0};
    char *text = cg_arena_alloc(arena, (size_t)len + 1, 1);
    if (!text || vsnprintf(text, (size_t)len + 1, fmt, args) != len)
        return (cg_slice){0};
    return (cg_slice){text, (size_t)len};
}

cg_slice cg_arena_printf(cg_arena *arena, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    cg_slice text = cg_arena_vprintf(arena, fmt, args);
    va_end(args);
    return text;
}
