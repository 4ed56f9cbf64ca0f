/* Owned, growing bytes with a cap. Errors stick: after one failed append the
 * buffer ignores the rest, and cg_buf_ok says so once at the end. */
#ifndef CG_BASE_BUF_H
#define CG_BASE_BUF_H

#include "base/slice.h"

#include <stdarg.h>

typedef struct cg_buf {
    char *ptr; /* always followed by a zero byte once something was appended */
    size_t len, room, cap;
    bool failed;
    bool full; /* failed for its cap, not for want of memory */
} cg_buf;

void cg_buf_init(cg_buf *buf, size_t cap);
void cg_buf_release(cg_buf *buf);
void cg_buf_reset(cg_buf *buf); /* empty again, ok again, memory kept */
/* Makes room for `more` bytes behind the text, for writing in place. False,
 * and failed, when the cap or memory forbids it. */
bool cg_buf_reserve(cg_buf *buf, size_t more);
void cg_buf_add(cg_buf *buf, const char *bytes, size_t len);
void cg_buf_add_slice(cg_buf *buf, cg_slice text);
void cg_buf_add_char(cg_buf *buf, char c);
/* In decimal. */
void cg_buf_add_uint(cg_buf *buf, uint64_t number);
void cg_buf_printf(cg_buf *buf, const char *fmt, ...) CG_PRINTF(2, 3);
void cg_buf_vprintf(cg_buf *buf, const char *fmt, va_list args) CG_PRINTF(2, 0);
static inline bool cg_buf_ok(const cg_buf *buf)
{
    return !buf->failed;
}
static inline cg_slice cg_buf_slice(const cg_buf *buf)
{
    return (cg_slice){buf->len ? buf->ptr : "", buf->len};
}

#endif
