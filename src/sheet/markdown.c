/* One claim's sheet as Markdown: the same parts in the same order as on its page. */
#include "report/escape.h"
#include "report/message.h"
#include "sheet/link.h"
#include "sheet/page.h"
#include "sheet/words.h"

#include <inttypes.h>

static void add_foreign(cg_sheet_page *page, cg_slice text)
{
    cg_escape_add_markdown(&page->out, text);
}

static void add_words(cg_sheet_page *page)
{
    add_foreign(page, cg_sheet_page_words(page));
}

static void add_known(cg_sheet_page *page, const char *term, cg_slice text)
{
    cg_buf_printf(&page->out, "- %s: ", term);
    add_foreign(page, text.len ? text : CG_SLICE(CG_SHEET_UNKNOWN));
    cg_sheet_page_add(page, "\n");
}

/* --- claim and verdict ------------------------------------------------------------------- */

static void add_top(cg_sheet_page *page, const cg_sheet *sheet)
{
    const cg_hash128 *versions = page->input->versions;
    cg_sheet_page_add(page, "# ");
    add_foreign(page, sheet->claim->claim);
    cg_sheet_page_add(page, "\n\nFact sheet ");
    add_foreign(page, sheet->claim->id);
    if (versions)
        cg_buf_printf(&page->out, ", rule version %016" PRIx64, versions[sheet->index].high);
    cg_buf_printf(&page->out, "\n\n## Verdict: %s\n\n%s\n\n",
                  cg_sheet_title(sheet->verdict->kind), cg_sheet_meaning(sheet->verdict->kind));
    cg_sheet_add_basis(&page->words, sheet);
    add_words(page);
    cg_sheet_page_add(page, "\n\n");
    add_foreign(page, cg_sheet_extent(sheet->verdict));
    cg_sheet_page_add(page, "\n");
}

/* --- statements -------------------------------------------------------------------------- */

static void add_where(cg_sheet_page *page, const cg_sheet_place *place)
{
    const cg_statement *s = place->statement;
    cg_buf address;
    cg_buf_init(&address, page->words.cap);
    bool linked = cg_link_add_web(&address, s->document, s) ||
                  (place->state != CG_SHEET_GONE &&
                   cg_link_add_file(&address, page->way_back, s));
    cg_sheet_add_place(&page->words, s);
    cg_sheet_page_add(page, linked ? "[" : "");
    add_words(page);
    if (linked) {
        cg_sheet_page_add(page, "](<");
        cg_buf_add_slice(&page->out, cg_buf_slice(&address));
        cg_sheet_page_add(page, ">)");
    }
    cg_buf_printf(&page->out, ", source %" PRIu32 "\n", place->source + 1);
    page->out.failed |= !cg_buf_ok(&address);
    cg_buf_release(&address);
}

static void add_statement(cg_sheet_page *page, const cg_sheet *sheet, size_t index)
{
    const cg_sheet_place *place = &sheet->places.items[index];
    const cg_statement *s = place->statement;
    const char *note = cg_sheet_state_note(place->state);
    const char *standing = cg_sheet_standing_note(s->standing);
    cg_buf_printf(&page->out, "\n%zu. ", index + 1);
    add_foreign(page, cg_sheet_voice(s));
    cg_sheet_page_add(page, ", ");
    add_foreign(page, place->when.last ? place->when.text : CG_SLICE("undated"));
    if (s->modifiers) {
        cg_sheet_page_add(page, " (");
        cg_sheet_add_modifiers(&page->words, s->modifiers);
        add_words(page);
        cg_sheet_page_add(page, ")");
    }
    cg_sheet_page_add(page, "\n\n   > ");
    add_foreign(page, s->quote);
    cg_sheet_page_add(page, "\n\n   ");
    add_where(page, place);
    if (standing)
        cg_buf_printf(&page->out, "\n   %s\n", standing);
    if (note)
        cg_buf_printf(&page->out, "\n   **%s**\n", note);
}

static void add_side(cg_sheet_page *page, const cg_sheet *sheet, cg_stance stance,
                     const char *title, const char *none)
{
    cg_sheet_side side = sheet->sides[stance];
    cg_buf_printf(&page->out, "\n%s (%zu)\n", title, side.end - side.first);
    if (side.end == side.first)
        cg_buf_printf(&page->out, "\n%s\n", none);
    for (size_t i = side.first; i < side.end; i++)
        add_statement(page, sheet, i);
}

static void add_timeline(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_sheet_page_add(page, "\n## Positions over time\n\n");
    if (sheet->timeline.len == 0) {
        cg_sheet_page_add(page, "No statement is dated.\n");
        return;
    }
    cg_sheet_page_add(page, "| Date | Voice | Position | Statement |\n|---|---|---|---:|\n");
    for (size_t i = 0; i < sheet->timeline.len; i++) {
        uint32_t index = sheet->timeline.items[i];
        const cg_sheet_place *place = &sheet->places.items[index];
        cg_sheet_page_add(page, "| ");
        add_foreign(page, place->when.text);
        cg_sheet_page_add(page, " | ");
        add_foreign(page, cg_sheet_voice(place->statement));
        cg_buf_printf(&page->out, " | %s | %" PRIu32 " |\n",
                      cg_stance_name(place->statement->stance), index + 1);
    }
}

/* --- the rest ----------------------------------------------------------------------------- */

static void add_doubt(void *context, cg_slice sentence)
{
    cg_sheet_page *page = context;
    cg_sheet_page_add(page, "- ");
    add_foreign(page, sentence);
    cg_sheet_page_add(page, "\n");
}

static void add_context(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_sheet_page_add(page, "\n## Context, and what is ambiguous\n\n");
    if (sheet->claim->why.len) {
        add_foreign(page, sheet->claim->why);
        cg_sheet_page_add(page, "\n\n");
    }
    page->out.failed |= !cg_sheet_each_doubt(sheet, add_doubt, page);
    add_side(page, sheet, CG_STANCE_MENTION, "### Mentions",
             "No statement speaks of the claim without taking a side.");
}

static void add_coverage(cg_sheet_page *page, const cg_sheet *sheet)
{
    const cg_check_summary *s = page->input->summary;
    cg_buf_printf(&page->out,
                  "\n## Coverage\n\n- Files scanned: %zu\n- Read in part: %zu\n- Unreadable: %zu\n"
                  "- Left out: %zu\n- Undated statements: %zu\n- Changed since: %zu\n",
                  s->scanned, s->cut, s->failed, s->skipped, sheet->undated, sheet->changed);
    for (size_t i = 0; i < sheet->files->len; i++) {
        const cg_file_account *file = sheet->files->sorted[i];
        if (file->status == CG_FILE_SCANNED)
            continue;
        cg_sheet_page_add(page, "- ");
        add_foreign(page, file->path);
        cg_sheet_page_add(page, ": ");
        cg_message_add_file(&page->words, file);
        add_words(page);
        cg_sheet_page_add(page, "\n");
    }
}

static void add_source(cg_sheet_page *page, const cg_sheet_source *source, size_t index)
{
    static const cg_document_info nothing;
    const cg_document_info *d = source->first->document ? source->first->document : &nothing;
    cg_buf_printf(&page->out, "\n### Source %zu\n\n", index + 1);
    add_known(page, "Author", d->author);
    add_known(page, "Title", d->title);
    add_known(page, "Publisher", d->publisher);
    add_known(page, "Published", d->published);
    add_known(page, "Address", d->url);
    add_known(page, "Archived", CG_SLICE(""));
    add_known(page, "Accessed", CG_SLICE(""));
    add_known(page, "Tier", d->tier);
    add_known(page, "Origin", d->origin);
    add_known(page, "File", source->first->path);
    add_known(page, source->file->is_container ? "SHA-256 of the archive" : "SHA-256",
              cg_slice_of(source->file->sha256));
    if (source->file->state == CG_SHEET_CHANGED)
        cg_sheet_page_add(page, "- **The file has changed since it was scanned.**\n");
}

static void add_method(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_sheet_page_add(page, "\n## Method\n");
    for (size_t i = 0; i < CG_SHEET_METHODS; i++)
        cg_buf_printf(&page->out, "\n%s\n", cg_sheet_method[i]);
    cg_sheet_page_add(page, "\n");
    for (size_t i = 0; i < sheet->verdict->steps_len; i++) {
        cg_buf_printf(&page->out, "%zu. ", i + 1);
        add_foreign(page, sheet->verdict->steps[i].text);
        cg_sheet_page_add(page, "\n");
    }
    cg_sheet_page_add(page, sheet->verdict->steps_len ? "\n" : "");
    add_known(page, "Rules", sheet->claim->path);
    add_known(page, "Derivation", sheet->verdict->derivation);
    cg_buf_printf(&page->out, "- Program: claimgrep %s\n", cg_version());
    add_known(page, "Generated", cg_slice_of(page->input->options->date));
}

void cg_sheet_markdown(cg_sheet_page *page, const cg_sheet *sheet)
{
    add_top(page, sheet);
    add_side(page, sheet, CG_STANCE_SUPPORT, "## Support", "No statement supports the claim.");
    add_side(page, sheet, CG_STANCE_CONTRADICT, "## Contradiction",
             "No statement contradicts the claim.");
    add_timeline(page, sheet);
    add_context(page, sheet);
    add_coverage(page, sheet);
    cg_sheet_page_add(page, "\n## Sources\n");
    for (size_t i = 0; i < sheet->sources.len; i++)
        add_source(page, &sheet->sources.items[i], i);
    add_method(page, sheet);
}
