#include "text/value_quantity.h"

#define MAX_COMPOUND 4 /* "2 days 3 hours 4 minutes 5 seconds" */
#define NEAR_WEIGHT 6  /* atoms */

/* --- units --------------------------------------------------------------- */

static bool speaks_of_weight(const cg_value_reader *r, uint32_t from, uint32_t to)
{
    uint32_t i = from > NEAR_WEIGHT ? from - NEAR_WEIGHT : 0;
    for (; i < to + NEAR_WEIGHT; i++)
        if (cg_reader_is(r, i, CG_ROLE(WEIGHT)))
            return true;
    return false;
}

/* Another unit of the same words that is a size: a pound weighs, too. */
static const cg_value_unit *find_size(const cg_value_sense *sense)
{
    const cg_value_sense *other = sense->next;
    for (; other && other->len == sense->len; other = other->next)
        if (other->role == sense->role && other->unit->kind == CG_UNIT_SIZE &&
            memcmp(other->words, sense->words, sense->len * sizeof *sense->words) == 0)
            return other->unit;
    return NULL;
}

static const cg_value_unit *find_unit(const cg_value_reader *r, uint32_t i,
                                      uint32_t *end)
{
    const cg_value_sense *sense = cg_reader_find(r, i, CG_ROLE_UNIT, end);
    if (!sense)
        return NULL;
    const cg_value_unit *size =
        sense->unit->kind == CG_UNIT_MONEY ? find_size(sense) : NULL;
    return size && speaks_of_weight(r, i, *end) ? size : sense->unit;
}

static bool is_duration(const cg_value_reader *r, uint32_t i)
{
    uint32_t end;
    const cg_value_unit *unit = find_unit(r, i, &end);
    return unit && unit->kind == CG_UNIT_DURATION;
}

/* "5h", "30-day", "half an hour", "7.7 per cent". */
static const cg_value_unit *read_unit_behind(const cg_value_reader *r,
                                             const cg_number *number, uint32_t *end)
{
    uint32_t at = number->end;
    const cg_value_sense *joined = NULL;
    if (cg_reader_is_joined(r, at))
        joined = cg_reader_find(r, at, CG_ROLE_UNIT_JOINED, end);
    if (joined && !(cg_reader_is_joined(r, *end) &&
                    cg_reader_at(r, *end)->kind == CG_ATOM_NUMBER))
        return joined->unit;
    if (number->fraction) {
        uint32_t behind = at;
        bool of = cg_reader_skip(r, &behind, CG_ROLE_OF);
        bool article = cg_reader_skip(r, &behind, CG_ROLE_ARTICLE);
        if (article || !of)
            at = behind;
    }
    at = cg_reader_behind_hyphen(r, at);
    if (cg_reader_is(r, at, CG_ROLE(FILLER)) && is_duration(r, at + 1))
        at++;
    const cg_value_unit *unit = find_unit(r, at, end);
    const cg_atom *next = cg_reader_at(r, at + 1);
    bool sign = cg_reader_at(r, at)->kind == CG_ATOM_MARK && *end == at + 1;
    if (unit && sign && next->joined && next->kind == CG_ATOM_NUMBER)
        return NULL; /* "1 $10 bill": of the number behind it */
    return unit;
}

/* A sign of one letter is one only in "A$5", or spaced where it can be no
 * article and no end of a word: "exceeds a $5 limit", "it's $5". */
static const cg_value_unit *read_sign(const cg_value_reader *r, uint32_t i,
                                      uint32_t *end)
{
    const cg_value_sense *sense = cg_reader_find(r, i, CG_ROLE_UNIT_SIGN, end);
    if (!sense)
        return NULL;
    bool letter = sense->len > 1 && sense->words[0]->text.len == 1;
    if (letter && !cg_reader_is_joined(r, i + 1) &&
        (cg_reader_is(r, i, CG_ROLE(ARTICLE)) || cg_reader_is_apostrophe(r, i - 1)))
        return NULL;
    return sense->unit;
}

void cg_quantity_set_unit(cg_quantity *q, const cg_value_unit *unit)
{
    double factor = unit ? unit->factor : 1;
    q->unit = unit;
    q->amount = q->number.value;
    q->base = q->amount * factor;
    q->step = q->number.step * factor;
}

/* --- several units ------------------------------------------------------- */

/* "30 minutes" behind "1 hour": a smaller unit of the same base. */
static bool add_smaller(const cg_value_reader *r, cg_quantity *q, unsigned options,
                        double *factor)
{
    cg_number number;
    uint32_t at = q->end, end;
    if (!(options & CG_NUMBER_NO_AND) && !cg_reader_skip(r, &at, CG_ROLE_AND) &&
        cg_reader_is_mark(r, at, ',') && q->unit->kind == CG_UNIT_DURATION)
        at++;
    if (!cg_number_read(r, at, CG_NUMBER_NO_RATIO | CG_NUMBER_NO_AND, &number) ||
        number.value < 0)
        return false;
    const cg_value_unit *unit = read_unit_behind(r, &number, &end);
    if (!unit || !cg_slice_equal(unit->base, q->unit->base) || unit->factor >= *factor)
        return false;
    q->base += number.value * unit->factor;
    q->step = number.step * unit->factor;
    q->end = end;
    *factor = unit->factor;
    return true;
}

/* "3 dollars 50", "15 dollars and 15": cents that nobody names, and nothing
 * behind them that they could count. */
static bool add_cents(const cg_value_reader *r, cg_quantity *q)
{
    double cents;
    uint32_t at = q->end, end;
    if (q->unit->kind != CG_UNIT_MONEY || q->unit->factor != 1 ||
        q->number.value != (double)(int32_t)q->number.value || q->number.scale != 1)
        return false;
    cg_reader_skip(r, &at, CG_ROLE_AND);
    const cg_atom *atom = cg_reader_at(r, at);
    if (atom->kind == CG_ATOM_NUMBER && atom->plain && atom->digits == 2) {
        cents = atom->number;
        end = at + 1;
    } else if (!cg_number_read_small(r, at, &cents, &end)) {
        return false;
    }
    const cg_atom *next = cg_reader_at(r, end);
    bool unit = next->word && next->word->starts & (CG_ROLE(UNIT) | CG_ROLE(UNIT_SIGN));
    bool ends = next->kind == CG_ATOM_END || (next->kind == CG_ATOM_MARK && !unit);
    if (cents == 0 || !ends || cg_reader_is_dash(r, end))
        return false;
    q->base += cents / 100;
    q->end = end;
    return true;
}

static void add_compound(const cg_value_reader *r, unsigned options, cg_quantity *q)
{
    double factor = q->unit->factor;
    int parts = 0;
    bool word = cg_reader_at(r, q->end - 1)->kind == CG_ATOM_WORD;
    if (q->number.value < 0)
        return;
    while (parts < MAX_COMPOUND && add_smaller(r, q, options, &factor))
        parts++;
    if (parts == 0 && word && !(options & CG_NUMBER_NO_AND))
        parts += add_cents(r, q);
    if (parts == 0)
        return;
    q->compound = true;
    q->amount = q->base / q->unit->factor;
}

/* --- the whole ----------------------------------------------------------- */

static bool read_signed(const cg_value_reader *r, uint32_t i, unsigned options,
                        cg_quantity *q)
{
    uint32_t at, end;
    bool minus = cg_reader_is_dash(r, i) && cg_reader_is_joined(r, i + 1) &&
                 !cg_reader_is_joined(r, i);
    const cg_value_unit *unit = read_sign(r, minus ? i + 1 : i, &at);
    if (!unit || !cg_number_read(r, at, options | CG_NUMBER_NO_RATIO, &q->number))
        return false;
    if (minus)
        q->number.value = -q->number.value;
    q->number_start = at;
    q->number_end = q->end = q->number.end;
    q->sign = true;
    cg_quantity_set_unit(q, unit);
    const cg_value_unit *again = read_unit_behind(r, &q->number, &end);
    bool word = cg_reader_at(r, q->end)->kind == CG_ATOM_WORD;
    if (word && again && again->kind == CG_UNIT_MONEY &&
        cg_slice_equal(again->base, unit->base))
        q->end = end;
    return true;
}

/* "for a year", "less than an hour", "a week ago": one, where it can be no rate
 * ("$5 a day") and no ordinal ("a second"). */
static bool read_article(const cg_value_reader *r, uint32_t i, cg_quantity *q)
{
    uint32_t at = i, end, behind;
    if (!cg_reader_skip(r, &at, CG_ROLE_ARTICLE))
        return false;
    const cg_value_unit *unit = find_unit(r, at, &end);
    if (!unit || unit->kind != CG_UNIT_DURATION || unit->factor < 60 ||
        !(cg_reader_is(r, i - 1, CG_ROLE(ONE_SIGN)) ||
          cg_reader_find(r, end, CG_ROLE_AGO, &behind)))
        return false;
    q->number = (cg_number){.end = at, .value = 1, .scale = 1};
    q->number_end = at;
    q->end = end;
    cg_quantity_set_unit(q, unit);
    return true;
}

bool cg_quantity_read(const cg_value_reader *r, uint32_t i, unsigned options,
                      cg_quantity *q)
{
    uint32_t end;
    *q = (cg_quantity){.start = i, .number_start = i};
    if (read_signed(r, i, options, q)) {
        add_compound(r, options, q);
        return true;
    }
    if (!cg_number_read(r, i, options, &q->number))
        return read_article(r, i, q);
    q->number_end = q->end = q->number.end;
    const cg_value_unit *unit = read_unit_behind(r, &q->number, &end);
    cg_quantity_set_unit(q, unit);
    if (unit) {
        q->end = end;
        add_compound(r, options, q);
    }
    return true;
}
