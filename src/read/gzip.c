#include "read/gzip.h"

#include "base/alloc.h"

#include <zlib.h>

#define STEP ((size_t)64 << 10)
#define MOST_AT_ONCE ((size_t)1 << 30)

enum { RAW = -MAX_WBITS, ZLIB = MAX_WBITS, GZIP = MAX_WBITS + 16 };

bool cg_gzip_is(cg_slice bytes)
{
    return cg_slice_starts(bytes, "\x1F\x8B\x08");
}

static voidpf take(voidpf opaque, uInt count, uInt size)
{
    (void)opaque;
    return cg_alloc_zeroed(count, size);
}

static void give_back(voidpf opaque, voidpf memory)
{
    (void)opaque;
    cg_alloc_free(memory);
}

/* How many bytes may come out next. */
static size_t room_for(const cg_buf *out, size_t most, const cg_unpack_budget *budget)
{
    size_t room = out->len < most ? most - out->len : 0;
    if (room > budget->bytes)
        room = (size_t)budget->bytes;
    return room < STEP ? room : STEP;
}

static cg_gzip_state run(z_stream *stream, cg_slice bytes, size_t most,
                         cg_unpack_budget *budget, cg_buf *out)
{
    int got = Z_OK;
    size_t given = 0;
    while (got == Z_OK) {
        size_t room = room_for(out, most, budget);
        size_t left = bytes.len - given;
        if (room == 0)
            return CG_GZIP_LONG;
        if (!cg_buf_reserve(out, room))
            return CG_GZIP_MEMORY;
        if (stream->avail_in == 0 && left > 0) {
            size_t some = left < MOST_AT_ONCE ? left : MOST_AT_ONCE;
            stream->next_in = (z_const Bytef *)(bytes.ptr + given);
            stream->avail_in = (uInt)some;
            given += some;
        }
        stream->next_out = (Bytef *)(out->ptr + out->len);
        stream->avail_out = (uInt)room;
        got = inflate(stream, Z_NO_FLUSH);
        size_t made = room - stream->avail_out;
        out->len += made;
        out->ptr[out->len] = 0;
        budget->bytes -= made;
    }
    if (got == Z_MEM_ERROR)
        return CG_GZIP_MEMORY;
    return got == Z_STREAM_END ? CG_GZIP_GOOD : CG_GZIP_DAMAGED;
}

static cg_gzip_state unpack(cg_slice bytes, int bits, size_t most, cg_unpack_budget *budget,
                            cg_buf *out, size_t *len)
{
    z_stream stream = {.zalloc = take, .zfree = give_back};
    *len = bytes.len;
    if (inflateInit2(&stream, bits) != Z_OK)
        return CG_GZIP_MEMORY;
    cg_gzip_state state = run(&stream, bytes, most, budget, out);
    if (state == CG_GZIP_GOOD)
        *len = (size_t)((const char *)stream.next_in - bytes.ptr);
    (void)inflateEnd(&stream); /* reading: nothing can be lost */
    return state;
}

cg_gzip_state cg_gzip_member(cg_slice bytes, size_t most, cg_unpack_budget *budget, cg_buf *out,
                             size_t *len)
{
    return unpack(bytes, GZIP, most, budget, out, len);
}

cg_gzip_state cg_gzip_deflated(cg_slice bytes, size_t most, cg_unpack_budget *budget,
                               cg_buf *out)
{
    size_t len, before = out->len;
    cg_gzip_state state = unpack(bytes, ZLIB, most, budget, out, &len);
    if (state != CG_GZIP_DAMAGED || out->len > before)
        return state;
    return unpack(bytes, RAW, most, budget, out, &len);
}
