#include "base/sha256.h"

#include "base/file.h"

#include <nettle/sha2.h>
#include <nettle/version.h>

#define PIECE ((size_t)1 << 20)

static cg_sha256 finish(struct sha256_ctx *context)
{
    cg_sha256 hash;
#if NETTLE_VERSION_MAJOR >= 4
    sha256_digest(context, hash.bytes);
#else
    sha256_digest(context, sizeof hash.bytes, hash.bytes);
#endif
    return hash;
}

cg_sha256 cg_sha256_of(cg_slice bytes)
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.len, (const uint8_t *)(bytes.len ? bytes.ptr : ""));
    return finish(&context);
}

bool cg_sha256_of_file(const char *path, cg_sha256 *hash, uint64_t *size)
{
    struct sha256_ctx context;
    cg_buf piece;
    cg_buf_init(&piece, 2 * PIECE);
    sha256_init(&context);
    bool read = true;
    for (*size = 0; read; *size += piece.len) {
        read = cg_file_read_at(path, *size, PIECE, &piece, NULL) == CG_OK;
        if (!read || piece.len == 0)
            break;
        sha256_update(&context, piece.len, (const uint8_t *)piece.ptr);
    }
    *hash = finish(&context);
    cg_buf_release(&piece);
    return read;
}

void cg_sha256_hex(const cg_sha256 *hash, char out[CG_SHA256_HEX])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < CG_SHA256_SIZE; i++) {
        out[2 * i] = digits[hash->bytes[i] >> 4];
        out[2 * i + 1] = digits[hash->bytes[i] & 15];
    }
    out[CG_SHA256_HEX - 1] = 0;
}

void cg_sha256_base64(const cg_sha256 *hash, char out[CG_SHA256_BASE64])
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t at = 0;
    /* 32 bytes: ten groups of three, and one of two. */
    for (size_t i = 0; i < CG_SHA256_SIZE; i += 3) {
        bool whole = i + 2 < CG_SHA256_SIZE;
        unsigned bits = (unsigned)hash->bytes[i] << 16 | (unsigned)hash->bytes[i + 1] << 8 |
                        (whole ? hash->bytes[i + 2] : 0u);
        out[at++] = digits[bits >> 18];
        out[at++] = digits[bits >> 12 & 63];
        out[at++] = digits[bits >> 6 & 63];
        out[at++] = whole ? digits[bits & 63] : '=';
    }
    out[at] = 0;
}
