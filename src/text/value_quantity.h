/* Numbers with their units: "$1.5 billion", "7.7 per cent", "1 hour 30 minutes". */
#ifndef CG_TEXT_VALUE_QUANTITY_H
#define CG_TEXT_VALUE_QUANTITY_H

#include "text/value_number.h"

typedef struct cg_quantity {
    uint32_t start, end;               /* atoms */
    uint32_t number_start, number_end; /* those of the bare number */
    cg_number number;
    const cg_value_unit *unit; /* NULL: none */
    double amount;             /* in the unit */
    double base, step;         /* in the unit's base */
    bool sign;                 /* the unit stands before the number: "$5" */
    bool compound;             /* several units: no bare number in it */
} cg_quantity;

/* The longest quantity that starts at `i`. `options`: of cg_number_read. */
bool cg_quantity_read(const cg_value_reader *r, uint32_t i, unsigned options,
                      cg_quantity *q);
/* Gives a quantity another unit, or one at last. */
void cg_quantity_set_unit(cg_quantity *q, const cg_value_unit *unit);

/* A quantity with its bounds, or a range of two; `start` and `end` are atoms. */
typedef struct cg_measure {
    uint32_t start, end;
    cg_bound bound;
    bool range;
    cg_quantity low, high; /* `high` of a range only */
} cg_measure;

bool cg_measure_read(const cg_value_reader *r, uint32_t i, cg_measure *measure);
/* What the measure allows, in the unit's base. */
void cg_measure_limits(const cg_measure *measure, double *low, double *high);

#endif
