#include "sheet/sheet.h"

#include "base/alloc.h"
#include "base/limits.h"
#include "sheet/cite.h"
#include "sheet/folder.h"
#include "sheet/link.h"
#include "sheet/page.h"
#include "sheet/review.h"

cg_status cg_sheets_prepare(const cg_sheet_options *options, cg_error *error)
{
    if (!options->folder || !*options->folder)
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "no folder for fact sheets");
    if (options->review_url && !cg_sheet_review_is_address(options->review_url))
        return cg_error_set(error, CG_E_USAGE, 0, NULL,
                            "\"%s\" is not an address that sheets can be published at, such as "
                            "\"https://example.org/facts/\"",
                            options->review_url);
    cg_status status = cg_sheet_folder_check(options->folder, error);
    return status == CG_OK ? cg_sheet_folder_make(options->folder, error) : status;
}

/* --- one claim ---------------------------------------------------------------------------- */

typedef void form_fn(cg_sheet_page *page, const cg_sheet *sheet);

static const struct {
    const char *ending;
    form_fn *write;
} forms[] = {
    {".html", cg_sheet_html},
    {".md", cg_sheet_markdown},
    {".json", cg_sheet_json},
};

static cg_status write_form(cg_sheet_page *page, const cg_sheet *sheet, size_t form,
                            cg_error *error)
{
    cg_buf name;
    cg_buf_init(&name, CG_MAX_PATH);
    cg_sheet_page_add_name(&name, sheet->claim, forms[form].ending);
    forms[form].write(page, sheet);
    cg_status status = cg_buf_ok(&name) ? cg_sheet_page_write(page, name.ptr, error)
                                        : cg_error_memory(error);
    cg_buf_release(&name);
    return status;
}

static cg_status write_claim(cg_sheet_page *page, cg_sheet_set *set, size_t index, size_t *at,
                             cg_sheet_entry *entry, cg_error *error)
{
    cg_sheet sheet;
    cg_status status = cg_sheet_gather(&sheet, set, index, at, error);
    for (size_t i = 0; status == CG_OK && i < sizeof forms / sizeof *forms; i++)
        status = write_form(page, &sheet, i, error);
    *entry = (cg_sheet_entry){.earliest = sheet.earliest,
                              .latest = sheet.latest,
                              .sources = sheet.sources.len,
                              .changed = sheet.changed};
    cg_sheet_release(&sheet);
    return status;
}

/* --- all of them -------------------------------------------------------------------------- */

static cg_status write_index(cg_sheet_page *page, const cg_sheet_entry *entries, cg_error *error)
{
    cg_sheet_index_html(page, entries);
    cg_status status = cg_sheet_page_write(page, "index.html", error);
    if (status != CG_OK)
        return status;
    cg_sheet_index_json(page, entries);
    return cg_sheet_page_write(page, "index.json", error);
}

static cg_status write_all(cg_sheet_page *page, cg_sheet_set *set, cg_sheet_entry *entries,
                           cg_error *error)
{
    const cg_sheet_options *options = page->input->options;
    cg_status status = CG_OK;
    for (size_t i = 0, at = 0; status == CG_OK && i < page->input->claim_count; i++)
        status = write_claim(page, set, i, &at, &entries[i], error);
    if (status == CG_OK)
        status = write_index(page, entries, error);
    if (status == CG_OK && options->csl)
        status = cg_sheet_cite_csl(page, error);
    if (status == CG_OK && options->bibtex)
        status = cg_sheet_cite_bibtex(page, error);
    return status;
}

cg_status cg_sheets_write(const cg_sheet_input *input, cg_error *error)
{
    cg_sheet_set set;
    cg_sheet_page page;
    cg_buf way_back;
    cg_buf_init(&way_back, CG_MAX_PATH);
    bool linked = cg_link_add_way_back(&way_back, input->options->folder);
    cg_slice way = cg_buf_slice(&way_back);
    cg_sheet_page_init(&page, input, linked ? way.ptr : NULL);
    cg_sheet_entry *entries = cg_alloc_zeroed(input->claim_count + 1, sizeof *entries);
    cg_status status = cg_results_check(input->results, input->claim_count, error);
    cg_status ready = cg_sheet_set_init(&set, input, status == CG_OK ? error : NULL);
    status = status == CG_OK ? ready : status;
    if (status == CG_OK && (!entries || !cg_buf_ok(&way_back)))
        status = cg_error_memory(error);
    if (status == CG_OK && entries)
        status = write_all(&page, &set, entries, error);
    cg_sheet_set_release(&set);
    cg_sheet_page_release(&page);
    cg_buf_release(&way_back);
    cg_alloc_free(entries);
    return status;
}
