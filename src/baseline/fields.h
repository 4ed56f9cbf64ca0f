/* What the fields of both files of this room share. */
#ifndef CG_BASELINE_FIELDS_H
#define CG_BASELINE_FIELDS_H

#include "schema/schema.h"

/* "claimgrep": 1 */
cg_schema_take_fn cg_baseline_take_version;
/* A cg_text of `len` hexadecimal digits, in lower case. */
void cg_baseline_take_hexadecimal(cg_schema_run *run, const cg_json *value,
                                  const cg_schema_field *field, cg_text *into, size_t len);

#endif
