/* Which patterns and alternatives of the packs their examples fire. */
#ifndef CG_RUN_COVERAGE_H
#define CG_RUN_COVERAGE_H

#include "diag/diag.h"
#include "stance/scanner.h"

typedef struct cg_coverage {
    const cg_program *program; /* of packs: it has the places */
    uint32_t claim;            /* whose example is scanned: set before each */
    cg_watch watch;
    uint8_t *codes, *alternatives; /* by number: 1 once one fired */
} cg_coverage;

/* Watches the scanner from here on: the coverage must stay where it is, and outlive
 * the scans. To be released whatever comes of it. */
cg_status cg_coverage_init(cg_coverage *coverage, const cg_program *program, cg_scanner *scanner,
                           cg_error *error);
void cg_coverage_release(cg_coverage *coverage);
/* Counts the places, and warns in `diags` (NULL: nobody asks) of the outermost of
 * those that nothing fired. */
cg_status cg_coverage_tell(const cg_coverage *coverage, cg_diags *diags, cg_test_summary *summary,
                           cg_error *error);

#endif
