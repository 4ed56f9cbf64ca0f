/* Globs over paths, such as "news/2011-*.txt". Nothing is allocated, and the time is
 * bounded by the product of both lengths. */
#ifndef CG_BASE_GLOB_H
#define CG_BASE_GLOB_H

#include "base/slice.h"

/* Whether the whole path fits. `*` is any text without a slash, `?` one byte but a
 * slash, `**` any text, and `**` with a slash behind it may also be nothing; all
 * else is itself. A pattern without a slash is held against the path's last part. */
bool cg_glob_fits(cg_slice pattern, cg_slice path);

#endif
