/* Where dates stand on an axis of time, and what it is divided into. */
#ifndef CG_SHEET_CHART_H
#define CG_SHEET_CHART_H

#include "verdict/when.h"

#include <stdint.h>

/* Steps of the same length: months, years, tens or hundreds of years. */
typedef struct cg_chart_axis {
    uint32_t first; /* the month that it begins with: 12 * year + month - 1 */
    uint32_t step;  /* months */
    uint32_t steps; /* at most CG_CHART_STEPS, at least 1 */
} cg_chart_axis;
#define CG_CHART_STEPS 120

/* An axis for what happened between two dates. */
cg_chart_axis cg_chart_axis_of(const cg_when *earliest, const cg_when *latest);
/* Which of the steps a date falls into. A date that is longer than a step counts for
 * its first. */
uint32_t cg_chart_step(const cg_chart_axis *axis, const cg_when *when);
/* Where on the axis the middle of a date is: from 0 to 1. */
double cg_chart_at(const cg_chart_axis *axis, const cg_when *when);
/* The name of a step: "2011-08", "2011", "2010s", "1900-1999". */
#define CG_CHART_NAME 24
void cg_chart_name(const cg_chart_axis *axis, uint32_t step, char out[CG_CHART_NAME]);
/* Every how many steps one is named, for `most` names in all. */
uint32_t cg_chart_stride(const cg_chart_axis *axis, uint32_t most);

#endif
