#include "report/page.h"

#include "base/alloc.h"
#include "base/json.h"
#include "base/limits.h"
#include "report/escape.h"
#include "report/formats.h"
#include "report/message.h"
#include "result/order.h"

#define BATCH ((size_t)64 << 10) /* bytes that are written at once */
#define MOST (CG_MAX_RULES_FILE * 8) /* a claim's sentence, escaped */

cg_status cg_page_write(const cg_report_input *input, FILE *out, cg_page_fn *write,
                        cg_error *error)
{
    cg_page page = {.input = input, .out = out, .error = error};
    cg_status status = cg_results_check(input->results, input->claim_count, error);
    if (status != CG_OK)
        return status;
    cg_buf_init(&page.record, MOST + BATCH);
    cg_buf_init(&page.message, MOST);
    status = write(&page);
    page.record.failed |= page.message.failed;
    if (status == CG_OK)
        status = cg_report_flush(&page.record, out, error);
    cg_buf_release(&page.record);
    cg_buf_release(&page.message);
    return status;
}

/* Takes back what goes beyond the most; from there on all records. */
static void fit(cg_page *page)
{
    if (!page->most)
        return;
    page->cut |= page->written + page->record.len > page->most;
    if (page->cut)
        cg_buf_reset(&page->record);
}

cg_status cg_page_end_record(cg_page *page)
{
    if (!cg_buf_ok(&page->message))
        return cg_error_memory(page->error);
    fit(page);
    if (page->record.len < BATCH && !page->most && cg_buf_ok(&page->record))
        return CG_OK;
    page->written += page->record.len;
    cg_status status = cg_report_flush(&page->record, page->out, page->error);
    cg_buf_reset(&page->record);
    return status;
}

void cg_page_add(cg_page *page, const char *text)
{
    cg_buf_add_slice(&page->record, cg_slice_of(text));
}

void cg_page_open(cg_page *page, const char *key, const char *bracket)
{
    cg_json_add_key(&page->record, key);
    cg_page_add(page, bracket);
}

void cg_page_add_attribute(cg_page *page, const char *name, cg_slice value)
{
    cg_buf_printf(&page->record, " %s=\"", name);
    cg_escape_add_xml(&page->record, value);
    cg_page_add(page, "\"");
}

void cg_page_next_item(cg_page *page, const char *separator)
{
    if (page->items++ > 0)
        cg_page_add(page, separator);
}

/* --- words --------------------------------------------------------------------- */

cg_buf *cg_page_start_message(cg_page *page)
{
    page->record.failed |= page->message.failed;
    cg_buf_reset(&page->message);
    return &page->message;
}

cg_slice cg_page_finding(cg_page *page, const cg_finding *finding)
{
    cg_page_start_message(page);
    if (finding->statement)
        cg_message_add_statement(&page->message, page->input, finding->statement);
    else
        cg_message_add_verdict(&page->message, page->input, finding->verdict);
    return cg_buf_slice(&page->message);
}

cg_slice cg_page_file(cg_page *page, const cg_file_account *file)
{
    cg_page_start_message(page);
    cg_message_add_file(&page->message, file);
    return cg_buf_slice(&page->message);
}

cg_slice cg_page_summary(cg_page *page)
{
    cg_page_start_message(page);
    cg_message_add_summary(&page->message, page->input->summary);
    return cg_buf_slice(&page->message);
}

/* --- all of them ----------------------------------------------------------------- */

cg_status cg_page_each_finding(cg_page *page, cg_findings_order order, cg_page_finding_fn *write)
{
    cg_findings findings = {0};
    cg_status status = CG_OK;
    if (!cg_findings_list(page->input, order, &findings))
        status = cg_error_memory(page->error);
    for (size_t i = 0; status == CG_OK && i < findings.len; i++) {
        status = write(page, &findings.items[i], i);
        if (status == CG_OK)
            status = cg_page_end_record(page);
    }
    cg_vec_release(&findings);
    return status;
}

cg_status cg_page_each_file(cg_page *page, bool every, cg_page_file_fn *write)
{
    const cg_file_account **sorted = cg_order_files(page->input->results);
    if (!sorted)
        return cg_error_memory(page->error);
    cg_status status = CG_OK;
    for (size_t i = 0, index = 0; status == CG_OK && sorted[i]; i++) {
        if (!every && sorted[i]->status == CG_FILE_SCANNED)
            continue;
        status = write(page, sorted[i], index++);
        if (status == CG_OK)
            status = cg_page_end_record(page);
    }
    cg_alloc_free(sorted);
    return status;
}

bool cg_page_is_incomplete(const cg_file_account *file)
{
    return file->incomplete;
}
