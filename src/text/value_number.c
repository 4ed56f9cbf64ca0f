#include "text/value_number.h"

#include "text/value_fraction.h"

#include <float.h>

#define MAX_GROUPS 8     /* "one million two hundred thousand and five" is three */
#define MAX_MAGNITUDES 3 /* "three lakh crore" has two */
#define MAX_POINT_WORDS 15
#define MAX_VALUE 1e290 /* leaves room for the factor of any unit */

/* What is below a thousand, before its magnitude. */
typedef struct group {
    double value;
    uint32_t end;
    bool digits, hundred;
    uint8_t decimals;
} group;

/* --- small numbers ------------------------------------------------------- */

static const cg_value_sense *find_below_twenty(const cg_value_reader *r, uint32_t i,
                                               uint32_t *end)
{
    const cg_value_sense *sense = cg_reader_find(r, i, CG_ROLE_DIGIT, end);
    return sense ? sense : cg_reader_find(r, i, CG_ROLE_TEEN, end);
}

bool cg_number_read_small(const cg_value_reader *r, uint32_t i, double *value,
                          uint32_t *end)
{
    const cg_value_sense *sense = find_below_twenty(r, i, end);
    uint32_t behind;
    if (sense) {
        *value = sense->number;
        return true;
    }
    if (!(sense = cg_reader_find(r, i, CG_ROLE_TEN, end)))
        return false;
    *value = sense->number;
    sense = cg_reader_find(r, cg_reader_behind_hyphen(r, *end), CG_ROLE_DIGIT, &behind);
    if (sense && sense->number > 0) {
        *value += sense->number;
        *end = behind;
    }
    return true;
}

bool cg_number_read_ordinal(const cg_value_reader *r, uint32_t i, cg_number *number)
{
    const cg_atom *atom = cg_reader_at(r, i);
    *number = (cg_number){.scale = 1};
    if (atom->kind == CG_ATOM_NUMBER) {
        number->value = atom->number;
        number->digits = true;
        number->end = i + 2;
        return cg_number_is_whole(atom->number) && cg_reader_is_joined(r, i + 1) &&
               cg_reader_is(r, i + 1, CG_ROLE(ORDINAL_END));
    }
    uint32_t at = i;
    const cg_value_sense *ten = cg_reader_find(r, i, CG_ROLE_TEN, &at);
    if (ten)
        at = cg_reader_behind_hyphen(r, at);
    const cg_value_sense *sense = cg_reader_find(r, at, CG_ROLE_ORDINAL, &number->end);
    if (!sense || (ten && sense->number > 9))
        return false;
    number->value = sense->number + (ten ? ten->number : 0);
    return true;
}

/* --- magnitudes ---------------------------------------------------------- */

/* "5k", "3M": joined to the digits and spelt like this. A length is no amount:
 * "100m sprint". */
static bool read_suffix(const cg_value_reader *r, uint32_t i, double *scale,
                        uint32_t *end)
{
    const cg_value_word *word = cg_reader_at(r, i)->word;
    const cg_atom *next = cg_reader_at(r, i + 1);
    if (!word || !cg_reader_is_joined(r, i) ||
        (next->kind == CG_ATOM_NUMBER && next->joined))
        return false;
    for (const cg_value_sense *sense = word->senses; sense; sense = sense->next) {
        if (sense->role != CG_ROLE_SUFFIX ||
            !cg_slice_equal(sense->exact, cg_reader_text(r, i)))
            continue;
        if (cg_slice_is(sense->exact, "m") && cg_reader_is(r, i + 1, CG_ROLE(LENGTH)))
            return false;
        *scale = sense->number;
        *end = i + 1;
        return true;
    }
    return false;
}

/* The product of the magnitudes at `*end`, 1 when there are none. */
static double read_magnitudes(const cg_value_reader *r, bool digits, uint32_t *end)
{
    double scale = 1;
    if (digits && read_suffix(r, *end, &scale, end))
        return scale;
    for (int n = 0; n < MAX_MAGNITUDES; n++) {
        uint32_t at = n == 0 ? cg_reader_behind_hyphen(r, *end) : *end;
        const cg_value_sense *sense = cg_reader_find(r, at, CG_ROLE_MAGNITUDE, &at);
        if (!sense)
            break;
        scale *= sense->number;
        *end = at;
    }
    return scale;
}

/* --- groups -------------------------------------------------------------- */

/* What follows "hundred": "five", "and twenty-one", "and 21". */
static void read_hundred_rest(const cg_value_reader *r, bool may_and, group *g)
{
    uint32_t at = g->end, end, behind;
    double value, under;
    const cg_atom *atom;
    bool and = may_and && cg_reader_skip(r, &at, CG_ROLE_AND);
    if (cg_number_read_small(r, at, &value, &end)) {
        bool fraction =
            cg_fraction_read_denominator(r, end, value == 1, &under, &behind);
        if ((and&&fraction && value < under) ||
            (!and&&cg_fraction_read_denominator(r, at, false, &under, &behind)))
            return;
    } else {
        atom = cg_reader_at(r, at);
        if (!and || atom->kind != CG_ATOM_NUMBER || !atom->plain ||
            atom->number >= 100 || atom->number < 1 || cg_reader_is_joined(r, at + 1))
            return;
        value = atom->number;
        end = at + 1;
    }
    if (cg_reader_find(r, end, CG_ROLE_HUNDRED, &behind))
        return;
    const cg_value_sense *by = cg_reader_find(r, end, CG_ROLE_GROUP, &end);
    g->value += by ? value * by->number : value;
    g->end = end;
}

/* Letters joined to digits that are no unit make a code of both: "4X9". */
static bool is_code(const cg_value_reader *r, uint32_t i)
{
    static const cg_value_role known[] = {CG_ROLE_MAGNITUDE, CG_ROLE_UNIT,
                                          CG_ROLE_UNIT_JOINED, CG_ROLE_TIMES};
    const cg_atom *atom = cg_reader_at(r, i);
    uint32_t end;
    double scale;
    if (atom->kind != CG_ATOM_WORD || !atom->joined)
        return false;
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (cg_reader_find(r, i, known[k], &end))
            return false;
    return !read_suffix(r, i, &scale, &end);
}

static bool read_digits(const cg_value_reader *r, uint32_t i, group *g)
{
    const cg_atom *atom = cg_reader_at(r, i);
    if (atom->kind != CG_ATOM_NUMBER || is_code(r, i + 1) ||
        cg_reader_is_clock(r, i + 1) || cg_reader_is_clock(r, i - 1))
        return false;
    *g = (group){.value = atom->number,
                 .end = i + 1,
                 .digits = true,
                 .decimals = atom->decimals};
    return true;
}

/* "a hundred", "a million", "a dozen": the one, not yet what it counts. */
static bool read_article(const cg_value_reader *r, uint32_t i, group *g)
{
    uint32_t at = i, end;
    if (!cg_reader_skip(r, &at, CG_ROLE_ARTICLE))
        return false;
    const cg_value_sense *magnitude = cg_reader_find(r, at, CG_ROLE_MAGNITUDE, &end);
    if (!cg_reader_find(r, at, CG_ROLE_HUNDRED, &end) &&
        !cg_reader_find(r, at, CG_ROLE_GROUP, &end) &&
        (!magnitude || magnitude->words[0]->text.len <= 3))
        return false;
    *g = (group){.value = 1, .end = at};
    return true;
}

/* "hundred thousand": a magnitude needs no one where a number follows it. */
static bool read_implied(const cg_value_reader *r, uint32_t i, group *g)
{
    uint32_t at = i, end;
    double value;
    if (!cg_reader_skip(r, &at, CG_ROLE_HUNDRED) &&
        !cg_reader_skip(r, &at, CG_ROLE_MAGNITUDE))
        return false;
    *g = (group){.value = 1, .end = i};
    return (cg_reader_find(r, at, CG_ROLE_MAGNITUDE, &end) ||
            cg_number_read_small(r, at, &value, &end)) &&
           !cg_reader_is(r, i - 1,
                         CG_ROLE(VAGUE) | CG_ROLE(MAGNITUDE) | CG_ROLE(HUNDRED));
}

static bool read_group(const cg_value_reader *r, uint32_t i, bool first, bool may_and,
                       group *g)
{
    *g = (group){0};
    bool found = read_digits(r, i, g) ||
                 (cg_number_read_small(r, i, &g->value, &g->end)) ||
                 (first && (read_article(r, i, g) || read_implied(r, i, g)));
    if (!found)
        return false;
    uint32_t at = cg_reader_behind_hyphen(r, g->end);
    if (cg_reader_skip(r, &at, CG_ROLE_HUNDRED)) {
        g->value *= 100;
        g->end = at;
        g->hundred = true;
        read_hundred_rest(r, may_and, g);
    }
    return true;
}

/* --- whole numbers ------------------------------------------------------- */

/* "point zero three": digit by digit, or "point seventy-one". */
static bool read_point(const cg_value_reader *r, group *g)
{
    uint32_t at = g->end, end;
    double place = 0.1, value;
    if (g->digits || !cg_reader_skip(r, &at, CG_ROLE_POINT) ||
        !cg_number_read_small(r, at, &value, &end))
        return false;
    if (value >= 10) {
        g->value += value / 100;
        g->decimals = 2;
        g->end = end;
        return true;
    }
    for (int n = 0; n < MAX_POINT_WORDS; n++) {
        const cg_value_sense *digit = cg_reader_find(r, at, CG_ROLE_DIGIT, &at);
        if (!digit)
            break;
        g->value += digit->number * place;
        place /= 10;
        g->decimals++;
        g->end = at;
    }
    return true;
}

static double rounding(const group *g, double scale)
{
    double step = scale;
    if (g->decimals == 0)
        return scale >= 1000 ? scale : 0;
    for (int i = 0; i < g->decimals && i < 20; i++)
        step /= 10;
    return step;
}

/* The number so far, and how the next group may be joined to it. */
typedef struct sum {
    cg_number *number;
    double floor; /* what comes next is smaller */
    int groups;
    bool and; /* stood before the current group */
} sum;

/* A denominator behind the group: the whole sum is divided, or only what stood
 * behind "and" ("one hundred and three quarters"). */
static bool divide(const cg_value_reader *r, const group *g, sum *s)
{
    double under;
    uint32_t end;
    cg_number *n = s->number;
    if (!cg_number_is_whole(g->value) ||
        !cg_fraction_read_denominator(r, g->end, g->value == 1 && s->groups == 0,
                                      &under, &end))
        return false;
    if ((under == 2 || under == 4) &&
        g->value >= under) /* "four quarters" are no share */
        return false;
    n->end = end;
    if (s->and &&g->value < under) {
        double scale = read_magnitudes(r, false, &n->end);
        n->value += g->value / under * scale;
        return true;
    }
    n->value = (n->value + g->value) / under;
    n->fraction = true;
    n->scale = 1;
    n->step = 0;
    if (s->groups == 0)
        cg_fraction_scale(r, n);
    return true;
}

/* True when a group of this size can follow. */
static bool fits(const group *g, double scale, bool comma, const sum *s)
{
    if (s->groups == 0)
        return true;
    if (g->value * scale >= s->floor || !cg_number_is_whole(g->value) || g->value == 0)
        return false;
    if (g->digits && scale == 1 && !g->hundred)
        return false;
    return !comma || (scale > 1 && !g->digits);
}

/* Adds the next group; false when the number ends before it. */
static bool add_group(const cg_value_reader *r, unsigned options, sum *s)
{
    group g;
    cg_number *n = s->number;
    uint32_t at = n->end;
    double rest = 0;
    bool may_and = !(options & CG_NUMBER_NO_AND), comma = false;
    s->and = s->groups > 0 && may_and && cg_reader_skip(r, &at, CG_ROLE_AND);
    if (s->groups > 0 && !s->and &&cg_reader_is_mark(r, at, ',')) {
        comma = true;
        at++;
    }
    if (!read_group(r, at, s->groups == 0, may_and, &g))
        return false;
    if (!comma && divide(r, &g, s))
        return false;
    bool whole = s->groups > 0 || cg_number_is_whole(g.value);
    bool mixed =
        read_point(r, &g) || (whole && g.value < 1000 * (g.digits ? 1 : 1e9) &&
                              cg_fraction_read_rest(r, g.end, may_and, &rest, &g.end));
    double scale = read_magnitudes(r, g.digits && !mixed, &g.end);
    if (!fits(&g, scale, comma, s))
        return false;
    n->value += (g.value + rest) * scale;
    n->scale = scale;
    n->step = rest > 0 ? 0 : rounding(&g, scale);
    n->end = g.end;
    n->digits |= s->groups == 0 && g.digits;
    s->floor = scale;
    s->groups++;
    return scale > 1;
}

static bool read_cardinal(const cg_value_reader *r, uint32_t i, unsigned options,
                          cg_number *n)
{
    *n = (cg_number){.end = i, .scale = 1};
    sum s = {.number = n, .floor = DBL_MAX};
    while (s.groups < MAX_GROUPS && add_group(r, options, &s))
        continue;
    if (n->end == i)
        return false;
    const cg_value_sense *by = cg_reader_find(r, n->end, CG_ROLE_GROUP, &n->end);
    double under;
    if (by)
        n->value *= by->number;
    else if (n->scale > 1 &&
             cg_fraction_read_denominator(r, n->end, false, &under, &n->end))
        n->value /= under; /* "a hundred thousand trillionths" */
    return true;
}

/* --- signs and the whole ------------------------------------------------- */

/* The one of "this one" and "one can" is nobody's number. */
static bool is_pronoun(const cg_value_reader *r, uint32_t i, const cg_number *n)
{
    uint32_t end;
    if (n->end != i + 1 || !cg_reader_is(r, i, CG_ROLE(DIGIT)) || n->value != 1)
        return false;
    if (cg_reader_find(r, cg_reader_behind_hyphen(r, n->end), CG_ROLE_UNIT, &end))
        return false;
    return cg_reader_is(r, i - 1, CG_ROLE(NOT_ONE)) ||
           cg_reader_is(r, n->end, CG_ROLE(ONE_NOT));
}

/* A minus belongs to what it is joined to, and to nothing before it. */
static bool read_sign(const cg_value_reader *r, uint32_t *i)
{
    uint32_t at = *i;
    if (cg_reader_skip(r, i, CG_ROLE_MINUS))
        return true;
    if (!cg_reader_is_dash(r, at) || !cg_reader_is_joined(r, at + 1))
        return false;
    const cg_atom *before = cg_reader_at(r, at - 1);
    if (cg_reader_is_joined(r, at) && before->kind != CG_ATOM_MARK)
        return false;
    *i = at + 1;
    return true;
}

bool cg_number_read(const cg_value_reader *r, uint32_t i, unsigned options,
                    cg_number *number)
{
    uint32_t at = i;
    bool negative = read_sign(r, &at);
    if (!cg_fraction_read(r, at, number)) {
        if (!read_cardinal(r, at, options, number) || is_pronoun(r, at, number))
            return false;
        if (number->digits)
            cg_fraction_raise(r, number);
        if (!(options & CG_NUMBER_NO_RATIO) && !number->fraction)
            cg_fraction_read_ratio(r, number);
    }
    if (negative)
        number->value = -number->value;
    return number->value <= MAX_VALUE && number->value >= -MAX_VALUE;
}
