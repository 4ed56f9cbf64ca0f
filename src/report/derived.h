/* What verdicts made of statements, and how they came about, as members of JSON. */
#ifndef CG_REPORT_DERIVED_H
#define CG_REPORT_DERIVED_H

#include "base/buf.h"
#include "report/report.h"

/* The copies of all statements, those of one behind the other. Owns its list. */
typedef struct cg_derived {
    const cg_results *results;
    const cg_statement **copies;
    size_t len;
} cg_derived;

/* False: out of memory. To be released by _release whatever comes of it. */
bool cg_derived_init(cg_derived *derived, const cg_results *results);
void cg_derived_release(cg_derived *derived);

/* "standing", "copy_of", "copies". The list of copies ends after a thousand. */
void cg_derived_add_statement(const cg_derived *derived, const cg_statement *statement,
                              cg_buf *out);
/* "origins", "voices", "earliest", "latest", "derivation". */
void cg_derived_add_verdict(const cg_verdict *verdict, cg_buf *out);

#endif
