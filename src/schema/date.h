/* Dates in JSON files. */
#ifndef CG_SCHEMA_DATE_H
#define CG_SCHEMA_DATE_H

#include "base/slice.h"

/* YYYY, YYYY-MM or YYYY-MM-DD of a day that there is. */
bool cg_date_is_valid(cg_slice text);

#endif
