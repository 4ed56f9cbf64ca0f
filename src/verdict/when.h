/* Dates as far as they are known: the first and last day that is meant. */
#ifndef CG_VERDICT_WHEN_H
#define CG_VERDICT_WHEN_H

#include "base/slice.h"

/* Days are numbers of the form YYYYMMDD, so that they compare as dates; a
 * month's last day is 31, a year's month 12. `last` is 0 when undated. */
typedef struct cg_when {
    uint32_t first, last;
    cg_slice text; /* YYYY[-MM[-DD]], borrowed */
} cg_when;

/* Reads YYYY[-MM[-DD]], alone or before a time of the day. All zero when it is
 * anything else. */
cg_when cg_when_parse(cg_slice text);

/* True when every day of `a` is after every day of `b`, both dated. */
static inline bool cg_when_is_after(const cg_when *a, const cg_when *b)
{
    return a->last != 0 && b->last != 0 && a->first > b->last;
}

/* Days from the end of the earlier to the start of the later; 0 when they meet, or
 * when one is undated. */
uint32_t cg_when_gap(const cg_when *a, const cg_when *b);

#endif
