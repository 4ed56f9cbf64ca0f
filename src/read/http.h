/* Header fields as HTTP and web archives write them, and what a server answered. */
#ifndef CG_READ_HTTP_H
#define CG_READ_HTTP_H

#include "base/arena.h"
#include "base/buf.h"
#include "read/read.h"

/* Fields of one header. Borrowed from the bytes; a value that is folded over several
 * lines still has its line breaks. */
typedef struct cg_http_fields {
    cg_slice lines; /* below the first line */
    size_t end;     /* behind the empty line that ends them, in the bytes; 0: none does */
} cg_http_fields;

/* `bytes` begin with a first line that is no field ("HTTP/1.1 200 OK"). */
cg_http_fields cg_http_fields_of(cg_slice bytes);
/* The value of the first field of that name, in any case, without the white space
 * around it; empty when there is none. */
cg_slice cg_http_field(const cg_http_fields *fields, const char *name);

/* "text/html" of "text/html; charset=utf-8"; and its parameter, without quotes. */
cg_slice cg_http_type(cg_slice content_type);
cg_slice cg_http_charset(cg_slice content_type);
/* Whether it is that, in any case. */
bool cg_http_is(cg_slice value, const char *lower);

/* What a server answered. */
typedef struct cg_http_answer {
    unsigned status; /* 200; 0: these bytes are no answer */
    cg_slice content_type;
    cg_slice body;   /* of the bytes, or of `room` */
    const char *odd; /* why the body could not be read, or not all of it; NULL */
} cg_http_answer;

/* Undoes chunks and compression into `room`, which has two buffers. False: out of
 * memory. */
bool cg_http_read(cg_slice bytes, cg_unpack_budget *budget, cg_buf room[2],
                  cg_http_answer *answer);

#endif
