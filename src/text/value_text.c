/* Values that no sentence says, and how values are written. */
#include "text/value.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "text/value_calendar.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>

const char *cg_value_type_name(cg_value_type type)
{
    static const char *const names[CG_VALUE_TYPE_COUNT] = {
        "number", "percent", "money", "date", "duration", "size", "version"};
    assert((unsigned)type < CG_VALUE_TYPE_COUNT);
    return names[type];
}

bool cg_value_type_find(cg_slice name, cg_value_type *type)
{
    for (int i = 0; i < CG_VALUE_TYPE_COUNT; i++)
        if (cg_slice_is(name, cg_value_type_name((cg_value_type)i))) {
            *type = (cg_value_type)i;
            return true;
        }
    return false;
}

const char *cg_precision_name(cg_precision precision)
{
    static const char *const names[] = {"exact",   "about",     "at least", "more than",
                                        "at most", "less than", "between"};
    assert((unsigned)precision < sizeof names / sizeof *names);
    return names[precision];
}

/* --- making --------------------------------------------------------------- */

/* Whether `text`, words with a space between them, is the sense's phrase. */
static bool is_phrase(const cg_value_sense *sense, cg_slice text)
{
    size_t at = 0;
    for (uint32_t i = 0; i < sense->len; i++) {
        cg_slice word = sense->words[i]->text;
        if (i && (at >= text.len || text.ptr[at++] != ' '))
            return false;
        if (!cg_slice_equal(cg_slice_sub(text, at, at + word.len), word))
            return false;
        at += word.len;
    }
    return at == text.len;
}

static const cg_value_unit *find_unit(const cg_value_words *words, cg_slice unit)
{
    char folded[CG_MAX_WORD];
    const cg_value_unit *named = cg_value_words_unit(words, unit);
    size_t len = named ? 0 : cg_utf8_fold(unit, folded, sizeof folded), first = 0;
    if (len == 0 || len > sizeof folded)
        return named;
    while (first < len && folded[first] != ' ')
        first++;
    const cg_value_word *word = cg_value_words_find(words, (cg_slice){folded, first});
    for (const cg_value_sense *s = word ? word->senses : NULL; s; s = s->next)
        if ((s->role == CG_ROLE_UNIT || s->role == CG_ROLE_UNIT_SIGN ||
             s->role == CG_ROLE_UNIT_JOINED) &&
            is_phrase(s, (cg_slice){folded, len}))
            return s->unit;
    return NULL;
}

cg_value cg_value_of_range(double low, double high, cg_slice unit,
                           const cg_value_words *words)
{
    static const uint8_t types[] = {[CG_UNIT_PERCENT] = CG_VALUE_PERCENT,
                                    [CG_UNIT_MONEY] = CG_VALUE_MONEY,
                                    [CG_UNIT_DURATION] = CG_VALUE_DURATION,
                                    [CG_UNIT_SIZE] = CG_VALUE_SIZE};
    const cg_value_unit *known = unit.len ? find_unit(words, unit) : NULL;
    cg_value value = {.type = known ? types[known->kind] : CG_VALUE_NUMBER,
                      .precision = CG_PRECISION_BETWEEN,
                      .amount = low,
                      .low = low,
                      .high = high,
                      .unit = unit,
                      .base = unit};
    if (low == high)
        value.precision = CG_PRECISION_EXACT;
    else if (isinf(high))
        value.precision = CG_PRECISION_AT_LEAST;
    else if (isinf(low))
        value.precision = CG_PRECISION_AT_MOST;
    if (isinf(low))
        value.amount = high;
    if (!known)
        return value;
    value.low *= known->factor;
    value.high *= known->factor;
    value.unit = known->name;
    value.base = known->base;
    return value;
}

cg_value cg_value_of_number(double number, cg_slice unit, const cg_value_words *words)
{
    return cg_value_of_range(number, number, unit, words);
}

/* `digits` of them at *at, moved behind; -1 when they are not there. */
static int read_digits(cg_slice text, size_t *at, int digits)
{
    int value = 0;
    for (int i = 0; i < digits; i++, ++*at) {
        if (*at >= text.len || text.ptr[*at] < '0' || text.ptr[*at] > '9')
            return -1;
        value = value * 10 + (text.ptr[*at] - '0');
    }
    return value;
}

/* The next part of YYYY-MM-DD: from 1, 0 when the text ends before it, else -1. */
static int read_part(cg_slice text, size_t *at)
{
    if (*at == text.len)
        return 0;
    if (text.ptr[*at] != '-')
        return -1;
    ++*at;
    int value = read_digits(text, at, 2);
    return value == 0 ? -1 : value;
}

bool cg_value_of_date(cg_slice text, cg_value *value)
{
    size_t at = 0;
    int year = read_digits(text, &at, 4);
    int month = year < 0 ? -1 : read_part(text, &at);
    int day = month <= 0 ? month : read_part(text, &at);
    if (year < 0 || month < 0 || day < 0 || at != text.len ||
        !cg_calendar_is_valid(year, month ? month : 1, day ? day : 1))
        return false;
    int to = month ? month : 12;
    *value = (cg_value){.type = CG_VALUE_DATE,
                        .flags = CG_VALUE_RESOLVED,
                        .month = (uint8_t)month,
                        .day = (uint8_t)day};
    value->granularity = (uint8_t)(day     ? CG_GRANULARITY_DAY
                                   : month ? CG_GRANULARITY_MONTH
                                           : CG_GRANULARITY_YEAR);
    value->start = cg_calendar_day(year, month ? month : 1, day ? day : 1);
    value->end =
        cg_calendar_day(year, to, day ? day : cg_calendar_month_days(year, to));
    value->low = value->start;
    value->high = value->end;
    return true;
}

cg_date_context cg_date_context_of(cg_slice published)
{
    cg_value value;
    cg_date_context context = {0};
    bool timed =
        published.len > 10 && (published.ptr[10] == 'T' || published.ptr[10] == ' ');
    if (published.len != 10 && !timed)
        return context;
    context.known = cg_value_of_date(cg_slice_sub(published, 0, 10), &value);
    context.day = context.known ? value.start : 0;
    return context;
}

/* --- writing -------------------------------------------------------------- */

static size_t write_date(char *out, size_t room, int32_t day, cg_granularity g)
{
    cg_civil c = cg_calendar_civil(day);
    int len = g == CG_GRANULARITY_YEAR ? snprintf(out, room, "%04d", (int)c.year)
              : g == CG_GRANULARITY_MONTH
                  ? snprintf(out, room, "%04d-%02d", (int)c.year, c.month)
                  : snprintf(out, room, "%04d-%02d-%02d", (int)c.year, c.month, c.day);
    return len < 0 ? 0 : (size_t)len < room ? (size_t)len : room - 1;
}

static size_t write_dates(const cg_value *value, char *out, size_t room)
{
    if (!(value->flags & CG_VALUE_RESOLVED)) {
        out[0] = '\0';
        return 0;
    }
    size_t len =
        write_date(out, room, value->start, (cg_granularity)value->granularity);
    if (value->precision != CG_PRECISION_BETWEEN || len + 2 > room)
        return len;
    out[len++] = '/';
    return len + write_date(out + len, room - len, value->end,
                            (cg_granularity)value->granularity);
}

/* As "%.15g" in the C locale, whatever the locale is. */
static size_t write_number(double number, char *out, size_t room)
{
    char text[CG_VALUE_TEXT];
    size_t len = 0;
    int n = snprintf(text, sizeof text, "%.15g", number);
    bool stop = false;
    for (int i = 0; i < n && i < (int)sizeof text - 1 && len + 1 < room; i++) {
        char c = text[i];
        bool plain = (c >= '0' && c <= '9') || c == '-' || c == '+' || c == 'e';
        if (plain || !stop)
            out[len++] = plain ? c : '.';
        stop |= !plain;
    }
    out[len] = '\0';
    return len;
}

static size_t write_version(double number, char *out, size_t room)
{
    uint64_t key = (uint64_t)number;
    int part[4];
    for (int i = 3; i >= 0; i--, key /= 8192)
        part[i] = (int)(key % 8192);
    int len = snprintf(out, room, "%d.%d.%d.%d", part[0], part[1], part[2], part[3]);
    return len < 0 ? 0 : (size_t)len < room ? (size_t)len : room - 1;
}

size_t cg_value_text(const cg_value *value, char out[CG_VALUE_TEXT])
{
    if (value->type == CG_VALUE_DATE)
        return write_dates(value, out, CG_VALUE_TEXT);
    if (value->type == CG_VALUE_VERSION)
        return write_version(value->amount, out, CG_VALUE_TEXT);
    return write_number(value->amount, out, CG_VALUE_TEXT);
}
