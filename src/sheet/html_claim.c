/* The page of one claim. */
#include "sheet/html.h"
#include "sheet/review.h"
#include "sheet/words.h"

#include <inttypes.h>

static void add_title(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_sheet_page_add(page, "<header class=\"claim\">\n<p class=\"kicker\">Fact sheet</p>\n<h1>");
    cg_sheet_page_add(page, "<q>");
    cg_html_name(page, sheet->claim->claim);
    cg_sheet_page_add(page, "</q></h1>\n<p class=\"id\"><code>");
    cg_html_text(page, sheet->claim->id);
    cg_sheet_page_add(page, "</code>");
    if (page->input->versions)
        cg_buf_printf(&page->out, ", rule version <code>%016" PRIx64 "</code>",
                      page->input->versions[sheet->index].high);
    cg_sheet_page_add(page, "</p>\n</header>\n");
}

static void add_figure(cg_sheet_page *page, const char *class, uint32_t count, const char *what,
                       const char *anchor)
{
    cg_buf_printf(&page->out,
                  "<li class=\"%s\"><a href=\"#%s\"><span class=\"number\">%" PRIu32
                  "</span> %s</a></li>\n",
                  class, anchor, count, what);
}

static void add_verdict(cg_sheet_page *page, const cg_sheet *sheet)
{
    const cg_verdict *v = sheet->verdict;
    cg_buf_printf(&page->out, "<section class=\"panel %s\" aria-labelledby=\"verdict\">\n",
                  cg_verdict_name(v->kind));
    cg_sheet_page_add(page, "<h2 id=\"verdict\"><span class=\"hidden\">Verdict: </span>");
    cg_html_verdict(page, v->kind);
    cg_sheet_page_add(page, "</h2>\n<p class=\"meaning\">");
    cg_sheet_page_add(page, cg_sheet_meaning(v->kind));
    cg_sheet_page_add(page, "</p>\n");
    cg_html_balance(page, v->support, v->contradict, v->mention);
    cg_sheet_page_add(page, "<ul class=\"figures\">\n");
    add_figure(page, "for", v->support, "support", "support");
    add_figure(page, "none", v->mention, v->mention == 1 ? "mention" : "mentions", "context");
    add_figure(page, "against", v->contradict, "contradict", "contradiction");
    cg_sheet_page_add(page, "</ul>\n<p class=\"basis\">");
    cg_sheet_add_basis(&page->words, sheet);
    cg_html_words(page);
    cg_sheet_page_add(page, "</p>\n<p class=\"extent\">");
    cg_html_text(page, cg_sheet_extent(v));
    cg_sheet_page_add(page, "</p>\n</section>\n");
}

static void add_contents(cg_sheet_page *page)
{
    static const char *const parts[][2] = {
        {"support", "Support"},       {"contradiction", "Contradiction"},
        {"positions", "Over time"},   {"context", "Context"},
        {"coverage", "Coverage"},     {"sources", "Sources"},
        {"method", "Method"},
    };
    cg_sheet_page_add(page, "<nav aria-label=\"On this sheet\">\n<ul>\n");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        cg_buf_printf(&page->out, "<li><a href=\"#%s\">%s</a></li>\n", parts[i][0], parts[i][1]);
    cg_sheet_page_add(page, "</ul>\n</nav>\n");
}

static void add_doubt(void *context, cg_slice sentence)
{
    cg_sheet_page *page = context;
    cg_sheet_page_add(page, "<li>");
    cg_html_text(page, sentence);
    cg_sheet_page_add(page, "</li>\n");
}

static void add_context(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_sheet_page_add(page, "<section id=\"context\" aria-labelledby=\"context-title\">\n"
                            "<h2 id=\"context-title\">Context, and what is ambiguous</h2>\n");
    if (sheet->claim->why.len) {
        cg_sheet_page_add(page, "<p class=\"why\">");
        cg_html_name(page, sheet->claim->why);
        cg_sheet_page_add(page, "</p>\n");
    }
    if (sheet->places.len) {
        cg_sheet_page_add(page, "<ul class=\"plain\">\n");
        size_t before = page->out.len;
        page->out.failed |= !cg_sheet_each_doubt(sheet, add_doubt, page);
        if (page->out.len == before)
            cg_sheet_page_add(page, "<li>Every statement names the subject outright, is dated, "
                                    "and is by somebody known.</li>\n");
        cg_sheet_page_add(page, "</ul>\n");
    }
    cg_html_side(page, sheet, CG_STANCE_MENTION);
    cg_sheet_page_add(page, "</section>\n");
}

void cg_sheet_html(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_buf_printf(&page->words, "%s: ", cg_sheet_title(sheet->verdict->kind));
    cg_buf_add_slice(&page->words, sheet->claim->claim);
    cg_html_head(page, cg_sheet_page_words(page));
    cg_sheet_review(page, sheet);
    cg_html_body(page, true, sheet->claim->pack_title);
    add_title(page, sheet);
    add_verdict(page, sheet);
    add_contents(page);
    cg_sheet_page_add(page, "<div id=\"statements\" class=\"sides\">\n");
    cg_html_side(page, sheet, CG_STANCE_SUPPORT);
    cg_html_side(page, sheet, CG_STANCE_CONTRADICT);
    cg_sheet_page_add(page, "</div>\n");
    cg_html_positions(page, sheet);
    add_context(page, sheet);
    cg_html_coverage(page, sheet);
    cg_html_sources(page, sheet);
    cg_html_method(page, sheet);
    cg_html_end(page);
}
