/* Documents as the cache keeps them: a head with what the account needs, and one
 * record for each statement. A record holds all members of a statement but those
 * that a run makes anew: path, claim, finding, fingerprint. Every text ends in a
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

void cg_record_write_head(cg_buf *out, const cg_file_account *account);
void cg_record_write_statement(cg_buf *out, uint32_t rule, const cg_statement *statement);
/* The same statement under another number. */
void cg_record_copy_statement(cg_buf *out, uint32_t rule, cg_slice body);

/* The members of the account that a head holds. */
void cg_record_read_head(cg_record_reader *reader, cg_slice *reason, cg_document_info *info);
/* Takes a statement off: its rule's number, and the body for the function below. */
cg_slice cg_record_next(cg_record_reader *reader, uint32_t *rule);
/* Texts are borrowed from the body, steps and ranges are of the arena. False when
 * the body is no statement, or when memory runs out (and then `*memory`). */
bool cg_record_read_statement(cg_slice body, cg_arena *arena, cg_statement *out, bool *memory);

#endif
