/* A blob: what one run found, for another one to merge with the rest. Lines of JSON:
 *
 *     {"type":"blob", ...}        which run: version, rules, files, shards
 *     {"type":"claim", ...}       each claim, in the order of the rules
 *     {"type":"diagnostic", ...}  of the rules
 *     {"type":"item", ...}        a file, in byte order of the paths; and behind it
 *     {"type":"account", ...}         its accounts and
 *     {"type":"statement", ...}       its statements, in the order of the scan
 *     {"type":"diagnostic", ...}  of documents
 *     {"type":"end", ...}         how many there are of each, and a sum over all of it
 *
 * The same results give the same bytes. Whoever wrote it is not trusted: a blob that is
 * damaged, or that says what can't be, is refused. */
#ifndef CG_WIRE_BLOB_H
#define CG_WIRE_BLOB_H

#include "base/hash.h"
#include "base/limits.h"
#include "wire/diags.h"
#include "wire/wire.h"

#define CG_BLOB_SCHEMA 1

/* Which run it was. Texts are borrowed. */
typedef struct cg_blob_head {
    cg_slice version;
    char engine[33]; /* a hash of what statements depend on beside rules and documents */
    char rules[33];  /* of the packs */
    char files[33];  /* of the paths of all documents, those of other shards included */
    uint32_t of;     /* how many shards there are */
    const uint32_t *shards; /* those that are in it, from 1, ascending */
    size_t shards_len;
    cg_level fail_on;
} cg_blob_head;

/* In which of `count` shards a file is, from 1. */
static inline uint32_t cg_blob_shard_of(cg_slice path, uint32_t count)
{
    return (uint32_t)(cg_hash64(path) % count) + 1;
}

/* --- writing ---------------------------------------------------------------- */

/* What goes into one. Everything is borrowed. */
typedef struct cg_blob_content {
    cg_blob_head head;
    const cg_claim_info *claims;
    size_t claim_count;
    const cg_hash128 *versions; /* of the rules, by claim; NULL: zeros */
    const cg_results *results;       /* with their items */
    const cg_wire_diag *diags; /* first those of the rules, then the others, sorted */
    size_t diag_count, rule_diag_count;
} cg_blob_content;

cg_status cg_blob_write(const cg_blob_content *content, FILE *out, cg_error *error);

/* --- reading ----------------------------------------------------------------- */

/* A file in it. */
typedef struct cg_blob_item {
    cg_slice path;
    cg_slice lines; /* accounts and statements, as they stand there */
    uint64_t accounts, statements;
} cg_blob_item;

typedef struct cg_blob {
    cg_arena arena;
    cg_buf bytes;
    cg_blob_head head;
    cg_slice rules_lines; /* claims and what is wrong in the rules: compared as they stand */
    cg_claim_info *claims;
    cg_hash128 *versions; /* by claim */
    uint32_t claim_count;
    CG_VEC(cg_diagnostic) diags;
    size_t rule_diag_count;
    CG_VEC(cg_blob_item) items;
} cg_blob;

void cg_blob_init(cg_blob *blob);
void cg_blob_release(cg_blob *blob);
/* Reads it and checks all but the lines of its items. CG_E_CONTENT when it is none, or
 * damaged; CG_E_IO when it can't be read: the error has the path. */
cg_status cg_blob_read(cg_blob *blob, const char *path, cg_error *error);
/* Adds an item's accounts and statements to the results. CG_E_CONTENT as above. */
cg_status cg_blob_add_item(const cg_blob *blob, const cg_blob_item *item, cg_results *results,
                           cg_error *error);

#endif
