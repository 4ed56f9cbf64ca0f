#include "sheet/page.h"

#include "base/limits.h"
#include "report/output.h"

#include <errno.h>

void cg_sheet_page_init(cg_sheet_page *page, const cg_sheet_input *input, const char *way_back)
{
    *page = (cg_sheet_page){.input = input, .way_back = way_back};
    cg_buf_init(&page->out, CG_MAX_SHEET);
    cg_buf_init(&page->words, CG_MAX_SHEET);
}

void cg_sheet_page_release(cg_sheet_page *page)
{
    cg_buf_release(&page->out);
    cg_buf_release(&page->words);
}

/* Ids have letters, digits, hyphens, and the slash behind the pack's. */
void cg_sheet_page_add_name(cg_buf *out, const cg_claim_info *claim, const char *ending)
{
    for (size_t i = 0; i < claim->id.len; i++)
        cg_buf_add_char(out, claim->id.ptr[i] == '/' ? '.' : claim->id.ptr[i]);
    cg_buf_add_slice(out, cg_slice_of(ending));
}

static cg_status write_out(void *context, FILE *out, cg_error *error)
{
    const cg_buf *text = context;
    errno = 0;
    if (fwrite(text->ptr ? text->ptr : "", 1, text->len, out) != text->len)
        return cg_error_set(error, CG_E_IO, errno, NULL, "can't write the fact sheet");
    return CG_OK;
}

cg_status cg_sheet_page_write(cg_sheet_page *page, const char *name, cg_error *error)
{
    const cg_output_job job = {write_out, &page->out};
    cg_buf_reset(&page->words);
    cg_buf_printf(&page->words, "%s/%s", page->input->options->folder, name);
    cg_status status = CG_OK;
    if (!cg_buf_ok(&page->out) && page->out.len > CG_MAX_SHEET / 2)
        status = cg_error_set(error, CG_E_LIMIT, 0, page->words.ptr,
                              "the fact sheet would be too long");
    else if (!cg_buf_ok(&page->out) || !cg_buf_ok(&page->words))
        status = cg_error_memory(error);
    else
        status = cg_output_write(&job, page->words.ptr, error);
    cg_buf_reset(&page->out);
    cg_buf_reset(&page->words);
    return status;
}
