#include "text/value_fraction.h"

#define MAX_POWER 400
#define MAX_SIGNS 4 /* before an exponent */

bool cg_number_is_whole(double value)
{
    return value < 1e15 && value > -1e15 && (double)(int64_t)value == value;
}

/* --- denominators -------------------------------------------------------- */

bool cg_fraction_read_denominator(const cg_value_reader *r, uint32_t i, bool one,
                                  double *value, uint32_t *end)
{
    i = cg_reader_behind_hyphen(r, i);
    uint32_t at = i;
    const cg_value_sense *ten = cg_reader_find(r, i, CG_ROLE_TEN, &at);
    if (ten)
        at = cg_reader_behind_hyphen(r, at);
    const cg_value_sense *sense = cg_reader_find(r, at, CG_ROLE_FRACTIONS, end);
    if (!sense && one)
        sense = cg_reader_find(r, at, ten ? CG_ROLE_ORDINAL : CG_ROLE_FRACTION, end);
    if (!sense || (ten ? sense->number > 9 : sense->number < 2))
        return false;
    *value = sense->number + (ten ? ten->number : 0);
    return true;
}

/* --- in digits ----------------------------------------------------------- */

static bool is_plain_number(const cg_value_reader *r, uint32_t i)
{
    const cg_atom *atom = cg_reader_at(r, i);
    return atom->kind == CG_ATOM_NUMBER && atom->plain;
}

/* What people divide by; "9/11" and "10/27" are other things. */
static bool is_common_denominator(double value)
{
    static const uint8_t common[] = {2,  3,  4,  5,  6,  7,  8,  9,  10, 12,
                                     15, 16, 20, 24, 25, 32, 50, 64, 100};
    for (size_t i = 0; i < sizeof common; i++)
        if (value == common[i])
            return true;
    return false;
}

/* "3/4", "1 / 4", and nothing of the kind around it. */
static bool read_slash(const cg_value_reader *r, uint32_t i, double *value,
                       uint32_t *end)
{
    if (!is_plain_number(r, i) || !cg_reader_is_mark(r, i + 1, '/') ||
        !is_plain_number(r, i + 2) || cg_reader_is_mark(r, i + 3, '/') ||
        (cg_reader_is_mark(r, i - 1, '/') && cg_reader_is_joined(r, i)) ||
        cg_reader_is_joined(r, i + 1) != cg_reader_is_joined(r, i + 2))
        return false;
    double over = cg_reader_at(r, i)->number, under = cg_reader_at(r, i + 2)->number;
    if (over >= under || over == 0 || !is_common_denominator(under))
        return false;
    *value = over / under;
    *end = i + 3;
    return true;
}

static bool read_vulgar(const cg_value_reader *r, uint32_t i, double *value,
                        uint32_t *end)
{
    const cg_atom *atom = cg_reader_at(r, i);
    if (atom->kind != CG_ATOM_VULGAR)
        return false;
    *value = atom->number;
    *end = i + 1;
    return true;
}

/* --- behind a whole number ----------------------------------------------- */

static bool read_words(const cg_value_reader *r, uint32_t i, double *value,
                       uint32_t *end)
{
    double over = 1, under;
    uint32_t at = i;
    bool article = cg_reader_skip(r, &at, CG_ROLE_ARTICLE);
    if (!article && !cg_number_read_small(r, i, &over, &at))
        return false;
    if (!cg_fraction_read_denominator(r, at, over == 1, &under, end) || over >= under)
        return false;
    *value = over / under;
    return true;
}

bool cg_fraction_read_rest(const cg_value_reader *r, uint32_t i, bool and,
                           double *value, uint32_t *end)
{
    uint32_t at = i;
    if (read_vulgar(r, i, value, end))
        return true;
    if (!cg_reader_is_joined(r, i) && read_slash(r, i, value, end))
        return true;
    if (cg_reader_is_dash(r, i) && cg_reader_is_joined(r, i + 1) &&
        read_slash(r, i + 1, value, end))
        return true;
    return and&&cg_reader_skip(r, &at, CG_ROLE_AND) &&
           (read_vulgar(r, at, value, end) || read_slash(r, at, value, end) ||
            read_words(r, at, value, end));
}

/* --- alone --------------------------------------------------------------- */

bool cg_fraction_scale(const cg_value_reader *r, cg_number *number)
{
    uint32_t at = number->end;
    bool of = cg_reader_skip(r, &at, CG_ROLE_OF);
    bool article = cg_reader_skip(r, &at, CG_ROLE_ARTICLE);
    if (of && !article)
        return false;
    const cg_value_sense *sense =
        cg_reader_find(r, at, CG_ROLE_MAGNITUDE, &number->end);
    if (!sense)
        sense = cg_reader_find(r, at, CG_ROLE_GROUP, &number->end);
    if (!sense)
        return false;
    number->value *= sense->number;
    number->fraction = false;
    number->bare_half = false;
    return true;
}

/* "half", but not the one of a game, a year or "half-hearted". A quarter needs
 * a magnitude: "quarter million". */
static bool read_half(const cg_value_reader *r, uint32_t i, cg_number *number)
{
    uint32_t end;
    const cg_value_sense *half = cg_reader_find(r, i, CG_ROLE_HALF, &end);
    if (!half)
        return false;
    *number = (cg_number){.end = end,
                          .value = half->number,
                          .scale = 1,
                          .fraction = true,
                          .bare_half = true};
    if (cg_fraction_scale(r, number))
        return true;
    bool named = cg_reader_is(r, i - 1,
                              CG_ROLE(ORDINAL) | CG_ROLE(SHIFT) | CG_ROLE(DETERMINER) |
                                  CG_ROLE(NOT_ONE));
    bool part = cg_reader_is_dash(r, end) && cg_reader_is_joined(r, end) &&
                cg_reader_is_joined(r, end + 1) &&
                !cg_reader_is(r, end + 1, CG_ROLE(UNIT) | CG_ROLE(ARTICLE));
    return half->number == 0.5 && !named && !part;
}

/* "a third", unless it is the third of many: "a third man". */
static bool read_article(const cg_value_reader *r, uint32_t i, cg_number *number)
{
    uint32_t at = i, end;
    double under;
    if (!cg_reader_skip(r, &at, CG_ROLE_ARTICLE) || cg_reader_is_dash(r, at) ||
        !cg_fraction_read_denominator(r, at, true, &under, &end))
        return false;
    *number = (cg_number){.end = end, .value = 1 / under, .scale = 1, .fraction = true};
    if (cg_fraction_scale(r, number))
        return true;
    bool half = under == 2;
    bool hyphen = cg_reader_is_dash(r, end) && cg_reader_is_joined(r, end);
    return half || (!hyphen && cg_reader_at(r, end)->kind != CG_ATOM_NUMBER &&
                    (cg_reader_at(r, end)->kind != CG_ATOM_WORD ||
                     cg_reader_is(r, end, CG_ROLE(FUNCTION))));
}

bool cg_fraction_read(const cg_value_reader *r, uint32_t i, cg_number *number)
{
    double value;
    uint32_t end;
    if (read_vulgar(r, i, &value, &end) || read_slash(r, i, &value, &end)) {
        *number = (cg_number){
            .end = end, .value = value, .scale = 1, .digits = true, .fraction = true};
        cg_fraction_scale(r, number);
        return true;
    }
    return read_half(r, i, number) || read_article(r, i, number);
}

/* --- ratios -------------------------------------------------------------- */

static bool is_round(double value)
{
    static const double round[] = {3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000};
    for (size_t i = 0; i < sizeof round / sizeof *round; i++)
        if (value == round[i])
            return true;
    return false;
}

/* True when `under` can be what `over` is a part of. */
static bool is_ratio(const cg_value_reader *r, cg_value_role role, double over,
                     const cg_number *under)
{
    uint32_t end;
    if (!cg_number_is_whole(under->value) || under->value <= 1 ||
        cg_reader_find(r, under->end, CG_ROLE_UNIT, &end) ||
        cg_reader_find(r, under->end, CG_ROLE_MONTH, &end))
        return false;
    if (role == CG_ROLE_OVER)
        return true;
    if (over >= under->value)
        return false;
    return role == CG_ROLE_OUT_OF ||
           (over < 10 && (over == 1 ? under->value < 1000 || is_round(under->value)
                                    : is_round(under->value)));
}

bool cg_fraction_read_ratio(const cg_value_reader *r, cg_number *number)
{
    static const cg_value_role roles[] = {CG_ROLE_OUT_OF, CG_ROLE_OVER, CG_ROLE_IN};
    cg_number under;
    if (!cg_number_is_whole(number->value) || number->value < 1)
        return false;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        uint32_t at = number->end;
        if (!cg_reader_skip(r, &at, roles[i]))
            continue;
        if (!cg_number_read(r, at, CG_NUMBER_NO_RATIO, &under) ||
            !is_ratio(r, roles[i], number->value, &under))
            return false;
        number->value /= under.value;
        number->end = under.end;
        number->step = 0;
        number->fraction = true;
        return true;
    }
    return false;
}

/* --- powers -------------------------------------------------------------- */

static double power(double base, int exponent)
{
    double value = 1;
    for (int n = exponent < 0 ? -exponent : exponent; n > 0; n /= 2) {
        if (n % 2)
            value *= base;
        base *= base;
    }
    return exponent < 0 ? 1 / value : value;
}

/* "^-3" joined to what is before it. */
static bool read_exponent(const cg_value_reader *r, uint32_t i, int *exponent,
                          uint32_t *end)
{
    bool negative = false;
    if (!cg_reader_is_mark(r, i, '^') || !cg_reader_is_joined(r, i))
        return false;
    uint32_t at = i + 1;
    for (; at <= i + MAX_SIGNS && cg_reader_is_joined(r, at); at++) {
        if (cg_reader_is_dash(r, at))
            negative = !negative;
        else if (!cg_reader_is_mark(r, at, '+'))
            break;
    }
    if (!is_plain_number(r, at) || !cg_reader_is_joined(r, at) ||
        cg_reader_at(r, at)->number > MAX_POWER)
        return false;
    *exponent = (int)cg_reader_at(r, at)->number;
    if (negative)
        *exponent = -*exponent;
    *end = at + 1;
    return true;
}

bool cg_fraction_raise(const cg_value_reader *r, cg_number *number)
{
    int exponent;
    uint32_t end, at = number->end;
    if (read_exponent(r, at, &exponent, &end)) {
        number->value = power(number->value, exponent);
    } else {
        if (!cg_reader_skip(r, &at, CG_ROLE_TIMES) ||
            cg_reader_at(r, at)->number != 10 ||
            !read_exponent(r, at + 1, &exponent, &end))
            return false;
        number->value *= power(10, exponent);
    }
    number->step = 0;
    number->end = end;
    return true;
}
