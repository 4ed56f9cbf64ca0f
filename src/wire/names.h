/* Names of values, for writing and for reading alike. */
#ifndef CG_WIRE_NAMES_H
#define CG_WIRE_NAMES_H

#include "base/info.h"

typedef struct cg_wire_names {
    const char *const *names;
    unsigned count;
} cg_wire_names;

extern const cg_wire_names cg_wire_levels, cg_wire_kinds, cg_wire_expects, cg_wire_precedences,
    cg_wire_stances, cg_wire_voices, cg_wire_vias, cg_wire_spaces, cg_wire_lanes,
    cg_wire_statuses;
/* Of the members of a document's metadata, by their numbers. */
extern const char *const cg_wire_info_keys[CG_INFO_MEMBERS];

#endif
