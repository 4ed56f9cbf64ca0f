/* Numbers without their units, in digits and in words. */
#ifndef CG_TEXT_VALUE_NUMBER_H
#define CG_TEXT_VALUE_NUMBER_H

#include "text/value_reader.h"

typedef struct cg_number {
    uint32_t end; /* the atom behind it */
    double value;
    double scale;   /* of the magnitude at its end: 1e6 for "5 million", else 1 */
    double step;    /* see cg_value */
    bool digits;    /* starts with digits */
    bool fraction;  /* a share: "two thirds", "one in five" */
    bool bare_half; /* "half", with nothing before it */
} cg_number;

enum {
    CG_NUMBER_NO_AND = 1 << 0,   /* stop before "and" */
    CG_NUMBER_NO_RATIO = 1 << 1, /* "5 over 3" is 5 */
};

/* The longest number that starts at `i`; false when there is none. */
bool cg_number_read(const cg_value_reader *r, uint32_t i, unsigned options,
                    cg_number *number);
/* "3rd", "third", "twenty-first". */
bool cg_number_read_ordinal(const cg_value_reader *r, uint32_t i, cg_number *number);
/* 0 to 99 in words: "twenty-one". */
bool cg_number_read_small(const cg_value_reader *r, uint32_t i, double *value,
                          uint32_t *end);

#endif
