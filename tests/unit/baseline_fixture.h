/* Results of a run over files that tests make up, with two claims: one that is to be
 * contradicted, so that support is a finding, and one that is to be consistent. */
#ifndef CG_TESTS_BASELINE_FIXTURE_H
#define CG_TESTS_BASELINE_FIXTURE_H

#include "base/limits.h"
#include "result/join.h"
#include "result_fixture.h"
#include "verdict/verdict.h"

enum { BASELINE_CLAIMS = 2 };

typedef struct baseline_fixture {
    cg_claim_info claims[BASELINE_CLAIMS];
    cg_results *results;
} baseline_fixture;

static inline void baseline_fixture_init(baseline_fixture *f)
{
    memset(f, 0, sizeof *f);
    f->claims[0] = fixture_claim("museums/myth");
    f->claims[0].expect = CG_EXPECT_CONTRADICTED;
    f->claims[1] = fixture_claim("museums/free");
    f->claims[1].expect = CG_EXPECT_CONSISTENT;
    f->results = cg_results_new();
    ck_assert_ptr_nonnull(f->results);
}

static inline void baseline_fixture_release(baseline_fixture *f)
{
    cg_results_free(f->results);
}

/* One file that says these sentences of one claim. */
static inline void baseline_fixture_file(baseline_fixture *f, const char *path, uint64_t content,
                                         uint32_t claim, cg_stance stance,
                                         const char *const *sentences)
{
    cg_join join;
    size_t first = f->results->statements.len;
    cg_file_account account = {
        .path = cg_slice_of(path), .status = CG_FILE_SCANNED, .content_hash = content};
    for (uint32_t i = 0; sentences[i]; i++) {
        cg_statement s = {.claim = claim,
                          .stance = stance,
                          .path = cg_slice_of(path),
                          .quote = cg_slice_of(sentences[i]),
                          .line = i + 1,
                          .column = 1,
                          .byte_start = i};
        ck_assert_int_eq(cg_results_add(f->results, &s, NULL), CG_OK);
    }
    ck_assert_int_eq(cg_results_account(f->results, &account, NULL), CG_OK);
    cg_join_init(&join, f->claims);
    ck_assert_int_eq(cg_join_known(&join, f->results, first, true, NULL), CG_OK);
    cg_join_release(&join);
}

static inline void baseline_fixture_judge(baseline_fixture *f)
{
    ck_assert_int_eq(cg_verdicts_draw(f->results, f->claims, BASELINE_CLAIMS, NULL), CG_OK);
}

#endif
