#include "verdict/verdict.h"

#include "base/hash.h"
#include "verdict/basis.h"
#include "verdict/derive.h"

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
    if (item->standing != CG_STANDING_COUNTED)
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

/* Tells the statements what became of them; returns how many are findings. */
static uint32_t settle_statements(const cg_claim_info *claim, const cg_tally *tally,
                                  const cg_basis_item *items, size_t count)
{
    uint32_t broken = 0;
    for (size_t i = 0; i < count; i++) {
        bool breaking = breaks(&items[i], claim->expect, tally);
        items[i].statement->standing =
            items[i].outdated ? CG_STANDING_OUTDATED : items[i].standing;
        items[i].statement->finding = breaking ? claim->severity : CG_LEVEL_NONE;
        broken += breaking;
    }
    return broken;
}

static void fill_verdict(const cg_claim_info *claim, const cg_tally *tally, cg_verdict *verdict)
{
    verdict->kind = cg_tally_verdict(tally);
    verdict->support = tally->support.listed;
    verdict->contradict = tally->contradict.listed;
    verdict->mention = tally->mention;
    verdict->origins = tally->origins;
    verdict->supporting = tally->support.stand;
    verdict->contradicting = tally->contradict.stand;
    verdict->earliest = tally->earliest.text;
    verdict->latest = tally->latest.text;
    verdict->finding =
        verdict_breaks(claim, verdict->kind, tally) ? claim->severity : CG_LEVEL_NONE;
}

static bool derive(cg_basis *basis, const cg_derive_input *input, cg_verdict *verdict)
{
    cg_arena *arena = &basis->results->arena;
    cg_buf_reset(&basis->scratch);
    cg_derive_sentence(input->tally, &basis->scratch);
    verdict->derivation = cg_arena_copy(arena, cg_buf_slice(&basis->scratch));
    return cg_buf_ok(&basis->scratch) && verdict->derivation.ptr &&
           cg_derive_steps(input, arena, &basis->scratch, verdict);
}

static bool draw_verdict(cg_basis *basis, const cg_claim_info *claim,
                         cg_basis_item *items, size_t count, cg_verdict *verdict)
{
    cg_tally tally = {0};
    cg_derive_input input = {&tally, claim, 0};
    bool ok = cg_basis_weigh(basis, claim, items, count) &&
              cg_tally_draw(&tally, basis, claim->kind, items, count);
    if (ok) {
        fill_verdict(claim, &tally, verdict);
        input.broken = settle_statements(claim, &tally, items, count) +
                       (verdict->finding != CG_LEVEL_NONE);
        ok = set_fingerprint(verdict, claim->id, &basis->scratch) &&
             derive(basis, &input, verdict);
    }
    cg_tally_release(&tally);
    return ok;
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
        if (!cg_vec_push(&results->verdicts, verdict))
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
