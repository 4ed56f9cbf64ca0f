/* What all pages share: the frame, and the small pieces that they are made of. */
#ifndef CG_SHEET_HTML_H
#define CG_SHEET_HTML_H

#include "sheet/page.h"

/* Words of documents or of ours, escaped. */
void cg_html_text(cg_sheet_page *page, cg_slice text);
/* The page's `words`, escaped, which are empty then. */
void cg_html_words(cg_sheet_page *page);
/* The same within <bdi>, for names in any script. */
void cg_html_name(cg_sheet_page *page, cg_slice name);
/* "not recorded" for what is empty. */
void cg_html_known(cg_sheet_page *page, cg_slice text);
/* <time>, with what it is the date of in front: "said", "published". */
void cg_html_date(cg_sheet_page *page, const char *lead, const cg_when *when);
/* A link to `words` as an address, with `label` as its text. */
void cg_html_link(cg_sheet_page *page, cg_slice label);
/* A mark and the word for a verdict. */
void cg_html_verdict(cg_sheet_page *page, cg_verdict_kind kind);
/* A bar that two numbers part. */
void cg_html_balance(cg_sheet_page *page, uint32_t support, uint32_t contradict,
                     uint32_t mention);
/* One row of a list of terms; the value is written between the two. */
void cg_html_term(cg_sheet_page *page, const char *term);
void cg_html_term_end(cg_sheet_page *page);

/* What is folded away behind a summary, which is `words`: from here to the end of it. It
 * stands behind the element that folds it and not within, so that paper, where all is
 * open, can have it whatever the browser makes of that element. */
void cg_html_fold(cg_sheet_page *page);
void cg_html_fold_end(cg_sheet_page *page);

/* From <!DOCTYPE html> to within <head>, the style sheet included; then from its end to
 * within <main>; and from the end of that to the end of the page. A title that no tab or
 * list of results would show is cut. */
void cg_html_head(cg_sheet_page *page, cg_slice title);
void cg_html_body(cg_sheet_page *page, bool of_claim, cg_slice pack);
void cg_html_end(cg_sheet_page *page);

/* Statements over time: html_chart.c */
void cg_html_positions(cg_sheet_page *page, const cg_sheet *sheet);
/* Of all claims together: html_years.c */
void cg_html_years(cg_sheet_page *page);
/* One side's list: html_statements.c */
void cg_html_side(cg_sheet_page *page, const cg_sheet *sheet, cg_stance stance);
/* Coverage, sources and method: html_sources.c */
void cg_html_coverage(cg_sheet_page *page, const cg_sheet *sheet);
void cg_html_sources(cg_sheet_page *page, const cg_sheet *sheet);
void cg_html_method(cg_sheet_page *page, const cg_sheet *sheet);

/* The style sheet (style.css), a line each, the last NULL. */
extern const char *const cg_sheet_style[];

#endif
