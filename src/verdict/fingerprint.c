#include "verdict/fingerprint.h"

#include "base/alloc.h"
#include "base/buf.h"
#include "base/hash.h"
#include "result/order.h"
#include "verdict/normal.h"

#include <inttypes.h>
#include <stdlib.h>

typedef struct print {
    char hash[33];
    const cg_statement *statement;
} print;

static void add_part(cg_buf *scratch, cg_slice text)
{
    cg_buf_add_slice(scratch, text);
    cg_buf_add_char(scratch, 0);
}

/* Everything but the number among its like. */
static bool hash_statement(cg_buf *scratch, const cg_claim_info *claim,
                           const cg_statement *s, char out[33])
{
    cg_buf_reset(scratch);
    add_part(scratch, claim->id);
    add_part(scratch, s->path);
    add_part(scratch, cg_slice_of(cg_stance_name(s->stance)));
    add_part(scratch,
             s->voice == CG_VOICE_AUTHOR ? CG_SLICE("author") : CG_SLICE("speaker"));
    add_part(scratch, s->speaker_name);
    cg_normal_add(scratch, s->quote);
    cg_hash128_hex(cg_buf_slice(scratch), out);
    return cg_buf_ok(scratch);
}

static int by_hash(const void *left, const void *right)
{
    const print *a = left, *b = right;
    int c = memcmp(a->hash, b->hash, sizeof a->hash);
    return c ? c : cg_order_compare(CG_ORDER_SOURCE, a->statement, b->statement);
}

static bool number_prints(cg_results *results, print *prints, cg_buf *scratch)
{
    size_t nth = 0;
    for (size_t i = 0; i < results->statements.len; i++) {
        bool again = i > 0 && memcmp(prints[i].hash, prints[i - 1].hash, 33) == 0;
        nth = again ? nth + 1 : 0;
        cg_buf_reset(scratch);
        cg_buf_printf(scratch, "%s %zu", prints[i].hash, nth);
        if (!cg_buf_ok(scratch))
            return false;
        size_t at = (size_t)(prints[i].statement - results->statements.items);
        cg_statement *s = &results->statements.items[at];
        if (!s->fingerprint[0])
            cg_hash128_hex(cg_buf_slice(scratch), s->fingerprint);
    }
    return true;
}

cg_status cg_fingerprint_fill(cg_results *results, const cg_claim_info *claims,
                              cg_error *error)
{
    size_t count = results->statements.len;
    cg_status status = CG_OK;
    cg_buf scratch;
    cg_buf_init(&scratch, SIZE_MAX);
    print *prints = cg_alloc_zeroed(count, sizeof *prints);
    bool ok = prints != NULL;
    for (size_t i = 0; ok && i < count; i++) {
        const cg_statement *s = &results->statements.items[i];
        prints[i].statement = s;
        ok = hash_statement(&scratch, &claims[s->claim], s, prints[i].hash);
    }
    if (ok) {
        qsort(prints, count, sizeof *prints, by_hash);
        ok = number_prints(results, prints, &scratch);
    }
    if (!ok)
        status = cg_error_memory(error);
    cg_alloc_free(prints);
    cg_buf_release(&scratch);
    return status;
}
