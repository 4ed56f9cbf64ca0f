#include "sheet/review.h"

#include "base/json.h"
#include "report/escape.h"
#include "sheet/words.h"

#define APPEARANCES 20 /* told of one claim */

static size_t scheme_end(cg_slice url)
{
    return cg_slice_starts(url, "https://") ? 8 : cg_slice_starts(url, "http://") ? 7 : 0;
}

cg_slice cg_sheet_review_host(const char *url)
{
    cg_slice text = cg_slice_of(url);
    size_t start = scheme_end(text), end = start;
    while (end < text.len && !strchr("/?#", text.ptr[end]))
        end++;
    return cg_slice_sub(text, start, end);
}

bool cg_sheet_review_is_address(const char *url)
{
    cg_slice host = cg_sheet_review_host(url);
    bool good = scheme_end(cg_slice_of(url)) > 0 && host.len > 0;
    for (const char *c = url; *c; c++)
        good = good && *c > ' ' && *c < 0x7F && !strchr("\"<>\\^`{|}?#", *c);
    return good;
}

/* --- the object ------------------------------------------------------------------------ */

static void add_type(cg_buf *out, const char *key, const char *type)
{
    if (key)
        cg_json_add_key(out, key);
    cg_buf_add_char(out, '{');
    cg_json_add_text(out, "@type", cg_slice_of(type));
}

static void add_publisher(cg_buf *out, const char *url)
{
    add_type(out, "author", "Organization");
    cg_json_add_text(out, "name", cg_sheet_review_host(url));
    cg_json_add_text(out, "url", cg_slice_of(url));
    cg_buf_add_char(out, '}');
}

/* The earliest statement for the claim, which is the first place of a sheet. */
static const cg_sheet_place *first_support(const cg_sheet *sheet)
{
    cg_sheet_side side = sheet->sides[CG_STANCE_SUPPORT];
    return side.end > side.first ? &sheet->places.items[side.first] : NULL;
}

static bool add_work(cg_sheet_page *page, cg_buf *out, const cg_sheet_source *source)
{
    const cg_document_info *d = source->first->document;
    if (!d || !cg_escape_add_url(&page->words, d->url))
        return false;
    add_type(out, NULL, "CreativeWork");
    cg_json_add_text(out, "url", cg_sheet_page_words(page));
    if (d->title.len)
        cg_json_add_text(out, "headline", d->title);
    if (source->published.last)
        cg_json_add_text(out, "datePublished", source->published.text);
    cg_buf_add_char(out, '}');
    return true;
}

static void add_appearances(cg_sheet_page *page, cg_buf *out, const cg_sheet *sheet)
{
    size_t told = 0;
    for (size_t i = 0; i < sheet->sources.len && told < APPEARANCES; i++) {
        size_t before = out->len;
        if (told == 0)
            cg_json_add_key(out, "appearance");
        cg_buf_add_char(out, told ? ',' : '[');
        if (add_work(page, out, &sheet->sources.items[i]))
            told++;
        else if (cg_buf_ok(out))
            out->len = before;
    }
    if (told)
        cg_buf_add_char(out, ']');
}

static void add_claim(cg_sheet_page *page, cg_buf *out, const cg_sheet *sheet)
{
    const cg_sheet_place *first = first_support(sheet);
    add_type(out, "itemReviewed", "Claim");
    if (first) {
        bool person = first->statement->voice == CG_VOICE_SPEAKER
                          ? first->statement->speaker_known
                          : first->statement->document && first->statement->document->author.len;
        if (person) {
            cg_json_add_key(out, "author");
            cg_buf_add_char(out, '{');
            cg_json_add_text(out, "@type", CG_SLICE("Thing"));
            cg_json_add_text(out, "name", cg_sheet_voice(first->statement));
            cg_buf_add_char(out, '}');
        }
        if (first->when.last)
            cg_json_add_text(out, "datePublished", first->when.text);
        size_t before = out->len;
        cg_json_add_key(out, "firstAppearance");
        if (!add_work(page, out, &sheet->sources.items[first->source]) && cg_buf_ok(out))
            out->len = before;
    }
    add_appearances(page, out, sheet);
    cg_buf_add_char(out, '}');
}

static void add_rating(cg_buf *out, const cg_sheet *sheet)
{
    add_type(out, "reviewRating", "Rating");
    cg_json_add_text(out, "alternateName", cg_slice_of(cg_sheet_title(sheet->verdict->kind)));
    cg_buf_add_char(out, '}');
}

static void add_review(cg_sheet_page *page, cg_buf *out, const cg_sheet *sheet)
{
    const cg_sheet_options *options = page->input->options;
    const char *url = options->review_url;
    cg_buf_add_char(out, '{');
    cg_json_add_text(out, "@context", CG_SLICE("https://schema.org"));
    cg_json_add_text(out, "@type", CG_SLICE("ClaimReview"));
    cg_buf_printf(&page->words, "%s%s", url, url[strlen(url) - 1] == '/' ? "" : "/");
    cg_sheet_page_add_name(&page->words, sheet->claim, ".html");
    cg_json_add_text(out, "url", cg_sheet_page_words(page));
    cg_json_add_text(out, "claimReviewed", sheet->claim->claim);
    add_rating(out, sheet);
    add_publisher(out, url);
    if (options->date)
        cg_json_add_text(out, "datePublished", cg_slice_sub(cg_slice_of(options->date), 0, 10));
    add_claim(page, out, sheet);
    cg_buf_add_char(out, '}');
}

void cg_sheet_review(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_buf json;
    if (!page->input->options->review_url)
        return;
    cg_buf_init(&json, page->out.cap);
    add_review(page, &json, sheet);
    cg_sheet_page_add(page, "<script type=\"application/ld+json\">");
    cg_escape_add_script(&page->out, cg_buf_slice(&json));
    cg_sheet_page_add(page, "</script>\n");
    page->out.failed |= !cg_buf_ok(&json);
    cg_buf_release(&json);
}
