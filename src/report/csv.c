/* Comma-separated values (RFC 4180, but for its CRLF): a row for each statement,
 * verdict and file, told apart by the first column. */
#include "report/formats.h"

#include "base/alloc.h"
#include "report/columns.h"
#include "report/escape.h"
#include "report/page.h"
#include "result/order.h"

#include <inttypes.h>

static const char header[] =
    "record,claim,result,finding,path,line,column,end_line,end_column,page,text,lean,modifiers,"
    "voice,speaker,role,said,published,title,author,publisher,url,fingerprint,"
    "standing,baseline,suppression\n";
#define BEHIND_TEXT 13 /* columns, but for those of the state */

static void add(cg_page *page, cg_slice field)
{
    cg_buf_add_char(&page->record, ',');
    cg_escape_add_csv(&page->record, field);
}

static void add_name(cg_page *page, const char *field)
{
    add(page, cg_slice_of(field));
}

static void add_number(cg_page *page, uint32_t number)
{
    if (number)
        cg_buf_printf(&page->record, ",%" PRIu32, number);
    else
        cg_buf_add_char(&page->record, ',');
}

static void add_empty(cg_page *page, unsigned count)
{
    while (count-- > 0)
        cg_buf_add_char(&page->record, ',');
}

/* One column: the level of what counts, and why the rest does not. */
static void add_finding(cg_page *page, cg_level level, cg_baseline_state baseline,
                        const cg_suppression *suppression)
{
    if (level == CG_LEVEL_NONE)
        add_empty(page, 1);
    else if (suppression)
        add_name(page, "suppressed");
    else if (baseline == CG_BASELINE_KNOWN)
        add_name(page, "known");
    else
        add_name(page, cg_level_name(level));
}

/* New or known, and why it is let stand: as in JSON lines. */
static void add_state(cg_page *page, cg_baseline_state baseline,
                      const cg_suppression *suppression)
{
    add_name(page, baseline == CG_BASELINE_NONE ? "" : cg_baseline_state_name(baseline));
    add(page, suppression ? suppression->reason : CG_SLICE(""));
}

static void add_modifiers(cg_page *page, unsigned modifiers)
{
    const char *lead = "";
    cg_buf_add_char(&page->record, ',');
    for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++) {
        if (!(modifiers & (1u << bit)))
            continue;
        cg_page_add(page, lead);
        cg_page_add(page, cg_modifier_name(bit));
        lead = " ";
    }
}

static void add_source(cg_page *page, const cg_statement *s)
{
    static const cg_document_info unknown;
    const cg_document_info *info = s->document ? s->document : &unknown;
    add_name(page, s->voice == CG_VOICE_AUTHOR ? "author" : "speaker");
    add(page, s->speaker_name);
    add(page, s->speaker_role);
    add(page, s->said);
    add(page, info->published);
    add(page, info->title);
    add(page, info->author);
    add(page, info->publisher);
    add(page, info->url);
    add_name(page, s->fingerprint);
    add_name(page, cg_standing_name(s->standing));
}

static void add_statement(cg_page *page, const cg_statement *s)
{
    cg_report_columns columns = cg_columns_of(page->input, s);
    cg_page_add(page, "statement");
    add(page, page->input->claims[s->claim].id);
    add_name(page, cg_stance_name(s->stance));
    add_finding(page, s->finding, s->baseline, s->suppression);
    add(page, s->path);
    add_number(page, s->line);
    add_number(page, columns.start);
    add_number(page, s->end_line);
    add_number(page, columns.end);
    add_number(page, s->page);
    add(page, s->quote);
    add_name(page, s->lean == CG_STANCE_NONE ? "" : cg_stance_name(s->lean));
    add_modifiers(page, s->modifiers);
    add_source(page, s);
    add_state(page, s->baseline, s->suppression);
    cg_page_add(page, "\n");
}

static cg_status add_statements(cg_page *page)
{
    const cg_statement **sorted = cg_order_statements(page->input->results, CG_ORDER_SOURCE);
    if (!sorted)
        return cg_error_memory(page->error);
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && sorted[i]; i++) {
        add_statement(page, sorted[i]);
        status = cg_page_end_record(page);
    }
    cg_alloc_free(sorted);
    return status;
}

static cg_status add_verdicts(cg_page *page)
{
    const cg_results *results = page->input->results;
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < results->verdicts.len; i++) {
        const cg_verdict *verdict = &results->verdicts.items[i];
        cg_page_add(page, "verdict");
        add(page, page->input->claims[verdict->claim].id);
        add_name(page, cg_verdict_name(verdict->kind));
        add_finding(page, verdict->finding, verdict->baseline, verdict->suppression);
        add_empty(page, 6);
        add(page, verdict->derivation);
        add_empty(page, BEHIND_TEXT);
        add_state(page, verdict->baseline, verdict->suppression);
        cg_page_add(page, "\n");
        status = cg_page_end_record(page);
    }
    return status;
}

static cg_status add_file(cg_page *page, const cg_file_account *file, size_t index)
{
    (void)index;
    cg_page_add(page, "file");
    add_empty(page, 1);
    add_name(page, cg_file_status_name(file->status));
    add_empty(page, 1);
    add(page, file->path);
    add_empty(page, 5);
    add(page, file->reason);
    add_empty(page, BEHIND_TEXT + 2);
    cg_page_add(page, "\n");
    return CG_OK;
}

static cg_status write_all(cg_page *page)
{
    cg_page_add(page, header);
    cg_status status = add_statements(page);
    if (status == CG_OK)
        status = add_verdicts(page);
    return status == CG_OK ? cg_page_each_file(page, true, add_file) : status;
}

cg_status cg_csv_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    return cg_page_write(input, out, write_all, error);
}
