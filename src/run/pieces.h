/* Files as the pieces that they are scanned in (text/piece.h). */
#ifndef CG_RUN_PIECES_H
#define CG_RUN_PIECES_H

#include "result/result.h"
#include "run/reading.h"
#include "store/cache.h"

/* What the results of a file, or of a piece, rest on. */
typedef struct cg_origin {
    cg_hash128 content;
    bool read;              /* `content` is that of all its bytes */
    uint32_t document;      /* of the cache: the same content, or CG_CACHE_NONE */
    cg_cache_extent extent; /* how much of the results came from there */
} cg_origin;

typedef struct cg_piece_job {
    const char *path;
    uint64_t size;  /* of the file when its pieces were counted */
    uint64_t index, count; /* of the piece, and of all: see cg_pieces_count */
    const cg_cache *cache;  /* NULL: none. Where a file of one piece is looked for */
    const uint64_t *wanted; /* of a longer file: the claims to scan for; NULL: all */
    cg_reading_plan plan;   /* how the file is to be read */
    const cg_slice *bytes;  /* of what is no file; NULL: they are read from it */
    bool cut;               /* there were more of them */
    bool pipe;              /* the file is none that can be read again */
} cg_piece_job;

/* Scans one piece and adds what it gives: statements, account and tally, to be
 * joined (result/join.h). A file that can't be read is accounted for. A file of one
 * piece is read as a whole, whatever it is, and what the cache has of it is not
 * scanned for again; its path must then outlive the results. `origin` may be NULL
 * without a cache. */
cg_status cg_pieces_scan(cg_scanner *scanner, const cg_piece_job *job, cg_results *results,
                         cg_origin *origin, cg_error *error);

/* Whether the file has the bytes that the account is of. False too when it can't be
 * read. */
bool cg_pieces_is_of(const char *path, const cg_file_account *account);

/* In how many pieces a file of `size` bytes is scanned: plain text in many, all else
 * in one. */
uint64_t cg_pieces_count(const cg_reading_plan *plan, const char *path, uint64_t size);

/* The hash of a longer file's bytes after one more piece; `*whole` starts as zeros. */
void cg_pieces_add_content(cg_hash128 *whole, cg_hash128 piece, bool first);
/* The same for a file that is not to be scanned; false when it can't be read. */
bool cg_pieces_hash(const char *path, uint64_t size, cg_hash128 *bytes);
/* The key of all that the results of such a file depend on, its bytes being hashed. */
cg_hash128 cg_pieces_content(const cg_reading_plan *plan, cg_slice path, cg_hash128 bytes);

#endif
