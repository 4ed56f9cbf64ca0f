/* Keys of words and of pairs of words, by which the filter knows them: 64 bits
 * that depend on a word's length and on its first and last eight bytes. Keys are
 * not unique; who relies on one looks again. The same on every machine. */
#ifndef CG_BASE_WORDKEY_H
#define CG_BASE_WORDKEY_H

#include "base/slice.h"

/* No word: what stands before the first one. */
#define CG_WORDKEY_NONE UINT64_C(0)

/* Eight bytes as a little-endian number. */
static inline uint64_t cg_wordkey_load(const char *bytes)
{
    uint64_t number;
    memcpy(&number, bytes, sizeof number);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    number = __builtin_bswap64(number);
#endif
    return number;
}

/* Where the last eight bytes of a word of `len` bytes begin; the word's start
 * when it is shorter. */
static inline size_t cg_wordkey_tail(size_t len)
{
    return len > 8 ? len - 8 : 0;
}

/* Eight bytes of a word of `len` bytes with small letters for capitals, and zeros
 * for what is behind a shorter word. */
static inline uint64_t cg_wordkey_small(uint64_t bytes, size_t len)
{
    static const uint64_t mask[9] = {
        UINT64_C(0),
        UINT64_C(0xFF),
        UINT64_C(0xFFFF),
        UINT64_C(0xFFFFFF),
        UINT64_C(0xFFFFFFFF),
        UINT64_C(0xFFFFFFFFFF),
        UINT64_C(0xFFFFFFFFFFFF),
        UINT64_C(0xFFFFFFFFFFFFFF),
        UINT64_MAX,
    };
    return (bytes | UINT64_C(0x2020202020202020)) & mask[len < 8 ? len : 8];
}

/* The key of a word whose ends, as above, are these. Turned by an odd number of
 * bits: words of up to eight bytes of ASCII, whose tail is their head, all stay
 * different. */
static inline uint64_t cg_wordkey_join(uint64_t head, uint64_t tail, size_t len)
{
    uint64_t key = ((head ^ (tail << 27 | tail >> 37)) + len) * UINT64_C(0x9E3779B97F4A7C15);
    return key ^ key >> 40;
}

/* `first`, `last`: the first and the last eight bytes of the word, the foremost
 * one lowest, with anything behind a shorter word. Capitals of ASCII make no
 * difference. */
static inline uint64_t cg_wordkey_mix(uint64_t first, uint64_t last, size_t len)
{
    return cg_wordkey_join(cg_wordkey_small(first, len), cg_wordkey_small(last, len), len);
}

/* Order counts: the key of "opt out" is not that of "out opt". */
static inline uint64_t cg_wordkey_pair(uint64_t previous, uint64_t word)
{
    return (previous << 23 | previous >> 41) + word;
}

/* The key of a folded word (cg_utf8_fold) of letters and digits. */
uint64_t cg_wordkey_of(cg_slice word);
/* Takes the next word off the front of a folded token, which may hold several:
 * "u.s" is u and s. False when there is none left. */
bool cg_wordkey_next(cg_slice *folded, cg_slice *word);

#endif
