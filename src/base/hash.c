#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t cg_hash64(cg_slice bytes)
{
    return XXH3_64bits(bytes.len ? bytes.ptr : "", bytes.len);
}

uint64_t cg_hash64_on(uint64_t before, cg_slice bytes)
{
    return XXH3_64bits_withSeed(bytes.len ? bytes.ptr : "", bytes.len, before);
}

cg_hash128 cg_hash128_of(cg_slice bytes)
{
    XXH128_hash_t hash = XXH3_128bits(bytes.len ? bytes.ptr : "", bytes.len);
    return (cg_hash128){hash.low64, hash.high64};
}

void cg_hash128_hex(cg_slice bytes, char out[33])
{
    static const char digits[] = "0123456789abcdef";
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical,
                             XXH3_128bits(bytes.len ? bytes.ptr : "", bytes.len));
    for (size_t i = 0; i < 16; i++) {
        out[2 * i] = digits[canonical.digest[i] >> 4];
        out[2 * i + 1] = digits[canonical.digest[i] & 15];
    }
    out[32] = 0;
}
