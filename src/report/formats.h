/* The formats, one file each, and what they share. */
#ifndef CG_REPORT_FORMATS_H
#define CG_REPORT_FORMATS_H

#include "base/buf.h"
#include "report/report.h"

cg_status cg_text_write(const cg_report_input *input, FILE *out, cg_error *error);
/* What a pattern took, without a claim: for "claimgrep grep". */
cg_status cg_text_write_matches(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_sarif_write(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_sarif_github_write(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_junit_write(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_junit_gitlab_write(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_gitlab_write(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_github_write(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_checkstyle_write(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_rdjson_write(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_rdjsonl_write(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_tap_write(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_csv_write(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_markdown_write(const cg_report_input *input, FILE *out, cg_error *error);
cg_status cg_blob_report_write(const cg_report_input *input, FILE *out, cg_error *error);

/* Writes what the buffer holds, whole or with an error: of memory when an
 * append failed, else of the stream. */
cg_status cg_report_flush(const cg_buf *buf, FILE *out, cg_error *error);
/* The least level that fails. */
cg_level cg_report_fail_on(const cg_report_input *input);
/* "report", "supported", "contradicted", "consistent". */
const char *cg_report_expect_name(cg_expect expect);

#endif
