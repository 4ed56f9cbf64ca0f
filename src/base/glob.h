/* Globs over paths, such as "news/2011-*.txt". Nothing is allocated, and the time is
 * bounded by the product of both lengths. */
#ifndef CG_BASE_GLOB_H
#define CG_BASE_GLOB_H

#include "base/slice.h"

/* Whether the whole path fits. `*` is any text without a slash, `?` one byte and
 * `[a-z]` or `[!a-z]` one out of a set, none of them a slash; `**` as a whole part of
 * the path is any number of parts, also none in front of a slash; a backslash makes
 * the next byte literal. All else is itself, also a `[` that nothing closes. */
bool cg_glob_matches(cg_slice pattern, cg_slice path);

/* The same for what users write in one place: a pattern without a slash is held
 * against the path's last part; one with a slash at its start against all of it. */
bool cg_glob_fits(cg_slice pattern, cg_slice path);

/* Behind the last slash. */
cg_slice cg_glob_last_part(cg_slice path);

#endif
