/* Characters that are written by name or number. */
#include "read/markdown_parts.h"

#include "base/utf8.h"

#define MAX_NAME 32

static const struct named {
    const char *name;
    uint32_t rune;
} names[] = {
#define E(name, rune) {#name, rune},
#include "read/markdown_entities.def"
#undef E
};

/* 0 when there is no such name. */
static uint32_t rune_of_name(cg_slice name)
{
    size_t low = 0, high = sizeof names / sizeof *names;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = cg_slice_compare(cg_slice_of(names[middle].name), name);
        if (order == 0)
            return names[middle].rune;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* What no text may hold becomes U+FFFD. */
static uint32_t rune_of_number(cg_slice digits, uint32_t base)
{
    uint32_t rune = 0;
    for (size_t i = 0; i < digits.len; i++) {
        int digit = digit_of(digits.ptr[i]);
        if (digit < 0 || (uint32_t)digit >= base)
            return 0;
        if (rune < 0x110000)
            rune = rune * base + (uint32_t)digit;
    }
    bool surrogate = rune >= 0xD800 && rune < 0xE000;
    return rune == 0 || surrogate || rune > 0x10FFFF ? CG_RUNE_BAD : rune;
}

unsigned cg_markdown_entity(cg_slice entity, char out[4])
{
    if (entity.len < 3 || entity.ptr[0] != '&' || entity.ptr[entity.len - 1] != ';')
        return 0;
    cg_slice name = cg_slice_sub(entity, 1, entity.len - 1);
    uint32_t rune = 0;
    if (name.ptr[0] != '#') {
        rune = name.len <= MAX_NAME ? rune_of_name(name) : 0;
    } else if (name.len > 1) {
        bool hexadecimal = (name.ptr[1] | 0x20) == 'x';
        cg_slice digits = cg_slice_sub(name, hexadecimal ? 2 : 1, name.len);
        rune = digits.len > 0 ? rune_of_number(digits, hexadecimal ? 16 : 10) : 0;
    }
    return rune ? cg_utf8_encode(rune, out) : 0;
}
