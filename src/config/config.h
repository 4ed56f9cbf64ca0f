/* claimgrep.json: where it is found, what it says, with the place of everything.
 * A config owns all that it gives out. */
#ifndef CG_CONFIG_CONFIG_H
#define CG_CONFIG_CONFIG_H

#include "base/error.h"
#include "config/given.h"

#define CG_CONFIG_NAME "claimgrep.json"

/* The keys that are settings; "documents" is not. Sorted as their names are. */
typedef enum cg_config_key {
    CG_CONFIG_BASELINE,
    CG_CONFIG_CACHE,
    CG_CONFIG_COLUMN_UNIT,
    CG_CONFIG_CORPUS,
    CG_CONFIG_EXCLUDE,
    CG_CONFIG_FAIL_ON,
    CG_CONFIG_FORMAT_OF,
    CG_CONFIG_JOBS,
    CG_CONFIG_OUTPUTS,
    CG_CONFIG_RULES,
    CG_CONFIG_STORE,
    CG_CONFIG_SUPPRESSIONS,
    CG_CONFIG_TEXT_COLUMN,
    CG_CONFIG_TIERS,
    CG_CONFIG_KEYS,
} cg_config_key;
/* "fail-on". */
const char *cg_config_key_name(cg_config_key key);

/* What one key says. Numbers and truth are texts too: "4", "true"; an entry of
 * "format-of" is GLOB=FORMAT. */
typedef struct cg_config_value {
    cg_texts texts;
    cg_span key; /* its place */
    bool given;
} cg_config_value;

struct cg_config {
    cg_arena arena;
    cg_diag_source source;
    cg_slice folder; /* that it stands in: absolute, without links */
    cg_slice prefix; /* what leads there from the working folder: "", "../", "a/" */
    cg_config_value values[CG_CONFIG_KEYS];
    /* What "format-of" says, as entries that tell a format alone, and then those of
     * "documents". */
    const cg_given_entry *entries;
    uint32_t entries_len;
    /* By key, what a program is told: zero-terminated, and where they are paths,
     * as they are named from the working folder. */
    const char *const *settings[CG_CONFIG_KEYS];
};

/* Parses `text`, which is copied, as that of the file at `path`. What is wrong goes
 * to `diags`, all in one run, and then `*broken` is set. The config must be released
 * whatever comes back. */
cg_status cg_config_parse(cg_config *config, cg_slice path, cg_slice text, cg_diags *diags,
                          bool *broken, cg_error *error);
void cg_config_release(cg_config *config);

/* What the entries say of a file, the later before the earlier;
 * `path`: from the configuration's folder; of files outside of it, absolute.
 * `matched`: a flag for each of the entries. Borrowed from the config. */
void cg_config_given(const cg_config *config, cg_slice path, bool *matched, cg_given *given);

/* Reads a sidecar's text, as cg_config_parse does, but what is wrong is a warning.
 * `tiers`: those there are; none: any. What it gives is added, unless it is broken,
 * and belongs to `keep`. */
cg_status cg_sidecar_parse(cg_slice path, cg_slice text, cg_texts tiers, cg_arena *keep,
                           cg_diags *diags, cg_given *given, cg_error *error);

/* --- where it is found: find.c --------------------------------------------------- */

/* The nearest configuration from the working folder up to the root of the repository
 * that this is in; outside of one, that of the working folder. Empty when there is
 * none. */
cg_status cg_config_find(cg_buf *path, cg_error *error);

#endif
