/* Splitting bytes into runs, 64 at a time: the one part of the filter that
 * differs from machine to machine. Letters and digits of ASCII belong to words,
 * and so do all bytes beyond it but for some that are common. */
#include "scan/filter_room.h"

#if defined(__x86_64__)
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

/* Has to be compiled anew for each machine that it is used for. */
#define INLINE static inline __attribute__((always_inline))

/* A bit for each byte of a block. */
typedef struct masks {
    uint64_t word, high;
} masks;

/* Writes down where the bits are set, from `base`; up to seven numbers more
 * than there are bits. */
INLINE void write_edges(uint32_t *out, uint64_t edges, uint32_t base)
{
    while (edges) {
        for (unsigned i = 0; i < 8; i++) {
            out[i] = base + (uint32_t)__builtin_ctzll(edges | UINT64_C(1) << 63);
            edges &= edges - 1;
        }
        out += 8;
    }
}

/* --- characters that part words ------------------------------------------------ */

/* U+00A0 to U+00BF but for the letters among them, and the soft hyphen. */
#define LATIN_MARKS (~(1u << 0x0A | 1u << 0x0D | 1u << 0x15 | 1u << 0x1A))

/* The length of a mark beyond ASCII that is common in text: dashes, quotation
 * marks, spaces. 0 for all others, which are seen to one by one. */
INLINE unsigned mark_len(const char *bytes)
{
    unsigned char first = (unsigned char)bytes[0], second = (unsigned char)bytes[1],
                  third = (unsigned char)bytes[2];
    if (first == 0xE2 && second == 0x80)
        return third >= 0x90 && third <= 0xA7 ? 3 : 0; /* U+2010 to U+2027 */
    return first == 0xC2 && second >= 0xA0 && second < 0xC0 &&
                   (LATIN_MARKS >> (second & 31) & 1)
               ? 2
               : 0;
}

/* Takes such marks out of the masks of a block. `*skip`: its first bytes that
 * are of a mark in the block before; becomes those of the next block. */
static masks take_marks(const char *bytes, masks m, uint64_t *skip)
{
    uint64_t marks = *skip, left = m.high & ~marks;
    *skip = 0;
    while (left) {
        unsigned at = (unsigned)__builtin_ctzll(left), len = mark_len(bytes + at);
        uint64_t bits = (UINT64_C(1) << (len ? len : 1)) - 1;
        left &= ~(bits << at);
        if (!len)
            continue;
        marks |= bits << at;
        *skip = at + len > CG_FILTER_BLOCK ? bits >> (CG_FILTER_BLOCK - at) : 0;
    }
    return (masks){m.word & ~marks, m.high & ~marks};
}

/* Splits with the block's masks, told by `masks_of`; their bits are counted, and
 * their places written. */
#define SPLIT(masks_of, count_of, write)                               \
    do {                                                               \
        size_t count = 0;                                              \
        uint64_t carry = 0, any_high = 0, skip = 0;                    \
        for (size_t b = 0; b < blocks; b++) {                          \
            masks m = masks_of(bytes + b * CG_FILTER_BLOCK);           \
            if (m.high)                                                \
                m = take_marks(bytes + b * CG_FILTER_BLOCK, m, &skip); \
            uint64_t edges = m.word ^ (m.word << 1 | carry);           \
            carry = m.word >> 63;                                      \
            any_high |= m.high;                                        \
            stretch->high[b] = m.high;                                 \
            write(stretch->edges + count, edges,                       \
                  (uint32_t)(b * CG_FILTER_BLOCK));                    \
            count += count_of(edges);                                  \
        }                                                              \
        stretch->high[blocks] = 0;                                     \
        stretch->any_high = any_high != 0;                             \
        stretch->overhang = (unsigned)count_of(skip);                  \
        return count;                                                  \
    } while (0)

/* --- plain C: eight bytes at a time, in their upper bits ---------------------- */

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

static masks masks_plain(const char *bytes)
{
    masks m = {0, 0};
    for (unsigned i = 0; i < 8; i++, bytes += 8) {
        uint64_t eight = cg_wordkey_load(bytes);
        uint64_t upper = eight & UPPER, low = eight & ~UPPER;
        uint64_t word = in_range(low, '0', '9') | in_range(low | EACH * 0x20, 'a', 'z');
        m.word |= gather(word | upper) << (8 * i);
        m.high |= gather(upper) << (8 * i);
    }
    return m;
}

static size_t count_plain(uint64_t bits)
{
    bits -= bits >> 1 & EACH * 0x55;
    bits = (bits & EACH * 0x33) + (bits >> 2 & EACH * 0x33);
    return ((bits + (bits >> 4)) & EACH * 0x0F) * EACH >> 56;
}

static size_t split_plain(const char *bytes, size_t blocks, cg_filter_stretch *stretch)
{
    SPLIT(masks_plain, count_plain, write_edges);
}

/* --- x86 ------------------------------------------------------------------------ */

#if HAVE_X86

#define FOR_SSE2 __attribute__((target("sse2,popcnt")))
#define FOR_AVX2 __attribute__((target("avx2,popcnt,bmi")))
#define FOR_AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi2,popcnt,bmi")))
#define COUNT_X86(bits) (size_t) __builtin_popcountll(bits)

/* Comparisons are signed: bytes beyond ASCII are below all others. */
FOR_SSE2 INLINE masks masks_sse2(const char *bytes)
{
    const __m128i below_a = _mm_set1_epi8('a' - 1), above_z = _mm_set1_epi8('z' + 1);
    const __m128i below_0 = _mm_set1_epi8('0' - 1), above_9 = _mm_set1_epi8('9' + 1);
    masks m = {0, 0};
    for (unsigned i = 0; i < 4; i++, bytes += 16) {
        __m128i x = _mm_loadu_si128((const __m128i *)(const void *)bytes);
        __m128i y = _mm_or_si128(x, _mm_set1_epi8(0x20));
        __m128i letter =
            _mm_and_si128(_mm_cmpgt_epi8(y, below_a), _mm_cmpgt_epi8(above_z, y));
        __m128i digit =
            _mm_and_si128(_mm_cmpgt_epi8(x, below_0), _mm_cmpgt_epi8(above_9, x));
        __m128i word = _mm_or_si128(_mm_or_si128(letter, digit), x);
        m.word |= (uint64_t)(uint32_t)_mm_movemask_epi8(word) << (16 * i);
        m.high |= (uint64_t)(uint32_t)_mm_movemask_epi8(x) << (16 * i);
    }
    return m;
}

FOR_SSE2 static size_t split_sse2(const char *bytes, size_t blocks,
                                  cg_filter_stretch *stretch)
{
    SPLIT(masks_sse2, COUNT_X86, write_edges);
}

FOR_AVX2 INLINE masks masks_avx2(const char *bytes)
{
    const __m256i below_a = _mm256_set1_epi8('a' - 1),
                  above_z = _mm256_set1_epi8('z' + 1);
    const __m256i below_0 = _mm256_set1_epi8('0' - 1),
                  above_9 = _mm256_set1_epi8('9' + 1);
    masks m = {0, 0};
    for (unsigned i = 0; i < 2; i++, bytes += 32) {
        __m256i x = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
        __m256i y = _mm256_or_si256(x, _mm256_set1_epi8(0x20));
        __m256i letter = _mm256_and_si256(_mm256_cmpgt_epi8(y, below_a),
                                          _mm256_cmpgt_epi8(above_z, y));
        __m256i digit = _mm256_and_si256(_mm256_cmpgt_epi8(x, below_0),
                                         _mm256_cmpgt_epi8(above_9, x));
        __m256i word = _mm256_or_si256(_mm256_or_si256(letter, digit), x);
        m.word |= (uint64_t)(uint32_t)_mm256_movemask_epi8(word) << (32 * i);
        m.high |= (uint64_t)(uint32_t)_mm256_movemask_epi8(x) << (32 * i);
    }
    return m;
}

FOR_AVX2 static size_t split_avx2(const char *bytes, size_t blocks,
                                  cg_filter_stretch *stretch)
{
    SPLIT(masks_avx2, COUNT_X86, write_edges);
}

FOR_AVX512 INLINE masks masks_avx512(const char *bytes)
{
    __m512i x = _mm512_loadu_si512((const void *)bytes);
    __m512i letter = _mm512_sub_epi8(_mm512_or_si512(x, _mm512_set1_epi8(0x20)),
                                     _mm512_set1_epi8('a'));
    __m512i digit = _mm512_sub_epi8(x, _mm512_set1_epi8('0'));
    masks m = {0, _mm512_movepi8_mask(x)};
    m.word = _mm512_cmplt_epu8_mask(letter, _mm512_set1_epi8(26)) |
             _mm512_cmplt_epu8_mask(digit, _mm512_set1_epi8(10)) | m.high;
    return m;
}

/* Up to fifteen numbers more than there are bits. */
FOR_AVX512 INLINE void write_edges_avx512(uint32_t *out, uint64_t edges, uint32_t base)
{
    static const unsigned char each[64] = {
        0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
        22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
        44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
    size_t count = (size_t)__builtin_popcountll(edges);
    __m512i first = _mm512_set1_epi32((int)base);
    __m512i places = _mm512_maskz_compress_epi8(edges, _mm512_loadu_si512((const void *)each));
    for (size_t i = 0; i < count; i += 16) {
        __m512i sixteen = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(places));
        _mm512_storeu_si512((void *)(out + i), _mm512_add_epi32(sixteen, first));
        places = _mm512_shuffle_i64x2(places, places, 0x39); /* the next sixteen */
    }
}

FOR_AVX512 static size_t split_avx512(const char *bytes, size_t blocks,
                                      cg_filter_stretch *stretch)
{
    SPLIT(masks_avx512, COUNT_X86, write_edges_avx512);
}

static bool has_avx512(void)
{
    return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2") &&
           __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("bmi");
}

static bool has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt") &&
           __builtin_cpu_supports("bmi");
}

#endif

/* --- ARM ------------------------------------------------------------------------- */

#if HAVE_NEON

#define COUNT_NEON(bits) (size_t) __builtin_popcountll(bits)

/* The bits of 64 bytes that are all ones or all zeros. */
INLINE uint64_t gather_neon(const uint8x16_t four[4])
{
    const uint8x16_t bit = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t low = vpaddq_u8(vandq_u8(four[0], bit), vandq_u8(four[1], bit));
    uint8x16_t high = vpaddq_u8(vandq_u8(four[2], bit), vandq_u8(four[3], bit));
    uint8x16_t both = vpaddq_u8(low, high);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(both, both)), 0);
}

INLINE masks masks_neon(const char *bytes)
{
    uint8x16_t word[4], upper[4];
    for (unsigned i = 0; i < 4; i++, bytes += 16) {
        uint8x16_t x = vld1q_u8((const uint8_t *)(const void *)bytes);
        uint8x16_t letter = vsubq_u8(vorrq_u8(x, vdupq_n_u8(0x20)), vdupq_n_u8('a'));
        uint8x16_t digit = vsubq_u8(x, vdupq_n_u8('0'));
        upper[i] = vcgeq_u8(x, vdupq_n_u8(0x80));
        word[i] = vorrq_u8(
            vorrq_u8(vcltq_u8(letter, vdupq_n_u8(26)), vcltq_u8(digit, vdupq_n_u8(10))),
            upper[i]);
    }
    return (masks){gather_neon(word), gather_neon(upper)};
}

static size_t split_neon(const char *bytes, size_t blocks, cg_filter_stretch *stretch)
{
    SPLIT(masks_neon, COUNT_NEON, write_edges);
}

#endif

/* --- which one --------------------------------------------------------------------- */

cg_filter_splitter *cg_filter_splitter_of(cg_filter_kind kind)
{
    switch (kind) {
    case CG_FILTER_PLAIN:
        return split_plain;
#if HAVE_X86
    case CG_FILTER_SSE2:
        return __builtin_cpu_supports("popcnt") ? split_sse2 : NULL;
    case CG_FILTER_AVX512:
        return has_avx512() ? split_avx512 : NULL;
    case CG_FILTER_AVX2:
        return has_avx2() ? split_avx2 : NULL;
#endif
#if HAVE_NEON
    case CG_FILTER_NEON:
        return split_neon;
#endif
    default:
        return NULL;
    }
}
