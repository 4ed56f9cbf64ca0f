/* What stands below the statements: what was scanned, the sources, and the method. */
#include "sheet/html.h"
#include "sheet/link.h"
#include "sheet/words.h"

#include "report/message.h"

#include <inttypes.h>

static void begin(cg_sheet_page *page, const char *id, const char *title)
{
    cg_buf_printf(&page->out,
                  "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">%s</h2>\n",
                  id, id, id, title);
}

/* --- coverage ------------------------------------------------------------------------- */

static void add_number(cg_sheet_page *page, const char *term, size_t count)
{
    cg_html_term(page, term);
    cg_buf_printf(&page->out, "%zu", count);
    cg_html_term_end(page);
}

static size_t count_undated(const cg_sheet_files *files)
{
    size_t count = 0;
    for (size_t i = 0; i < files->len; i++) {
        const cg_file_account *file = files->sorted[i];
        count += file->document && !file->document->published.len;
    }
    return count;
}

static void add_unread(cg_sheet_page *page, const cg_file_account *file)
{
    cg_sheet_page_add(page, "<li>");
    cg_html_name(page, file->path);
    cg_sheet_page_add(page, ": ");
    cg_message_add_file(&page->words, file);
    cg_html_words(page);
    cg_sheet_page_add(page, "</li>\n");
}

static void add_all_unread(cg_sheet_page *page, const cg_sheet_files *files)
{
    size_t count = 0;
    for (size_t i = 0; i < files->len; i++) {
        if (files->sorted[i]->status == CG_FILE_SCANNED)
            continue;
        if (count++ == 0) {
            cg_buf_add_slice(&page->words, CG_SLICE("Files not scanned, or not whole"));
            cg_html_fold(page);
            cg_sheet_page_add(page, "<ul>\n");
        }
        add_unread(page, files->sorted[i]);
    }
    if (count == 0)
        return;
    cg_sheet_page_add(page, "</ul>\n");
    cg_html_fold_end(page);
}

void cg_html_coverage(cg_sheet_page *page, const cg_sheet *sheet)
{
    const cg_check_summary *summary = page->input->summary;
    begin(page, "coverage", "Coverage");
    cg_sheet_page_add(page, "<dl class=\"numbers\">\n");
    add_number(page, "Files scanned", summary->scanned);
    add_number(page, "Read in part", summary->cut);
    add_number(page, "Unreadable", summary->failed);
    add_number(page, "Left out", summary->skipped);
    add_number(page, "Without a date", count_undated(sheet->files));
    add_number(page, "Undated statements", sheet->undated);
    add_number(page, "Changed since", sheet->changed);
    cg_sheet_page_add(page, "</dl>\n");
    add_all_unread(page, sheet->files);
    cg_sheet_page_add(page, "</section>\n");
}

/* --- sources -------------------------------------------------------------------------- */

static void add_known(cg_sheet_page *page, const char *term, cg_slice text)
{
    cg_html_term(page, term);
    cg_html_known(page, text);
    cg_html_term_end(page);
}

static void add_address(cg_sheet_page *page, const cg_document_info *document)
{
    cg_html_term(page, "Address");
    if (cg_link_add_web(&page->words, document, NULL))
        cg_html_link(page, document->url);
    else
        cg_html_known(page, document->url);
    cg_html_term_end(page);
}

/* Where its statements are: each with its place, and its words further up. */
static void add_statements(cg_sheet_page *page, const cg_sheet *sheet,
                           const cg_sheet_source *source)
{
    cg_html_term(page, "Quotations");
    for (uint32_t i = 0; i < source->statements; i++) {
        uint32_t index = sheet->listed.items[source->listed + i];
        const cg_statement *s = sheet->places.items[index].statement;
        cg_buf_printf(&page->out, "%s<a href=\"#s%" PRIu32 "\">%" PRIu32 ":%" PRIu32 "</a>",
                      i ? ", " : "", index + 1, s->line, s->column);
    }
    cg_html_term_end(page);
}

static void add_file(cg_sheet_page *page, const cg_sheet_source *source)
{
    const cg_statement *s = source->first;
    cg_statement start = *s;
    start.page = 0;
    cg_html_term(page, "File");
    if (source->file->state != CG_SHEET_GONE &&
        cg_link_add_file(&page->words, page->way_back, &start))
        cg_html_link(page, s->path);
    else
        cg_html_name(page, s->path);
    cg_html_term_end(page);
    cg_html_term(page, source->file->is_container ? "SHA-256 of the archive" : "SHA-256");
    cg_sheet_page_add(page, "<code>");
    cg_sheet_page_add(page, source->file->sha256[0] ? source->file->sha256 : CG_SHEET_UNKNOWN);
    cg_sheet_page_add(page, "</code>");
    if (source->file->state == CG_SHEET_CHANGED)
        cg_sheet_page_add(page, " <strong class=\"note\">changed since it was scanned</strong>");
    cg_html_term_end(page);
}

static void add_source(cg_sheet_page *page, const cg_sheet *sheet, uint32_t index)
{
    static const cg_document_info nothing;
    const cg_sheet_source *source = &sheet->sources.items[index];
    const cg_document_info *d = source->first->document ? source->first->document : &nothing;
    cg_buf_printf(&page->out, "<li id=\"source-%" PRIu32 "\">\n<h3>", index + 1);
    cg_html_name(page, d->title.len ? d->title : source->first->path);
    cg_sheet_page_add(page, "</h3>\n<dl>\n");
    add_known(page, "Author", d->author);
    add_known(page, "Title", d->title);
    add_known(page, "Publisher", d->publisher);
    add_known(page, "Published", d->published);
    add_address(page, d);
    add_known(page, "Archived", CG_SLICE(""));
    add_known(page, "Accessed", CG_SLICE(""));
    add_statements(page, sheet, source);
    add_known(page, "Tier", d->tier);
    add_known(page, "Origin", d->origin);
    add_file(page, source);
    cg_sheet_page_add(page, "</dl>\n</li>\n");
}

void cg_html_sources(cg_sheet_page *page, const cg_sheet *sheet)
{
    begin(page, "sources", "Sources");
    if (sheet->sources.len == 0)
        cg_sheet_page_add(page, "<p class=\"unknown\">No source speaks of the claim.</p>\n");
    else {
        cg_sheet_page_add(page, "<ol class=\"sources\">\n");
        for (uint32_t i = 0; i < sheet->sources.len; i++)
            add_source(page, sheet, i);
        cg_sheet_page_add(page, "</ol>\n");
    }
    cg_sheet_page_add(page, "</section>\n");
}

/* --- method --------------------------------------------------------------------------- */

static void add_version(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_html_term(page, "Rule version");
    if (page->input->versions)
        cg_buf_printf(&page->out, "<code>%016" PRIx64 "%016" PRIx64 "</code>",
                      page->input->versions[sheet->index].high,
                      page->input->versions[sheet->index].low);
    else
        cg_html_known(page, CG_SLICE(""));
    cg_html_term_end(page);
}

/* Rule by rule, how the verdict came about. */
static void add_steps(cg_sheet_page *page, const cg_verdict *verdict)
{
    if (verdict->steps_len == 0)
        return;
    cg_sheet_page_add(page, "<h3>How the verdict came about</h3>\n<ol class=\"plain\">\n");
    for (size_t i = 0; i < verdict->steps_len; i++) {
        cg_sheet_page_add(page, "<li>");
        cg_html_text(page, verdict->steps[i].text);
        cg_sheet_page_add(page, "</li>\n");
    }
    cg_sheet_page_add(page, "</ol>\n");
}

void cg_html_method(cg_sheet_page *page, const cg_sheet *sheet)
{
    const char *date = page->input->options->date;
    begin(page, "method", "Method");
    cg_sheet_page_add(page, "<div class=\"prose\">\n");
    for (size_t i = 0; i < CG_SHEET_METHODS; i++)
        cg_buf_printf(&page->out, "<p>%s</p>\n", cg_sheet_method[i]);
    cg_sheet_page_add(page, "</div>\n");
    add_steps(page, sheet->verdict);
    cg_sheet_page_add(page, "<dl>\n");
    add_known(page, "Claim", sheet->claim->id);
    add_version(page, sheet);
    add_known(page, "Rules", sheet->claim->path);
    add_known(page, "Kind", sheet->claim->kind == CG_KIND_EVENT
                                ? CG_SLICE("event: what happened once")
                                : CG_SLICE("state: may change in time"));
    add_known(page, "Derivation", sheet->verdict->derivation);
    cg_html_term(page, "Program");
    cg_buf_printf(&page->out, "claimgrep %s", cg_version());
    cg_html_term_end(page);
    cg_html_term(page, "Generated");
    cg_html_known(page, cg_slice_of(date));
    cg_html_term_end(page);
    cg_sheet_page_add(page, "</dl>\n</section>\n");
}
