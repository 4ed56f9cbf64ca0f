/* What the operator says of a document: by a sidecar beside it, or by an entry of
 * the configuration that fits its path. What nobody says is empty. */
#ifndef CG_CONFIG_GIVEN_H
#define CG_CONFIG_GIVEN_H

#include "base/hash.h"
#include "read/read.h"
#include "schema/schema.h"

typedef struct cg_given {
    cg_document_info info;
    cg_format format; /* CG_FORMAT_COUNT: not said */
} cg_given;

/* One entry of "documents", or a sidecar, which has no `match`. */
typedef struct cg_given_entry {
    cg_text match;
    cg_text title, author, publisher, published, url, language, origin, tier, format;
} cg_given_entry;

/* Reports what is no name of a format, and then returns false. */
bool cg_given_choose_format(cg_schema_run *run, cg_slice name, const cg_json *value);

extern const cg_schema cg_given_entry_schema;   /* reads into a cg_given_entry */
extern const cg_schema cg_given_sidecar_schema; /* the same without "match" */

/* Reports a glob that is too long. */
void cg_given_check_glob(cg_schema_run *run, const cg_text *glob);
/* Reports a tier that `tiers` lacks, unless that is empty: then any will do. */
void cg_given_check_tier(cg_schema_run *run, const cg_given_entry *entry, cg_texts tiers);

void cg_given_init(cg_given *given);
/* What the entry says replaces what was said before, field by field. Borrowed. */
void cg_given_add(cg_given *given, const cg_given_entry *entry);
bool cg_given_is_empty(const cg_given *given);
/* A hash of all of it: zeros when nothing is given. For keys of caches. */
cg_hash128 cg_given_hash(const cg_given *given);

#endif
