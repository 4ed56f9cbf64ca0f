/* The statements of one side: each with its words, who said them, when and where. */
#include "sheet/html.h"
#include "sheet/link.h"
#include "sheet/words.h"

#include "base/utf8.h"

#include <inttypes.h>

#define OPEN 10   /* statements of a side that are not folded away */
#define LONG 640  /* bytes of a sentence above which a stretch of it is shown first */
#define AROUND 220 /* bytes of it before and behind the match */

/* --- the words ----------------------------------------------------------------------- */

/* A stretch of the sentence, and what of it matched: empty when it is not known where
 * in these words that is. */
typedef struct stretch {
    size_t start, end, match, match_end;
} stretch;

static size_t word_from(cg_slice text, size_t at)
{
    size_t end = at + 40 < text.len ? at + 40 : text.len;
    for (size_t i = at; at > 0 && i < end; i++)
        if (text.ptr[i] == ' ' || text.ptr[i] == '\n')
            return i + 1;
    return cg_utf8_floor(text, at);
}

static size_t word_to(cg_slice text, size_t at)
{
    if (at >= text.len)
        return text.len;
    for (size_t i = at; i + 40 > at && i > 0; i--)
        if (text.ptr[i] == ' ' || text.ptr[i] == '\n')
            return i;
    return cg_utf8_floor(text, at);
}

static stretch whole(const cg_sheet_place *place)
{
    const cg_statement *s = place->statement;
    stretch all = {.end = s->quote.len};
    if (!place->verbatim || s->match_start < s->byte_start || s->match_start >= s->match_end ||
        s->match_end - s->byte_start > s->quote.len)
        return all;
    all.match = (size_t)(s->match_start - s->byte_start);
    all.match_end = (size_t)(s->match_end - s->byte_start);
    return all;
}

static stretch shorten(stretch all, cg_slice quote)
{
    size_t end = all.match_end + AROUND;
    if (all.match > AROUND)
        all.start = word_from(quote, all.match - AROUND);
    if (all.start > all.match)
        all.start = all.match;
    if (all.match_end == 0)
        end += AROUND;
    all.end = word_to(quote, end);
    if (all.end < all.match_end)
        all.end = all.match_end;
    return all;
}

static void add_stretch(cg_sheet_page *page, cg_slice quote, const stretch *s)
{
    if (s->start > 0)
        cg_sheet_page_add(page, "… ");
    if (s->match_end > s->match) {
        cg_html_text(page, cg_slice_sub(quote, s->start, s->match));
        cg_sheet_page_add(page, "<mark>");
        cg_html_text(page, cg_slice_sub(quote, s->match, s->match_end));
        cg_sheet_page_add(page, "</mark>");
        cg_html_text(page, cg_slice_sub(quote, s->match_end, s->end));
    } else
        cg_html_text(page, cg_slice_sub(quote, s->start, s->end));
    if (s->end < quote.len)
        cg_sheet_page_add(page, " …");
}

static void add_quotation(cg_sheet_page *page, const cg_sheet_place *place)
{
    cg_slice quote = place->statement->quote;
    stretch all = whole(place), shown = quote.len > LONG ? shorten(all, quote) : all;
    cg_sheet_page_add(page, "<blockquote dir=\"auto\">\n<p>");
    add_stretch(page, quote, &shown);
    cg_sheet_page_add(page, "</p>\n</blockquote>\n");
    if (shown.end - shown.start == quote.len)
        return;
    cg_buf_add_slice(&page->words, CG_SLICE("The whole sentence"));
    cg_html_fold(page);
    cg_sheet_page_add(page, "<blockquote dir=\"auto\">\n<p>");
    add_stretch(page, quote, &all);
    cg_sheet_page_add(page, "</p>\n</blockquote>\n");
    cg_html_fold_end(page);
}

/* --- whose they are ------------------------------------------------------------------ */

static void add_voice(cg_sheet_page *page, const cg_statement *s)
{
    cg_sheet_page_add(page, "<p class=\"who\"><strong>");
    cg_html_name(page, cg_sheet_voice(s));
    cg_sheet_page_add(page, "</strong>");
    if (s->voice == CG_VOICE_SPEAKER && s->speaker_name.len && s->speaker_role.len) {
        cg_sheet_page_add(page, ", ");
        cg_html_name(page, s->speaker_role);
    }
    cg_sheet_page_add(page, "</p>\n");
}

static void add_when(cg_sheet_page *page, const cg_sheet_place *place)
{
    bool said = place->when.last && cg_when_parse(place->statement->said).last;
    cg_sheet_page_add(page, "<p class=\"when\">");
    cg_html_date(page, !place->when.last ? "" : said ? "said " : "published ", &place->when);
    cg_sheet_page_add(page, "</p>\n");
}

static void add_tags(cg_sheet_page *page, const cg_statement *s)
{
    if (!s->modifiers && s->lean == CG_STANCE_NONE)
        return;
    cg_sheet_page_add(page, "<p class=\"tags\">");
    if (s->lean != CG_STANCE_NONE)
        cg_buf_printf(&page->words, "leans to %s%s", cg_stance_name(s->lean),
                      s->modifiers ? ", " : "");
    cg_sheet_add_modifiers(&page->words, s->modifiers);
    cg_html_words(page);
    cg_sheet_page_add(page, "</p>\n");
}

/* The page on the web, the file, and the number among the sources. */
static void add_source(cg_sheet_page *page, const cg_sheet_place *place)
{
    const cg_statement *s = place->statement;
    const cg_document_info *d = s->document;
    cg_buf where;
    cg_buf_init(&where, page->words.cap);
    cg_sheet_add_place(&where, s);
    cg_sheet_page_add(page, "<p class=\"where\">");
    if (cg_link_add_web(&page->words, d, s)) {
        cg_html_link(page, d->publisher.len ? d->publisher
                                            : d->title.len ? d->title : CG_SLICE("the web page"));
        cg_sheet_page_add(page, ", ");
    }
    if (place->state != CG_SHEET_GONE && cg_link_add_file(&page->words, page->way_back, s))
        cg_html_link(page, cg_buf_slice(&where));
    else
        cg_html_name(page, cg_buf_slice(&where));
    cg_buf_printf(&page->out,
                  " <a href=\"#source-%" PRIu32 "\">[<span class=\"hidden\">source </span>%" PRIu32
                  "]</a></p>\n",
                  place->source + 1, place->source + 1);
    page->out.failed |= !cg_buf_ok(&where);
    cg_buf_release(&where);
}

static void add_statement(cg_sheet_page *page, const cg_sheet *sheet, size_t index)
{
    const cg_sheet_place *place = &sheet->places.items[index];
    const char *note = cg_sheet_state_note(place->state);
    const char *standing = cg_sheet_standing_note(place->statement->standing);
    cg_buf_printf(&page->out, "<li id=\"s%zu\" class=\"statement\">\n<figure>\n", index + 1);
    add_quotation(page, place);
    cg_sheet_page_add(page, "<figcaption>\n");
    add_voice(page, place->statement);
    add_when(page, place);
    add_tags(page, place->statement);
    add_source(page, place);
    if (standing)
        cg_buf_printf(&page->out, "<p class=\"standing\">%s</p>\n", standing);
    if (note)
        cg_buf_printf(&page->out, "<p class=\"note\">%s</p>\n", note);
    cg_sheet_page_add(page, "</figcaption>\n</figure>\n</li>\n");
}

/* --- the list ------------------------------------------------------------------------- */

static void add_list(cg_sheet_page *page, const cg_sheet *sheet, cg_sheet_side side)
{
    cg_sheet_page_add(page, "<ol class=\"statements\">\n");
    for (size_t i = side.first; i < side.end; i++)
        add_statement(page, sheet, i);
    cg_sheet_page_add(page, "</ol>\n");
}

static void add_statements(cg_sheet_page *page, const cg_sheet *sheet, cg_sheet_side side)
{
    cg_sheet_side open = side, folded = side;
    if (side.end - side.first > OPEN)
        open.end = folded.first = side.first + OPEN;
    else
        folded.first = side.end;
    if (open.end > open.first)
        add_list(page, sheet, open);
    if (folded.end == folded.first)
        return;
    cg_buf_printf(&page->words, "%zu more", folded.end - folded.first);
    cg_html_fold(page);
    add_list(page, sheet, folded);
    cg_html_fold_end(page);
}

static const struct {
    const char *id, *class, *title, *none;
} parts[] = {
    [CG_STANCE_SUPPORT] = {"support", "for", "Support", "No statement supports the claim."},
    [CG_STANCE_CONTRADICT] = {"contradiction", "against", "Contradiction",
                              "No statement contradicts the claim."},
    [CG_STANCE_MENTION] = {"mentions", "none", "Mentions",
                           "No statement speaks of the claim without taking a side."},
};

void cg_html_side(cg_sheet_page *page, const cg_sheet *sheet, cg_stance stance)
{
    size_t count = cg_sheet_count(sheet, stance);
    const char *heading = stance == CG_STANCE_MENTION ? "h3" : "h2";
    cg_buf_printf(&page->out,
                  "<section id=\"%s\" class=\"side %s\" aria-labelledby=\"%s-title\">\n"
                  "<%s id=\"%s-title\">%s <span class=\"count\">%zu</span></%s>\n",
                  parts[stance].id, parts[stance].class, parts[stance].id, heading,
                  parts[stance].id, parts[stance].title, count, heading);
    if (count == 0)
        cg_buf_printf(&page->out, "<p class=\"unknown\">%s</p>\n", parts[stance].none);
    else
        add_statements(page, sheet, sheet->sides[stance]);
    cg_sheet_page_add(page, "</section>\n");
}
