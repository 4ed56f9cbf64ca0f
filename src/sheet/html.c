#include "sheet/html.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "report/escape.h"
#include "sheet/words.h"

#include <inttypes.h>

/* --- pieces -------------------------------------------------------------------------- */

void cg_html_text(cg_sheet_page *page, cg_slice text)
{
    cg_escape_add_html(&page->out, text);
}

void cg_html_words(cg_sheet_page *page)
{
    cg_html_text(page, cg_sheet_page_words(page));
}

void cg_html_name(cg_sheet_page *page, cg_slice name)
{
    cg_sheet_page_add(page, "<bdi>");
    cg_html_text(page, name);
    cg_sheet_page_add(page, "</bdi>");
}

void cg_html_known(cg_sheet_page *page, cg_slice text)
{
    if (text.len)
        cg_html_name(page, text);
    else
        cg_sheet_page_add(page, "<span class=\"unknown\">" CG_SHEET_UNKNOWN "</span>");
}

/* Numbers that are no day of a calendar ("2011-02-31") are no time to a browser. */
static bool is_calendar(uint32_t day)
{
    static const unsigned char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint32_t year = day / 10000, month = day / 100 % 100;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day % 100 <= days[month - 1] && (leap || month != 2 || day % 100 != 29);
}

void cg_html_date(cg_sheet_page *page, const char *lead, const cg_when *when)
{
    bool whole = when->last && (when->first != when->last || is_calendar(when->first));
    cg_sheet_page_add(page, lead);
    if (!when->last) {
        cg_sheet_page_add(page, "<span class=\"unknown\">undated</span>");
        return;
    }
    cg_sheet_page_add(page, whole ? "<time>" : "<span>");
    cg_html_text(page, when->text);
    cg_sheet_page_add(page, whole ? "</time>" : "</span>");
}

void cg_html_link(cg_sheet_page *page, cg_slice label)
{
    cg_sheet_page_add(page, "<a href=\"");
    cg_html_words(page);
    cg_sheet_page_add(page, "\">");
    cg_html_name(page, label);
    cg_sheet_page_add(page, "</a>");
}

/* Told apart by their shapes as well as by the word. */
static const char *const marks[] = {
    [CG_VERDICT_NOT_FOUND] = "<circle cx=\"8\" cy=\"8\" r=\"6.5\" stroke-dasharray=\"2.6 2.5\"/>",
    [CG_VERDICT_SUPPORTED] =
        "<circle cx=\"8\" cy=\"8\" r=\"6.5\"/><path d=\"m5 8.3 2.2 2.2L11 6\"/>",
    [CG_VERDICT_CONTRADICTED] =
        "<path d=\"M8 1.2 14.8 8 8 14.8 1.2 8z\"/><path d=\"m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4\"/>",
    [CG_VERDICT_MIXED] = "<circle cx=\"8\" cy=\"8\" r=\"6.5\"/>"
                         "<path d=\"M8 1.5a6.5 6.5 0 0 1 0 13z\" fill=\"currentColor\"/>",
    [CG_VERDICT_CHANGED] = "<path d=\"M2 5.5h11M10 2.5l3 3-3 3M14 11.5H3M6 8.5l-3 3 3 3\"/>",
    [CG_VERDICT_UNSETTLED] =
        "<circle cx=\"8\" cy=\"8\" r=\"6.5\"/>"
        "<path d=\"M4.5 9c1.2-2 2.4-2 3.5-1s2.3 1 3.5-1\"/>",
};

void cg_html_verdict(cg_sheet_page *page, cg_verdict_kind kind)
{
    cg_sheet_page_add(page, "<span class=\"verdict ");
    cg_sheet_page_add(page, cg_verdict_name(kind));
    cg_sheet_page_add(page, "\"><svg class=\"mark\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">");
    cg_sheet_page_add(page, marks[kind]);
    cg_sheet_page_add(page, "</svg>");
    cg_sheet_page_add(page, cg_sheet_title(kind));
    cg_sheet_page_add(page, "</span>");
}

static void add_part(cg_sheet_page *page, const char *name, double at, double share)
{
    if (share > 0)
        cg_buf_printf(&page->out,
                      "<rect class=\"%s\" x=\"%.2f%%\" width=\"%.2f%%\" height=\"100%%\"/>", name,
                      100 * at, 100 * share);
}

void cg_html_balance(cg_sheet_page *page, uint32_t support, uint32_t contradict,
                     uint32_t mention)
{
    double all = (double)support + contradict + mention;
    if (all == 0)
        return;
    cg_sheet_page_add(page, "<svg class=\"balance\" aria-hidden=\"true\">");
    add_part(page, "for", 0, support / all);
    add_part(page, "none", support / all, mention / all);
    add_part(page, "against", (support + mention) / all, contradict / all);
    cg_sheet_page_add(page, "</svg>\n");
}

void cg_html_term(cg_sheet_page *page, const char *term)
{
    cg_buf_printf(&page->out, "<div><dt>%s</dt><dd>", term);
}

void cg_html_term_end(cg_sheet_page *page)
{
    cg_sheet_page_add(page, "</dd></div>\n");
}

void cg_html_fold(cg_sheet_page *page)
{
    cg_sheet_page_add(page, "<details class=\"fold\"><summary>");
    cg_html_words(page);
    cg_sheet_page_add(page, "</summary></details>\n<div class=\"folded\">\n");
}

void cg_html_fold_end(cg_sheet_page *page)
{
    cg_sheet_page_add(page, "</div>\n");
}

/* --- the frame ------------------------------------------------------------------------ */

static void add_style(cg_sheet_page *page)
{
    for (const char *const *line = cg_sheet_style; *line; line++)
        cg_sheet_page_add(page, *line);
}

/* Nothing may be loaded, and no style but this one holds. */
static void add_policy(cg_sheet_page *page)
{
    char hash[CG_SHA256_BASE64];
    cg_buf style = page->out;
    cg_buf_init(&page->out, CG_MAX_SHEET);
    add_style(page);
    cg_sha256 sum = cg_sha256_of(cg_buf_slice(&page->out));
    style.failed |= !cg_buf_ok(&page->out);
    cg_buf_release(&page->out);
    page->out = style;
    cg_sha256_base64(&sum, hash);
    cg_buf_printf(&page->out,
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'\">\n",
                  hash);
}

#define TITLE 70 /* characters */

/* What controls something is shown as an escape, what is markup as a reference. */
static size_t width_of(uint32_t rune)
{
    bool markup = rune && rune < 0x80 && strchr("&<>\"'#", (int)rune);
    return markup || cg_rune_is_control(rune) ? 6 : 1;
}

/* At a word, where there is one; the whole text when it is short enough. */
static cg_slice cut_title(cg_slice title)
{
    size_t at = 0, word = 0, runes = 0;
    unsigned len = 0;
    for (; at < title.len && runes < TITLE; at += len) {
        runes += width_of(cg_utf8_decode(title, at, &len));
        if (title.ptr[at] == ' ' && runes < TITLE)
            word = at;
    }
    if (at == title.len && runes <= TITLE)
        return title;
    return cg_slice_sub(title, 0, word ? word : cg_utf8_floor(title, at - len));
}

void cg_html_head(cg_sheet_page *page, cg_slice title)
{
    cg_slice shown = cut_title(title);
    cg_sheet_page_add(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                            "<meta charset=\"utf-8\">\n");
    add_policy(page);
    cg_sheet_page_add(page, "<meta name=\"viewport\" content=\"width=device-width, "
                            "initial-scale=1\">\n"
                            "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    cg_html_text(page, shown);
    cg_sheet_page_add(page, shown.len < title.len ? " …" : "");
    cg_sheet_page_add(page, "</title>\n<style>");
    add_style(page);
    cg_sheet_page_add(page, "</style>\n");
}

void cg_html_body(cg_sheet_page *page, bool of_claim, cg_slice pack)
{
    cg_sheet_page_add(page, "</head>\n<body>\n");
    if (of_claim)
        cg_sheet_page_add(page, "<a class=\"skip\" href=\"#statements\">Skip to the "
                                "statements</a>\n<header class=\"top\">\n<p>"
                                "<a href=\"index.html\">All claims</a></p>\n<p>");
    else
        cg_sheet_page_add(page, "<a class=\"skip\" href=\"#claims\">Skip to the claims</a>\n"
                                "<header class=\"top\">\n<p>Fact sheets</p>\n<p>");
    cg_html_name(page, pack);
    cg_sheet_page_add(page, "</p>\n</header>\n<main>\n");
}

void cg_html_end(cg_sheet_page *page)
{
    const char *date = page->input->options->date;
    cg_sheet_page_add(page, "</main>\n<footer>\n<p>Made by claimgrep ");
    cg_sheet_page_add(page, cg_version());
    if (date)
        cg_buf_printf(&page->out, " on <time datetime=\"%s\">%.10s</time>", date, date);
    cg_sheet_page_add(page, ". It says what sources say, and not what is true.</p>\n"
                            "</footer>\n</body>\n</html>\n");
}
