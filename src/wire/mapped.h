/* Lines of "claimgrep map": what documents gave, one object a line, each by itself. A
 * line is a pure function of its document, of the rules and of the program, and so is
 * its id: what is done again adds nothing.
 *
 *     {"type":"statement", ...}  as in a blob, and which document it is of, and which of
 *                                that document's statements
 *     {"type":"document", ...}   behind its statements: its accounts, and their count
 *     {"type":"error", ...}      a record that is none
 *     {"type":"end", ...}        how many there were of each: without it, some are missing
 */
#ifndef CG_WIRE_MAPPED_H
#define CG_WIRE_MAPPED_H

#include "base/hash.h"
#include "wire/wire.h"

#define CG_MAPPED_SCHEMA 1

typedef char cg_mapped_id[33]; /* 32 hexadecimal digits and a zero byte */

/* What all lines of a run have in common. Borrowed. */
typedef struct cg_mapped_run {
    const char *version;
    cg_mapped_id rules; /* a hash of rules, version and build */
    bool keys;
} cg_mapped_run;

typedef struct cg_mapped_document {
    cg_mapped_id id;
    cg_slice name;      /* what results call it */
    cg_slice record_id; /* what the record calls itself; empty: nothing */
    cg_slice sha256;    /* of its bytes, in hexadecimal digits; empty: unread */
} cg_mapped_document;

/* --- writing: each appends one line, with its line feed ----------------------------- */

/* With `run->keys` a key and a tab stand before each: the claim of a statement; of all
 * other lines "#", which sorts before every claim, and their id, so that they spread. */
void cg_mapped_add_statement(cg_buf *out, const cg_mapped_run *run,
                             const cg_mapped_document *document, size_t index,
                             cg_slice claim_id, const cg_statement *statement);
void cg_mapped_add_document(cg_buf *out, const cg_mapped_run *run,
                            const cg_mapped_document *document, const cg_results *results);
/* `record`: its bytes. */
void cg_mapped_add_error(cg_buf *out, const cg_mapped_run *run, cg_slice record,
                         cg_slice record_id, const char *why);

typedef struct cg_mapped_counts {
    uint64_t documents, statements, errors;
} cg_mapped_counts;

/* `lines`: a hash of the ids of all lines before. */
void cg_mapped_add_end(cg_buf *out, const cg_mapped_run *run, const cg_mapped_counts *counts,
                       cg_hash128 lines);

/* --- reading ------------------------------------------------------------------------ */

typedef enum cg_mapped_type {
    CG_MAPPED_STATEMENT,
    CG_MAPPED_DOCUMENT,
    CG_MAPPED_ERROR,
    CG_MAPPED_END,
} cg_mapped_type;

typedef struct cg_mapped_line {
    cg_mapped_type type;
    cg_mapped_id id, document;
    cg_slice name;            /* of a document; of an error what the record calls itself */
    uint64_t index;           /* of a statement in its document */
    uint64_t statements;      /* of a document, and of all before an end */
    uint64_t documents;       /* before an end, bad records included */
    cg_slice claim;           /* of a statement */
    cg_statement statement;
    cg_file_account *accounts; /* of a document */
    size_t accounts_len;
    cg_slice error;
} cg_mapped_line;

/* Reads an object; what it says is copied to the reader's arena. CG_E_USAGE for one of
 * other rules or of another version, CG_E_CONTENT for none at all. */
cg_status cg_mapped_read(cg_wire_reader *reader, const cg_mapped_run *run, cg_mapped_line *line,
                         cg_error *error);

#endif
