/* A record of JSON as a document to scan: {"id","uri","text" or "path", ...}. */
#ifndef CG_RUN_MAP_RECORD_H
#define CG_RUN_MAP_RECORD_H

#include "base/json.h"
#include "config/given.h"

/* What a record says. Borrowed from its tree. */
typedef struct cg_map_record {
    cg_slice id, uri;
    cg_slice text, path; /* one of them */
    bool has_text;
    cg_given given;
} cg_map_record;

/* NULL when the object is a record, else what is wrong with it. Numbers as ids are
 * written into the arena. */
const char *cg_map_record_read(const cg_json *object, cg_arena *arena, cg_map_record *record);

#endif
