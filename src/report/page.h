/* What writing a report takes in every format: where it goes, and the record at
 * hand. A value; it borrows input and stream and owns its buffers. */
#ifndef CG_REPORT_PAGE_H
#define CG_REPORT_PAGE_H

#include "base/buf.h"
#include "report/findings.h"

typedef struct cg_page {
    const cg_report_input *input;
    FILE *out;
    cg_error *error;
    cg_buf record;  /* what is not written yet */
    cg_buf message; /* raw words, on their way into the record */
    size_t most;    /* bytes that may be written; 0: as many as there are */
    size_t written; /* bytes */
    bool cut;       /* records were left out, for want of room */
    void *context;  /* of who writes: NULL, or what it carries from item to item */
    size_t items;   /* of the list at hand, so far: see cg_page_next_item */
} cg_page;

typedef cg_status cg_page_fn(cg_page *page);

/* Makes a page, lets `write` fill it, and writes what is left. */
cg_status cg_page_write(const cg_report_input *input, FILE *out, cg_page_fn *write,
                        cg_error *error);
/* Ends a record; it is written once there is enough to be worth it, and left out
 * when it goes beyond the most. */
cg_status cg_page_end_record(cg_page *page);

/* Appends to the record. */
void cg_page_add(cg_page *page, const char *text);
/* "key": and the bracket that opens its value: "{", "[", "[{". */
void cg_page_open(cg_page *page, const char *key, const char *bracket);
/* name="value", of XML, with a space before it. */
void cg_page_add_attribute(cg_page *page, const char *name, cg_slice value);
/* Appends the separator before each item of a list but the first. */
void cg_page_next_item(cg_page *page, const char *separator);

/* The message, empty; whether the one before failed is not forgotten. */
cg_buf *cg_page_start_message(cg_page *page);
/* The words of a finding, of an account, of the summary: until the next of them. */
cg_slice cg_page_finding(cg_page *page, const cg_finding *finding);
cg_slice cg_page_file(cg_page *page, const cg_file_account *file);
cg_slice cg_page_summary(cg_page *page);

/* Calls `write` for each finding, and for each file that was not scanned whole (all
 * of them with `every`), in the order of their paths. */
typedef cg_status cg_page_finding_fn(cg_page *page, const cg_finding *finding, size_t index);
typedef cg_status cg_page_file_fn(cg_page *page, const cg_file_account *file, size_t index);
cg_status cg_page_each_finding(cg_page *page, cg_findings_order order, cg_page_finding_fn *write);
cg_status cg_page_each_file(cg_page *page, bool every, cg_page_file_fn *write);

/* True for a file that makes the run incomplete. */
bool cg_page_is_incomplete(const cg_file_account *file);

#endif
