/* JUnit XML in two dialects. Both hold one suite of claims and one of files that
 * were not scanned whole. Jenkins' schema knows no `file` on a test case, so a
 * claim is a test there; GitLab links a test case to its `file`, so there each
 * finding is one. Times and host are fixed: the same run gives the same bytes. */
#include "report/formats.h"

#include "report/columns.h"
#include "report/escape.h"
#include "report/page.h"

#include <inttypes.h>

typedef struct counts {
    size_t tests, failures, errors, skipped;
} counts;

static bool fails(const cg_page *page, const cg_finding *finding)
{
    return finding->level >= cg_report_fail_on(page->input);
}

/* --- suites ------------------------------------------------------------------------ */

static void open_suite(cg_page *page, const char *name, unsigned id, const counts *c)
{
    cg_buf_printf(&page->record,
                  "  <testsuite id=\"%u\" name=\"%s\" package=\"claimgrep\" tests=\"%zu\" "
                  "failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\" time=\"0\" "
                  "timestamp=\"1970-01-01T00:00:00\" hostname=\"localhost\">\n"
                  "    <properties/>\n",
                  id, name, c->tests, c->failures, c->errors, c->skipped);
}

static void close_suite(cg_page *page, cg_slice words)
{
    cg_page_add(page, "    <system-out>");
    cg_escape_add_xml(&page->record, words);
    cg_page_add(page, "</system-out>\n    <system-err/>\n  </testsuite>\n");
}

/* "pack/claim": the class is the pack. */
static void open_case(cg_page *page, cg_slice class_name, cg_slice name)
{
    cg_page_add(page, "    <testcase");
    cg_page_add_attribute(page, "classname", class_name);
    cg_page_add_attribute(page, "name", name);
    cg_page_add(page, " time=\"0\"");
}

static cg_slice pack_of(cg_slice id)
{
    const char *slash = memchr(id.ptr, '/', id.len);
    return slash ? cg_slice_sub(id, 0, (size_t)(slash - id.ptr)) : id;
}

static cg_slice name_of(cg_slice id)
{
    const char *slash = memchr(id.ptr, '/', id.len);
    return slash ? cg_slice_sub(id, (size_t)(slash - id.ptr) + 1, id.len) : id;
}

/* --- a claim is a test ---------------------------------------------------------------- */

/* One line of a failure: the place, what is found there, and the words. */
static void add_line(cg_page *page, const cg_finding *finding)
{
    const cg_statement *s = finding->statement;
    cg_slice message = cg_page_finding(page, finding);
    if (s) {
        cg_escape_add_xml(&page->record, s->path);
        cg_buf_printf(&page->record, ":%" PRIu32 ":%" PRIu32 ": ", s->line,
                      cg_columns_of(page->input, s).start);
    }
    cg_page_add(page, cg_level_name(finding->level));
    cg_page_add(page, ": ");
    cg_escape_add_xml(&page->record, message);
    if (s) {
        cg_page_add(page, "\n    ");
        cg_escape_add_xml(&page->record, s->quote);
    }
    cg_page_add(page, "\n");
}

/* Findings that don't fail the run are told in the failure of those that do. */
static cg_status add_claim(cg_page *page, const cg_claim_info *claim, const cg_finding *findings,
                           size_t count)
{
    cg_status status = CG_OK;
    size_t failing = 0;
    for (size_t i = 0; i < count; i++)
        failing += fails(page, &findings[i]);
    open_case(page, pack_of(claim->id), name_of(claim->id));
    if (!failing) {
        cg_page_add(page, "/>\n");
        return CG_OK;
    }
    cg_page_add(page, ">\n      <failure type=\"finding\"");
    cg_buf_printf(&page->record, " message=\"%zu finding%s: ", failing, failing == 1 ? "" : "s");
    cg_escape_add_xml(&page->record, claim->claim);
    cg_page_add(page, "\">");
    for (size_t i = 0; status == CG_OK && i < count; i++) {
        add_line(page, &findings[i]);
        status = cg_page_end_record(page);
    }
    cg_page_add(page, "</failure>\n    </testcase>\n");
    return status;
}

/* --- a finding is a test ---------------------------------------------------------------- */

static void add_finding_case(cg_page *page, const cg_finding *finding)
{
    const cg_statement *s = finding->statement;
    cg_page_start_message(page);
    cg_buf_add_slice(&page->message, name_of(finding->claim->id));
    if (s) /* unique, whatever moves in the file */
        cg_buf_printf(&page->message, " %s", s->fingerprint);
    open_case(page, pack_of(finding->claim->id), cg_buf_slice(&page->message));
    cg_page_add_attribute(page, "file", s ? s->path : finding->claim->path);
    cg_page_add(page, ">\n      <failure type=\"finding\"");
    cg_page_add_attribute(page, "message", cg_page_finding(page, finding));
    cg_page_add(page, ">");
    add_line(page, finding);
    cg_page_add(page, "</failure>\n    </testcase>\n");
}

static cg_status add_claim_by_finding(cg_page *page, const cg_claim_info *claim,
                                      const cg_finding *findings, size_t count)
{
    cg_status status = CG_OK;
    size_t failing = 0;
    for (size_t i = 0; status == CG_OK && i < count; i++) {
        if (!fails(page, &findings[i]))
            continue;
        failing++;
        add_finding_case(page, &findings[i]);
        status = cg_page_end_record(page);
    }
    if (failing)
        return status;
    open_case(page, pack_of(claim->id), name_of(claim->id));
    cg_page_add_attribute(page, "file", claim->path);
    cg_page_add(page, "/>\n");
    return CG_OK;
}

/* --- the suite of claims ------------------------------------------------------------------ */

typedef cg_status claim_fn(cg_page *page, const cg_claim_info *claim,
                           const cg_finding *findings, size_t count);

static size_t end_of(const cg_findings *findings, size_t at, const cg_claim_info *claim)
{
    while (at < findings->len && findings->items[at].claim == claim)
        at++;
    return at;
}

static counts count_claims(const cg_page *page, const cg_findings *findings, bool by_finding)
{
    counts c = {0};
    size_t at = 0;
    for (size_t i = 0; i < page->input->claim_count; i++) {
        size_t failing = 0, end = end_of(findings, at, &page->input->claims[i]);
        for (; at < end; at++)
            failing += fails(page, &findings->items[at]);
        size_t tests = by_finding && failing ? failing : 1;
        c.tests += tests;
        c.failures += failing ? tests : 0;
    }
    return c;
}

static cg_status add_claims(cg_page *page, bool by_finding)
{
    cg_findings findings = {0};
    cg_status status = CG_OK;
    claim_fn *add = by_finding ? add_claim_by_finding : add_claim;
    if (!cg_findings_list(page->input, CG_FINDINGS_BY_CLAIM, &findings))
        return cg_error_memory(page->error);
    counts c = count_claims(page, &findings, by_finding);
    open_suite(page, "claims", 0, &c);
    for (size_t i = 0, at = 0; status == CG_OK && i < page->input->claim_count; i++) {
        const cg_claim_info *claim = &page->input->claims[i];
        size_t end = end_of(&findings, at, claim);
        status = add(page, claim, findings.items + at, end - at);
        at = end;
        if (status == CG_OK)
            status = cg_page_end_record(page);
    }
    close_suite(page, cg_page_summary(page));
    cg_vec_release(&findings);
    return status;
}

/* --- the suite of files --------------------------------------------------------------------- */

static cg_status add_file(cg_page *page, const cg_file_account *file, size_t index)
{
    (void)index;
    open_case(page, CG_SLICE("file"), file->path);
    cg_page_add(page, cg_page_is_incomplete(file) ? ">\n      <error type=\"incomplete\""
                                                  : ">\n      <skipped");
    cg_page_add_attribute(page, "message", cg_page_file(page, file));
    cg_page_add(page, "/>\n    </testcase>\n");
    return CG_OK;
}

static counts count_files(const cg_page *page)
{
    counts c = {0};
    const cg_results *results = page->input->results;
    for (size_t i = 0; i < results->files.len; i++) {
        const cg_file_account *file = &results->files.items[i];
        if (file->status == CG_FILE_SCANNED)
            continue;
        c.tests++;
        c.errors += cg_page_is_incomplete(file);
        c.skipped += !cg_page_is_incomplete(file);
    }
    return c;
}

static cg_status write_all(cg_page *page, bool by_finding)
{
    counts files = count_files(page);
    cg_page_add(page, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    cg_status status = add_claims(page, by_finding);
    if (status != CG_OK)
        return status;
    open_suite(page, "files", 1, &files);
    status = cg_page_each_file(page, false, add_file);
    close_suite(page, CG_SLICE(""));
    cg_page_add(page, "</testsuites>\n");
    return status;
}

static cg_status write_jenkins(cg_page *page)
{
    return write_all(page, false);
}

static cg_status write_gitlab(cg_page *page)
{
    return write_all(page, true);
}

cg_status cg_junit_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    return cg_page_write(input, out, write_jenkins, error);
}

cg_status cg_junit_gitlab_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    return cg_page_write(input, out, write_gitlab, error);
}
