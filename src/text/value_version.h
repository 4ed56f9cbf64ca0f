/* Versions: "v1.2.3", "version 10.4", "1.2.3". As a number each is its parts in
 * base 8192, so that versions compare as numbers. */
#ifndef CG_TEXT_VALUE_VERSION_H
#define CG_TEXT_VALUE_VERSION_H

#include "text/value_reader.h"

typedef struct cg_version {
    uint32_t end;     /* the atom behind it */
    double low, high; /* "1.2" is 1.2.0.0 to the last of 1.2 */
} cg_version_value;

bool cg_version_read(const cg_value_reader *r, uint32_t i, cg_version_value *version);

#endif
