#include "base/buf.h"

#include "base/alloc.h"

#define FIRST_ROOM ((size_t)64)

void cg_buf_init(cg_buf *buf, size_t cap)
{
    /* One byte is kept for the zero behind the text. */
    *buf = (cg_buf){.cap = cap < SIZE_MAX / 2 ? cap : SIZE_MAX / 2};
}

void cg_buf_release(cg_buf *buf)
{
    cg_alloc_free(buf->ptr);
    *buf = (cg_buf){.cap = buf->cap};
}

void cg_buf_reset(cg_buf *buf)
{
    buf->len = 0;
    buf->failed = buf->full = false;
    if (buf->ptr)
        buf->ptr[0] = 0;
}

bool cg_buf_reserve(cg_buf *buf, size_t more)
{
    if (buf->failed)
        return false;
    buf->full = more > buf->cap - buf->len;
    buf->failed = buf->full;
    if (buf->full)
        return false;
    size_t wanted = buf->len + more + 1;
    if (wanted <= buf->room)
        return true;
    size_t room = buf->room < FIRST_ROOM ? FIRST_ROOM : buf->room * 2;
    if (room > buf->cap + 1)
        room = buf->cap + 1;
    if (room < wanted)
        room = wanted;
    char *ptr = cg_alloc_resize(buf->ptr, room, 1);
    if (!ptr) {
        buf->failed = true;
        return false;
    }
    ptr[buf->len] = 0;
    buf->ptr = ptr;
    buf->room = room;
    return true;
}

void cg_buf_add(cg_buf *buf, const char *bytes, size_t len)
{
    if (!cg_buf_reserve(buf, len) || len == 0)
        return;
    memcpy(buf->ptr + buf->len, bytes, len);
    buf->len += len;
    buf->ptr[buf->len] = 0;
}

void cg_buf_add_slice(cg_buf *buf, cg_slice text)
{
    cg_buf_add(buf, text.ptr, text.len);
}

void cg_buf_add_char(cg_buf *buf, char c)
{
    cg_buf_add(buf, &c, 1);
}

void cg_buf_add_uint(cg_buf *buf, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    cg_buf_add(buf, digits + at, sizeof digits - at);
}

void cg_buf_vprintf(cg_buf *buf, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    if (len < 0) {
        buf->failed = true;
        return;
    }
    if (!cg_buf_reserve(buf, (size_t)len))
        return;
    if (vsnprintf(buf->ptr + buf->len, (size_t)len + 1, fmt, args) != len) {
        buf->ptr[buf->len] = 0;
        buf->failed = true;
        return;
    }
    buf->len += (size_t)len;
}

void cg_buf_printf(cg_buf *buf, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    cg_buf_vprintf(buf, fmt, args);
    va_end(args);
}
