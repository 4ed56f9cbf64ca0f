/* Reports of the examples of packs: a test for each. */
#ifndef CG_REPORT_EXAMPLES_H
#define CG_REPORT_EXAMPLES_H

#include "base/error.h"

typedef enum cg_example_fate {
    CG_EXAMPLE_PASSED,
    CG_EXAMPLE_FAILED,
    CG_EXAMPLE_KNOWN,  /* wrong, as it says itself */
    CG_EXAMPLE_MENDED, /* right, though it says that it is wrong: it fails */
} cg_example_fate;

/* What came of one. All is borrowed. */
typedef struct cg_example_result {
    cg_slice claim; /* "pack/claim" */
    cg_slice text;
    cg_slice path;
    uint32_t line;
    const char *wanted, *got; /* "support" ... */
    const char *known;        /* "known_miss", "known_false"; NULL: neither */
    cg_example_fate fate;
} cg_example_result;

typedef struct cg_example_results {
    cg_example_result *items;
    size_t len, room;
} cg_example_results;

/* "tap" or "junit"; CG_E_USAGE for another format. */
cg_status cg_examples_check_format(const char *format, cg_error *error);
/* Writes them in such a format, in their order. */
cg_status cg_examples_write(const cg_example_results *results, const char *format, FILE *out,
                            cg_error *error);

#endif
