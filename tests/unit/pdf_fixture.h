/* Pages as pdftotext tells them, put together line by line, without a file. */
#ifndef CG_TESTS_PDF_FIXTURE_H
#define CG_TESTS_PDF_FIXTURE_H

#include "container_fixture.h"

#include "read/pdf.h"

typedef struct pdf_fixture {
    cg_buf rows;
    cg_pdf pdf;
    cg_document document;
    cg_buf blocks; /* as container_fixture_blocks writes them */
    int page;
} pdf_fixture;

static inline void pdf_fixture_init(pdf_fixture *f)
{
    *f = (pdf_fixture){0};
    cg_buf_init(&f->rows, (size_t)64 << 20);
    cg_buf_init(&f->blocks, (size_t)64 << 20);
    cg_buf_add(&f->blocks, "", 0);
    cg_document_init(&f->document);
    cg_pdf_init(&f->pdf);
}

static inline void pdf_fixture_release(pdf_fixture *f)
{
    cg_buf_release(&f->rows);
    cg_buf_release(&f->blocks);
    cg_document_release(&f->document);
    cg_pdf_release(&f->pdf);
}

static inline void pdf_fixture_page(pdf_fixture *f)
{
    f->page++;
    cg_buf_printf(&f->rows,
                  "1\t%d\t0\t0\t0\t0\t0.00\t0.00\t612.00\t792.00\t-1\t###PAGE###\n",
                  f->page);
}

/* `right`: of the block, where its longest line ends. */
static inline void pdf_fixture_block(pdf_fixture *f, int left, int right)
{
    cg_buf_printf(&f->rows,
                  "3\t%d\t0\t0\t0\t0\t%d.00\t0.00\t%d.00\t0.00\t-1\t###FLOW###\n",
                  f->page, left, right - left);
}

/* A line of words that are all `size` high; each letter is 5 points wide. */
static inline void pdf_fixture_line(pdf_fixture *f, int left, int top, int size,
                                    const char *words)
{
    int width = 5 * (int)strlen(words);
    cg_buf_printf(&f->rows,
                  "4\t%d\t0\t0\t0\t0\t%d.00\t%d.00\t%d.00\t%d.00\t-1\t###LINE###\n",
                  f->page, left, top, width, size);
    while (*words) {
        int len = (int)strcspn(words, " ");
        cg_buf_printf(&f->rows,
                      "5\t%d\t0\t0\t0\t0\t%d.00\t%d.00\t%d.00\t%d.00\t100\t%.*s\n",
                      f->page, left, top, 5 * len, size, len, words);
        words += len + (words[len] == ' ');
    }
}

/* Reads the rows, and makes the document. */
static inline void pdf_fixture_build(pdf_fixture *f)
{
    cg_error error;
    cg_builder builder;
    ck_assert(cg_buf_ok(&f->rows));
    ck_assert(cg_pdf_read_rows(&f->pdf, cg_buf_slice(&f->rows)));
    ck_assert(cg_pdf_drop_margins(&f->pdf));
    ck_assert_int_eq(cg_document_begin(&f->document, CG_SLICE("a.pdf"),
                                       cg_buf_slice(&f->pdf.text), true, &error),
                     CG_OK);
    cg_builder_init(&builder, &f->document);
    ck_assert(cg_pdf_build(&f->pdf, &builder));
    ck_assert_int_eq(cg_builder_finish(&builder, &error), CG_OK);
    container_fixture_check_map(&f->document);
    container_fixture_blocks(&f->document, &f->blocks);
}

static inline void pdf_fixture_check(pdf_fixture *f, const char *blocks)
{
    pdf_fixture_build(f);
    ck_assert_str_eq(f->blocks.ptr, blocks);
    pdf_fixture_release(f);
}

#endif
