/* Hashing (xxHash). Stable across machines: results may be stored. */
#ifndef CG_BASE_HASH_H
#define CG_BASE_HASH_H

#include "base/slice.h"

uint64_t cg_hash64(cg_slice bytes);
/* XXH3-128 as 32 lower-case hexadecimal digits and a zero byte. */
void cg_hash128_hex(cg_slice bytes, char out[33]);

#endif
