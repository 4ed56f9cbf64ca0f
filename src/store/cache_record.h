/* Documents as the cache keeps them: a head with the accounts, and one record for
 * each statement. A record holds all members of a statement but those that a run
 * makes anew: path, claim, finding, fingerprint. Of the paths of members it has what
 * comes behind the file's own. Every text ends in a
 * zero byte that its length does not count, as texts of an arena do. */
#ifndef CG_STORE_CACHE_RECORD_H
#define CG_STORE_CACHE_RECORD_H

#include "base/buf.h"
#include "result/result.h"

/* Reads from the front of a record; `bad` sticks once something is missing. */
typedef struct cg_record_reader {
    cg_slice rest;
    bool bad;
} cg_record_reader;

/* `path`: of the file. */
void cg_record_write_head(cg_buf *out, cg_slice path, const cg_file_account *accounts,
                          size_t count);
/* `own`: what is known of the document that most statements of the file are of. */
void cg_record_write_statement(cg_buf *out, cg_slice path, const cg_document_info *own,
                               uint32_t rule, const cg_statement *statement);
/* The same statement under another number. */
void cg_record_copy_statement(cg_buf *out, uint32_t rule, cg_slice body);

/* How many accounts follow in the head, and the next of them. Its path is what comes
 * behind the file's. */
size_t cg_record_read_count(cg_record_reader *reader);
void cg_record_read_account(cg_record_reader *reader, cg_file_account *account,
                            cg_document_info *info);
/* Takes a statement off: its rule's number, and the body for the function below. */
cg_slice cg_record_next(cg_record_reader *reader, uint32_t *rule);
/* Texts are borrowed from the body, steps and ranges are of the arena. `*foreign`:
 * the statement is of another document than most, which `info` is of, and its path
 * is what comes behind the file's. False when the body is no statement, or when
 * memory runs out (and then `*memory`). */
bool cg_record_read_statement(cg_slice body, cg_arena *arena, cg_statement *out,
                              cg_document_info *info, bool *foreign, bool *memory);

#endif
