/* Results as JSON for programs, as docs/jsonl.md says: the same objects one a line,
 * or all in one. */
#ifndef CG_REPORT_RECORDS_H
#define CG_REPORT_RECORDS_H

#include "report/report.h"

/* Statements, verdicts, files and the summary. */
cg_status cg_records_write_lines(const cg_report_input *input, FILE *out, cg_error *error);
/* The statements alone, as they stand in a report. */
cg_status cg_records_write_statements(const cg_report_input *input, FILE *out, cg_error *error);
/* Each statement and verdict, as a line. */
cg_status cg_records_write_judged(const cg_report_input *input, FILE *out, cg_error *error);
/* One object of lists: "claims", "statements", "verdicts", "files", and "summary". */
cg_status cg_records_write_object(const cg_report_input *input, FILE *out, cg_error *error);

#endif
