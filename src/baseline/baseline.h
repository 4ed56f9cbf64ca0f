/* A baseline: findings that are known, by their fingerprints. It is read from a file
 * (file.c), or filled with the results of another state of the corpus; it owns all
 * that it holds. */
#ifndef CG_BASELINE_BASELINE_H
#define CG_BASELINE_BASELINE_H

#include "base/arena.h"
#include "base/vec.h"
#include "diag/diag.h"
#include "result/result.h"

typedef struct cg_baseline_entry {
    char fingerprint[33];
    cg_slice path;    /* empty: of a verdict */
    uint64_t content; /* the hash of the file's bytes; 0: not known */
} cg_baseline_entry;

typedef struct cg_baseline {
    cg_arena arena;
    CG_VEC(cg_baseline_entry) entries;
} cg_baseline;

void cg_baseline_init(cg_baseline *baseline);
void cg_baseline_release(cg_baseline *baseline);
/* Takes in all statements and all verdicts that are findings. `results` are judged. */
cg_status cg_baseline_add_results(cg_baseline *baseline, const cg_results *results,
                                  cg_error *error);
/* Tells each statement and verdict of `results` whether it is known. A file that
 * moved and kept its content stays known, once: a copy of it is new. */
cg_status cg_baseline_mark(cg_baseline *baseline, cg_results *results,
                           const cg_claim_info *claims, cg_error *error);

/* --- the file: file.c ------------------------------------------------------------ */

/* Takes in what the text of a file says. What is wrong goes to `diags`, all in one
 * run; CG_E_CONTENT then. */
cg_status cg_baseline_parse(cg_baseline *baseline, cg_slice path, cg_slice text,
                            cg_diags *diags, cg_error *error);
/* Writes the findings of `results` that are not suppressed and, of claims that are to
 * be consistent, all that takes a side, since it becomes a finding by what others
 * say. Sorted: the same results give the same bytes. Errors of `out` are seen with
 * ferror. */
cg_status cg_baseline_write(const cg_results *results, const cg_claim_info *claims, FILE *out,
                            cg_error *error);
/* Whether a statement belongs into a baseline. */
bool cg_baseline_takes(const cg_statement *s, const cg_claim_info *claims);

#endif
