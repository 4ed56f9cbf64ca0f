/* Stepping through valid UTF-8, for the files of this room. Owns nothing. */
#ifndef CG_TEXT_RUNES_H
#define CG_TEXT_RUNES_H

#include "base/utf8.h"

/* The code point at `at`, which is below the text's length. */
static inline uint32_t cg_runes_at(cg_slice text, size_t at, unsigned *len)
{
    unsigned char byte = (unsigned char)text.ptr[at];
    *len = 1;
    return byte < 0x80 ? byte : cg_utf8_decode(text, at, len);
}

/* The code point at `at`, or 0 at `end` and beyond. */
static inline uint32_t cg_runes_peek(cg_slice text, size_t at, size_t end)
{
    unsigned len;
    return at < end ? cg_runes_at(text, at, &len) : 0;
}

/* The code point that ends at `at`, and where it starts; 0 at `floor`. */
static inline uint32_t cg_runes_before(cg_slice text, size_t floor, size_t at,
                                       size_t *start)
{
    *start = at;
    if (at <= floor)
        return 0;
    do
        --*start;
    while (*start > floor && ((unsigned char)text.ptr[*start] & 0xC0) == 0x80);
    unsigned len;
    return cg_runes_at(text, *start, &len);
}

/* White space to look at: spaces of every kind, and what can't be seen. */
static inline bool cg_runes_is_blank(uint32_t rune)
{
    if (rune < 0x80)
        return rune == ' ' || (rune >= '\t' && rune <= '\r');
    return cg_rune_is_space(rune) || rune == 0x85 || cg_rune_is_ignorable(rune);
}

/* The first visible place from `at` on, or `end`. */
static inline size_t cg_runes_skip_blank(cg_slice text, size_t at, size_t end)
{
    while (at < end) {
        unsigned len;
        if (!cg_runes_is_blank(cg_runes_at(text, at, &len)))
            break;
        at += len;
    }
    return at < end ? at : end;
}

/* The end of what is visible in text[start, end). */
static inline size_t cg_runes_trim_blank(cg_slice text, size_t start, size_t end)
{
    while (end > start) {
        size_t before;
        if (!cg_runes_is_blank(cg_runes_before(text, start, end, &before)))
            break;
        end = before;
    }
    return end;
}

static inline bool cg_runes_is_word(uint32_t rune)
{
    return cg_rune_is_letter(rune) || cg_rune_is_digit(rune);
}

/* A small letter of a script that has capitals. */
static inline bool cg_runes_is_lower(uint32_t rune)
{
    if (rune < 0x80)
        return rune >= 'a' && rune <= 'z';
    bool cased = rune < 0x590 || (rune >= 0x1E00 && rune < 0x2000);
    return cased && cg_rune_is_letter(rune) && !cg_rune_is_upper(rune);
}

static inline bool cg_runes_is_quote(uint32_t rune)
{
    return rune == '"' || rune == '\'' || (rune >= 0x2018 && rune <= 0x201F) ||
           rune == 0xAB || rune == 0xBB || rune == 0x2039 || rune == 0x203A;
}

#endif
