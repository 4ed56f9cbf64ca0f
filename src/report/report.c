#include "report/report.h"

#include "report/formats.h"
#include "report/records.h"

#include <assert.h>
#include <errno.h>

static const cg_report_format formats[] = {
    {"text", "one line a statement, its source line, and the verdicts", cg_text_write},
    {"jsonl", "one JSON object a line, with byte offsets", cg_records_write_lines},
    {"json", "one JSON object, with all that the lines have", cg_records_write_object},
    {"sarif", "a SARIF 2.1.0 log of all statements", cg_sarif_write},
    {"sarif-github", "a SARIF 2.1.0 log of findings, as GitHub's code scanning takes it",
     cg_sarif_github_write},
    {"junit", "JUnit XML, as Jenkins takes it", cg_junit_write},
    {"junit-gitlab", "JUnit XML with the files of tests, as GitLab takes it",
     cg_junit_gitlab_write},
    {"gitlab", "a report for GitLab's Code Quality", cg_gitlab_write},
    {"github", "workflow commands of GitHub Actions, and its step summary", cg_github_write},
    {"checkstyle", "Checkstyle's XML", cg_checkstyle_write},
    {"rdjson", "reviewdog's diagnostics as one JSON object", cg_rdjson_write},
    {"rdjsonl", "reviewdog's diagnostics, one JSON object a line", cg_rdjsonl_write},
    {"tap", "TAP 14: a test for each claim", cg_tap_write},
    {"csv", "a row for each statement, verdict and file", cg_csv_write},
    {"markdown", "tables of verdicts, statements and files", cg_markdown_write},
    {"blob", "a part of a result, for \"claimgrep merge\"", cg_blob_report_write},
};
const cg_report_format cg_report_matches = {
    "matches", "one line a match, and its source line", cg_text_write_matches};
#define FORMAT_COUNT (sizeof formats / sizeof *formats)

const cg_report_format *cg_report_at(size_t index)
{
    return index < FORMAT_COUNT ? &formats[index] : NULL;
}

const cg_report_format *cg_report_find(const char *name)
{
    for (size_t i = 0; name && i < FORMAT_COUNT; i++) {
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    }
    return NULL;
}

const char *cg_format_name(size_t index)
{
    const cg_report_format *format = cg_report_at(index);
    return format ? format->name : NULL;
}

const char *cg_format_summary(size_t index)
{
    const cg_report_format *format = cg_report_at(index);
    return format ? format->summary : NULL;
}

/* --- what all formats share ---------------------------------------------------- */

cg_status cg_report_flush(const cg_buf *buf, FILE *out, cg_error *error)
{
    if (!cg_buf_ok(buf))
        return cg_error_memory(error);
    errno = 0;
    if (fwrite(buf->ptr, 1, buf->len, out) != buf->len)
        return cg_error_set(error, CG_E_IO, errno, NULL, "can't write the report");
    return CG_OK;
}

cg_level cg_report_fail_on(const cg_report_input *input)
{
    return input->fail_on == CG_LEVEL_NONE ? CG_LEVEL_ERROR : input->fail_on;
}

const char *cg_report_expect_name(cg_expect expect)
{
    static const char *const names[] = {
        [CG_EXPECT_REPORT] = "report",
        [CG_EXPECT_SUPPORTED] = "supported",
        [CG_EXPECT_CONTRADICTED] = "contradicted",
        [CG_EXPECT_CONSISTENT] = "consistent",
    };
    assert((size_t)expect < sizeof names / sizeof *names);
    return names[expect];
}

/* --- summary ------------------------------------------------------------------- */

/* What is known or suppressed is not counted by its level. */
static void count_finding(cg_check_summary *summary, cg_level level, cg_baseline_state baseline,
                          const cg_suppression *suppression)
{
    if (level != CG_LEVEL_NONE && suppression) {
        summary->suppressed++;
        return;
    }
    if (level != CG_LEVEL_NONE && baseline == CG_BASELINE_KNOWN) {
        summary->known++;
        return;
    }
    switch (level) {
    case CG_LEVEL_ERROR:
        summary->errors++;
        break;
    case CG_LEVEL_WARNING:
        summary->warnings++;
        break;
    case CG_LEVEL_NOTE:
        summary->notes++;
        break;
    case CG_LEVEL_NONE:
        break;
    }
}

static void count_statement(cg_check_summary *summary, const cg_statement *s)
{
    switch (s->stance) {
    case CG_STANCE_SUPPORT:
        summary->support++;
        break;
    case CG_STANCE_CONTRADICT:
        summary->contradict++;
        break;
    case CG_STANCE_MENTION:
        summary->mention++;
        break;
    case CG_STANCE_NONE:
        break;
    }
    count_finding(summary, s->finding, s->baseline, s->suppression);
}

static void count_file(cg_check_summary *summary, const cg_file_account *file)
{
    summary->incomplete += file->incomplete;
    switch (file->status) {
    case CG_FILE_SCANNED:
        summary->scanned++;
        break;
    case CG_FILE_SKIPPED:
        summary->skipped++;
        break;
    case CG_FILE_CUT:
        summary->cut++;
        break;
    case CG_FILE_FAILED:
        summary->failed++;
        break;
    }
}

void cg_report_summarise(const cg_results *results, size_t claim_count,
                         cg_check_summary *summary)
{
    *summary = (cg_check_summary){
        .claims = claim_count,
        .files = results->files.len,
        .statements = results->statements.len,
        .exit_status = summary->exit_status,
    };
    for (size_t i = 0; i < results->statements.len; i++)
        count_statement(summary, &results->statements.items[i]);
    for (size_t i = 0; i < results->verdicts.len; i++) {
        const cg_verdict *v = &results->verdicts.items[i];
        count_finding(summary, v->finding, v->baseline, v->suppression);
    }
    for (size_t i = 0; i < results->files.len; i++)
        count_file(summary, &results->files.items[i]);
}
