/* Fractions, ratios and powers: the parts of a number that are not counted. */
#ifndef CG_TEXT_VALUE_FRACTION_H
#define CG_TEXT_VALUE_FRACTION_H

#include "text/value_number.h"

/* "thirds", "twenty-fifths", and with `one` "third", perhaps behind a hyphen. */
bool cg_fraction_read_denominator(const cg_value_reader *r, uint32_t i, bool one,
                                  double *value, uint32_t *end);
/* What may follow a whole number: " 1/2", "-1/2", "½", and with `and` "and a
 * half", "and three quarters". */
bool cg_fraction_read_rest(const cg_value_reader *r, uint32_t i, bool and,
                           double *value, uint32_t *end);
/* A fraction without a whole number: "1/2", "½", "half", "a third". */
bool cg_fraction_read(const cg_value_reader *r, uint32_t i, cg_number *number);
/* Multiplies by what is behind a fraction: "million", "a dozen", "of a million". */
bool cg_fraction_scale(const cg_value_reader *r, cg_number *number);
/* Turns a whole number into a share: "one in five", "9 out of 10", "2 over 3". */
bool cg_fraction_read_ratio(const cg_value_reader *r, cg_number *number);
/* Raises a number in digits: "1.1^23", "3 x 10^8". */
bool cg_fraction_raise(const cg_value_reader *r, cg_number *number);

/* True for a finite number without decimals. */
bool cg_number_is_whole(double value);

#endif
