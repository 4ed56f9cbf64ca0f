/* Fact sheets: for each claim a page, a text and an object of data, and an index over
 * all of them, in one folder. Written once, after the verdicts are drawn. */
#ifndef CG_SHEET_SHEET_H
#define CG_SHEET_SHEET_H

#include "base/hash.h"
#include "result/result.h"

/* All that sheets may show. Borrowed for the call. */
typedef struct cg_sheet_input {
    const cg_results *results;
    const cg_claim_info *claims;
    size_t claim_count;
    const cg_hash128 *versions; /* of the rules, by claim; NULL: not told */
    const cg_check_summary *summary;
    const cg_sheet_options *options;
    /* Whether a file has the bytes that were scanned; NULL: its own hash says it. */
    bool (*is_as_scanned)(const char *path, const cg_file_account *account);
} cg_sheet_input;

/* Before anything is scanned, so that nothing in the folder is: makes it. CG_E_USAGE when
 * the options ask for what can't be, such as a folder that has other things in it than
 * sheets of an earlier run. */
cg_status cg_sheets_prepare(const cg_sheet_options *options, cg_error *error);
/* Writes all of them into the folder. */
cg_status cg_sheets_write(const cg_sheet_input *input, cg_error *error);

#endif
