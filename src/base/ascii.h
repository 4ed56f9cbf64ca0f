/* Runs of letters and digits of ASCII, which most text is made of, eight bytes at a
 * time. Owns nothing. */
#ifndef CG_BASE_ASCII_H
#define CG_BASE_ASCII_H

#include "base/wordkey.h"

#define CG_ASCII_TOPS UINT64_C(0x8080808080808080)

/* The top bit of each byte from `low` to `high`, which are below 0x80. */
static inline uint64_t cg_ascii_within(uint64_t bytes, unsigned low, unsigned high)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t rest = bytes & ~CG_ASCII_TOPS;
    return (rest + ones * (0x80 - low)) & ~(rest + ones * (0x7F - high)) & ~bytes & CG_ASCII_TOPS;
}

static inline bool cg_ascii_is_small(char c)
{
    return (unsigned char)(c - 'a') < 26;
}

static inline bool cg_ascii_is_word(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26 || (unsigned char)(c - '0') < 10;
}

/* How many of the `len` bytes at `at`, from the first one on, are small letters. */
static inline size_t cg_ascii_small_run(const char *at, size_t len)
{
    size_t n = 0;
    for (; len - n >= 8; n += 8) {
        uint64_t others = ~cg_ascii_within(cg_wordkey_load(at + n), 'a', 'z') & CG_ASCII_TOPS;
        if (others)
            return n + (size_t)__builtin_ctzll(others) / 8;
    }
    while (n < len && cg_ascii_is_small(at[n]))
        n++;
    return n;
}

/* The same for letters and digits. */
static inline size_t cg_ascii_word_run(const char *at, size_t len)
{
    size_t n = 0;
    for (; len - n >= 8; n += 8) {
        uint64_t bytes = cg_wordkey_load(at + n);
        uint64_t letters =
            cg_ascii_within(bytes | UINT64_C(0x2020202020202020), 'a', 'z');
        uint64_t others = ~(letters | cg_ascii_within(bytes, '0', '9')) & CG_ASCII_TOPS;
        if (others)
            return n + (size_t)__builtin_ctzll(others) / 8;
    }
    while (n < len && cg_ascii_is_word(at[n]))
        n++;
    return n;
}

#endif
