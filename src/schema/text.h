/* Text of a JSON file, with the place that a later complaint may point at. */
#ifndef CG_SCHEMA_TEXT_H
#define CG_SCHEMA_TEXT_H

#include "base/slice.h"

/* A string of the file: its decoded value and where it stands. */
typedef struct cg_text {
    cg_slice value;
    cg_span span; /* of the JSON string, quotes included */
    bool plain;   /* no escapes: value[i] is source[span.start + 1 + i] */
} cg_text;

typedef struct cg_texts {
    const cg_text *items;
    uint32_t len;
} cg_texts;

#endif
