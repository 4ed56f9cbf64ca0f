#include "text/document.h"

#include "base/info.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/blocks.h"
#include "text/charset.h"
#include "text/metadata.h"

#define BINARY_PROBE ((size_t)8 << 10)

const char *cg_block_kind_name(cg_block_kind kind)
{
    static const char *const names[] = {"paragraph",  "heading",   "list-item",
                                        "table-cell", "quotation", "code"};
    return names[kind];
}

void cg_document_init(cg_document *document)
{
    *document = (cg_document){.state = CG_DOCUMENT_EMPTY};
    cg_arena_init(&document->arena, CG_MAX_DOCUMENT);
    cg_buf_init(&document->decoded, CG_MAX_DECODED);
}

void cg_document_release(cg_document *document)
{
    cg_vec_release(&document->map);
    cg_vec_release(&document->blocks);
    cg_vec_release(&document->speakers);
    cg_vec_release(&document->pages);
    cg_vec_release(&document->page_starts);
    cg_vec_release(&document->lines);
    cg_buf_release(&document->decoded);
    cg_arena_release(&document->arena);
}

static void reset(cg_document *document, cg_slice source)
{
    cg_arena_reset(&document->arena);
    cg_buf_reset(&document->decoded);
    cg_vec_reset(&document->map);
    cg_vec_reset(&document->blocks);
    cg_vec_reset(&document->speakers);
    cg_vec_reset(&document->pages);
    cg_vec_reset(&document->page_starts);
    cg_vec_reset(&document->lines);
    document->source = source;
    document->text = (cg_slice){source.ptr, 0};
    document->info = (cg_document_info){0};
    document->note = (cg_slice){0};
    document->state = CG_DOCUMENT_EMPTY;
    document->is_part = false;
    document->defect = CG_DEFECT_NONE;
    document->encoded = false;
    document->mapped = false;
    document->cut = false;
    document->space = CG_SPACE_FILE;
    document->offset = 0;
    document->first_line = 0;
}

static size_t bom_len(cg_slice source)
{
    return cg_slice_starts(source, "\xEF\xBB\xBF") ? 3 : 0;
}

/* --- lines ------------------------------------------------------------------- */

static bool add_line(cg_document *document, size_t start)
{
    return cg_vec_push(&document->lines, (uint32_t)start);
}

/* The byte order mark is not part of the first line. */
bool cg_document_index_lines(cg_document *document)
{
    cg_vec_reset(&document->lines);
    cg_slice s = document->source;
    bool returns = s.len > 0 && memchr(s.ptr, '\r', s.len);
    size_t at = bom_len(s);
    if (!add_line(document, at))
        return false;
    while (at < s.len) {
        const char *feed = memchr(s.ptr + at, '\n', s.len - at);
        size_t end = feed ? (size_t)(feed - s.ptr) : s.len;
        /* A CR ends a line unless it belongs to this LF. */
        for (; returns && at < end; at++) {
            if (s.ptr[at] == '\r' && (at + 1 < end || !feed) &&
                !add_line(document, at + 1))
                return false;
        }
        at = end + 1;
        if (feed && !add_line(document, at))
            return false;
    }
    return true;
}

/* --- text --------------------------------------------------------------------- */

static bool share_text(cg_document *document, cg_slice body)
{
    document->text = body;
    if (body.len == 0)
        return true; /* no run is empty */
    cg_map_run run = {0, (uint32_t)(body.ptr - document->source.ptr),
                      (uint32_t)body.len, true, 0};
    return cg_vec_push(&document->map, run);
}

/* Text is UTF-8 when it can be; else what is declared; else Windows-1252, but
 * for the characters in it that are UTF-8. */
static bool read_text(cg_document *document, cg_slice body, bool declared, size_t bad)
{
    if (bad >= document->source.len)
        return share_text(document, body);
    document->note = cg_arena_printf(
        &document->arena, "invalid UTF-8 at byte %zu: read as Windows-1252%s", bad,
        declared ? ", as declared" : "");
    if (!document->note.ptr || !cg_charset_read(document, body, !declared))
        return false;
    document->text = cg_buf_slice(&document->decoded);
    document->encoded = true;
    return true;
}

/* --- metadata ------------------------------------------------------------------- */

static bool keep_value(cg_document *document, cg_slice *value, bool declared,
                       cg_buf *room)
{
    if (value->len == 0) {
        *value = (cg_slice){0};
        return true;
    }
    cg_buf_reset(room);
    cg_charset_decode(*value, !declared, room);
    *value = cg_arena_copy(&document->arena, cg_buf_slice(room));
    return cg_buf_ok(room) && value->ptr;
}

static bool keep_info(cg_document *document, cg_document_info info, bool declared)
{
    cg_buf room;
    cg_buf_init(&room, 3 * CG_MAX_FRONT_MATTER);
    bool ok = true;
    for (size_t i = 0; ok && i < CG_INFO_MEMBERS; i++)
        ok = keep_value(document, cg_info_at(&info, i), declared, &room);
    cg_buf_release(&room);
    document->info = info;
    return ok;
}

/* Copies what `info` tells; with `over` also where something is known. */
static bool add_info(cg_document *document, const cg_document_info *info, bool over)
{
    for (size_t i = 0; i < CG_INFO_MEMBERS; i++) {
        cg_slice *known = cg_info_at(&document->info, i), new = cg_info_get(info, i);
        if (new.len == 0 || (known->len > 0 && !over))
            continue;
        *known = cg_arena_copy(&document->arena, new);
        if (!known->ptr)
            return false;
    }
    return true;
}

bool cg_document_give(cg_document *document, const cg_document_info *given)
{
    return add_info(document, given, true);
}

bool cg_document_add_info(cg_document *document, const cg_document_info *found)
{
    return add_info(document, found, false);
}

/* --- loading --------------------------------------------------------------------- */

bool cg_document_is_binary(cg_slice source)
{
    size_t probe = source.len < BINARY_PROBE ? source.len : BINARY_PROBE;
    return probe > 0 && memchr(source.ptr, 0, probe);
}

/* The text of `body` and its blocks; `bad` is the first byte of the source that
 * is not UTF-8. */
static bool load_body(cg_document *document, cg_slice body, bool declared, size_t bad)
{
    if (!read_text(document, body, declared, bad) || !cg_blocks_read(document))
        return false;
    if (document->blocks.len > 0)
        document->state = CG_DOCUMENT_READ;
    return true;
}

static bool load(cg_document *document)
{
    cg_slice source = document->source;
    if (!cg_document_index_lines(document))
        return false;
    if (cg_document_is_binary(source)) {
        document->state = CG_DOCUMENT_BINARY;
        return true;
    }
    if (source.len == 0)
        return true;
    size_t bom = bom_len(source);
    cg_metadata metadata = cg_metadata_read(cg_slice_sub(source, bom, source.len));
    size_t bad = cg_utf8_valid_up_to(source);
    bool declared = bad < source.len && cg_charset_is_cp1252(metadata.charset);
    cg_slice body = cg_slice_sub(source, bom + metadata.end, source.len);
    return keep_info(document, metadata.info, declared) &&
           load_body(document, body, declared, bad);
}

static bool load_part(cg_document *document, const cg_document_info *info)
{
    cg_slice source = document->source;
    document->is_part = true;
    if (!cg_document_index_lines(document) || !keep_info(document, *info, false))
        return false;
    return source.len == 0 || load_body(document, source, false, cg_utf8_valid_up_to(source));
}

/* Makes the document empty, with its path; CG_OK when it may be filled. */
static cg_status begin(cg_document *document, cg_slice path, cg_slice source, cg_error *error)
{
    reset(document, source);
    if (source.len > CG_MAX_DOCUMENT) {
        document->source.len = 0;
        return cg_error_set(
            error, CG_E_LIMIT, 0, NULL, "\"%.*s\" is longer than %zu bytes",
            (int)(path.len < 256 ? path.len : 256), path.ptr, CG_MAX_DOCUMENT);
    }
    document->path = cg_arena_copy(&document->arena, path);
    return document->path.ptr ? CG_OK : cg_error_memory(error);
}

cg_status cg_document_begin(cg_document *document, cg_slice path, cg_slice source, bool lines,
                            cg_error *error)
{
    cg_status status = begin(document, path, source, error);
    if (status == CG_OK && lines && !cg_document_index_lines(document))
        status = cg_error_memory(error);
    return status;
}

cg_status cg_document_load(cg_document *document, cg_slice path, cg_slice source,
                           cg_error *error)
{
    cg_status status = begin(document, path, source, error);
    return status != CG_OK || load(document) ? status : cg_error_memory(error);
}

cg_status cg_document_load_part(cg_document *document, cg_slice path, cg_slice source,
                                const cg_document_info *info, cg_error *error)
{
    cg_status status = begin(document, path, source, error);
    return status != CG_OK || load_part(document, info) ? status : cg_error_memory(error);
}

static bool glance(cg_document *document, const cg_document_info *info, bool lines)
{
    cg_slice source = document->source;
    document->is_part = info != NULL;
    if (lines && !cg_document_index_lines(document))
        return false;
    if (source.len > 0)
        document->state = CG_DOCUMENT_READ;
    if (info)
        return keep_info(document, *info, false);
    size_t bom = bom_len(source);
    cg_metadata metadata = cg_metadata_read(cg_slice_sub(source, bom, source.len));
    return keep_info(document, metadata.info, false);
}

cg_status cg_document_glance(cg_document *document, cg_slice path, cg_slice source,
                             const cg_document_info *info, bool lines, cg_error *error)
{
    cg_status status = begin(document, path, source, error);
    return status != CG_OK || glance(document, info, lines) ? status : cg_error_memory(error);
}

/* --- speakers ---------------------------------------------------------------- */

const cg_slice *cg_document_speaker(const cg_document *document, const cg_block *block)
{
    return block->speaker ? &document->speakers.items[block->speaker - 1] : NULL;
}

bool cg_document_add_speaker(cg_document *document, cg_slice name, uint32_t *speaker)
{
    if (document->speakers.len == 0 || !cg_slice_equal(cg_vec_last(&document->speakers), name)) {
        cg_slice copy = cg_arena_copy(&document->arena, name);
        if (!copy.ptr || !cg_vec_push(&document->speakers, copy))
            return false;
    }
    *speaker = (uint32_t)document->speakers.len;
    return true;
}

/* --- places ------------------------------------------------------------------------ */

const cg_map_run *cg_map_find(const cg_map_run *runs, size_t len, uint32_t text)
{
    size_t low = 0, high = len;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (runs[middle].text <= text)
            low = middle;
        else
            high = middle;
    }
    return &runs[low];
}

/* Source bytes of one byte of the text; 0 when the run is one whole. */
static uint32_t step(const cg_map_run *run)
{
    return run->verbatim ? 1 : run->stride;
}

uint32_t cg_map_start(const cg_map_run *run, uint32_t text)
{
    return run->source + step(run) * (text - run->text);
}

uint32_t cg_map_end(const cg_map_run *run, uint32_t text_end)
{
    return step(run) ? cg_map_start(run, text_end) : run->source + run->source_len;
}

/* The run that holds the byte `text`; the last one beyond the end. */
static const cg_map_run *run_at(const cg_document *document, uint32_t text)
{
    return cg_map_find(document->map.items, document->map.len, text);
}

uint32_t cg_document_source_start(const cg_document *document, uint32_t text)
{
    if (document->map.len == 0)
        return (uint32_t)document->source.len;
    const cg_map_run *run = run_at(document, text);
    return text < document->text.len ? cg_map_start(run, text) : run->source + run->source_len;
}

uint32_t cg_document_source_end(const cg_document *document, uint32_t text_end)
{
    if (document->map.len == 0 || text_end == 0)
        return cg_document_source_start(document, text_end);
    return cg_map_end(run_at(document, text_end - 1), text_end);
}

cg_span cg_document_source_span(const cg_document *document, cg_span text)
{
    uint32_t start = cg_document_source_start(document, text.start);
    if (text.end <= text.start)
        return (cg_span){start, start};
    return (cg_span){start, cg_document_source_end(document, text.end)};
}

uint32_t cg_document_page(const cg_document *document, uint32_t text)
{
    size_t low = 0, high = document->pages.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->pages.items[middle].text <= text)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? document->pages.items[low - 1].page : 0;
}

bool cg_document_own_source(cg_document *document)
{
    document->source = document->text;
    cg_vec_reset(&document->map);
    cg_vec_reset(&document->lines);
    return share_text(document, document->text) && cg_document_index_lines(document);
}

static size_t line_at(const cg_document *document, uint32_t source)
{
    size_t low = 0, high = document->lines.len;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (document->lines.items[middle] <= source)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The line that is the first of the page. */
static size_t first_line_of(const cg_document *document, uint32_t source)
{
    size_t low = 0, high = document->page_starts.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->page_starts.items[middle] <= source)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? line_at(document, document->page_starts.items[low - 1]) : 0;
}

void cg_document_place(const cg_document *document, uint32_t source, uint32_t *line,
                       uint32_t *column, cg_span *span)
{
    size_t index = line_at(document, source);
    uint32_t start = document->lines.len > 0 ? document->lines.items[index] : 0;
    uint32_t end = index + 1 < document->lines.len ? document->lines.items[index + 1]
                                                   : (uint32_t)document->source.len;
    const char *bytes = document->source.ptr;
    while (end > start && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r'))
        end--;
    *line = document->first_line + (uint32_t)(index - first_line_of(document, source)) + 1;
    *column = source > start ? source - start + 1 : 1;
    *span = (cg_span){start, end};
}
