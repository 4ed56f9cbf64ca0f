/* The data of one claim's sheet: the same as its page shows, for programs. */
#include "base/json.h"
#include "sheet/page.h"
#include "sheet/words.h"

#include <inttypes.h>

static void open_object(cg_buf *out, const char *key)
{
    cg_json_add_key(out, key);
    cg_buf_add_char(out, '{');
}

static void next(cg_buf *out, bool first)
{
    cg_buf_add_slice(out, first ? CG_SLICE("\n") : CG_SLICE(",\n"));
}

static void add_words(cg_sheet_page *page, const char *key)
{
    cg_json_add_text(&page->out, key, cg_sheet_page_words(page));
}

/* --- claim and verdict ------------------------------------------------------------------ */

static void add_version(cg_sheet_page *page, const cg_sheet *sheet)
{
    const cg_hash128 *versions = page->input->versions;
    if (!versions) {
        cg_json_add_null(&page->out, "rule_version");
        return;
    }
    cg_buf_printf(&page->words, "%016" PRIx64 "%016" PRIx64, versions[sheet->index].high,
                  versions[sheet->index].low);
    add_words(page, "rule_version");
}

static void add_claim(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_buf *out = &page->out;
    const cg_claim_info *claim = sheet->claim;
    open_object(out, "claim");
    cg_json_add_text(out, "id", claim->id);
    cg_json_add_text(out, "text", claim->claim);
    cg_json_add_text_or_null(out, "pack", claim->pack_title);
    cg_json_add_text_or_null(out, "why", claim->why);
    cg_json_add_text(out, "kind",
                     claim->kind == CG_KIND_EVENT ? CG_SLICE("event") : CG_SLICE("state"));
    cg_json_add_text(out, "rules", claim->path);
    add_version(page, sheet);
    cg_buf_add_char(out, '}');
}

static void add_date(cg_buf *out, const char *key, const cg_when *when)
{
    cg_json_add_text_or_null(out, key, when->last ? when->text : CG_SLICE(""));
}

static void add_steps(cg_buf *out, const cg_verdict *v)
{
    cg_json_add_key(out, "steps");
    cg_buf_add_char(out, '[');
    for (size_t i = 0; i < v->steps_len; i++) {
        cg_buf_add_slice(out, i ? CG_SLICE(",{") : CG_SLICE("{"));
        cg_json_add_text(out, "rule", cg_slice_of(v->steps[i].rule));
        cg_json_add_text(out, "text", v->steps[i].text);
        cg_buf_add_char(out, '}');
    }
    cg_buf_add_char(out, ']');
}

static void add_verdict(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_buf *out = &page->out;
    const cg_verdict *v = sheet->verdict;
    open_object(out, "verdict");
    cg_json_add_text(out, "kind", cg_slice_of(cg_verdict_name(v->kind)));
    cg_json_add_text(out, "title", cg_slice_of(cg_sheet_title(v->kind)));
    cg_json_add_text(out, "meaning", cg_slice_of(cg_sheet_meaning(v->kind)));
    cg_sheet_add_basis(&page->words, sheet);
    add_words(page, "basis");
    cg_json_add_text(out, "derivation", v->derivation);
    add_steps(out, v);
    cg_json_add_uint(out, "support", v->support);
    cg_json_add_uint(out, "contradict", v->contradict);
    cg_json_add_uint(out, "mention", v->mention);
    cg_json_add_uint(out, "origins", v->origins);
    add_date(out, "from", &sheet->earliest);
    add_date(out, "to", &sheet->latest);
    cg_buf_add_char(out, '}');
}

/* --- statements ------------------------------------------------------------------------- */

static void add_modifiers(cg_buf *out, unsigned modifiers)
{
    const char *lead = "";
    cg_json_add_key(out, "modifiers");
    cg_buf_add_char(out, '[');
    for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++) {
        if (!(modifiers & (1u << bit)))
            continue;
        cg_buf_printf(out, "%s\"%s\"", lead, cg_modifier_name(bit));
        lead = ",";
    }
    cg_buf_add_char(out, ']');
}

static void add_voice(cg_buf *out, const cg_statement *s)
{
    bool speaker = s->voice == CG_VOICE_SPEAKER;
    cg_json_add_text(out, "voice", speaker ? CG_SLICE("speaker") : CG_SLICE("author"));
    cg_json_add_text(out, "who", cg_sheet_voice(s));
    cg_json_add_text_or_null(out, "role", speaker ? s->speaker_role : CG_SLICE(""));
}

static void add_statement(cg_sheet_page *page, const cg_sheet *sheet, size_t index)
{
    cg_buf *out = &page->out;
    const cg_sheet_place *place = &sheet->places.items[index];
    const cg_statement *s = place->statement;
    cg_buf_add_char(out, '{');
    cg_json_add_uint(out, "number", index + 1);
    cg_json_add_text(out, "stance", cg_slice_of(cg_stance_name(s->stance)));
    cg_json_add_text_or_null(out, "lean",
                             s->lean == CG_STANCE_NONE ? CG_SLICE("")
                                                       : cg_slice_of(cg_stance_name(s->lean)));
    add_modifiers(out, s->modifiers);
    cg_json_add_text(out, "standing", cg_slice_of(cg_standing_name(s->standing)));
    add_voice(out, s);
    add_date(out, "date", &place->when);
    cg_json_add_bool(out, "said", place->when.last && cg_when_parse(s->said).last);
    cg_json_add_text(out, "quote", s->quote);
    cg_json_add_uint(out, "source", place->source + 1);
    cg_json_add_text(out, "path", s->path);
    cg_json_add_uint(out, "line", s->line);
    cg_json_add_uint(out, "column", s->column);
    if (s->page)
        cg_json_add_uint(out, "page", s->page);
    else
        cg_json_add_null(out, "page");
    cg_json_add_text(out, "reread", cg_slice_of(cg_sheet_state_name(place->state)));
    cg_json_add_text(out, "fingerprint", cg_slice_of(s->fingerprint));
    cg_buf_add_char(out, '}');
}

static void add_statements(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_json_add_key(&page->out, "statements");
    cg_buf_add_char(&page->out, '[');
    for (size_t i = 0; i < sheet->places.len; i++) {
        next(&page->out, i == 0);
        add_statement(page, sheet, i);
    }
    cg_buf_add_char(&page->out, ']');
}

/* --- the rest --------------------------------------------------------------------------- */

static void add_doubt(void *context, cg_slice sentence)
{
    cg_buf *out = context;
    if (out->len && out->ptr[out->len - 1] != '[')
        cg_buf_add_char(out, ',');
    cg_json_add_string(out, sentence);
}

static void add_doubts(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_json_add_key(&page->out, "ambiguous");
    cg_buf_add_char(&page->out, '[');
    page->out.failed |= !cg_sheet_each_doubt(sheet, add_doubt, &page->out);
    cg_buf_add_char(&page->out, ']');
}

static void add_coverage(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_buf *out = &page->out;
    const cg_check_summary *summary = page->input->summary;
    open_object(out, "coverage");
    cg_json_add_uint(out, "scanned", summary->scanned);
    cg_json_add_uint(out, "cut", summary->cut);
    cg_json_add_uint(out, "unreadable", summary->failed);
    cg_json_add_uint(out, "skipped", summary->skipped);
    cg_json_add_uint(out, "undated_statements", sheet->undated);
    cg_json_add_uint(out, "changed_statements", sheet->changed);
    cg_buf_add_char(out, '}');
}

static void add_source(cg_buf *out, const cg_sheet_source *source, size_t index)
{
    static const cg_document_info nothing;
    const cg_document_info *d = source->first->document ? source->first->document : &nothing;
    cg_buf_add_char(out, '{');
    cg_json_add_uint(out, "number", index + 1);
    cg_json_add_text_or_null(out, "author", d->author);
    cg_json_add_text_or_null(out, "title", d->title);
    cg_json_add_text_or_null(out, "publisher", d->publisher);
    cg_json_add_text_or_null(out, "published", d->published);
    cg_json_add_text_or_null(out, "url", d->url);
    cg_json_add_null(out, "archived");
    cg_json_add_null(out, "accessed");
    cg_json_add_text_or_null(out, "language", d->language);
    cg_json_add_text_or_null(out, "tier", d->tier);
    cg_json_add_text_or_null(out, "origin", d->origin);
    cg_json_add_text(out, "path", source->first->path);
    cg_json_add_text_or_null(out, "sha256", cg_slice_of(source->file->sha256));
    cg_json_add_bool(out, "sha256_of_container", source->file->is_container);
    cg_json_add_text(out, "file", cg_slice_of(cg_sheet_state_name(source->file->state)));
    cg_json_add_uint(out, "statements", source->statements);
    cg_buf_add_char(out, '}');
}

static void add_sources(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_json_add_key(&page->out, "sources");
    cg_buf_add_char(&page->out, '[');
    for (size_t i = 0; i < sheet->sources.len; i++) {
        next(&page->out, i == 0);
        add_source(&page->out, &sheet->sources.items[i], i);
    }
    cg_buf_add_char(&page->out, ']');
}

static void add_method(cg_sheet_page *page)
{
    cg_buf *out = &page->out;
    open_object(out, "method");
    cg_json_add_text(out, "claimgrep", cg_slice_of(cg_version()));
    cg_json_add_text_or_null(out, "generated", cg_slice_of(page->input->options->date));
    cg_buf_add_char(out, '}');
}

void cg_sheet_json(cg_sheet_page *page, const cg_sheet *sheet)
{
    cg_buf *out = &page->out;
    cg_buf_add_char(out, '{');
    cg_json_add_uint(out, "sheet", 1);
    add_claim(page, sheet);
    add_verdict(page, sheet);
    add_statements(page, sheet);
    add_doubts(page, sheet);
    add_coverage(page, sheet);
    add_sources(page, sheet);
    add_method(page);
    cg_sheet_page_add(page, "}\n");
}

/* --- the index -------------------------------------------------------------------------- */

static void add_entry(cg_sheet_page *page, const cg_sheet_entry *entry, size_t index)
{
    cg_buf *out = &page->out;
    const cg_claim_info *claim = &page->input->claims[index];
    const cg_verdict *v = &page->input->results->verdicts.items[index];
    cg_buf_add_char(out, '{');
    cg_json_add_text(out, "id", claim->id);
    cg_json_add_text(out, "claim", claim->claim);
    cg_json_add_text_or_null(out, "pack", claim->pack_title);
    cg_json_add_text(out, "verdict", cg_slice_of(cg_verdict_name(v->kind)));
    cg_json_add_uint(out, "support", v->support);
    cg_json_add_uint(out, "contradict", v->contradict);
    cg_json_add_uint(out, "mention", v->mention);
    cg_json_add_text(out, "derivation", v->derivation);
    add_date(out, "from", &entry->earliest);
    add_date(out, "to", &entry->latest);
    cg_json_add_uint(out, "sources", entry->sources);
    cg_json_add_uint(out, "changed_statements", entry->changed);
    cg_sheet_page_add_name(&page->words, claim, ".html");
    add_words(page, "html");
    cg_sheet_page_add_name(&page->words, claim, ".md");
    add_words(page, "markdown");
    cg_sheet_page_add_name(&page->words, claim, ".json");
    add_words(page, "json");
    cg_buf_add_char(out, '}');
}

static void add_counts(cg_sheet_page *page)
{
    const cg_check_summary *s = page->input->summary;
    cg_buf *out = &page->out;
    open_object(out, "summary");
    cg_json_add_uint(out, "claims", page->input->claim_count);
    cg_json_add_uint(out, "files", s->files);
    cg_json_add_uint(out, "scanned", s->scanned);
    cg_json_add_uint(out, "cut", s->cut);
    cg_json_add_uint(out, "unreadable", s->failed);
    cg_json_add_uint(out, "skipped", s->skipped);
    cg_json_add_uint(out, "statements", s->statements);
    cg_json_add_uint(out, "support", s->support);
    cg_json_add_uint(out, "contradict", s->contradict);
    cg_json_add_uint(out, "mention", s->mention);
    cg_buf_add_char(out, '}');
}

void cg_sheet_index_json(cg_sheet_page *page, const cg_sheet_entry *entries)
{
    cg_buf *out = &page->out;
    cg_buf_add_char(out, '{');
    cg_json_add_uint(out, "sheets", 1);
    add_counts(page);
    add_method(page);
    cg_json_add_key(out, "claims");
    cg_buf_add_char(out, '[');
    for (size_t i = 0; i < page->input->claim_count; i++) {
        next(out, i == 0);
        add_entry(page, &entries[i], i);
    }
    cg_sheet_page_add(page, "]}\n");
}
