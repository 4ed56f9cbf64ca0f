/* One file of the folder in the making: all of it is held until it is written. */
#ifndef CG_SHEET_PAGE_H
#define CG_SHEET_PAGE_H

#include "sheet/gather.h"

typedef struct cg_sheet_page {
    const cg_sheet_input *input;
    const char *way_back; /* to the working folder; NULL: files are not linked to */
    cg_buf out;
    cg_buf words; /* raw, on their way into `out` */
} cg_sheet_page;

void cg_sheet_page_init(cg_sheet_page *page, const cg_sheet_input *input, const char *way_back);
void cg_sheet_page_release(cg_sheet_page *page);
/* Writes `out` to NAME in the folder, and empties the page. */
cg_status cg_sheet_page_write(cg_sheet_page *page, const char *name, cg_error *error);

/* Appends to `out` as it is. */
static inline void cg_sheet_page_add(cg_sheet_page *page, const char *text)
{
    cg_buf_add_slice(&page->out, cg_slice_of(text));
}

/* What is in `words` so far, and until the next of them are begun. */
static inline cg_slice cg_sheet_page_words(cg_sheet_page *page)
{
    cg_slice words = cg_buf_slice(&page->words);
    page->out.failed |= !cg_buf_ok(&page->words);
    if (cg_buf_ok(&page->words))
        page->words.len = 0;
    return words;
}

/* Appends the name of a claim's file: "pack.claim" and the ending. */
void cg_sheet_page_add_name(cg_buf *out, const cg_claim_info *claim, const char *ending);

/* --- the forms: what they write is left in `out` --------------------------------------- */

void cg_sheet_html(cg_sheet_page *page, const cg_sheet *sheet);
void cg_sheet_markdown(cg_sheet_page *page, const cg_sheet *sheet);
void cg_sheet_json(cg_sheet_page *page, const cg_sheet *sheet);

/* What the index knows of each claim. */
typedef struct cg_sheet_entry {
    cg_when earliest, latest;
    size_t sources, changed;
} cg_sheet_entry;

void cg_sheet_index_html(cg_sheet_page *page, const cg_sheet_entry *entries);
void cg_sheet_index_json(cg_sheet_page *page, const cg_sheet_entry *entries);

#endif
