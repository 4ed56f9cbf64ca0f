/* reviewdog's diagnostics, as one object or one a line. Columns count UTF-8 bytes
 * from 1, ends are exclusive: as ours. */
#include "report/formats.h"

#include "base/json.h"
#include "report/page.h"

static const char *const severities[3] = {"ERROR", "WARNING", "INFO"};

static void add_position(cg_page *page, const char *key, uint32_t line, uint32_t column)
{
    cg_page_open(page, key, "{");
    cg_json_add_uint(&page->record, "line", line ? line : 1);
    if (column)
        cg_json_add_uint(&page->record, "column", column);
    cg_page_add(page, "}");
}

static void open_location(cg_page *page, cg_slice path)
{
    cg_page_open(page, "location", "{");
    cg_json_add_text(&page->record, "path", path);
}

/* Whole when `s` is NULL: the line of the rule. */
static void add_location(cg_page *page, const cg_claim_info *claim, const cg_statement *s)
{
    open_location(page, s ? s->path : claim->path);
    cg_page_open(page, "range", "{");
    add_position(page, "start", s ? s->line : claim->line, s ? s->column : 0);
    if (s)
        add_position(page, "end", s->end_line, s->end_column);
    cg_page_add(page, "}}");
}

static void add_head(cg_page *page, cg_slice message, const char *severity, cg_slice code)
{
    cg_json_add_text(&page->record, "message", message);
    cg_json_add_text(&page->record, "severity", cg_slice_of(severity));
    cg_page_open(page, "code", "{");
    cg_json_add_text(&page->record, "value", code);
    cg_page_add(page, "}");
}

static void add_source(cg_page *page)
{
    cg_page_open(page, "source", "{");
    cg_json_add_text(&page->record, "name", CG_SLICE("claimgrep"));
    cg_page_add(page, "}");
}

static void add_finding(cg_page *page, const cg_finding *finding)
{
    cg_page_add(page, "{");
    add_head(page, cg_page_finding(page, finding), cg_finding_word(finding, severities),
             finding->claim->id);
    add_location(page, finding->claim, finding->statement);
    add_source(page);
    cg_page_add(page, "}");
}

static void add_file(cg_page *page, const cg_file_account *file)
{
    cg_page_add(page, "{");
    add_head(page, cg_page_file(page, file), cg_page_is_incomplete(file) ? "ERROR" : "INFO",
             CG_SLICE("claimgrep/file"));
    open_location(page, file->path);
    cg_page_add(page, "}");
    add_source(page);
    cg_page_add(page, "}");
}

/* --- one a line ------------------------------------------------------------------ */

static cg_status add_finding_line(cg_page *page, const cg_finding *finding, size_t index)
{
    (void)index;
    add_finding(page, finding);
    cg_page_add(page, "\n");
    return CG_OK;
}

static cg_status add_file_line(cg_page *page, const cg_file_account *file, size_t index)
{
    (void)index;
    add_file(page, file);
    cg_page_add(page, "\n");
    return CG_OK;
}

static cg_status write_lines(cg_page *page)
{
    cg_status status = cg_page_each_finding(page, CG_FINDINGS_BY_PLACE, add_finding_line);
    return status == CG_OK ? cg_page_each_file(page, false, add_file_line) : status;
}

cg_status cg_rdjsonl_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    return cg_page_write(input, out, write_lines, error);
}

/* --- one object ------------------------------------------------------------------ */

static cg_status add_finding_item(cg_page *page, const cg_finding *finding, size_t index)
{
    (void)index;
    cg_page_next_item(page, ",");
    cg_page_add(page, "\n");
    add_finding(page, finding);
    return CG_OK;
}

static cg_status add_file_item(cg_page *page, const cg_file_account *file, size_t index)
{
    (void)index;
    cg_page_next_item(page, ",");
    cg_page_add(page, "\n");
    add_file(page, file);
    return CG_OK;
}

static cg_status write_object(cg_page *page)
{
    cg_page_add(page, "{");
    add_source(page);
    cg_json_add_key(&page->record, "diagnostics");
    cg_page_add(page, "[");
    cg_status status = cg_page_each_finding(page, CG_FINDINGS_BY_PLACE, add_finding_item);
    if (status == CG_OK)
        status = cg_page_each_file(page, false, add_file_item);
    cg_page_add(page, "\n]}\n");
    return status;
}

cg_status cg_rdjson_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    return cg_page_write(input, out, write_object, error);
}
