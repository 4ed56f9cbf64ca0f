#include "verdict/resemble.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "verdict/normal.h"

#include <stdlib.h>

#define LONG 8 /* words */
#define FEW 40 /* are sorted without much ado */
/* Of all shingles of both, this share is in both: a word in ten may be another. */
#define SHARED 3
#define OF_ALL 5

/* --- words ------------------------------------------------------------------- */

/* In small letters: those of ASCII differ in one bit, which digits have already.
 * Returns 0 when it is not of ASCII, or too long. */
static size_t fold_ascii(cg_slice word, char *out, size_t room)
{
    uint64_t bytes = 0, any = 0;
    size_t at = 0;
    if (word.len > room)
        return 0;
    for (; word.len - at >= sizeof bytes; at += sizeof bytes) {
        memcpy(&bytes, word.ptr + at, sizeof bytes);
        any |= bytes;
        bytes |= UINT64_C(0x2020202020202020);
        memcpy(out + at, &bytes, sizeof bytes);
    }
    for (; at < word.len; at++) {
        any |= (unsigned char)word.ptr[at];
        out[at] = (char)(word.ptr[at] | 0x20);
    }
    return any & CG_ASCII_TOPS ? 0 : word.len;
}

static uint64_t hash_word(cg_slice word)
{
    char folded[4 * CG_MAX_WORD];
    size_t len = fold_ascii(word, folded, sizeof folded);
    if (len > 0)
        return cg_hash64((cg_slice){folded, len});
    len = cg_utf8_fold(word, folded, sizeof folded);
    return cg_hash64(len <= sizeof folded ? (cg_slice){folded, len} : word);
}

static bool is_mark(cg_slice word)
{
    unsigned len;
    for (size_t i = 0; i < word.len; i += len) {
        len = 1;
        if (cg_ascii_is_small(word.ptr[i]))
            continue;
        uint32_t rune = cg_utf8_decode(word, i, &len);
        if (cg_rune_is_upper(rune) || cg_rune_is_digit(rune))
            return true;
    }
    return false;
}

static int by_value(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* Most sentences are short. */
static void sort_values(uint64_t *items, uint32_t len)
{
    if (len > FEW) {
        qsort(items, len, sizeof *items, by_value);
        return;
    }
    for (uint32_t i = 1; i < len; i++) {
        uint64_t value = items[i];
        uint32_t at = i;
        for (; at > 0 && items[at - 1] > value; at--)
            items[at] = items[at - 1];
        items[at] = value;
    }
}

static uint32_t sort_once(uint64_t *items, uint32_t len)
{
    uint32_t kept = 0;
    sort_values(items, len);
    for (uint32_t i = 0; i < len; i++)
        if (i == 0 || items[i] != items[kept - 1])
            items[kept++] = items[i];
    return kept;
}

void cg_wording_read(cg_wording *w, cg_slice sentence)
{
    cg_slice word;
    w->len = 0;
    for (size_t at = 0; w->len < CG_WORDING_WORDS && cg_normal_next(sentence, &at, &word);) {
        w->marked[w->len] = is_mark(word);
        w->words[w->len++] = hash_word(word);
    }
    w->shingles = w->len ? w->len - 1 : 0;
    for (uint32_t i = 0; i < w->shingles; i++)
        w->shingle[i] = w->words[i] * 3 + w->words[i + 1];
    w->is_sorted = false;
    w->shingles = sort_once(w->shingle, w->shingles);
}

bool cg_wording_is_long(const cg_wording *wording)
{
    return wording->len >= LONG;
}

/* --- resemblance -------------------------------------------------------------- */

static bool has_word(const cg_wording *w, uint64_t word)
{
    return bsearch(&word, w->sorted, w->len, sizeof word, by_value);
}

/* What stands first has its capital from there. */
static bool has_marks_of(const cg_wording *a, const cg_wording *b)
{
    for (uint32_t i = 1; i < a->len; i++)
        if (a->marked[i] && !has_word(b, a->words[i]))
            return false;
    return true;
}

static bool starts_differ(const cg_wording *a, const cg_wording *b)
{
    return !has_word(b, a->words[0]) && !has_word(a, b->words[0]);
}

static uint32_t count_shared(const cg_wording *a, const cg_wording *b)
{
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < a->shingles && j < b->shingles;) {
        uint64_t left = a->shingle[i], right = b->shingle[j];
        shared += left == right;
        i += left <= right;
        j += right <= left;
    }
    return shared;
}

static bool is_enough(uint32_t shared, uint32_t a, uint32_t b)
{
    return shared * OF_ALL >= (a + b - shared) * SHARED;
}

/* Only the few that are held against another need it. */
static void sort_words(cg_wording *w)
{
    if (w->is_sorted)
        return;
    memcpy(w->sorted, w->words, w->len * sizeof *w->words);
    sort_values(w->sorted, w->len);
    w->is_sorted = true;
}

bool cg_wording_resembles(cg_wording *a, cg_wording *b)
{
    sort_words(a);
    sort_words(b);
    if (!cg_wording_is_long(a) || !cg_wording_is_long(b) || starts_differ(a, b) ||
        !has_marks_of(a, b) || !has_marks_of(b, a))
        return false;
    return is_enough(count_shared(a, b), a->shingles, b->shingles);
}

/* --- sketches ------------------------------------------------------------------- */

/* Permutations of 64-bit numbers, near enough: an odd factor, high bits taken. */
static uint64_t mix(uint64_t shingle)
{
    return shingle ^ shingle >> 29;
}

static uint32_t permute(uint64_t mixed, size_t index)
{
    uint64_t factor = (index * 2 + 1) * 0x9E3779B97F4A7C15u;
    return (uint32_t)((mixed * factor + index * 0xBF58476D1CE4E5B9u) >> 32);
}

static void draw_bits(cg_minhash *sketch, const cg_wording *wording)
{
    memset(sketch->bits, 0, sizeof sketch->bits);
    sketch->shingles = wording->shingles;
    for (uint32_t i = 0; i < wording->shingles; i++) {
        uint32_t bit = permute(mix(wording->shingle[i]), 0) >> 24;
        sketch->bits[bit / 64] |= 1ull << (bit % 64);
    }
}

void cg_minhash_draw(cg_minhash *sketch, const cg_wording *wording)
{
    enum { COUNT = CG_MINHASH_BANDS * 2 };
    for (size_t k = 0; k < COUNT; k++)
        sketch->least[k] = wording->shingles ? UINT32_MAX : 0;
    for (uint32_t i = 0; i < wording->shingles; i++) {
        uint64_t mixed = mix(wording->shingle[i]);
        for (size_t k = 0; k < COUNT; k++) {
            uint32_t value = permute(mixed, k);
            sketch->least[k] = value < sketch->least[k] ? value : sketch->least[k];
        }
    }
    draw_bits(sketch, wording);
}

static uint32_t count_bits(uint64_t bits)
{
    return (uint32_t)__builtin_popcountll(bits);
}

/* A bit that one has alone stands for a shingle that it has alone, at the least. */
bool cg_minhash_may_resemble(const cg_minhash *a, const cg_minhash *b)
{
    uint32_t own_a = 0, own_b = 0;
    for (size_t i = 0; i < sizeof a->bits / sizeof *a->bits; i++) {
        own_a += count_bits(a->bits[i] & ~b->bits[i]);
        own_b += count_bits(b->bits[i] & ~a->bits[i]);
    }
    uint32_t left = a->shingles - own_a, right = b->shingles - own_b;
    return is_enough(left < right ? left : right, a->shingles, b->shingles);
}

uint64_t cg_minhash_band(const cg_minhash *sketch, size_t band)
{
    return (uint64_t)sketch->least[2 * band] << 32 | sketch->least[2 * band + 1];
}
