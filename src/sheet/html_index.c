/* The index: all claims, filters over them, and support and contradiction over time. */
#include "sheet/html.h"
#include "sheet/words.h"

#include <inttypes.h>

#define KINDS ((size_t)CG_VERDICT_UNSETTLED + 1)

/* As they are listed: the ones that ask for a reader first. */
static const cg_verdict_kind kinds[KINDS] = {
    CG_VERDICT_SUPPORTED, CG_VERDICT_CONTRADICTED, CG_VERDICT_MIXED,
    CG_VERDICT_CHANGED,   CG_VERDICT_UNSETTLED,    CG_VERDICT_NOT_FOUND,
};

static const cg_verdict *verdict_at(const cg_sheet_page *page, size_t index)
{
    return &page->input->results->verdicts.items[index];
}

/* --- counts and filters ----------------------------------------------------------------- */

static void add_number(cg_sheet_page *page, const char *term, size_t count)
{
    cg_html_term(page, term);
    cg_buf_printf(&page->out, "%zu", count);
    cg_html_term_end(page);
}

static void add_summary(cg_sheet_page *page)
{
    const cg_check_summary *s = page->input->summary;
    cg_sheet_page_add(page, "<header class=\"claim\">\n<h1>What the sources say</h1>\n"
                            "</header>\n<dl class=\"numbers\">\n");
    add_number(page, "Claims", page->input->claim_count);
    add_number(page, "Statements", s->statements);
    add_number(page, "Support", s->support);
    add_number(page, "Contradict", s->contradict);
    add_number(page, "Files scanned", s->scanned);
    add_number(page, "Not scanned whole", s->files - s->scanned);
    cg_sheet_page_add(page, "</dl>\n");
}

static size_t count_kind(const cg_sheet_page *page, cg_verdict_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < page->input->claim_count; i++)
        count += verdict_at(page, i)->kind == kind;
    return count;
}

/* The style sheet hides the rows of other verdicts: no script is needed. */
static void add_filters(cg_sheet_page *page)
{
    cg_buf_printf(&page->out,
                  "<fieldset class=\"filters\">\n<legend>Show</legend>\n"
                  "<input type=\"radio\" name=\"verdict\" id=\"show-all\" checked>"
                  "<label for=\"show-all\">All <span class=\"count\">%zu</span></label>\n",
                  page->input->claim_count);
    for (size_t i = 0; i < KINDS; i++) {
        const char *name = cg_verdict_name(kinds[i]);
        size_t count = count_kind(page, kinds[i]);
        cg_buf_printf(&page->out,
                      "<input type=\"radio\" name=\"verdict\" id=\"show-%s\"%s>"
                      "<label for=\"show-%s\">%s <span class=\"count\">%zu</span></label>\n",
                      name, count ? "" : " disabled", name, cg_sheet_title(kinds[i]), count);
    }
    cg_sheet_page_add(page, "</fieldset>\n");
}

/* --- claims ----------------------------------------------------------------------------- */

static void add_dates(cg_sheet_page *page, const cg_sheet_entry *entry)
{
    if (!entry->earliest.last) {
        cg_sheet_page_add(page, "<span class=\"unknown\">undated</span>");
        return;
    }
    cg_html_date(page, "", &entry->earliest);
    if (cg_slice_equal(entry->earliest.text, entry->latest.text))
        return;
    cg_html_date(page, " to ", &entry->latest);
}

static void add_row(cg_sheet_page *page, const cg_sheet_entry *entry, size_t index)
{
    const cg_claim_info *claim = &page->input->claims[index];
    const cg_verdict *v = verdict_at(page, index);
    cg_buf_printf(&page->out, "<tr class=\"is-%s\"><th scope=\"row\">", cg_verdict_name(v->kind));
    cg_sheet_page_add_name(&page->words, claim, ".html");
    cg_html_link(page, claim->claim);
    cg_sheet_page_add(page, "</th><td>");
    cg_html_verdict(page, v->kind);
    cg_buf_printf(&page->out,
                  "</td><td class=\"number\">%" PRIu32 "</td><td class=\"number\">%" PRIu32
                  "</td><td class=\"number\">%" PRIu32 "</td><td class=\"when\">",
                  v->support, v->contradict, v->mention);
    add_dates(page, entry);
    cg_sheet_page_add(page, "</td></tr>\n");
}

/* Claims of one pack stand in a row. */
static bool begins_pack(const cg_sheet_page *page, size_t index)
{
    const cg_claim_info *claims = page->input->claims;
    return index == 0 ||
           !cg_slice_equal(claims[index].pack_title, claims[index - 1].pack_title);
}

static void begin_table(cg_sheet_page *page, size_t index)
{
    cg_slice title = page->input->claims[index].pack_title;
    cg_sheet_page_add(page, "<table class=\"claims\">\n<caption>");
    cg_html_name(page, title.len ? title : CG_SLICE("Claims"));
    cg_sheet_page_add(page, "</caption>\n<thead><tr><th scope=\"col\">Claim</th>"
                            "<th scope=\"col\">Verdict</th><th scope=\"col\">Support</th>"
                            "<th scope=\"col\">Contradict</th><th scope=\"col\">Mention</th>"
                            "<th scope=\"col\">Dates</th></tr></thead>\n<tbody>\n");
}

static void add_claims(cg_sheet_page *page, const cg_sheet_entry *entries)
{
    cg_sheet_page_add(page, "<section id=\"claims\" aria-labelledby=\"claims-title\">\n"
                            "<h2 id=\"claims-title\">Claims</h2>\n");
    add_filters(page);
    for (size_t i = 0; i < page->input->claim_count; i++) {
        if (begins_pack(page, i)) {
            cg_sheet_page_add(page, i ? "</tbody>\n</table>\n" : "");
            begin_table(page, i);
        }
        add_row(page, &entries[i], i);
    }
    cg_sheet_page_add(page, page->input->claim_count ? "</tbody>\n</table>\n" : "");
    cg_sheet_page_add(page, "</section>\n");
}

void cg_sheet_index_html(cg_sheet_page *page, const cg_sheet_entry *entries)
{
    const cg_claim_info *claims = page->input->claims;
    cg_slice pack = page->input->claim_count ? claims[0].pack_title : CG_SLICE("");
    for (size_t i = 0; i < page->input->claim_count; i++)
        if (i && begins_pack(page, i))
            pack = CG_SLICE("");
    cg_buf_add_slice(&page->words, CG_SLICE("Fact sheets"));
    cg_buf_add_slice(&page->words, pack.len ? CG_SLICE(": ") : pack);
    cg_buf_add_slice(&page->words, pack);
    cg_html_head(page, cg_sheet_page_words(page));
    cg_html_body(page, false, pack);
    add_summary(page);
    add_claims(page, entries);
    cg_html_years(page);
    cg_html_end(page);
}
