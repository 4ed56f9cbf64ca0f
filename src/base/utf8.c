#include "base/utf8.h"

#include "base/ascii.h"

#include <utf8proc.h>

uint32_t cg_utf8_decode(cg_slice s, size_t at, unsigned *len)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    *len = 1;
    if (*p < 0x80)
        return *p;
    size_t left = s.len - at;
    utf8proc_int32_t rune;
    utf8proc_ssize_t n =
        utf8proc_iterate(p, left < 4 ? (utf8proc_ssize_t)left : 4, &rune);
    if (n <= 0)
        return CG_RUNE_BAD;
    *len = (unsigned)n;
    return (uint32_t)rune;
}

static bool continues(cg_slice s, size_t at)
{
    return at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80;
}

size_t cg_utf8_floor(cg_slice s, size_t at)
{
    size_t start = at;
    for (int i = 0; i < 3 && start > 0 && continues(s, start); i++)
        start--;
    return continues(s, start) ? at : start;
}

unsigned cg_utf8_encode(uint32_t rune, char out[4])
{
    if (rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF))
        rune = CG_RUNE_BAD;
    return (unsigned)utf8proc_encode_char((utf8proc_int32_t)rune,
                                          (utf8proc_uint8_t *)out);
}

#define HIGH_BITS UINT64_C(0x8080808080808080)

static uint64_t load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* 64 bytes at a time, as far as all of them are ASCII. */
static size_t skip_ascii_blocks(cg_slice s, size_t at)
{
    for (; s.len - at >= 64; at += 64) {
        const char *p = s.ptr + at;
        uint64_t any = load(p) | load(p + 8) | load(p + 16) | load(p + 24) | load(p + 32) |
                       load(p + 40) | load(p + 48) | load(p + 56);
        if (any & HIGH_BITS)
            break;
    }
    return at;
}

/* The first byte from `at` that is not ASCII. */
static size_t skip_ascii(cg_slice s, size_t at)
{
    at = skip_ascii_blocks(s, at);
    while (s.len - at >= sizeof(uint64_t)) {
        if (load(s.ptr + at) & HIGH_BITS)
            break;
        at += sizeof(uint64_t);
    }
    while (at < s.len && (unsigned char)s.ptr[at] < 0x80)
        at++;
    return at;
}

size_t cg_utf8_valid_up_to(cg_slice s)
{
    size_t at = 0;
    while ((at = skip_ascii(s, at)) < s.len) {
        unsigned len;
        if (cg_utf8_decode(s, at, &len) == CG_RUNE_BAD && len == 1)
            return at;
        at += len;
    }
    return s.len;
}

uint32_t cg_utf8_from_cp1252(unsigned char byte)
{
    static const uint16_t high[32] = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    };
    return byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte;
}

static utf8proc_category_t category(uint32_t r)
{
    return r <= 0x10FFFF ? utf8proc_category((utf8proc_int32_t)r)
                         : UTF8PROC_CATEGORY_CN;
}

bool cg_rune_is_letter(uint32_t r)
{
    if (r < 0x80)
        return (r | 0x20) >= 'a' && (r | 0x20) <= 'z';
    utf8proc_category_t c = category(r);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
}

bool cg_rune_is_digit(uint32_t r)
{
    if (r < 0x80)
        return r >= '0' && r <= '9';
    return category(r) == UTF8PROC_CATEGORY_ND;
}

bool cg_rune_is_upper(uint32_t r)
{
    if (r < 0x80)
        return r >= 'A' && r <= 'Z';
    utf8proc_category_t c = category(r);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool cg_rune_is_space(uint32_t r)
{
    if (r < 0x80)
        return r == ' ' || (r >= '\t' && r <= '\r');
    utf8proc_category_t c = category(r);
    return c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP;
}

bool cg_rune_is_ignorable(uint32_t r)
{
    return r >= 0x80 && r <= 0x10FFFF &&
           utf8proc_get_property((utf8proc_int32_t)r)->ignorable;
}

bool cg_rune_is_control(uint32_t r)
{
    if (r < 0x80)
        return r < ' ' || r == 0x7F;
    utf8proc_category_t c = category(r);
    return c == UTF8PROC_CATEGORY_CC || c == UTF8PROC_CATEGORY_CF ||
           c == UTF8PROC_CATEGORY_ZL || c == UTF8PROC_CATEGORY_ZP;
}

unsigned cg_rune_width(uint32_t r)
{
    if (r < 0x80)
        return r >= ' ' && r != 0x7F;
    if (r > 0x10FFFF)
        return 1;
    int width = utf8proc_charwidth((utf8proc_int32_t)r);
    return width > 0 ? (unsigned)width : 0;
}

/* --- folding ------------------------------------------------------------ */

/* Text is folded in pieces: an ASCII character and what follows up to the
 * next one, for nothing composes with an ASCII character that comes after.
 * The limit on a piece bounds both the stack and the sorting of combining
 * marks, which is quadratic; only words too long to matter reach it. */
#define MAX_PIECE ((size_t)256)
/* No character decomposes into more than 18, nor do any 3 bytes. */
#define MAX_RUNES (MAX_PIECE * 6 + 18)
#define FOLDING                                                                 \
    (UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | \
     UTF8PROC_IGNORE)

typedef struct folded {
    char *out;
    size_t len, room; /* `len` passes `room` when the text did not fit */
} folded;

static bool put(folded *f, const char *bytes, size_t len)
{
    if (len > f->room - f->len) {
        f->len = f->room + 1;
        return false;
    }
    memcpy(f->out + f->len, bytes, len);
    f->len += len;
    return true;
}

static char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool is_apostrophe(utf8proc_int32_t rune)
{
    return rune == 0x2019 || rune == 0x2018 || rune == 0x201B || rune == 0x02BC;
}

/* Invalid bytes stay as they are. */
static bool fold_invalid(folded *f, cg_slice piece)
{
    for (size_t i = 0; i < piece.len; i++) {
        char c = ascii_lower(piece.ptr[i]);
        if (!put(f, &c, 1))
            return false;
    }
    return true;
}

static bool fold_piece(folded *f, cg_slice piece)
{
    utf8proc_int32_t runes[MAX_RUNES];
    utf8proc_ssize_t n = utf8proc_decompose((const utf8proc_uint8_t *)piece.ptr,
                                            (utf8proc_ssize_t)piece.len, runes,
                                            MAX_RUNES, (utf8proc_option_t)FOLDING);
    if (n < 0 || (size_t)n > MAX_RUNES)
        return fold_invalid(f, piece);
    n = utf8proc_normalize_utf32(runes, n, (utf8proc_option_t)FOLDING);
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        char bytes[4];
        unsigned len =
            cg_utf8_encode(is_apostrophe(runes[i]) ? '\'' : (uint32_t)runes[i], bytes);
        if (!put(f, bytes, len))
            return false;
    }
    return true;
}

/* The end of the piece that starts at `at`. */
static size_t piece_end(cg_slice s, size_t at)
{
    size_t end = at + 1;
    while (end < s.len && (unsigned char)s.ptr[end] >= 0x80 && end - at < MAX_PIECE)
        end++;
    return end - at < MAX_PIECE ? end : cg_utf8_floor(s, end);
}

static bool is_curly_apostrophe(cg_slice piece)
{
    return piece.len == 3 && (memcmp(piece.ptr, "\xE2\x80\x99", 3) == 0 ||
                              memcmp(piece.ptr, "\xE2\x80\x98", 3) == 0);
}

static uint64_t load_eight(const char *bytes)
{
    uint64_t number;
    memcpy(&number, bytes, sizeof number);
    return number;
}

/* Eight bytes of ASCII from `at` on that no mark follows. */
static bool folds_at_once(cg_slice s, size_t at)
{
    return s.len - at >= 8 && !(load_eight(s.ptr + at) & CG_ASCII_TOPS) &&
           (s.len - at == 8 || (unsigned char)s.ptr[at + 8] < 0x80);
}

/* Folds the ASCII bytes from `at` that no mark follows, which is most text.
 * Returns where it stopped. */
static size_t fold_ascii(folded *f, cg_slice s, size_t at)
{
    size_t len = f->len;
    while (f->room - len >= 8 && folds_at_once(s, at)) {
        uint64_t bytes = load_eight(s.ptr + at);
        bytes |= cg_ascii_within(bytes, 'A', 'Z') >> 2;
        memcpy(f->out + len, &bytes, sizeof bytes);
        at += 8;
        len += 8;
    }
    while (at < s.len && len < f->room) {
        if ((unsigned char)s.ptr[at] >= 0x80 ||
            (at + 1 < s.len && (unsigned char)s.ptr[at + 1] >= 0x80))
            break;
        f->out[len++] = ascii_lower(s.ptr[at++]);
    }
    f->len = len;
    return at;
}

size_t cg_utf8_fold(cg_slice s, char *out, size_t room)
{
    folded f = {out, 0, room};
    size_t at = 0;
    while ((at = fold_ascii(&f, s, at)) < s.len) {
        size_t end = piece_end(s, at);
        bool ascii = (unsigned char)s.ptr[at] < 0x80;
        cg_slice tail = cg_slice_sub(s, at + ascii, end);
        bool fits;
        if (tail.len == 0 || is_curly_apostrophe(tail)) {
            /* The commonest character that is not ASCII. */
            char c = ascii_lower(s.ptr[at]);
            fits = (!ascii || put(&f, &c, 1)) && (tail.len == 0 || put(&f, "'", 1));
        } else {
            fits = fold_piece(&f, cg_slice_sub(s, at, end));
        }
        if (!fits)
            break;
        at = end;
    }
    return f.len;
}
