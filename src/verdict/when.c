#include "verdict/when.h"

/* `digits` digits at `*at`, within [low, high]; 0, and `*at` unmoved, when
 * they are not there. */
static uint32_t read_number(cg_slice text, size_t *at, size_t digits, uint32_t low,
                            uint32_t high)
{
    uint32_t value = 0;
    if (text.len - *at < digits)
        return 0;
    for (size_t i = 0; i < digits; i++) {
        char c = text.ptr[*at + i];
        if (c < '0' || c > '9')
            return 0;
        value = value * 10 + (uint32_t)(c - '0');
    }
    if (value < low || value > high)
        return 0;
    *at += digits;
    return value;
}

/* "-MM" or "-DD"; 0, and `*at` unmoved, when it is not there. */
static uint32_t read_part(cg_slice text, size_t *at, uint32_t high)
{
    size_t behind = *at + 1;
    if (*at >= text.len || text.ptr[*at] != '-')
        return 0;
    uint32_t value = read_number(text, &behind, 2, 1, high);
    if (value)
        *at = behind;
    return value;
}

cg_when cg_when_parse(cg_slice text)
{
    size_t at = 0;
    text = cg_slice_trim(text);
    uint32_t year = read_number(text, &at, 4, 1, 9999);
    if (!year)
        return (cg_when){0};
    uint32_t month = read_part(text, &at, 12);
    uint32_t day = month ? read_part(text, &at, 31) : 0;
    bool ends = at == text.len || (day && (text.ptr[at] == 'T' || text.ptr[at] == ' '));
    if (!ends)
        return (cg_when){0};
    return (cg_when){
        .first = year * 10000 + (month ? month : 1) * 100 + (day ? day : 1),
        .last = year * 10000 + (month ? month : 12) * 100 + (day ? day : 31),
        .text = cg_slice_sub(text, 0, at),
    };
}

/* Days since the first of March of the year 0, whose years end with February. */
static uint32_t count_days(uint32_t date)
{
    uint32_t year = date / 10000, month = date / 100 % 100, day = date % 100;
    year -= month < 3;
    month += month < 3 ? 9 : (uint32_t)-3;
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1;
}

uint32_t cg_when_gap(const cg_when *a, const cg_when *b)
{
    if (cg_when_is_after(a, b))
        return count_days(a->first) - count_days(b->last);
    return cg_when_is_after(b, a) ? count_days(b->first) - count_days(a->last) : 0;
}
