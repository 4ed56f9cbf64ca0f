/* A hash of several things in a row, each as a whole: "ab" and "c" are not "a" and
 * "bc". Starts as zeros. */
#ifndef CG_RUN_DIGEST_H
#define CG_RUN_DIGEST_H

#include "base/hash.h"

typedef struct cg_digest {
    cg_hash128 hash;
} cg_digest;

static inline void cg_digest_join(cg_digest *digest, cg_hash128 hash)
{
    const cg_hash128 both[2] = {digest->hash, hash};
    digest->hash = cg_hash128_of((cg_slice){(const char *)both, sizeof both});
}

static inline void cg_digest_add(cg_digest *digest, cg_slice bytes)
{
    cg_digest_join(digest, cg_hash128_of(bytes));
}

static inline void cg_digest_number(cg_digest *digest, uint64_t number)
{
    cg_digest_add(digest, (cg_slice){(const char *)&number, sizeof number});
}

/* As 32 hexadecimal digits. */
static inline void cg_digest_hex(const cg_digest *digest, char out[33])
{
    cg_hash128_hex((cg_slice){(const char *)&digest->hash, sizeof digest->hash}, out);
}

#endif
