#include "text/marker.h"

#include "text/runes.h"

#define MAX_DIGITS 3
#define MAX_ROMAN 7

static bool is_bullet(uint32_t rune)
{
    switch (rune) {
    case 0x2022: /* bullet */
    case 0x2023: /* triangular bullet */
    case 0x2043: /* hyphen bullet */
    case 0x2219: /* bullet operator */
    case 0x25AA: /* small square */
    case 0x25CB: /* circle */
    case 0x25CF: /* black circle */
    case 0x25E6: /* white bullet */
    case 0xF0B7: /* what word processors leave behind */
        return true;
    default:
        return false;
    }
}

/* The value of a Roman number in its usual spelling, below 90; else 0. */
static uint16_t roman_value(cg_slice word)
{
    static const char *const tens[] = {"",  "x",  "xx",  "xxx", "xl",
                                       "l", "lx", "lxx", "lxxx"};
    static const char *const ones[] = {"",  "i",  "ii",  "iii",  "iv",
                                       "v", "vi", "vii", "viii", "ix"};
    for (uint16_t value = 1; value < 90; value++) {
        const char *ten = tens[value / 10], *one = ones[value % 10];
        size_t len = strlen(ten);
        if (word.len != len + strlen(one))
            continue;
        size_t i = 0;
        while (i < word.len &&
               (word.ptr[i] | 0x20) == (i < len ? ten[i] : one[i - len]))
            i++;
        if (i == word.len)
            return value;
    }
    return 0;
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* The digits or the letters at `at`: their end. */
static size_t value_end(cg_slice text, size_t at, size_t end)
{
    size_t i = at;
    while (i < end && i - at <= MAX_DIGITS && text.ptr[i] >= '0' && text.ptr[i] <= '9')
        i++;
    if (i > at)
        return i;
    while (i < end && i - at <= MAX_ROMAN && is_letter(text.ptr[i]))
        i++;
    return i;
}

/* What the digits or letters count; false when nothing. */
static bool read_value(cg_slice word, cg_marker *marker)
{
    if (!is_letter(word.ptr[0])) {
        for (size_t i = 0; i < word.len; i++)
            marker->number = (uint16_t)(marker->number * 10 + (word.ptr[i] - '0'));
        return word.len <= MAX_DIGITS && marker->number > 0;
    }
    marker->capital = word.ptr[0] < 'a';
    marker->roman = roman_value(word);
    if (word.len == 1)
        marker->letter = (uint16_t)((word.ptr[0] | 0x20) - 'a' + 1);
    return marker->roman || marker->letter;
}

static bool is_at_gap(cg_slice text, size_t at, size_t end)
{
    return at >= end || cg_runes_is_blank(cg_runes_peek(text, at, end));
}

static size_t read_closer(cg_slice text, size_t at, size_t end, bool opened,
                          cg_marker *marker)
{
    bool dot = at < end && text.ptr[at] == '.';
    size_t i = at + dot;
    bool paren = i < end && text.ptr[i] == ')';
    if ((!dot && !paren) || (opened && !paren))
        return at;
    if (opened)
        marker->style = CG_MARKER_PARENS;
    else
        marker->style = !paren ? CG_MARKER_DOT
                        : dot  ? CG_MARKER_DOTPAREN
                               : CG_MARKER_PAREN;
    return i + paren;
}

static cg_marker read_counter(cg_slice text, size_t at, size_t end)
{
    cg_marker marker = {0};
    bool opened = text.ptr[at] == '(';
    size_t value = at + opened, behind = value_end(text, value, end);
    if (behind == value)
        return marker;
    size_t close = read_closer(text, behind, end, opened, &marker);
    if (close == behind || !is_at_gap(text, close, end) ||
        !read_value(cg_slice_sub(text, value, behind), &marker))
        return (cg_marker){0};
    marker.end = cg_runes_skip_blank(text, close, end);
    return marker;
}

static cg_marker read_bullet(cg_slice text, size_t at, size_t end, uint32_t rune,
                             unsigned len)
{
    bool plain = rune == '-' || rune == '*' || rune == '+' || rune == 0x2013;
    if ((!plain && !is_bullet(rune)) || (plain && !is_at_gap(text, at + len, end)))
        return (cg_marker){0};
    cg_marker marker = {.style = CG_MARKER_BULLET, .bullet = rune};
    marker.end = cg_runes_skip_blank(text, at + len, end);
    if (marker.end < end) {
        cg_marker counter = read_counter(text, marker.end, end);
        if (counter.style != CG_MARKER_NONE)
            marker.end = counter.end;
    }
    return marker;
}

cg_marker cg_marker_read(cg_slice text, size_t at, size_t end)
{
    if (at >= end)
        return (cg_marker){0};
    unsigned len;
    uint32_t rune = cg_runes_at(text, at, &len);
    cg_marker marker = read_bullet(text, at, end, rune, len);
    return marker.style != CG_MARKER_NONE ? marker : read_counter(text, at, end);
}

bool cg_marker_follows(const cg_marker *marker, const cg_marker *next)
{
    if (marker->style != next->style || marker->style == CG_MARKER_NONE)
        return false;
    if (marker->style == CG_MARKER_BULLET)
        return marker->bullet == next->bullet;
    if (marker->number || next->number)
        return marker->number && next->number == marker->number + 1;
    if (marker->capital != next->capital)
        return false;
    return (marker->letter && next->letter == marker->letter + 1) ||
           (marker->roman && next->roman == marker->roman + 1);
}

bool cg_marker_is_first(const cg_marker *marker)
{
    return marker->style == CG_MARKER_BULLET || marker->number == 1 ||
           marker->letter == 1 || marker->roman == 1;
}
