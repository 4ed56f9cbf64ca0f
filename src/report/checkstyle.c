/* Checkstyle's XML: one <file> for each file with findings or one that was not
 * scanned whole; what is found of a claim as a whole stands at its rule. */
#include "report/columns.h"
#include "report/escape.h"
#include "report/formats.h"
#include "report/page.h"

#include <inttypes.h>

static const char *const severities[3] = {"error", "warning", "info"};

/* The file that is open; its path is empty when none is. */
typedef struct open_file {
    cg_page *page;
    cg_slice path;
} open_file;

static void close_file(open_file *open)
{
    if (open->path.ptr)
        cg_page_add(open->page, "  </file>\n");
    open->path = (cg_slice){NULL, 0};
}

static void enter_file(open_file *open, cg_slice path)
{
    if (open->path.ptr && cg_slice_compare(open->path, path) == 0)
        return;
    close_file(open);
    cg_page_add(open->page, "  <file");
    cg_page_add_attribute(open->page, "name", path);
    cg_page_add(open->page, ">\n");
    open->path = path;
}

static void add_error(cg_page *page, uint32_t line, uint32_t column, const char *severity,
                      cg_slice message, cg_slice source)
{
    cg_buf_printf(&page->record, "    <error line=\"%" PRIu32 "\"", line);
    if (column)
        cg_buf_printf(&page->record, " column=\"%" PRIu32 "\"", column);
    cg_page_add_attribute(page, "severity", cg_slice_of(severity));
    cg_page_add_attribute(page, "message", message);
    cg_page_add_attribute(page, "source", source);
    cg_page_add(page, "/>\n");
}

static void add_finding(open_file *open, const cg_finding *finding)
{
    const cg_statement *s = finding->statement;
    enter_file(open, s ? s->path : finding->claim->path);
    add_error(open->page, s ? s->line : finding->claim->line, s ? cg_columns_of(open->page->input, s).start : 0,
              cg_finding_word(finding, severities), cg_page_finding(open->page, finding),
              finding->claim->id);
}

static cg_status add_findings(cg_page *page)
{
    open_file open = {.page = page};
    cg_findings findings = {0};
    cg_status status = CG_OK;
    if (!cg_findings_list(page->input, CG_FINDINGS_BY_PLACE, &findings))
        status = cg_error_memory(page->error);
    for (size_t i = 0; status == CG_OK && i < findings.len; i++) {
        add_finding(&open, &findings.items[i]);
        status = cg_page_end_record(page);
    }
    close_file(&open);
    cg_vec_release(&findings);
    return status;
}

static cg_status add_file(cg_page *page, const cg_file_account *file, size_t index)
{
    open_file open = {.page = page};
    (void)index;
    enter_file(&open, file->path);
    add_error(page, 1, 0, cg_page_is_incomplete(file) ? "error" : "info",
              cg_page_file(page, file), CG_SLICE("claimgrep/file"));
    close_file(&open);
    return CG_OK;
}

static cg_status write_all(cg_page *page)
{
    cg_page_add(page, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
    cg_page_add(page, "  <!-- ");
    cg_escape_add_xml(&page->record, cg_page_summary(page));
    cg_page_add(page, " -->\n");
    cg_status status = add_findings(page);
    if (status == CG_OK)
        status = cg_page_each_file(page, false, add_file);
    cg_page_add(page, "</checkstyle>\n");
    return status;
}

cg_status cg_checkstyle_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    return cg_page_write(input, out, write_all, error);
}
