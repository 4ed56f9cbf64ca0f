/* The file on disk that a statement points into, read again while a report is
 * written: for columns in other units, and for what code hosts know a line by. One
 * file is held at a time; a value that owns it. */
#ifndef CG_REPORT_ORIGINAL_H
#define CG_REPORT_ORIGINAL_H

#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"

typedef struct cg_original {
    cg_buf bytes, path;
    CG_VEC(uint32_t) lines;  /* where they start */
    CG_VEC(uint64_t) hashes; /* of lines, once they are asked for */
    CG_VEC(uint32_t) before; /* how many lines above have the same hash */
    struct {
        uint32_t line, column;
        size_t byte;
        cg_column_unit unit;
    } last;        /* the column that was told last: the next ones are behind it */
    bool readable; /* text of at most CG_MAX_ORIGINAL bytes; read as UTF-8 */
} cg_original;

void cg_original_init(cg_original *original);
void cg_original_release(cg_original *original);
/* Holds the file at `path` from here on, if it can be read: see `readable`. Fails
 * only when memory runs out. */
cg_status cg_original_open(cg_original *original, cg_slice path, cg_error *error);

/* Whether the statement's file is held, and has its words where it says: files change,
 * and of what has changed nothing can be told. */
bool cg_original_has(const cg_original *original, const cg_statement *statement);
/* The column of a byte, from 1; what was asked for when the file is not readable or
 * has no such place. `line` and `column` (bytes) count from 1. */
uint32_t cg_original_column(cg_original *original, uint32_t line, uint32_t column,
                            cg_column_unit unit);
/* The bytes [start, end) of the file; empty where there are none. */
cg_slice cg_original_bytes(const cg_original *original, uint64_t start, uint64_t end);
/* Lines [first, last] without the last one's line break. */
cg_slice cg_original_lines(const cg_original *original, uint32_t first, uint32_t last);

/* What GitHub's code scanning calls primaryLocationLineHash: of the hundred UTF-16
 * code units from the line's start on, blanks and tabs left out (a rolling hash with
 * the multiplier 37, modulo 2^64), and how many lines have had it so far. `out`
 * becomes "96b2e9828f8ece8f:1". False without such a line, or without memory. */
#define CG_LINE_HASH_SIZE 32
bool cg_original_line_hash(cg_original *original, uint32_t line, char out[CG_LINE_HASH_SIZE]);

#endif
