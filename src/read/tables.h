/* Files of records, one document each: what JSON lines, CSV and TSV share.
 *
 * A record's document has the record's own bytes for its source, and `offset`
 * and `first_line` say where these stand in the file: so places are the file's,
 * and a record costs no more than itself, however many stand before it. */
#ifndef CG_READ_TABLES_H
#define CG_READ_TABLES_H

#include "read/read.h"

/* Where a record stands. */
typedef struct cg_record {
    cg_span span;  /* in the file's bytes, without the line break behind it */
    uint32_t line; /* of its start, from 0 */
} cg_record;

/* What the fields of a record may tell, by the names of keys and columns. */
typedef enum cg_record_field {
    CG_RECORD_TITLE,
    CG_RECORD_AUTHOR,
    CG_RECORD_PUBLISHER,
    CG_RECORD_PUBLISHED,
    CG_RECORD_URL,
    CG_RECORD_LANGUAGE,
    CG_RECORD_FIELDS,
    CG_RECORD_OTHER = CG_RECORD_FIELDS, /* none of these */
} cg_record_field;
/* Letter case and white space around the name make no difference. */
cg_record_field cg_record_field_named(cg_slice name);
bool cg_record_name_is(cg_slice name, const char *wanted);
cg_slice *cg_record_field_of(cg_document_info *info, cg_record_field field);

/* Whether the bytes are UTF-16 or UTF-32 by their mark; and reads them, decoded, by
 * `reader`: then places are those of the decoded text, as in a container. */
bool cg_record_is_wide(const cg_source *source);
cg_status cg_record_read_wide(const cg_source *source, cg_sink *sink, cg_reader *reader,
                              cg_error *error);

/* Begins the document of a record. */
cg_status cg_record_begin(const cg_source *source, cg_sink *sink, cg_record record,
                          cg_error *error);
/* Add text to it: bytes that stand in the document's source as they are (what is
 * not UTF-8 is read as Windows-1252), and what `span` of the source stands for.
 * False: out of memory. */
bool cg_record_verbatim(cg_document *document, cg_span span);
bool cg_record_decoded(cg_document *document, cg_slice text, cg_span span);
/* Puts in what is told of it, reads blocks from the text, and hands it over. */
cg_status cg_record_end(cg_sink *sink, const cg_document_info *info, cg_error *error);
/* Hands over a record that can't be read: "line 12: ...". */
cg_status cg_record_refuse(const cg_source *source, cg_sink *sink, uint32_t line,
                           const char *reason, cg_error *error);

#endif
