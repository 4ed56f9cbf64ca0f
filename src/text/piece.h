/* Where a long file is cut into pieces that are read one by one. The places
 * depend on the bytes alone, so that any number of threads cuts the same. */
#ifndef CG_TEXT_PIECE_H
#define CG_TEXT_PIECE_H

#include "base/slice.h"

enum {
    CG_PIECE_SIZE = 4 << 20,       /* a piece begins near every multiple of it */
    CG_PIECE_WINDOW = 64 << 10,    /* and this far behind it at most */
};

/* How many pieces a file of `size` bytes has: at least 1; the last is the
 * longest, of less than two sizes. */
uint64_t cg_piece_count(uint64_t size);

/* `window`: the bytes from a multiple of CG_PIECE_SIZE on, CG_PIECE_WINDOW of
 * them or what the file has. Where in it the piece begins: behind the first
 * empty line, else behind the first line break, else behind the first space,
 * else at the first byte that begins a character. */
size_t cg_piece_cut(cg_slice window);

#endif
