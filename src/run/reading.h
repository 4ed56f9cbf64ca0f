/* How the bytes of one file become results: which format they are in, and a scan of
 * each document that its reader makes of them. */
#ifndef CG_RUN_READING_H
#define CG_RUN_READING_H

#include "base/hash.h"
#include "config/given.h"
#include "result/result.h"

/* What is known of a file before it is read. All is borrowed. */
typedef struct cg_reading_plan {
    const cg_read_options *options; /* NULL: none */
    const cg_given *given; /* stands before what documents say; NULL: nothing */
} cg_reading_plan;

/* A hash of all of it, zeros when there is nothing: for keys of caches. */
cg_hash128 cg_reading_key(const cg_reading_plan *plan);

/* The format of a file; `start`: its first 8 KiB, or more. */
cg_format cg_reading_format(const cg_reading_plan *plan, cg_slice path, cg_slice start);
/* Whether it is text that is scanned as it stands, piece by piece. */
bool cg_reading_is_plain(const cg_reading_plan *plan, cg_slice path, cg_slice start);

/* The key of what the file's bytes give: of those, whose hash is `bytes`, and of all
 * that the reading of them depends on. */
cg_hash128 cg_reading_content(const cg_reading_plan *plan, cg_slice path, cg_format format,
                              cg_hash128 bytes);

/* Reads and scans every document in `bytes`, which are not plain text, and adds
 * statements, whose places are final, and accounts: one for each path. The tally
 * says whether one of them is entangled. `*elsewhere`: other things than
 * these bytes took part as well, such as other files. */
cg_status cg_reading_scan(const cg_reading_plan *plan, cg_scanner *scanner, const char *path,
                          cg_slice bytes, cg_results *results, bool *elsewhere, cg_error *error);

#endif
