/* JSON with positions: jansson decides what is valid, jsmn says where it is.
 * A tree lives in the arena that it was parsed into and is never changed. */
#ifndef CG_BASE_JSON_H
#define CG_BASE_JSON_H

#include "base/arena.h"
#include "base/buf.h"

typedef enum cg_json_type {
    CG_JSON_NULL,
    CG_JSON_FALSE,
    CG_JSON_TRUE,
    CG_JSON_INTEGER,
    CG_JSON_REAL,
    CG_JSON_STRING,
    CG_JSON_ARRAY,
    CG_JSON_OBJECT,
} cg_json_type;

typedef struct cg_json cg_json;
struct cg_json {
    cg_json_type type;
    cg_span span;         /* in the source; a string's includes its quotes */
    cg_span key_span;     /* of an object's member, quotes included */
    cg_slice key;         /* decoded; of an object's member */
    cg_slice string;      /* decoded; of a string */
    int64_t integer;      /* of an integer */
    double number;        /* of an integer or a real */
    const cg_json *items; /* of an array or an object, in source order */
    uint32_t len;         /* an object keeps members with equal keys */
    uint32_t plain;       /* a string without escapes: offsets in `string` are
                             offsets in the source behind the quote */
};

typedef struct cg_json_error {
    cg_span span;
    char text[160];
} cg_json_error;

/* CG_OK and a tree; CG_E_CONTENT and an error; CG_E_MEMORY. Refuses NUL bytes,
 * invalid UTF-8, depth over CG_MAX_JSON_DEPTH, nodes over CG_MAX_JSON_NODES.
 * Duplicate keys are kept for the caller to judge. */
cg_status cg_json_parse(cg_slice source, cg_arena *arena, const cg_json **root,
                        cg_json_error *error);

/* The first member with this key, or NULL: also when `object` is NULL or no
 * object. Linear in the members. */
const cg_json *cg_json_get(const cg_json *object, const char *key);
/* "null", "true or false", "a number", "a string", "a list", "an object". */
const char *cg_json_type_name(cg_json_type type);

/* For tests: what jansson allocates comes from base/alloc.h as well. For the
 * whole process, before the first parse. */
void cg_json_use_alloc(void);

/* --- writing: compact, members in the order given ------------------------ */

/* Appends `text` quoted and escaped; invalid UTF-8 becomes U+FFFD. Control
 * characters and CI commands are escaped too, so that a terminal or a log may
 * show the line. */
void cg_json_add_string(cg_buf *out, cg_slice text);
/* Appends `,` unless at the start of an object or array, then `"key":`. The key
 * needs no escapes. */
void cg_json_add_key(cg_buf *out, const char *key);
/* key and value in one. */
void cg_json_add_text(cg_buf *out, const char *key, cg_slice text);
/* null when the slice is empty. */
void cg_json_add_text_or_null(cg_buf *out, const char *key, cg_slice text);
void cg_json_add_uint(cg_buf *out, const char *key, uint64_t value);
void cg_json_add_bool(cg_buf *out, const char *key, bool value);
void cg_json_add_null(cg_buf *out, const char *key);

#endif
