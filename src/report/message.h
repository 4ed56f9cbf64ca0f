/* What a report says of a statement, a verdict or a file, in words. The text is
 * raw: it holds words of documents, and is to be escaped by who shows it. */
#ifndef CG_REPORT_MESSAGE_H
#define CG_REPORT_MESSAGE_H

#include "base/buf.h"
#include "report/report.h"

/* contradicts "Entry is free", says Ann Bell (negated, reported), said 2011-02 */
void cg_message_add_statement(cg_buf *out, const cg_report_input *input, const cg_statement *s);
/* , says Ann Bell (negated, reported) */
void cg_message_add_manner(cg_buf *out, const cg_statement *s);
/* "Entry is free" is mixed: 2 statements, 2 origins; consistent is expected */
void cg_message_add_verdict(cg_buf *out, const cg_report_input *input, const cg_verdict *verdict);
/* ; suppressed: out of scope */
void cg_message_add_state(cg_buf *out, cg_level finding, cg_baseline_state baseline,
                          const cg_suppression *suppression);
/* skipped: not text */
void cg_message_add_file(cg_buf *out, const cg_file_account *file);
/* 13 claims, 19 files (18 scanned, 1 skipped, ... */
void cg_message_add_summary(cg_buf *out, const cg_check_summary *summary);

#endif
