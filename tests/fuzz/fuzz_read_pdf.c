/* Any bytes as what pdftotext and pdfinfo say: a PDF file itself is theirs to read. */
#include "read/pdf.h"
#include "read_property.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cg_slice rows = {(const char *)data, size};
    cg_document document;
    cg_builder builder;
    cg_error error;
    cg_pdf pdf;
    cg_pdf_init(&pdf);
    cg_document_init(&document);
    if (!cg_pdf_read_rows(&pdf, rows) || !cg_pdf_drop_margins(&pdf) ||
        cg_document_begin(&document, CG_SLICE("a"), cg_buf_slice(&pdf.text), true, &error) !=
            CG_OK)
        abort();
    cg_builder_init(&builder, &document);
    if (!cg_pdf_build(&pdf, &builder) || !cg_pdf_add_info(&document, rows) ||
        cg_builder_finish(&builder, &error) != CG_OK)
        abort();
    read_property_check(&document);
    cg_document_release(&document);
    cg_pdf_release(&pdf);
    return 0;
}
