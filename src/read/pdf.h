/* The pages of a PDF file as pdftotext sees them, and what is made of them. Only
 * for the reader of PDF. */
#ifndef CG_READ_PDF_H
#define CG_READ_PDF_H

#include "base/buf.h"
#include "base/vec.h"
#include "text/builder.h"

/* Lengths are in points, from the top left corner of the page. */
typedef struct cg_pdf_line {
    cg_span span;   /* in the text, without the line break */
    uint32_t page;  /* index */
    uint32_t block; /* index: what pdftotext takes for lines that belong together */
    float left, top, right, bottom;
    float size;   /* the height of its longest word */
    bool dropped; /* a header or footer */
} cg_pdf_line;

typedef struct cg_pdf_page {
    uint32_t start; /* in the text */
    uint32_t number;
    uint32_t words;
    float height;
    float left, right; /* of all its lines */
} cg_pdf_page;

typedef struct cg_pdf_block {
    float left, right;
} cg_pdf_block;

typedef struct cg_pdf {
    cg_buf text; /* line by line, words parted by a space */
    CG_VEC(cg_pdf_line) lines;
    CG_VEC(cg_pdf_page) pages;
    CG_VEC(cg_pdf_block) blocks;
    bool failed; /* memory ran out */
} cg_pdf;

void cg_pdf_init(cg_pdf *pdf);
void cg_pdf_release(cg_pdf *pdf);

/* Reads what "pdftotext -tsv" writes. Rows that make no sense are passed over.
 * False: out of memory. */
bool cg_pdf_read_rows(cg_pdf *pdf, cg_slice rows);
/* Marks lines at the edge of pages that stand on many of them. False: out of
 * memory. */
bool cg_pdf_drop_margins(cg_pdf *pdf);
/* Paragraphs and headings from the lines that are left, with words that were
 * parted at the end of a line made whole. `pdf->text` is the document's source.
 * False: out of memory. */
bool cg_pdf_build(const cg_pdf *pdf, cg_builder *builder);

/* What becomes of a hyphen at the end of a line. */
typedef enum cg_pdf_hyphen {
    CG_PDF_NO_HYPHEN, /* there is none: a space parts the words */
    CG_PDF_DROP,      /* it parts a word: "volun-" "tary" */
    CG_PDF_KEEP,      /* it belongs to the word: "opt-" "out" */
} cg_pdf_hyphen;

/* The words of a file, by which hyphens are judged. */
typedef struct cg_pdf_words {
    uint64_t *slots; /* hashes; 0: free */
    size_t room;     /* a power of two */
} cg_pdf_words;

bool cg_pdf_words_init(cg_pdf_words *words, const cg_pdf *pdf);
void cg_pdf_words_release(cg_pdf_words *words);
/* `len`: of the hyphen, when there is one. */
cg_pdf_hyphen cg_pdf_hyphen_of(const cg_pdf_words *words, cg_slice line, cg_slice next,
                               size_t *len);

/* What pdfinfo says, put in where nothing is known yet. False: out of memory. */
bool cg_pdf_add_info(cg_document *document, cg_slice lines);

#endif
