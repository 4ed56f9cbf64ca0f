/* Typed values: amounts and dates in a sentence, and whether two agree. Values
 * own nothing; units live as long as the words that they were found with. */
#ifndef CG_TEXT_VALUE_H
#define CG_TEXT_VALUE_H

#include "base/vec.h"
#include "lang/value_words.h"
#include "text/token.h"

typedef enum cg_value_type {
    CG_VALUE_NUMBER,
    CG_VALUE_PERCENT,
    CG_VALUE_MONEY,
    CG_VALUE_DATE,
    CG_VALUE_DURATION,
    CG_VALUE_SIZE,
    CG_VALUE_VERSION,
} cg_value_type;
#define CG_VALUE_TYPE_COUNT 7
/* "number" ... "version", as in a pattern's slot. */
const char *cg_value_type_name(cg_value_type type);
bool cg_value_type_find(cg_slice name, cg_value_type *type);

typedef enum cg_precision {
    CG_PRECISION_EXACT,
    CG_PRECISION_ABOUT,
    CG_PRECISION_AT_LEAST,  /* dates: since */
    CG_PRECISION_MORE_THAN, /* dates: after */
    CG_PRECISION_AT_MOST,   /* dates: until, by */
    CG_PRECISION_LESS_THAN, /* dates: before */
    CG_PRECISION_BETWEEN,
} cg_precision;
/* "exact", "about", "at least", "more than", "at most", "less than", "between". */
const char *cg_precision_name(cg_precision precision);

typedef enum cg_granularity {
    CG_GRANULARITY_DAY,
    CG_GRANULARITY_MONTH,
    CG_GRANULARITY_YEAR,
} cg_granularity;

enum {
    /* The bare number inside the value before it, which has the unit: the 15 of
     * "15 years". A <number> slot may take it; nothing else should count it. */
    CG_VALUE_INNER = 1 << 0,
    CG_VALUE_ORDINAL = 1 << 1,  /* "third" is number 3 */
    CG_VALUE_FRACTION = 1 << 2, /* "two thirds", "one in five": a share */
    /* Of a date. Without it, start, end, low and high mean nothing: the year is
     * unknown (month and day may be known), or all of it ("last week" in a
     * document without a date). */
    CG_VALUE_RESOLVED = 1 << 3,
    /* The year was not said; it is the one nearest to the document's date. */
    CG_VALUE_INFERRED = 1 << 4,
};

/* `amount` is the number as said, in `unit`; of a range the lower end. `low` and
 * `high` are what it allows, in `base` (dates: days, both ends included): equal
 * when exact, the infinite end of "at least" is INFINITY. `step` is what the
 * amount is rounded to, in `base`: 0.1 for "7.7", a million for "5 million", 0
 * for what has no rounding to it. Days count from 1970-01-01. */
typedef struct cg_value {
    cg_span span;                    /* in the text, with the words for its precision */
    uint32_t first_token, end_token; /* those that it touches; end exclusive */
    uint8_t type, precision, granularity;
    uint8_t flags;
    uint8_t month, day; /* of a date, where known: else 0 */
    uint8_t unused[2];  /* 0: a value may be kept as its bytes */
    double amount, low, high, step;
    cg_slice unit, base; /* "week" and "second"; empty for a plain number */
    int32_t start, end;  /* of a date, without its bound: the days it names */
} cg_value;

typedef CG_VEC(cg_value) cg_value_vec;

/* The document's date, to which relative dates are read. */
typedef struct cg_date_context {
    bool known;
    int32_t day;
} cg_date_context;

/* From YYYY-MM-DD, alone or before a time of the day; else not known. */
cg_date_context cg_date_context_of(cg_slice published);

/* Appends the values in the tokens of one sentence (or block), in order of
 * their start. `context` may be NULL. Linear time. False: out of memory. */
bool cg_values_find(cg_slice text, const cg_token *tokens, uint32_t count,
                    const cg_value_words *words, const cg_date_context *context,
                    cg_value_vec *out);

/* Values that no sentence says, such as those of a rule. The unit may be a name
 * or any word of a unit ("USD", "jurisdictions", "%"); one that is not known
 * is kept as it is, and only compared by name. Borrows `unit`. */
cg_value cg_value_of_number(double number, cg_slice unit, const cg_value_words *words);
cg_value cg_value_of_range(double low, double high, cg_slice unit,
                           const cg_value_words *words);
/* YYYY[-MM[-DD]]; false when it is not. */
bool cg_value_of_date(cg_slice text, cg_value *value);
/* One to four numbers with stops between them; false when it is not. */
bool cg_value_of_version(cg_slice text, cg_value *value);

typedef enum cg_agreement {
    CG_AGREES,
    CG_DISAGREES,
    CG_INCOMPARABLE,
} cg_agreement;

/* What a statement that says `stated` makes of a claim that says `claimed`.
 * They agree when one figure can satisfy both: "October 2008" and 2008-10-27,
 * "more than 600" and 658, "about 650" and 658. `tolerance` widens the claim: a
 * share of it (0.01 for 1%), or for dates a number of days. */
cg_agreement cg_value_compare(const cg_value *stated, const cg_value *claimed,
                              double tolerance);

/* What `dump` prints for a value: the amount; for a date YYYY[-MM[-DD]], with "/"
 * between the ends of a range, and nothing when it is not resolved; for a version
 * its four parts. Ends with a zero byte; returns the length. */
#define CG_VALUE_TEXT 64
size_t cg_value_text(const cg_value *value, char out[CG_VALUE_TEXT]);

#endif
