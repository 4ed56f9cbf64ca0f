/* Hashing (xxHash). Stable across machines: results may be stored. */
#ifndef CG_BASE_HASH_H
#define CG_BASE_HASH_H

#include "base/slice.h"

uint64_t cg_hash64(cg_slice bytes);
/* Hashes `bytes` on top of what was hashed before: a chain of blocks. */
uint64_t cg_hash64_on(uint64_t before, cg_slice bytes);

/* Wide enough that equal means the same. */
typedef struct cg_hash128 {
    uint64_t low, high;
} cg_hash128;

cg_hash128 cg_hash128_of(cg_slice bytes);
static inline int cg_hash128_compare(cg_hash128 a, cg_hash128 b)
{
    if (a.high != b.high)
        return a.high < b.high ? -1 : 1;
    return a.low < b.low ? -1 : a.low > b.low;
}
/* XXH3-128 as 32 lower-case hexadecimal digits and a zero byte. */
void cg_hash128_hex(cg_slice bytes, char out[33]);

#endif
