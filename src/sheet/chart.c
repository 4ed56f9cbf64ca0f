#include "sheet/chart.h"

#include <inttypes.h>
#include <stdio.h>

#define MONTHS 24 /* up to which each month is a step of its own */

static uint32_t month_of(uint32_t day)
{
    return day / 10000 * 12 + day / 100 % 100 - 1;
}

cg_chart_axis cg_chart_axis_of(const cg_when *earliest, const cg_when *latest)
{
    static const uint32_t steps[] = {1, 12, 120, 1200};
    uint32_t from = month_of(earliest->first), to = month_of(latest->last);
    size_t i = to - from < MONTHS ? 0 : 1;
    while (i < 3 && to / steps[i] - from / steps[i] >= CG_CHART_STEPS / 2)
        i++;
    cg_chart_axis axis = {.first = from / steps[i] * steps[i], .step = steps[i]};
    axis.steps = (to - axis.first) / axis.step + 1;
    return axis;
}

uint32_t cg_chart_step(const cg_chart_axis *axis, const cg_when *when)
{
    uint32_t month = month_of(when->first);
    uint32_t step = month < axis->first ? 0 : (month - axis->first) / axis->step;
    return step < axis->steps ? step : axis->steps - 1;
}

/* In months; all of them have 31 days here. */
static double place_of(uint32_t day, double within)
{
    return month_of(day) + (day % 100 - 1 + within) / 31.0;
}

double cg_chart_at(const cg_chart_axis *axis, const cg_when *when)
{
    double middle = (place_of(when->first, 0) + place_of(when->last, 1)) / 2;
    double at = (middle - axis->first) / ((double)axis->step * axis->steps);
    return at < 0 ? 0 : at > 1 ? 1 : at;
}

void cg_chart_name(const cg_chart_axis *axis, uint32_t step, char out[CG_CHART_NAME])
{
    uint32_t month = axis->first + step * axis->step, year = month / 12;
    if (axis->step == 1)
        (void)snprintf(out, CG_CHART_NAME, "%04" PRIu32 "-%02" PRIu32, year, month % 12 + 1);
    else if (axis->step == 12)
        (void)snprintf(out, CG_CHART_NAME, "%04" PRIu32, year);
    else if (axis->step == 120)
        (void)snprintf(out, CG_CHART_NAME, "%04" PRIu32 "s", year);
    else
        (void)snprintf(out, CG_CHART_NAME, "%04" PRIu32 "-%04" PRIu32, year, year + 99);
}

uint32_t cg_chart_stride(const cg_chart_axis *axis, uint32_t most)
{
    return (axis->steps + most - 1) / most;
}
