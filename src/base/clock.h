/* The time, the same for a whole run where the environment fixes it. */
#ifndef CG_BASE_CLOCK_H
#define CG_BASE_CLOCK_H

#include "base/error.h"

#define CG_CLOCK_SIZE 32
#define CG_CLOCK_DAY 10 /* bytes of it that are the date */

/* Whether SOURCE_DATE_EPOCH is set: what is made again is the same then. */
bool cg_clock_is_fixed(void);
/* Writes now, or SOURCE_DATE_EPOCH when that is set, as YYYY-MM-DDTHH:MM:SSZ.
 * CG_E_USAGE when it is set to anything but a number of seconds. */
cg_status cg_clock_read(char out[CG_CLOCK_SIZE], cg_error *error);

#endif
