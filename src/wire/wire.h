/* Results as members of JSON objects that another run reads again, with nothing lost:
 * whatever a statement, an account or a claim says comes back as it was. Members have
 * the names that the report of JSON lines gives them (docs/jsonl.md) where it has them.
 *
 * A text that is not UTF-8, or has a zero byte, can't stand in JSON: it stands there as
 * well as it can, up to that byte, and all its bytes, in hexadecimal digits, in a member
 * of the same name with "_hex" behind it. */
#ifndef CG_WIRE_WIRE_H
#define CG_WIRE_WIRE_H

#include "base/hash.h"
#include "base/json.h"
#include "result/result.h"

/* --- writing ---------------------------------------------------------------- */

/* Each adds members to an object that the caller opens and closes. */
void cg_wire_add_text(cg_buf *out, const char *key, cg_slice text);
void cg_wire_add_claim(cg_buf *out, const cg_claim_info *claim);
/* As 32 hexadecimal digits. */
void cg_wire_add_hash(cg_buf *out, const char *key, cg_hash128 hash);
void cg_wire_add_account(cg_buf *out, const cg_file_account *account);
/* All but what verdicts make of it: the finding, its baseline and suppression. The claim
 * is told by its index. */
void cg_wire_add_statement(cg_buf *out, const cg_statement *statement);
void cg_wire_add_diagnostic(cg_buf *out, const cg_diagnostic *diagnostic);

/* --- reading ----------------------------------------------------------------- */

/* Takes members off one object, best in the order in which they were written. After
 * the first that is missing or no such thing all that is taken is empty. */
typedef struct cg_wire_reader {
    const cg_json *object;
    cg_arena *arena; /* texts are copied there */
    const char *bad; /* the member that is wrong; NULL: none so far */
    bool memory;     /* it ran out */
    uint32_t next;   /* the member that is expected next */
} cg_wire_reader;

bool cg_wire_ok(const cg_wire_reader *reader);
/* CG_OK, or CG_E_MEMORY or CG_E_CONTENT and an error that names the member. */
cg_status cg_wire_end(const cg_wire_reader *reader, cg_error *error);

/* NULL when it is not there: then, but for the first, the reader is bad. */
const cg_json *cg_wire_find(cg_wire_reader *reader, const char *key);
const cg_json *cg_wire_take(cg_wire_reader *reader, const char *key, cg_json_type type);
/* Ends in a zero byte. */
cg_slice cg_wire_take_text(cg_wire_reader *reader, const char *key);
/* At most `most`. */
uint64_t cg_wire_take_number(cg_wire_reader *reader, const char *key, uint64_t most);
bool cg_wire_take_bool(cg_wire_reader *reader, const char *key);
cg_hash128 cg_wire_take_hash(cg_wire_reader *reader, const char *key);
/* The index of the text among `names`. */
unsigned cg_wire_take_name(cg_wire_reader *reader, const char *key, const char *const *names,
                           unsigned count);

void cg_wire_read_claim(cg_wire_reader *reader, cg_claim_info *claim);
void cg_wire_read_account(cg_wire_reader *reader, cg_file_account *account);
/* `known`: what is known of the document of the statement before; the same again is
 * not copied again. May be NULL. */
void cg_wire_read_statement(cg_wire_reader *reader, const cg_document_info *known,
                            cg_statement *statement);
void cg_wire_read_diagnostic(cg_wire_reader *reader, cg_diagnostic *diagnostic);

#endif
