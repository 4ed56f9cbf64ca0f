/* PDF, by pdftotext and pdfinfo, which are run as children: places are those in
 * the text that comes out, its lines counted page by page. */
#include "read/pdf.h"

#include "base/child.h"
#include "base/limits.h"
#include "read/read.h"

static const cg_child_limits limits = {.seconds = CG_MAX_PDF_SECONDS, .memory = CG_MAX_PDF_MEMORY};

/* --- what is wrong ------------------------------------------------------------------- */

typedef struct fault {
    cg_defect defect; /* CG_DEFECT_NONE: nothing is */
    const char *reason;
} fault;

static bool holds(const cg_buf *text, const char *what)
{
    return text->len > 0 && strstr(text->ptr, what);
}

/* Every PDF file ends so; without it, what stood behind is lost. */
static bool is_whole(cg_slice bytes)
{
    static const char end[] = "%%EOF";
    size_t reach = bytes.len < 1024 ? bytes.len : 1024;
    cg_slice tail = cg_slice_sub(bytes, bytes.len - reach, bytes.len);
    for (size_t at = 0; at + sizeof end - 1 <= tail.len; at++)
        if (memcmp(tail.ptr + at, end, sizeof end - 1) == 0)
            return true;
    return false;
}

/* One status stands for many things; what it complains of tells them apart. */
static fault fault_of_status(int code, const cg_buf *complaints)
{
    if (code == 0)
        return (fault){CG_DEFECT_NONE, NULL};
    if (holds(complaints, "Incorrect password") || holds(complaints, "ncrypt"))
        return (fault){CG_DEFECT_UNREAD, "encrypted"};
    if (code == 3)
        return (fault){CG_DEFECT_UNREAD, "its owner forbids to copy text from it"};
    if (code == 99)
        return (fault){CG_DEFECT_LEFT_OUT,
                       "\"pdftotext\" is too old: it has no option -tsv"};
    return (fault){CG_DEFECT_UNREAD, "damaged"};
}

static fault fault_of(const cg_child_result *result, const cg_buf *complaints)
{
    switch (result->end) {
    case CG_CHILD_ABSENT:
        return (fault){CG_DEFECT_LEFT_OUT, "\"pdftotext\" is not installed"};
    case CG_CHILD_SLOW:
        return (fault){CG_DEFECT_CUT, "takes too long: only the start was read"};
    case CG_CHILD_LONG:
        return (fault){CG_DEFECT_CUT, "has too much text: only the start was read"};
    case CG_CHILD_BROKEN:
        return (fault){CG_DEFECT_UNREAD, "damaged: \"pdftotext\" breaks off on it"};
    case CG_CHILD_EXITED:
        break;
    }
    return fault_of_status(result->code, complaints);
}

/* --- the document --------------------------------------------------------------------- */

static bool is_blank(const cg_pdf *pdf)
{
    for (size_t i = 0; i < pdf->pages.len; i++)
        if (pdf->pages.items[i].words > 0)
            return false;
    return true;
}

/* Half of the pages or more are pictures. */
static bool keep_note(cg_document *document, const cg_pdf *pdf, const fault *wrong)
{
    size_t blank = 0;
    for (size_t i = 0; i < pdf->pages.len; i++)
        blank += pdf->pages.items[i].words == 0;
    if (wrong->reason)
        document->note = cg_arena_copy(&document->arena, cg_slice_of(wrong->reason));
    else if (blank * 2 >= pdf->pages.len)
        document->note =
            cg_arena_printf(&document->arena, "no text layer on %zu of %zu pages",
                            blank, pdf->pages.len);
    else
        return true;
    return document->note.ptr != NULL;
}

static bool add_pages(cg_document *document, const cg_pdf *pdf)
{
    for (size_t i = 0; i < pdf->pages.len; i++)
        if (!cg_vec_push(&document->page_starts, pdf->pages.items[i].start))
            return false;
    return true;
}

/* pdfinfo may be missing: then nothing is known of the file. */
static cg_status add_info(const cg_source *source, cg_document *document,
                          cg_error *error)
{
    static const char *const argv[] = {"pdfinfo", "-isodates", "-enc",
                                       "UTF-8",   "-",         NULL};
    cg_child_result result;
    cg_buf out, complaints;
    cg_buf_init(&out, CG_MAX_FRONT_MATTER);
    cg_buf_init(&complaints, CG_MAX_PDF_COMPLAINTS);
    cg_status status =
        cg_child_run(argv, source->bytes, &limits, &out, &complaints, &result, error);
    if (status == CG_E_IO)
        status = CG_OK; /* as when it is missing */
    if (status == CG_OK && !cg_pdf_add_info(document, cg_buf_slice(&out)))
        status = cg_error_memory(error);
    cg_buf_release(&complaints);
    cg_buf_release(&out);
    return status;
}

static cg_status build(const cg_source *source, cg_sink *sink, cg_pdf *pdf,
                       const fault *wrong, cg_error *error)
{
    cg_document *document = sink->document;
    cg_source own = *source;
    cg_builder builder;
    own.bytes = cg_buf_slice(&pdf->text);
    /* Until it is built: the text's source is not itself, but the lines. */
    own.space = CG_SPACE_MEMBER;
    cg_status status = cg_read_begin(&own, sink, true, error);
    if (status == CG_OK)
        status = add_info(source, document, error);
    if (status != CG_OK)
        return status;
    cg_builder_init(&builder, document);
    if (!add_pages(document, pdf) || !cg_pdf_build(pdf, &builder) ||
        !keep_note(document, pdf, wrong))
        return cg_error_memory(error);
    status = cg_builder_finish(&builder, error);
    document->space = CG_SPACE_TEXT;
    document->defect = wrong->defect;
    return status == CG_OK ? sink->take(sink->context, document, error) : status;
}

static cg_status read_rows(const cg_source *source, cg_sink *sink, cg_slice rows,
                           fault wrong, cg_error *error)
{
    cg_pdf pdf;
    cg_status status;
    cg_pdf_init(&pdf);
    if (!cg_pdf_read_rows(&pdf, rows) || !cg_pdf_drop_margins(&pdf)) {
        status = cg_error_memory(error);
    } else if (is_blank(&pdf)) {
        if (!wrong.reason)
            wrong = (fault){CG_DEFECT_UNREAD, "no text layer"};
        status = cg_read_defect(source, sink, wrong.defect, wrong.reason, error);
    } else {
        status = build(source, sink, &pdf, &wrong, error);
    }
    cg_pdf_release(&pdf);
    return status;
}

cg_status cg_read_pdf(const cg_source *source, cg_sink *sink, cg_error *error)
{
    static const char *const argv[] = {"pdftotext", "-enc", "UTF-8", "-tsv",
                                       "-",         "-",    NULL};
    cg_child_result result;
    cg_buf rows, complaints;
    cg_buf_init(&rows, CG_MAX_PDF_OUTPUT);
    cg_buf_init(&complaints, CG_MAX_PDF_COMPLAINTS);
    cg_error own = {0};
    cg_status status =
        cg_child_run(argv, source->bytes, &limits, &rows, &complaints, &result, &own);
    fault wrong = fault_of(&result, &complaints);
    if (status == CG_E_IO) { /* of this file: others may be read without a child */
        wrong = (fault){CG_DEFECT_UNREAD, own.text};
        status = CG_OK;
    } else if (status != CG_OK && error) {
        *error = own;
    }
    if (status == CG_OK && !wrong.reason && !is_whole(source->bytes))
        wrong = (fault){CG_DEFECT_UNREAD, "damaged: its end is missing"};
    if (status == CG_OK)
        status = read_rows(source, sink, cg_buf_slice(&rows), wrong, error);
    cg_buf_release(&complaints);
    cg_buf_release(&rows);
    return status;
}
