/* SHA-256 of FIPS 180-4 (nettle, which uses what the processor has for it), for what
 * others are to compare: a file's own hash, the one of a style sheet. For all else
 * base/hash.h is faster. */
#ifndef CG_BASE_SHA256_H
#define CG_BASE_SHA256_H

#include "base/slice.h"

#define CG_SHA256_SIZE 32
#define CG_SHA256_HEX 65    /* hexadecimal digits and a zero byte */
#define CG_SHA256_BASE64 45 /* the same in base64 */

typedef struct cg_sha256 {
    unsigned char bytes[CG_SHA256_SIZE];
} cg_sha256;

cg_sha256 cg_sha256_of(cg_slice bytes);
/* Of a regular file, read bit by bit; its size is left in `size`. False when it can't
 * be read. */
bool cg_sha256_of_file(const char *path, cg_sha256 *hash, uint64_t *size);
void cg_sha256_hex(const cg_sha256 *hash, char out[CG_SHA256_HEX]);
void cg_sha256_base64(const cg_sha256 *hash, char out[CG_SHA256_BASE64]);

#endif
