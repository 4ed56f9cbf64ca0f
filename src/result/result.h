/* Results of a run: statements, verdicts and file accounts, all copied into
 * one arena. Belongs to one thread at a time. */
#ifndef CG_RESULT_RESULT_H
#define CG_RESULT_RESULT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"

/* What a piece of a file leaves for the place of the next: its line breaks, and
 * the bytes behind the last of them (all its bytes when it has none). */
typedef struct cg_piece_tally {
    uint32_t lines;
    uint64_t tail;
    bool entangled; /* a limit took part: other rules might change what was found */
} cg_piece_tally;

/* What one file of the listing gave: results come file by file. */
typedef struct cg_results_item {
    cg_slice path; /* as the listing has it, which lives as long as the results */
    size_t first_account, accounts, first_statement, statements;
} cg_results_item;

struct cg_results {
    cg_arena arena;
    cg_piece_tally tally; /* of the piece that was scanned last */
    CG_VEC(cg_statement) statements;
    CG_VEC(cg_verdict) verdicts;
    CG_VEC(cg_file_account) files;
    /* What the run was given: reports tell states where there can be any. */
    bool has_baseline, has_suppressions;
    CG_VEC(cg_slice) tiers; /* of sources, the highest first; of the arena */
    CG_VEC(cg_results_item) items; /* of a run: the other results in its listing's order */
};

/* The level that counts: none of what is known or suppressed. */
static inline cg_level cg_statement_level(const cg_statement *s)
{
    return s->suppression || s->baseline == CG_BASELINE_KNOWN ? CG_LEVEL_NONE : s->finding;
}
static inline cg_level cg_verdict_level(const cg_verdict *v)
{
    return v->suppression || v->baseline == CG_BASELINE_KNOWN ? CG_LEVEL_NONE : v->finding;
}

/* Copies the statement and all that it points at, but for the document info,
 * which must be of this arena (see below). */
cg_status cg_results_add(cg_results *results, const cg_statement *statement,
                         cg_error *error);
/* Adds it as it is: what it points at must live as long as the results. */
cg_status cg_results_lend(cg_results *results, const cg_statement *statement, cg_error *error);
cg_status cg_results_lend_account(cg_results *results, const cg_file_account *file,
                                  cg_error *error);
/* A copy that lives as long as the results. NULL when memory runs out. */
const cg_document_info *cg_results_keep_info(cg_results *results,
                                             const cg_document_info *info);
/* Copies the account's slices. */
cg_status cg_results_account(cg_results *results, const cg_file_account *file,
                             cg_error *error);
/* Appends all of `from`, whose verdicts are not drawn yet, and leaves it empty.
 * On failure nothing was moved. */
cg_status cg_results_adopt(cg_results *results, cg_results *from, cg_error *error);
/* Puts the statements from `first` on, of one file, in the order of its documents
 * and of their sentences. Those of one sentence keep theirs. False: out of memory. */
bool cg_results_order(cg_results *results, size_t first);
/* CG_E_USAGE when a statement or a verdict is of a claim at or above
 * `claim_count`: the results are another program's. */
cg_status cg_results_check(const cg_results *results, size_t claim_count,
                           cg_error *error);

#endif
