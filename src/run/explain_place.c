/* The place that is asked about, in the document at hand. */
#include "run/explain.h"

/* A line, as it is counted on one page of a document or, where there are none, in all
 * of it. */
typedef struct lines {
    size_t first, end; /* in the document's */
} lines;

/* The line that begins at `source`, or the first one behind it. */
static size_t line_from(const cg_document *d, uint32_t source)
{
    size_t low = 0, high = d->lines.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (d->lines.items[middle] < source)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* `page`: from 1; 0: the document has none. */
static lines lines_of(const cg_document *d, uint32_t page)
{
    lines all = {0, d->lines.len};
    if (page == 0)
        return all;
    if (page > d->page_starts.len)
        return (lines){0, 0};
    all.first = line_from(d, d->page_starts.items[page - 1]);
    if (page < d->page_starts.len)
        all.end = line_from(d, d->page_starts.items[page]);
    return all;
}

/* The bytes of the source that are asked about; false when the line, or the
 * column in it, is not there. */
static bool find_place(const cg_explain_options *options, const cg_document *d, uint32_t page,
                       cg_span *place)
{
    lines there = lines_of(d, page);
    if (options->line <= d->first_line ||
        options->line - d->first_line > there.end - there.first)
        return false;
    size_t index = there.first + (options->line - d->first_line - 1);
    uint32_t start = d->lines.items[index], line, column;
    cg_document_place(d, start, &line, &column, place);
    if (start >= d->source.len && d->source.len > 0)
        return false; /* behind the last line's end */
    if (options->column == 0)
        return true;
    if (options->column > place->end - place->start)
        return false;
    place->start += options->column - 1;
    place->end = place->start + 1;
    return true;
}

static bool touches(const cg_explainer *e, uint32_t page, cg_span sentence)
{
    cg_span place;
    return find_place(e->options, &e->scanner->document, page, &place) &&
           sentence.start < place.end && sentence.end > place.start;
}

bool cg_explain_is_asked(const cg_explainer *e)
{
    const cg_document *d = &e->scanner->document;
    const cg_explain_options *options = e->options;
    if (!cg_slice_is(d->path, options->path))
        return false;
    cg_span text = cg_explain_span(e, e->scanner->reading.range);
    cg_span sentence = cg_document_source_span(d, text);
    uint32_t first = cg_document_page(d, text.start), last = cg_document_page(d, text.end - 1);
    /* A sentence may go on on the next page. */
    for (uint32_t page = first; page <= last; page++)
        if ((options->page == 0 || options->page == page) && touches(e, page, sentence))
            return true;
    return false;
}

/* --- nothing to explain ----------------------------------------------------------------------- */

static bool in_code(const cg_document *d, cg_span place)
{
    for (size_t i = 0; i < d->blocks.len; i++) {
        cg_span span = cg_document_source_span(d, d->blocks.items[i].span);
        if (d->blocks.items[i].kind == CG_BLOCK_CODE && span.start < place.end &&
            span.end > place.start)
            return true;
    }
    return false;
}

/* Where the text begins: what stands before it is the document's head. */
static bool in_head(const cg_document *d, cg_span place)
{
    return d->blocks.len > 0 &&
           place.end <= cg_document_source_span(d, d->blocks.items[0].span).start;
}

static bool is_blank(const cg_document *d, cg_span place)
{
    return cg_slice_trim(cg_slice_sub(d->source, place.start, place.end)).len == 0;
}

/* Whether the scanner's document is the one that was asked about, and all of it is
 * there still: the bytes of members are gone. */
static bool is_at_hand(const cg_explainer *e, const cg_scanner *scanner)
{
    const cg_document *d = &scanner->document;
    return scanner->part == 0 && d->defect == CG_DEFECT_NONE && d->space != CG_SPACE_MEMBER &&
           cg_slice_is(d->path, e->options->path);
}

static cg_status refuse_member(const cg_explainer *e, const cg_results *results)
{
    const cg_explain_options *o = e->options;
    for (size_t i = 0; i < results->files.len; i++) {
        const cg_file_account *file = &results->files.items[i];
        if (cg_slice_is(file->path, o->path) && file->status == CG_FILE_SCANNED)
            return cg_error_set(e->error, CG_E_USAGE, 0, o->path,
                                "no sentence stands in line %u", o->line);
        if (cg_slice_is(file->path, o->path))
            return cg_error_set(e->error, CG_E_USAGE, 0, o->path, "%.*s",
                                (int)file->reason.len, file->reason.ptr);
    }
    return cg_error_set(e->error, CG_E_USAGE, 0, o->path, "no such document");
}

static cg_status refuse_place(const cg_explainer *e, const cg_document *d)
{
    const cg_explain_options *o = e->options;
    uint32_t page = d->page_starts.len > 0 && o->page == 0 ? 1 : o->page;
    cg_span place;
    if (d->state == CG_DOCUMENT_BINARY)
        return cg_error_set(e->error, CG_E_USAGE, 0, o->path, "not text");
    if (page > d->page_starts.len)
        return cg_error_set(e->error, CG_E_USAGE, 0, o->path, "there is no page %u", page);
    if (!find_place(o, d, page, &place)) {
        bool line = o->line > 0 && o->line <= d->lines.len && o->column > 0;
        return cg_error_set(e->error, CG_E_USAGE, 0, o->path, line ? "line %u has no column %u"
                                                                   : "there is no line %u",
                            o->line, o->column);
    }
    const char *why = is_blank(d, place)  ? "it is blank"
                      : in_code(d, place) ? "it is code, which is not read"
                      : in_head(d, place) ? "it is part of the document's head"
                                          : "it holds no words";
    return cg_error_set(e->error, CG_E_USAGE, 0, o->path, "no sentence stands in line %u%s: %s",
                        o->line, o->column ? " at this column" : "", why);
}

cg_status cg_explain_refuse(const cg_explainer *e, const cg_scanner *scanner,
                            const cg_results *results)
{
    return is_at_hand(e, scanner) ? refuse_place(e, &scanner->document)
                                  : refuse_member(e, results);
}
