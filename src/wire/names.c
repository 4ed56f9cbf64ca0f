#include "wire/names.h"

#define NAMES(symbol, ...)                                   \
    static const char *const symbol##_list[] = {__VA_ARGS__}; \
    const cg_wire_names cg_wire_##symbol = {symbol##_list,     \
                                            sizeof symbol##_list / sizeof *symbol##_list}

/* In the order of the values in claimgrep.h. */
NAMES(levels, "none", "note", "warning", "error");
NAMES(kinds, "state", "event");
NAMES(expects, "report", "supported", "contradicted", "consistent");
NAMES(precedences, "none", "support", "contradict");
NAMES(stances, "none", "support", "contradict", "mention");
NAMES(voices, "author", "speaker");
NAMES(vias, "none", "name", "anaphor", "topic");
NAMES(spaces, "file", "member", "text");
NAMES(lanes, "-", "0", "+");
NAMES(statuses, "scanned", "skipped", "cut", "failed");

/* In the order of base/info.h. */
const char *const cg_wire_info_keys[CG_INFO_MEMBERS] = {
    "title", "author", "publisher", "published", "url", "language", "origin", "tier",
    "record", "fetched", "record_offset", "record_length",
};
