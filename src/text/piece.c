#include "text/piece.h"

uint64_t cg_piece_count(uint64_t size)
{
    return size < 2 * (uint64_t)CG_PIECE_SIZE ? 1 : size / CG_PIECE_SIZE;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Behind the first line that holds nothing; 0 when there is none. */
static size_t behind_empty_line(cg_slice window)
{
    bool empty = false; /* since the last line break; the first line is cut */
    for (size_t i = 0; i < window.len; i++) {
        if (window.ptr[i] == '\n') {
            if (empty)
                return i + 1;
            empty = true;
        } else if (!is_blank(window.ptr[i])) {
            empty = false;
        }
    }
    return 0;
}

static size_t behind(cg_slice window, char c)
{
    const char *at = window.len ? memchr(window.ptr, c, window.len) : NULL;
    return at ? (size_t)(at - window.ptr) + 1 : 0;
}

size_t cg_piece_cut(cg_slice window)
{
    size_t at = behind_empty_line(window);
    if (at == 0)
        at = behind(window, '\n');
    if (at == 0)
        at = behind(window, ' ');
    if (at > 0)
        return at;
    while (at < window.len && at < 3 && ((unsigned char)window.ptr[at] & 0xC0) == 0x80)
        at++;
    return at;
}
