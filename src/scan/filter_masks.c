/* Telling bytes apart, 64 at a time: the one part of the filter that differs
 * from machine to machine. Letters and digits of ASCII, and all bytes beyond
 * it, belong to words. */
#include "scan/filter_room.h"

#if defined(__x86_64__) || defined(__i386__)
#define HAVE_X86 1
#include <immintrin.h>
#else
#define HAVE_X86 0
#endif

#if defined(__aarch64__) && defined(__ARM_NEON)
#define HAVE_NEON 1
#include <arm_neon.h>
#else
#define HAVE_NEON 0
#endif

/* --- plain C: eight bytes at a time, in their upper bits --------------------- */

#define EACH UINT64_C(0x0101010101010101)
#define UPPER (EACH * 0x80)

/* The upper bit of each byte, of bytes below 0x80, that is at least `least`. */
static uint64_t at_least(uint64_t bytes, uint64_t least)
{
    return (bytes + EACH * (0x80 - least)) & UPPER;
}

static uint64_t in_range(uint64_t bytes, uint64_t first, uint64_t last)
{
    return at_least(bytes, first) & ~at_least(bytes, last + 1);
}

/* The upper bits of eight bytes as the lower ones of one. */
static uint64_t gather(uint64_t upper)
{
    return (upper >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

static uint64_t masks_plain(const unsigned char *bytes, size_t blocks, uint64_t *words,
                            uint64_t *high)
{
    uint64_t all = 0;
    for (size_t b = 0; b < blocks; b++) {
        words[b] = high[b] = 0;
        for (unsigned i = 0; i < 8; i++, bytes += 8) {
            uint64_t eight = cg_wordkey_load((const char *)bytes);
            uint64_t upper = eight & UPPER, low = eight & ~UPPER;
            uint64_t word = in_range(low, '0', '9') | in_range(low | EACH * 0x20, 'a', 'z');
            words[b] |= gather(word | upper) << (8 * i);
            high[b] |= gather(upper) << (8 * i);
        }
        all |= high[b];
    }
    return all;
}

/* --- x86 ---------------------------------------------------------------------- */

#if HAVE_X86

/* Comparisons are signed: bytes beyond ASCII are below all others. */
__attribute__((target("sse2"))) static uint64_t masks_sse2(const unsigned char *bytes, size_t blocks,
                                                           uint64_t *words, uint64_t *high)
{
    const __m128i below_a = _mm_set1_epi8('a' - 1), above_z = _mm_set1_epi8('z' + 1);
    const __m128i below_0 = _mm_set1_epi8('0' - 1), above_9 = _mm_set1_epi8('9' + 1);
    const __m128i small = _mm_set1_epi8(0x20);
    uint64_t all = 0;
    for (size_t b = 0; b < blocks; b++) {
        words[b] = high[b] = 0;
        for (unsigned i = 0; i < 4; i++, bytes += 16) {
            __m128i x = _mm_loadu_si128((const __m128i *)(const void *)bytes);
            __m128i y = _mm_or_si128(x, small);
            __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(y, below_a), _mm_cmpgt_epi8(above_z, y));
            __m128i digit = _mm_and_si128(_mm_cmpgt_epi8(x, below_0), _mm_cmpgt_epi8(above_9, x));
            __m128i word = _mm_or_si128(_mm_or_si128(letter, digit), x);
            words[b] |= (uint64_t)(uint32_t)_mm_movemask_epi8(word) << (16 * i);
            high[b] |= (uint64_t)(uint32_t)_mm_movemask_epi8(x) << (16 * i);
        }
        all |= high[b];
    }
    return all;
}

__attribute__((target("avx2"))) static uint64_t masks_avx2(const unsigned char *bytes, size_t blocks,
                                                           uint64_t *words, uint64_t *high)
{
    const __m256i below_a = _mm256_set1_epi8('a' - 1), above_z = _mm256_set1_epi8('z' + 1);
    const __m256i below_0 = _mm256_set1_epi8('0' - 1), above_9 = _mm256_set1_epi8('9' + 1);
    const __m256i small = _mm256_set1_epi8(0x20);
    uint64_t all = 0;
    for (size_t b = 0; b < blocks; b++) {
        words[b] = high[b] = 0;
        for (unsigned i = 0; i < 2; i++, bytes += 32) {
            __m256i x = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
            __m256i y = _mm256_or_si256(x, small);
            __m256i letter =
                _mm256_and_si256(_mm256_cmpgt_epi8(y, below_a), _mm256_cmpgt_epi8(above_z, y));
            __m256i digit =
                _mm256_and_si256(_mm256_cmpgt_epi8(x, below_0), _mm256_cmpgt_epi8(above_9, x));
            __m256i word = _mm256_or_si256(_mm256_or_si256(letter, digit), x);
            words[b] |= (uint64_t)(uint32_t)_mm256_movemask_epi8(word) << (32 * i);
            high[b] |= (uint64_t)(uint32_t)_mm256_movemask_epi8(x) << (32 * i);
        }
        all |= high[b];
    }
    return all;
}

#endif

/* --- ARM ----------------------------------------------------------------------- */

#if HAVE_NEON

/* The upper bits of 64 bytes that are all ones or all zeros. */
static uint64_t gather_neon(const uint8x16_t four[4])
{
    const uint8x16_t bit = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t low = vpaddq_u8(vandq_u8(four[0], bit), vandq_u8(four[1], bit));
    uint8x16_t high = vpaddq_u8(vandq_u8(four[2], bit), vandq_u8(four[3], bit));
    uint8x16_t both = vpaddq_u8(low, high);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(both, both)), 0);
}

static uint64_t masks_neon(const unsigned char *bytes, size_t blocks, uint64_t *words,
                           uint64_t *high)
{
    uint64_t all = 0;
    for (size_t b = 0; b < blocks; b++) {
        uint8x16_t word[4], upper[4];
        for (unsigned i = 0; i < 4; i++, bytes += 16) {
            uint8x16_t x = vld1q_u8(bytes);
            uint8x16_t y = vsubq_u8(vorrq_u8(x, vdupq_n_u8(0x20)), vdupq_n_u8('a'));
            uint8x16_t z = vsubq_u8(x, vdupq_n_u8('0'));
            upper[i] = vcgeq_u8(x, vdupq_n_u8(0x80));
            word[i] = vorrq_u8(vorrq_u8(vcltq_u8(y, vdupq_n_u8(26)), vcltq_u8(z, vdupq_n_u8(10))),
                               upper[i]);
        }
        words[b] = gather_neon(word);
        high[b] = gather_neon(upper);
        all |= high[b];
    }
    return all;
}

#endif

/* --- which one ------------------------------------------------------------------- */

cg_filter_masks *cg_filter_masks_of(cg_filter_kind kind)
{
    switch (kind) {
    case CG_FILTER_PLAIN: return masks_plain;
#if HAVE_X86
    case CG_FILTER_SSE2: return __builtin_cpu_supports("sse2") ? masks_sse2 : NULL;
    case CG_FILTER_AVX2: return __builtin_cpu_supports("avx2") ? masks_avx2 : NULL;
#endif
#if HAVE_NEON
    case CG_FILTER_NEON: return masks_neon;
#endif
    default: return NULL;
    }
}
