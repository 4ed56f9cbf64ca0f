/* Columns of statements in another unit than bytes, for the reports that people and
 * editors read. Formats that say themselves what a column counts (jsonl, json, sarif,
 * rdjson) do not ask here. */
#ifndef CG_REPORT_COLUMNS_H
#define CG_REPORT_COLUMNS_H

#include "report/report.h"

/* Where a match begins and ends (exclusive), from 1. */
struct cg_report_columns {
    uint32_t start, end;
};

/* Reads each file again that has statements, and counts. `*columns`: one for each of
 * the results' statements, in their order, to be ended with cg_alloc_free; NULL for
 * bytes. What can't be counted (a file that is gone, or not text in UTF-8) keeps its
 * bytes. Fails only when memory runs out. */
cg_status cg_columns_count(const cg_results *results, cg_column_unit unit,
                           cg_report_columns **columns, cg_error *error);
/* Those of a statement of the input's results. */
cg_report_columns cg_columns_of(const cg_report_input *input, const cg_statement *statement);

#endif
