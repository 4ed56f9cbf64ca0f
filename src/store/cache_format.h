/* The bytes of a cache file, for the files of this room: a header, the records of
 * the documents, and tables of fixed rows behind them. Numbers are as the machine
 * has them; a file of a machine that has them otherwise is not read. Offsets of
 * tables count from the start of the file, those of records and paths from the
 * start of their own area. */
#ifndef CG_STORE_CACHE_FORMAT_H
#define CG_STORE_CACHE_FORMAT_H

#include "store/cache.h"

#define CG_CACHE_MAGIC UINT64_C(0x03656863616367) /* "gcache", and a version byte */
#define CG_CACHE_BLOCK ((size_t)1 << 20)          /* what the checksum takes at once */

typedef struct cg_cache_area {
    uint64_t at, len; /* bytes */
} cg_cache_area;

typedef enum cg_cache_table {
    CG_CACHE_RECORDS,
    CG_CACHE_RULES,
    CG_CACHE_SETS,
    CG_CACHE_MEMBERS, /* of the sets: numbers of rules, ascending in each */
    CG_CACHE_DOCUMENTS,
    CG_CACHE_SLOTS, /* a hash table of documents by content; a power of two, or none */
    CG_CACHE_FILES, /* in byte order of their paths */
    CG_CACHE_PATHS,
    CG_CACHE_TABLES
} cg_cache_table;

typedef struct cg_cache_header {
    uint64_t magic;
    cg_hash128 engine;
    uint64_t size;     /* of the file */
    uint64_t checksum; /* of all behind the header, then of the header with 0 here */
    cg_cache_area areas[CG_CACHE_TABLES];
} cg_cache_header;

typedef struct cg_cache_rule_row {
    cg_hash128 key;
    uint32_t age; /* writes since it was asked for */
    uint32_t unused;
} cg_cache_rule_row;

typedef struct cg_cache_set_row {
    uint32_t first, len; /* members */
} cg_cache_set_row;

typedef struct cg_cache_document_row {
    cg_hash128 content;
    uint64_t bytes, content_hash; /* of the account */
    uint64_t program;             /* hash of the rules that it is entangled with, or 0 */
    uint32_t record, record_len;
    uint32_t statements;
    uint32_t set;
    uint32_t status; /* cg_file_status */
    uint32_t unused;
} cg_cache_document_row;

typedef struct cg_cache_file_row {
    uint64_t stamp;
    uint32_t path, path_len;
    uint32_t document;
    uint32_t settled;
} cg_cache_file_row;

/* What a set of rules comes to for those of the present. */
typedef struct cg_cache_coverage {
    cg_cache_extent extent;
    const uint64_t *wanted;
} cg_cache_coverage;

struct cg_cache {
    cg_arena arena; /* all of the below */
    char *bytes;    /* the file */
    cg_cache_state state;
    uint64_t checksum; /* of the file; 0 when nothing was read */
    cg_hash128 engine;
    const char *records;
    const cg_cache_rule_row *rules;
    const cg_cache_set_row *sets;
    const uint32_t *members;
    const cg_cache_document_row *documents;
    const uint32_t *slots;
    const cg_cache_file_row *files;
    const char *paths;
    uint32_t rule_count, set_count, document_count, slot_count, file_count;
    /* The present rules. */
    const cg_hash128 *keys;
    uint32_t key_count, new_rules;
    uint64_t program;         /* a hash of their keys, never 0 */
    const uint32_t *claim_of; /* by rule: its claim, or CG_CACHE_NONE */
    const cg_cache_coverage *coverage; /* by set */
};

/* The slot of a content: its document's, or the free one where it belongs. There
 * is always a free one. */
static inline uint32_t cg_cache_slot(const uint32_t *slots, uint32_t slot_count,
                                     const cg_cache_document_row *documents, cg_hash128 content)
{
    uint32_t at = (uint32_t)content.low & (slot_count - 1);
    while (slots[at] != CG_CACHE_NONE &&
           cg_hash128_compare(documents[slots[at]].content, content) != 0)
        at = (at + 1) & (slot_count - 1);
    return at;
}

#endif
