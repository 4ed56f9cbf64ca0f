/* What documents gave in earlier runs, so that it need not be found again: by
 * the hash of a document's bytes, its account and its statements, and the set of
 * rules that it was scanned for; and by path, what the file system said of the
 * file that held those bytes.
 *
 * One flat file and no database: it is read in one go, which is what makes a
 * rerun cheap, and replaced as a whole, so that two processes can't harm each
 * other; the history of runs stands elsewhere, and nothing is lost with the file
 * but time. What is damaged, of another version or of another machine's make is
 * as good as absent.
 *
 * An open cache is immutable once its rules are set, and may be shared by
 * threads. Results that were loaded borrow from it: it must outlive them. */
#ifndef CG_STORE_CACHE_H
#define CG_STORE_CACHE_H

#include "base/file.h"
#include "base/hash.h"
#include "result/result.h"
#include "store/roots.h"

typedef struct cg_cache cg_cache;

typedef enum cg_cache_state {
    CG_CACHE_READ,
    CG_CACHE_ABSENT,
    CG_CACHE_OUTDATED,   /* of another version, or of other language data */
    CG_CACHE_DAMAGED,    /* or no cache at all */
    CG_CACHE_UNREADABLE, /* the file can't be read */
} cg_cache_state;

/* Reads the file; whatever its state, there is a cache then, an empty one but for
 * CG_CACHE_READ. `engine`: a hash of all that statements depend on beside documents
 * and rules. Fails only when memory runs out. */
cg_status cg_cache_open(const char *path, cg_hash128 engine, cg_cache **cache, cg_error *error);
void cg_cache_free(cg_cache *cache);
cg_cache_state cg_cache_state_of(const cg_cache *cache);

/* Whoever wrote it is not to be trusted: it is empty and CG_CACHE_DAMAGED from here
 * on, but for its rules. Results that were loaded are still good. */
cg_status cg_cache_distrust(cg_cache *cache, cg_error *error);

/* Tells which rules there are now, by key, in the order of their claims. To be
 * called once, before anything is looked for. */
cg_status cg_cache_set_rules(cg_cache *cache, const cg_hash128 *keys, uint32_t count,
                             cg_error *error);
/* How many of them no document was ever scanned for. */
uint32_t cg_cache_new_rules(const cg_cache *cache);

/* --- looking up ------------------------------------------------------------- */

#define CG_CACHE_NONE UINT32_MAX

/* A file that was seen. */
typedef struct cg_cache_file {
    cg_slice path;
    uint64_t stamp;    /* cg_cache_stamp of its stat */
    uint32_t document; /* what it held then */
    bool settled; /* it had not changed for a while: the same stamp means the same bytes */
} cg_cache_file;

/* A hash of all that the file system says of a file. */
uint64_t cg_cache_stamp(const cg_file_stat *stat);
/* In byte order of their paths. `index` is below the count. */
uint32_t cg_cache_file_count(const cg_cache *cache);
cg_cache_file cg_cache_file_at(const cg_cache *cache, uint32_t index);

/* The document with these bytes, or CG_CACHE_NONE. */
uint32_t cg_cache_find(const cg_cache *cache, cg_hash128 content);
cg_hash128 cg_cache_content(const cg_cache *cache, uint32_t document);
/* Whether a document of that many bytes is known: those of others need not be
 * hashed to find that out. */
bool cg_cache_has_size(const cg_cache *cache, uint64_t bytes);

typedef enum cg_cache_extent {
    CG_CACHE_NOTHING, /* it has to be scanned for all rules */
    CG_CACHE_SOME,    /* for those of `wanted` */
    CG_CACHE_ALL,
} cg_cache_extent;

/* What is known of a document (CG_CACHE_NONE: nothing). `*wanted`: with
 * CG_CACHE_SOME the claims that it was not scanned for, a bit each; owned by the
 * cache. May be NULL. */
cg_cache_extent cg_cache_extent_of(const cg_cache *cache, uint32_t document,
                                   const uint64_t **wanted);
/* Adds the document's statements of the present rules, without fingerprints, and
 * with `account` its accounts as well. The path is borrowed. CG_E_CONTENT when the
 * file was tampered with. */
cg_status cg_cache_load(const cg_cache *cache, uint32_t document, cg_slice path, bool account,
                        cg_results *results, cg_error *error);

/* --- writing ---------------------------------------------------------------- */

/* One file of a run. */
typedef struct cg_cache_entry {
    cg_slice path;
    uint64_t stamp;
    bool settled;
    bool entangled;     /* its statements hold for exactly the present rules */
    cg_hash128 content;
    uint32_t document;  /* what was known of the content, or CG_CACHE_NONE */
    bool whole;         /* all of it came from there; else from the results */
    const cg_file_account *accounts; /* one at least: of it, or of its members */
    size_t account_count;
    const cg_statement *statements;
    size_t statement_count;
} cg_cache_entry;

typedef struct cg_cache_update {
    const cg_cache_entry *entries; /* in byte order of their paths */
    size_t count;
    /* What was looked through: files below it that are not among the entries are
     * gone. */
    const cg_roots *roots;
} cg_cache_update;

/* Replaces the file at `path` by what is known now. Failing is no loss: the old
 * file stays. */
cg_status cg_cache_save(const cg_cache *cache, const char *path, const cg_cache_update *update,
                        cg_error *error);

#endif
