/* Markdown as GitHub and GitLab show it: verdicts, findings, other statements, and
 * files that were not scanned whole. */
#include "report/markdown.h"

#include "base/alloc.h"
#include "report/columns.h"
#include "report/escape.h"
#include "report/formats.h"
#include "result/order.h"

#include <inttypes.h>

static void add_foreign(cg_page *page, cg_slice text)
{
    cg_escape_add_markdown(&page->record, text);
}

static void add_cell(cg_page *page, cg_slice text)
{
    cg_page_add(page, " | ");
    add_foreign(page, text);
}

static void add_level(cg_page *page, cg_level level)
{
    add_cell(page, cg_slice_of(level == CG_LEVEL_NONE ? "" : cg_level_name(level)));
}

/* --- verdicts ---------------------------------------------------------------------- */

static void add_verdict(cg_page *page, const cg_verdict *verdict)
{
    const cg_claim_info *claim = &page->input->claims[verdict->claim];
    cg_page_add(page, "| ");
    add_foreign(page, claim->claim);
    add_cell(page, claim->id);
    add_cell(page, cg_slice_of(cg_verdict_name(verdict->kind)));
    cg_buf_printf(&page->record, " | %" PRIu32 " | %" PRIu32 " | %" PRIu32, verdict->support,
                  verdict->contradict, verdict->mention);
    add_cell(page, verdict->derivation);
    add_level(page, cg_verdict_level(verdict));
    cg_page_add(page, " |\n");
}

static void add_steps(cg_page *page, const cg_verdict *verdict)
{
    const cg_claim_info *claim = &page->input->claims[verdict->claim];
    cg_page_add(page, "### ");
    add_foreign(page, claim->claim);
    cg_buf_printf(&page->record, ": %s\n\n", cg_verdict_name(verdict->kind));
    for (size_t i = 0; i < verdict->steps_len; i++) {
        cg_buf_printf(&page->record, "%zu. %s: ", i + 1, verdict->steps[i].rule);
        add_foreign(page, verdict->steps[i].text);
        cg_page_add(page, "\n");
    }
    cg_page_add(page, "\n");
}

static cg_status add_derivations(cg_page *page)
{
    const cg_results *results = page->input->results;
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < results->verdicts.len; i++) {
        if (i == 0)
            cg_page_add(page, "## How verdicts came about\n\n");
        add_steps(page, &results->verdicts.items[i]);
        status = cg_page_end_record(page);
    }
    return status;
}

static cg_status add_verdicts(cg_page *page)
{
    const cg_results *results = page->input->results;
    cg_status status = CG_OK;
    if (!results->verdicts.len)
        return CG_OK;
    cg_page_add(page, "## Verdicts\n\n"
                      "| Claim | Rule | Verdict | Support | Contradict | Mention | Basis | "
                      "Finding |\n"
                      "|---|---|---|---:|---:|---:|---|---|\n");
    for (size_t i = 0; status == CG_OK && i < results->verdicts.len; i++) {
        add_verdict(page, &results->verdicts.items[i]);
        status = cg_page_end_record(page);
    }
    cg_page_add(page, "\n");
    return status == CG_OK && page->input->explain ? add_derivations(page) : status;
}

/* --- statements ---------------------------------------------------------------------- */

/* A copy is an item below the statement that it follows. */
static void add_statement(cg_page *page, const cg_statement *s)
{
    cg_finding row = {.statement = s};
    cg_level level = cg_statement_level(s);
    cg_page_add(page, s->copy_of ? "  - " : "- ");
    cg_page_add(page, level == CG_LEVEL_NONE ? "" : "**");
    cg_page_add(page, level == CG_LEVEL_NONE ? "" : cg_level_name(level));
    cg_page_add(page, level == CG_LEVEL_NONE ? "" : "**: ");
    add_foreign(page, cg_page_finding(page, &row));
    cg_page_add(page, " (");
    add_foreign(page, s->path);
    cg_buf_printf(&page->record, ":%" PRIu32 ":%" PRIu32 ")\n", s->line,
                  cg_columns_of(page->input, s).start);
    cg_page_add(page, s->copy_of ? "    > " : "  > ");
    add_foreign(page, s->quote);
    cg_page_add(page, "\n");
}

static cg_status add_statements(cg_page *page)
{
    const cg_statement **sorted = cg_order_statements(page->input->results, CG_ORDER_CLAIM);
    if (!sorted)
        return cg_error_memory(page->error);
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && sorted[i]; i++) {
        const cg_claim_info *claim = &page->input->claims[sorted[i]->claim];
        if (i == 0)
            cg_page_add(page, "## Statements\n\n");
        if (i == 0 || sorted[i - 1]->claim != sorted[i]->claim) {
            cg_page_add(page, i ? "\n### " : "### ");
            add_foreign(page, claim->claim);
            cg_page_add(page, "\n\n");
        }
        add_statement(page, sorted[i]);
        status = cg_page_end_record(page);
    }
    cg_page_add(page, page->input->results->statements.len ? "\n" : "");
    cg_alloc_free(sorted);
    return status;
}

/* --- files ---------------------------------------------------------------------------- */

static cg_status add_file(cg_page *page, const cg_file_account *file, size_t index)
{
    if (index == 0)
        cg_page_add(page, "## Files not scanned whole\n\n");
    cg_page_add(page, "- ");
    add_foreign(page, file->path);
    cg_page_add(page, ": ");
    add_foreign(page, cg_page_file(page, file));
    cg_page_add(page, "\n");
    return CG_OK;
}

cg_status cg_markdown_add(cg_page *page)
{
    cg_page_add(page, "# claimgrep\n\n");
    add_foreign(page, cg_page_summary(page));
    cg_page_add(page, "\n\n");
    cg_status status = add_verdicts(page);
    if (status == CG_OK)
        status = add_statements(page);
    return status == CG_OK ? cg_page_each_file(page, false, add_file) : status;
}

cg_status cg_markdown_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    return cg_page_write(input, out, cg_markdown_add, error);
}
