/* TAP 14: a test for each claim, and one for each file that was not scanned whole. */
#include "report/formats.h"

#include "base/json.h"
#include "report/columns.h"
#include "report/escape.h"
#include "report/page.h"

#include <inttypes.h>

typedef struct plan {
    cg_page *page;
    cg_findings findings;
    size_t number; /* of the last test */
} plan;

static bool fails(const cg_page *page, const cg_finding *finding)
{
    return finding->level >= cg_report_fail_on(page->input);
}

static void add_test(plan *p, bool ok, cg_slice name, cg_slice about)
{
    cg_page *page = p->page;
    cg_buf_printf(&page->record, "%s %zu - ", ok ? "ok" : "not ok", ++p->number);
    cg_escape_add_tap(&page->record, name);
    if (about.len) {
        cg_page_add(page, ": ");
        cg_escape_add_tap(&page->record, about);
    }
}

/* One item of a YAML block: JSON's strings are YAML's. */
static void add_item(cg_page *page, const cg_finding *finding)
{
    const cg_statement *s = finding->statement;
    cg_page_add(page, "    - severity: ");
    cg_page_add(page, cg_level_name(finding->level));
    cg_page_add(page, "\n      message: ");
    cg_json_add_string(&page->record, cg_page_finding(page, finding));
    if (s) {
        cg_page_add(page, "\n      at: ");
        cg_json_add_string(&page->record, s->path);
        cg_buf_printf(&page->record, "\n      line: %" PRIu32 "\n      column: %" PRIu32, s->line,
                      cg_columns_of(page->input, s).start);
    }
    cg_page_add(page, "\n");
}

/* `at`: the claim's first finding; moves behind its last. */
static cg_status add_claim(plan *p, const cg_claim_info *claim, size_t *at)
{
    cg_page *page = p->page;
    cg_status status = CG_OK;
    size_t first = *at;
    bool ok = true;
    for (; *at < p->findings.len && p->findings.items[*at].claim == claim; ++*at)
        ok &= !fails(page, &p->findings.items[*at]);
    add_test(p, ok, claim->id, claim->claim);
    cg_page_add(page, first < *at ? "\n  ---\n  findings:\n" : "\n");
    for (size_t i = first; status == CG_OK && i < *at; i++) {
        add_item(page, &p->findings.items[i]);
        status = cg_page_end_record(page);
    }
    cg_page_add(page, first < *at ? "  ...\n" : "");
    return status == CG_OK ? cg_page_end_record(page) : status;
}

static cg_status add_file(cg_page *page, const cg_file_account *file, size_t index)
{
    plan p = {.page = page, .number = page->input->claim_count + index};
    bool incomplete = cg_page_is_incomplete(file);
    add_test(&p, !incomplete, file->path, cg_page_file(page, file));
    cg_page_add(page, incomplete ? "\n" : " # SKIP\n");
    return CG_OK;
}

static cg_status add_claims(plan *p)
{
    cg_status status = CG_OK;
    size_t at = 0;
    if (!cg_findings_list(p->page->input, CG_FINDINGS_BY_CLAIM, &p->findings))
        return cg_error_memory(p->page->error);
    for (uint32_t i = 0; status == CG_OK && i < p->page->input->claim_count; i++)
        status = add_claim(p, &p->page->input->claims[i], &at);
    cg_vec_release(&p->findings);
    return status;
}

static cg_status write_all(cg_page *page)
{
    plan p = {.page = page};
    const cg_check_summary *s = page->input->summary;
    cg_buf_printf(&page->record, "TAP version 14\n1..%zu\n# ",
                  page->input->claim_count + s->files - s->scanned);
    cg_escape_add_tap(&page->record, cg_page_summary(page));
    cg_page_add(page, "\n");
    cg_status status = add_claims(&p);
    return status == CG_OK ? cg_page_each_file(page, false, add_file) : status;
}

cg_status cg_tap_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    return cg_page_write(input, out, write_all, error);
}
