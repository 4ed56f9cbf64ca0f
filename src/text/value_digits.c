/* Numbers in digits, as English readers read them: a comma parts thousands, a
 * point starts decimals. "1.000,5" can only be meant the other way round, and
 * so can "5,00". */
#include "text/value_atoms.h"

#include "base/utf8.h"

#define MAX_PARTS 16     /* of one number, parted by separators */
#define MAX_EXPONENT 400 /* beyond it all is zero or infinite */
#define MAX_MANTISSA 19  /* digits that 64 bits hold */

/* Digits with separators between them. */
typedef struct run {
    size_t starts[MAX_PARTS], ends[MAX_PARTS];
    char separators[MAX_PARTS]; /* before each part but the first */
    int parts;
    bool whole; /* false: there was more */
} run;

static bool digit_at(cg_slice text, size_t at, size_t end)
{
    return at < end && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static size_t skip_digits(cg_slice text, size_t at, size_t end)
{
    while (digit_at(text, at, end))
        at++;
    return at;
}

static run read_run(cg_slice text, size_t at, size_t end)
{
    run r = {.whole = true};
    for (;;) {
        r.starts[r.parts] = at;
        at = r.ends[r.parts] = skip_digits(text, at, end);
        r.parts++;
        char c = at < end ? text.ptr[at] : ' ';
        if ((c != ',' && c != '.') || !digit_at(text, at + 1, end))
            return r;
        if (r.parts == MAX_PARTS) {
            r.whole = false;
            return r;
        }
        r.separators[r.parts] = c;
        at++;
    }
}

static size_t part_len(const run *r, int part)
{
    return r->ends[part] - r->starts[part];
}

static int count(const run *r, char separator)
{
    int n = 0;
    for (int i = 1; i < r->parts; i++)
        n += r->separators[i] == separator;
    return n;
}

/* True when the first `parts` parts are groups of thousands. */
static bool is_grouped(const run *r, int parts)
{
    if (parts < 2 || part_len(r, 0) > 3 || part_len(r, parts - 1) != 3)
        return false;
    for (int i = 1; i + 1 < parts; i++)
        if (part_len(r, i) != 3)
            return false;
    return true;
}

/* As in India: 12,34,567. */
static bool is_grouped_by_hundreds(const run *r, int parts)
{
    if (parts < 3 || part_len(r, 0) > 2 || part_len(r, parts - 1) != 3)
        return false;
    for (int i = 1; i + 1 < parts; i++)
        if (part_len(r, i) != 2)
            return false;
    return true;
}

/* How many parts are the integer; `*decimals` when one more holds decimals. */
static int shape_of(const run *r, bool *decimals)
{
    int commas = count(r, ','), points = count(r, '.');
    int last = r->parts - 1;
    *decimals = false;
    if (!r->whole || r->parts == 1)
        return 1;
    if (points == 0 && (is_grouped(r, r->parts) || is_grouped_by_hundreds(r, r->parts)))
        return r->parts;
    if (commas == 0 && points > 1)
        return is_grouped(r, r->parts) ? r->parts : 1;
    *decimals = points == 1 && commas == 0;
    if (commas == 1 && points == 0)
        *decimals = part_len(r, 1) <= 2;
    if (commas > 0 && points > 0 && count(r, r->separators[last]) == 1)
        *decimals = is_grouped(r, last) ||
                    (r->separators[last] == '.' && is_grouped_by_hundreds(r, last));
    return *decimals ? last : 1;
}

/* Digits so far: mantissa * 10^exponent. */
typedef struct decimal {
    uint64_t mantissa;
    int exponent, kept;
} decimal;

static void add_digits(decimal *d, cg_slice text, size_t at, size_t end, bool decimals)
{
    for (; at < end; at++) {
        int digit = text.ptr[at] - '0';
        bool room = d->kept < MAX_MANTISSA;
        if (room) {
            d->mantissa = d->mantissa * 10 + (uint64_t)digit;
            d->kept += d->mantissa != 0;
        }
        if (d->exponent < 2 * MAX_EXPONENT && d->exponent > -2 * MAX_EXPONENT)
            d->exponent += decimals ? -room : !room;
    }
}

/* Correctly rounded for what people write: up to 15 digits and 22 places. */
static double decimal_value(const decimal *d)
{
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    double value = (double)d->mantissa;
    int exponent = d->exponent;
    for (; exponent > 0; exponent -= exponent > 22 ? 22 : exponent)
        value *= powers[exponent > 22 ? 22 : exponent];
    for (; exponent<0; exponent += -exponent> 22 ? 22 : -exponent)
        value /= powers[-exponent > 22 ? 22 : -exponent];
    return value;
}

/* A space that parts groups of digits: its length, 0 when there is none. */
static unsigned group_space(cg_slice text, size_t at, size_t end, bool *plain)
{
    unsigned len = 0;
    if (at >= end)
        return 0;
    uint32_t rune = cg_utf8_decode(text, at, &len);
    *plain = rune == ' ';
    return *plain || rune == 0xA0 || rune == 0x2009 || rune == 0x202F ? len : 0;
}

/* "40 000", "1 234 567": three digits behind each space, nothing joined. With a
 * plain space there must be two groups, or one of zeros: "5 000" but not "on
 * May 12 345 people". Returns the end of the last group. */
static size_t read_spaced_groups(cg_slice text, const run *r, size_t end)
{
    size_t at = r->ends[0], groups = 0;
    bool any_plain = false, plain = false;
    if (r->parts > 1 || part_len(r, 0) > 3 || text.ptr[r->starts[0]] == '0')
        return at;
    for (;;) {
        unsigned len = group_space(text, at, end, &plain);
        size_t behind = skip_digits(text, at + len, end);
        if (len == 0 || behind - at - len != 3)
            break;
        any_plain |= plain;
        at = behind;
        if (++groups == MAX_PARTS)
            return r->ends[0]; /* a row of numbers */
    }
    if (groups == 0)
        return at;
    bool zeros = memcmp(text.ptr + at - 3, "000", 3) == 0;
    bool sure = !any_plain || zeros || (groups > 1 && part_len(r, 0) < 3);
    return sure ? at : r->ends[0];
}

static void add_spaced(decimal *d, cg_slice text, size_t at, size_t end)
{
    for (; at < end; at++)
        if (digit_at(text, at, end))
            add_digits(d, text, at, at + 1, false);
}

/* "e10", "E-3" behind the digits, and nothing joined to it. */
static size_t read_exponent(cg_slice text, size_t at, size_t end, decimal *d)
{
    size_t digits = at + 1;
    bool negative = false;
    if (at >= end || (text.ptr[at] | 0x20) != 'e')
        return at;
    if (digits < end && (text.ptr[digits] == '+' || text.ptr[digits] == '-'))
        negative = text.ptr[digits++] == '-';
    size_t behind = skip_digits(text, digits, end);
    unsigned len = 1;
    if (behind == digits || behind - digits > 4 ||
        (behind < end && cg_rune_is_letter(cg_utf8_decode(text, behind, &len))))
        return at;
    int exponent = 0;
    for (; digits < behind; digits++)
        exponent = exponent * 10 + (text.ptr[digits] - '0');
    d->exponent += negative ? -exponent : exponent;
    if (d->exponent > MAX_EXPONENT)
        d->exponent = MAX_EXPONENT;
    if (d->exponent < -MAX_EXPONENT)
        d->exponent = -MAX_EXPONENT;
    return behind;
}

static uint8_t at_most_255(size_t n)
{
    return (uint8_t)(n > 255 ? 255 : n);
}

/* ".25" */
static void read_fraction(cg_slice text, size_t at, size_t end, cg_atom *atom)
{
    decimal d = {0};
    size_t behind = skip_digits(text, at + 1, end);
    add_digits(&d, text, at + 1, behind, true);
    atom->decimals = at_most_255(behind - at - 1);
    atom->number = decimal_value(&d);
    atom->span.end = (uint32_t)behind;
}

void cg_value_atoms_number(cg_slice text, size_t at, size_t end, cg_atom *atom)
{
    atom->kind = CG_ATOM_NUMBER;
    atom->span = (cg_span){(uint32_t)at, (uint32_t)at};
    if (text.ptr[at] == '.') {
        read_fraction(text, at, end, atom);
        return;
    }
    run r = read_run(text, at, end);
    bool decimals;
    decimal d = {0};
    int parts = shape_of(&r, &decimals);
    size_t digits = 0, behind = r.ends[parts - 1];
    for (int i = 0; i < parts; i++) {
        add_digits(&d, text, r.starts[i], r.ends[i], false);
        digits += part_len(&r, i);
    }
    atom->plain = parts == 1 && !decimals;
    size_t spaced = read_spaced_groups(text, &r, end);
    if (spaced > behind) {
        add_spaced(&d, text, behind, spaced);
        behind = spaced;
        atom->plain = false;
        decimals = behind + 1 < end && text.ptr[behind] == '.' &&
                   digit_at(text, behind + 1, end);
        if (decimals)
            r.starts[parts] = behind + 1,
            r.ends[parts] = skip_digits(text, behind + 1, end);
    }
    if (decimals) {
        add_digits(&d, text, r.starts[parts], r.ends[parts], true);
        atom->decimals = at_most_255(part_len(&r, parts));
        behind = r.ends[parts];
    }
    size_t exponent = read_exponent(text, behind, end, &d);
    atom->plain &= exponent == behind;
    atom->digits = at_most_255(digits);
    atom->number = decimal_value(&d);
    atom->span.end = (uint32_t)exponent;
}
