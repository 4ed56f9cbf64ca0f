/* JSON objects checked against tables of keys: what may stand in an object, of
 * which type, and where its value goes. Whatever is wrong becomes a diagnostic
 * and the walk goes on. The tables are static; what is read is put into the
 * run's `keep` arena or points into its source. */
#ifndef CG_SCHEMA_SCHEMA_H
#define CG_SCHEMA_SCHEMA_H

#include "base/json.h"
#include "diag/diag.h"
#include "schema/text.h"

/* The state of reading one source. */
typedef struct cg_schema_run {
    cg_diag_source source;
    cg_arena *keep;    /* for what outlives the run */
    cg_arena *scratch; /* gone with the run */
    cg_diags *diags;   /* may be NULL */
    size_t errors;     /* reported so far, kept by `diags` or not */
    bool lenient;      /* what is wrong is a warning: work goes on without the file */
    bool failed;       /* memory ran out: stop, and use nothing */
} cg_schema_run;

/* Bits of a set of types. */
enum {
    CG_SCHEMA_NULL = 1 << CG_JSON_NULL,
    CG_SCHEMA_BOOLEAN = 1 << CG_JSON_FALSE | 1 << CG_JSON_TRUE,
    CG_SCHEMA_NUMBER = 1 << CG_JSON_INTEGER | 1 << CG_JSON_REAL,
    CG_SCHEMA_STRING = 1 << CG_JSON_STRING,
    CG_SCHEMA_LIST = 1 << CG_JSON_ARRAY,
    CG_SCHEMA_OBJECT = 1 << CG_JSON_OBJECT,
    CG_SCHEMA_ANY = CG_SCHEMA_NULL | CG_SCHEMA_BOOLEAN | CG_SCHEMA_NUMBER |
                    CG_SCHEMA_STRING | CG_SCHEMA_LIST | CG_SCHEMA_OBJECT,
};

typedef struct cg_schema_field cg_schema_field;

/* Takes a value of an allowed type. `into` is the field's place in the struct
 * that the object is read into. */
typedef void cg_schema_take_fn(cg_schema_run *run, const cg_json *value,
                               const cg_schema_field *field, void *into);

struct cg_schema_field {
    const char *key;
    unsigned types; /* CG_SCHEMA_STRING, ... */
    cg_schema_take_fn *take; /* NULL: checked for its type, not kept */
    size_t offset;
    const void *detail;   /* what `take` wants to know: a schema, the choices */
    const char *required; /* what to add when it is missing; NULL: nothing */
};

/* One kind of object. At most 64 fields, sorted by key. */
typedef struct cg_schema {
    const char *what; /* "a claim" */
    const cg_schema_field *fields;
    size_t len;
} cg_schema;

#define CG_SCHEMA(what, fields)                             \
    {                                                       \
        (what), (fields), sizeof(fields) / sizeof *(fields) \
    }

/* Reports at `span`. True when the diagnostic was kept, and so may be given a
 * help line, which is worth no work otherwise. */
bool cg_schema_report(cg_schema_run *run, cg_diag_id id, cg_span span, const char *fmt,
                      ...) CG_PRINTF(4, 5);
/* Help for what stands twice: the line of the first. */
void cg_schema_help_first(cg_schema_run *run, cg_span first);

/* A slice as arguments of "%.*s", cut at a code point when long. */
#define CG_SHOWN(slice) cg_schema_width(slice), (slice).ptr
int cg_schema_width(cg_slice text);

/* What a kind of file is called in messages, and how large it may be. */
typedef struct cg_schema_file {
    const char *what;     /* "a rule file" */
    const char *smallest; /* "the smallest pack: {...}" */
    const char *too_large; /* what to do about it; NULL: nothing */
    size_t cap;
} cg_schema_file;

/* Keeps a copy of path and text as the run's source, and parses it into `scratch`.
 * NULL when there is no object to read: the reason is reported, or the run failed. */
const cg_json *cg_schema_open(cg_schema_run *run, const cg_schema_file *file, cg_slice path,
                              cg_slice text);

/* Reads an object's members into the struct `into` by the table. */
void cg_schema_read(cg_schema_run *run, const cg_schema *schema, const cg_json *object,
                    void *into);

/* For each of `len` slices that lie `stride` bytes apart: the index of the
 * first one that equals it. NULL when all differ, or when memory ran out. */
const uint32_t *cg_schema_repeats(cg_schema_run *run, const cg_slice *names,
                                  size_t stride, uint32_t len);
/* The same over an object's keys. */
const uint32_t *cg_schema_key_repeats(cg_schema_run *run, const cg_json *object);
/* True when member `index` is the first with its key; else reports it. */
bool cg_schema_is_first(cg_schema_run *run, const cg_json *object,
                        const uint32_t *repeats, uint32_t index);

/* Each is true when all is well, else reports. `name` is the key that the value
 * belongs to; an item of a list is spoken of as such. */
bool cg_schema_check_type(cg_schema_run *run, cg_slice name, unsigned types,
                          const cg_json *value);
bool cg_schema_check_item(cg_schema_run *run, cg_slice name, unsigned types,
                          const cg_json *item);
/* A list with something in it, and not with too much. */
bool cg_schema_check_list(cg_schema_run *run, cg_slice name, const cg_json *list);

cg_text cg_schema_text(cg_schema_run *run, const cg_json *string);
cg_text cg_schema_key_text(cg_schema_run *run, const cg_json *member);
/* A list of strings, without those that are no good. */
cg_texts cg_schema_texts(cg_schema_run *run, cg_slice name, const cg_json *list);
/* Zeroed, of the `keep` arena; NULL, and the run failed, without memory. */
void *cg_schema_array(cg_schema_run *run, uint32_t count, size_t size);

/* --- what a field may do with its value --------------------------------- */

cg_schema_take_fn cg_schema_take_text;   /* a cg_text that is not blank */
cg_schema_take_fn cg_schema_take_id;     /* a cg_text of [a-z0-9][a-z0-9-]* */
cg_schema_take_fn cg_schema_take_flag;   /* a bool */
cg_schema_take_fn cg_schema_take_texts;  /* a cg_texts */
cg_schema_take_fn cg_schema_take_object; /* by the cg_schema of `detail` */
cg_schema_take_fn cg_schema_take_choice; /* by the cg_choices of `detail` */

/* A value out of a few. `into` is an enum, which is as large as an int. */
typedef struct cg_choice {
    const char *name;
    int value;
} cg_choice;

typedef struct cg_choices {
    const cg_choice *items;
    size_t len;
} cg_choices;

#define CG_CHOICES(items)                        \
    {                                            \
        (items), sizeof(items) / sizeof *(items) \
    }

/* Finds a string among the choices; false, and reported, when it is none. */
bool cg_schema_choose(cg_schema_run *run, cg_slice name, const cg_choices *choices,
                      const cg_json *value, int *chosen);

#endif
