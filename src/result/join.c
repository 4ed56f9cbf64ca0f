#include "result/join.h"

#include "base/buf.h"
#include "base/hash.h"
#include "base/limits.h"
#include "result/fingerprint.h"

#include <assert.h>

void cg_join_init(cg_join *join, const cg_claim_info *claims)
{
    *join = (cg_join){.claims = claims};
    cg_counter_init(&join->seen);
}

void cg_join_release(cg_join *join)
{
    cg_counter_release(&join->seen);
}

static cg_status set_fingerprint(cg_join *join, cg_statement *s, cg_buf *key, cg_error *error)
{
    return cg_fingerprint_make(&join->seen, join->claims[s->claim].id, s->path, s, key,
                               s->fingerprint, error);
}

/* --- places and accounts ----------------------------------------------------------- */

static void move_place(const cg_join *join, uint32_t *line, uint32_t *column)
{
    if (*line == 1)
        *column += (uint32_t)join->column;
    *line += join->lines;
}

/* One account for the file: the sum of the bytes, the worst status, the first
 * reason. The hash of a file in pieces is that of its pieces' hashes. */
static void merge_accounts(cg_results *results)
{
    cg_file_account *whole = &results->files.items[results->files.len - 2];
    const cg_file_account *piece = &cg_vec_last(&results->files);
    uint64_t hashes[2] = {whole->content_hash, piece->content_hash};
    whole->content_hash = cg_hash64((cg_slice){(const char *)hashes, sizeof hashes});
    whole->bytes += piece->bytes;
    if (piece->status > whole->status)
        whole->status = piece->status;
    whole->incomplete |= piece->incomplete;
    if (whole->reason.len == 0)
        whole->reason = piece->reason;
    results->files.len--;
}

cg_status cg_join_piece(cg_join *join, cg_results *results, size_t first_statement, bool first,
                        cg_error *error)
{
    cg_status status = CG_OK;
    cg_buf key;
    cg_buf_init(&key, CG_MAX_REPORT_RECORD);
    if (first) {
        cg_counter_reset(&join->seen);
        join->lines = 0;
        join->column = 0;
    }
    for (size_t i = first_statement; i < results->statements.len && status == CG_OK; i++) {
        cg_statement *s = &results->statements.items[i];
        move_place(join, &s->line, &s->column);
        move_place(join, &s->end_line, &s->end_column);
        status = set_fingerprint(join, s, &key, error);
    }
    cg_buf_release(&key);
    join->column = results->tally.lines ? results->tally.tail : join->column + results->tally.tail;
    join->lines += results->tally.lines;
    if (!first && status == CG_OK) {
        assert(results->files.len >= 2);
        merge_accounts(results);
    }
    return status;
}

cg_status cg_join_known(cg_join *join, cg_results *results, size_t first_statement, bool first,
                        cg_error *error)
{
    cg_status status = CG_OK;
    cg_buf key;
    if (first)
        cg_counter_reset(&join->seen);
    cg_buf_init(&key, CG_MAX_REPORT_RECORD);
    for (size_t i = first_statement; i < results->statements.len && status == CG_OK; i++)
        status = set_fingerprint(join, &results->statements.items[i], &key, error);
    cg_buf_release(&key);
    return status;
}
