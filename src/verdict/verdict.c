#include "verdict/verdict.h"

#include "base/hash.h"
#include "verdict/basis.h"
#include "verdict/tally.h"

/* --- findings ---------------------------------------------------------------- */

static bool both_sides(const cg_tally *tally)
{
    return tally->support.voices > 0 && tally->contradict.voices > 0;
}

/* A statement that its own voice has outdated breaks no expectation but that
 * of consistency. */
static bool breaks(const cg_basis_item *item, cg_expect expect, const cg_tally *tally)
{
    cg_stance stance = item->statement->stance;
    if (item->reason != CG_BASIS_COUNTED)
        return false;
    switch (expect) {
    case CG_EXPECT_SUPPORTED:
        return stance == CG_STANCE_CONTRADICT && !item->outdated;
    case CG_EXPECT_CONTRADICTED:
        return stance == CG_STANCE_SUPPORT && !item->outdated;
    case CG_EXPECT_CONSISTENT:
        return both_sides(tally);
    case CG_EXPECT_REPORT:
        break;
    }
    return false;
}

/* With one side expected, the statements of the other one are findings
 * themselves; what only the verdict shows is silence. */
static bool verdict_breaks(const cg_claim_info *claim, cg_verdict_kind kind,
                           const cg_tally *tally)
{
    bool silent = kind == CG_VERDICT_NOT_FOUND || kind == CG_VERDICT_UNSETTLED;
    switch (claim->expect) {
    case CG_EXPECT_SUPPORTED:
    case CG_EXPECT_CONTRADICTED:
        return claim->required && silent;
    case CG_EXPECT_CONSISTENT:
        return both_sides(tally);
    case CG_EXPECT_REPORT:
        break;
    }
    return false;
}

/* --- verdicts ---------------------------------------------------------------- */

/* What a baseline knows it by. */
static bool set_fingerprint(cg_verdict *verdict, cg_slice claim, cg_buf *key)
{
    cg_buf_reset(key);
    cg_buf_printf(key, "verdict%c%s%c", 0, cg_verdict_name(verdict->kind), 0);
    cg_buf_add_slice(key, claim);
    if (cg_buf_ok(key))
        cg_hash128_hex(cg_buf_slice(key), verdict->fingerprint);
    return cg_buf_ok(key);
}

static bool draw_verdict(cg_basis *basis, const cg_claim_info *claim,
                         cg_basis_item *items, size_t count, cg_verdict *verdict)
{
    cg_tally tally;
    if (!cg_basis_weigh(basis, claim, items, count))
        return false;
    cg_tally_draw(&tally, claim->kind, items, count);
    for (size_t i = 0; i < count; i++)
        items[i].statement->finding =
            breaks(&items[i], claim->expect, &tally) ? claim->severity : CG_LEVEL_NONE;
    verdict->kind = cg_tally_verdict(&tally);
    verdict->support = tally.support.listed;
    verdict->contradict = tally.contradict.listed;
    verdict->mention = tally.mention;
    verdict->finding =
        verdict_breaks(claim, verdict->kind, &tally) ? claim->severity : CG_LEVEL_NONE;
    if (!set_fingerprint(verdict, claim->id, &basis->scratch))
        return false;
    cg_buf_reset(&basis->scratch);
    cg_tally_describe(&tally, &basis->scratch);
    return cg_buf_ok(&basis->scratch);
}

static size_t claim_end(const cg_basis *basis, size_t at, uint32_t claim)
{
    while (at < basis->len && basis->items[at].statement->claim == claim)
        at++;
    return at;
}

static bool draw_all(cg_results *results, cg_basis *basis, const cg_claim_info *claims,
                     size_t count)
{
    if (!cg_vec_reserve(&results->verdicts, count))
        return false;
    for (size_t i = 0, at = 0, end; i < count; i++, at = end) {
        cg_verdict verdict = {.claim = (uint32_t)i};
        end = claim_end(basis, at, verdict.claim);
        if (!draw_verdict(basis, &claims[i], basis->items + at, end - at, &verdict))
            return false;
        verdict.derivation =
            cg_arena_copy(&results->arena, cg_buf_slice(&basis->scratch));
        if (!verdict.derivation.ptr || !cg_vec_push(&results->verdicts, verdict))
            return false;
    }
    return true;
}

cg_status cg_verdicts_draw(cg_results *results, const cg_claim_info *claims,
                           size_t count, cg_error *error)
{
    cg_basis basis;
    cg_vec_reset(&results->verdicts);
    cg_status status = cg_results_check(results, count, error);
    if (status != CG_OK)
        return status;
    status = cg_basis_init(&basis, results, count, error);
    if (status == CG_OK && !draw_all(results, &basis, claims, count)) {
        cg_vec_reset(&results->verdicts);
        status = cg_error_memory(error);
    }
    cg_basis_release(&basis);
    return status;
}
