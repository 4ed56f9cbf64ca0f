/* From lines to paragraphs. */
#include "read/pdf.h"

#include "text/marker.h"

#define SAME_SIZE 0.1F  /* sizes that differ by less are one */
#define LARGE 1.15F     /* times the size of the body: a heading */
#define LARGEST 1.5F    /* a heading of the first level */
#define HEADING_LINES 4 /* more of them are no heading */
#define INDENT 0.8F     /* times the size: a first line */
#define GAP 0.9F        /* times the size, between two lines: they are apart */
#define SHORT 0.2F      /* of the block's width: a last line */
#define WIDE 0.6F       /* of the page's text: a line of running text */
#define DOUBLE_SPACED 2.6F
#define SIZES 512  /* half points that are told apart */
#define CARRIED 20 /* bytes of a line that may go on elsewhere */

typedef struct assembly {
    const cg_pdf *pdf;
    cg_builder *builder;
    cg_pdf_words words;
    float body; /* the size of most of the text */
} assembly;

static const cg_pdf_line *line_of(const assembly *a, size_t index)
{
    return &a->pdf->lines.items[index];
}

static cg_slice text_of(const assembly *a, const cg_pdf_line *line)
{
    return cg_slice_sub(cg_buf_slice(&a->pdf->text), line->span.start, line->span.end);
}

/* --- what a line looks like --------------------------------------------------------- */

/* The size in which most bytes are set. */
static float body_size(const cg_pdf *pdf)
{
    uint64_t bytes[SIZES] = {0};
    size_t most = 0;
    for (size_t i = 0; i < pdf->lines.len; i++) {
        const cg_pdf_line *line = &pdf->lines.items[i];
        float twice = line->size * 2;
        size_t at = twice <= 0 ? 0 : twice >= SIZES - 1 ? SIZES - 1 : (size_t)twice;
        bytes[at] += line->dropped ? 0 : line->span.end - line->span.start;
        if (bytes[at] > bytes[most])
            most = at;
    }
    return ((float)most + 0.5F) / 2;
}

static bool is_same_size(const cg_pdf_line *x, const cg_pdf_line *y)
{
    float difference = x->size - y->size;
    return (difference < 0 ? -difference : difference) <= SAME_SIZE * x->size;
}

/* Ends in a mark that ends a sentence or leads in a list, or in a quotation mark or
 * bracket behind one. */
static bool is_ended(cg_slice text)
{
    static const char *const closers[] = {"\"",           "'",           ")", "]",
                                          "\xE2\x80\x9D", "\xE2\x80\x99"};
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++) {
        if (!cg_slice_ends(text, closers[i]))
            continue;
        text.len -= strlen(closers[i]);
        i = (size_t)-1; /* from the first again: several may stand there */
    }
    return text.len > 0 && strchr(".!?:;", text.ptr[text.len - 1]);
}

static bool is_item(cg_slice text)
{
    return cg_marker_read(text, 0, text.len).style != CG_MARKER_NONE;
}

static bool starts_lower(cg_slice text)
{
    return text.len > 0 && text.ptr[0] >= 'a' && text.ptr[0] <= 'z';
}

static bool is_short(const assembly *a, const cg_pdf_line *line)
{
    const cg_pdf_block *block = &a->pdf->blocks.items[line->block];
    return line->right < block->right - SHORT * (block->right - block->left);
}

/* --- where a paragraph goes on --------------------------------------------------------- */

/* Two lines of one block: the second begins a paragraph when it is set apart. */
static bool goes_on_in_block(const assembly *a, const cg_pdf_line *x,
                             const cg_pdf_line *y)
{
    bool ended = is_ended(text_of(a, x)), is_last = ended || is_short(a, x);
    if (y->top - x->bottom > GAP * x->size)
        return false;
    if (is_last && is_item(text_of(a, y)))
        return false;
    if (ended && is_short(a, x))
        return false;
    bool indented = y->left > x->left + INDENT * x->size;
    return !(is_last && indented && !is_item(text_of(a, x)));
}

/* Lines that are far apart are blocks of one line each: they go on when they are
 * lines of running text in one column. */
static bool goes_on_below(const assembly *a, const cg_pdf_line *x, const cg_pdf_line *y)
{
    const cg_pdf_page *page = &a->pdf->pages.items[x->page];
    float pitch = y->top - x->top, wide = WIDE * (page->right - page->left);
    return pitch > 0 && pitch < DOUBLE_SPACED * x->size && x->right - x->left > wide &&
           y->left < x->left + INDENT * x->size && !is_item(text_of(a, y));
}

/* The next column stands to the right and begins higher up. One line alone is
 * taken for the cell of a table. */
static bool is_next_column(const assembly *a, const cg_pdf_line *x, const cg_pdf_line *y)
{
    bool alone = x == a->pdf->lines.items || x[-1].block != x->block;
    return !alone && y->left > x->right && y->top < x->top - x->size / 2;
}

/* From the end of a column or a page to the next. */
static bool is_carried(const assembly *a, const cg_pdf_line *x, const cg_pdf_line *y)
{
    cg_slice text = text_of(a, x);
    bool elsewhere = y->page == x->page + 1 || (y->page == x->page && is_next_column(a, x, y));
    return elsewhere && text.len >= CARRIED && !is_ended(text) && starts_lower(text_of(a, y));
}

static bool goes_on(const assembly *a, const cg_pdf_line *x, const cg_pdf_line *y)
{
    if (!is_same_size(x, y))
        return false;
    if (x->page == y->page && x->block == y->block)
        return goes_on_in_block(a, x, y);
    return (x->page == y->page && goes_on_below(a, x, y)) || is_carried(a, x, y);
}

/* The next line that was not dropped; the count of lines when there is none. */
static size_t next_line(const assembly *a, size_t at)
{
    do
        at++;
    while (at < a->pdf->lines.len &&
           (line_of(a, at)->dropped ||
            line_of(a, at)->span.end == line_of(a, at)->span.start));
    return at;
}

/* --- building ------------------------------------------------------------------------- */

/* The first line behind the paragraph that begins at `start`; its lines. */
static size_t end_of_paragraph(const assembly *a, size_t start, size_t *lines)
{
    size_t at = start, next = next_line(a, at);
    *lines = 1;
    while (next < a->pdf->lines.len && goes_on(a, line_of(a, at), line_of(a, next))) {
        at = next;
        next = next_line(a, at);
        ++*lines;
    }
    return next;
}

static void open_block(assembly *a, const cg_pdf_line *line, size_t lines)
{
    cg_slice text = text_of(a, line);
    if (line->size >= LARGE * a->body && lines <= HEADING_LINES)
        cg_builder_open(a->builder, CG_BLOCK_HEADING,
                        line->size >= LARGEST * a->body ? 1 : 2);
    else if (is_item(text))
        cg_builder_open(a->builder, CG_BLOCK_LIST_ITEM, 0);
    else
        cg_builder_open(a->builder, CG_BLOCK_PARAGRAPH, 0);
}

/* Adds a line, and what parts it from the next of its paragraph; NULL: none. */
static void add_line(assembly *a, const cg_pdf_line *line, const cg_pdf_line *next)
{
    cg_slice text = text_of(a, line);
    cg_pdf_hyphen hyphen = CG_PDF_KEEP;
    size_t len = 0;
    if (next)
        hyphen = cg_pdf_hyphen_of(&a->words, text, text_of(a, next), &len);
    if (hyphen == CG_PDF_DROP)
        text.len -= len;
    cg_builder_page(a->builder, a->pdf->pages.items[line->page].number);
    cg_builder_verbatim(a->builder, text, line->span.start);
    if (hyphen == CG_PDF_NO_HYPHEN)
        cg_builder_space(a->builder, (cg_span){line->span.end, line->span.end + 1});
}

static void add_paragraph(assembly *a, size_t start, size_t end, size_t lines)
{
    open_block(a, line_of(a, start), lines);
    for (size_t at = start, next; at < end; at = next) {
        next = next_line(a, at);
        add_line(a, line_of(a, at), next < end ? line_of(a, next) : NULL);
    }
    cg_builder_close(a->builder);
}

bool cg_pdf_build(const cg_pdf *pdf, cg_builder *builder)
{
    assembly a = {.pdf = pdf, .builder = builder, .body = body_size(pdf)};
    size_t lines, end;
    if (pdf->lines.len == 0)
        return true;
    if (!cg_pdf_words_init(&a.words, pdf))
        return false;
    const cg_pdf_line *first = line_of(&a, 0);
    bool skip = first->dropped || first->span.end == first->span.start;
    for (size_t at = skip ? next_line(&a, 0) : 0; at < pdf->lines.len; at = end) {
        end = end_of_paragraph(&a, at, &lines);
        add_paragraph(&a, at, end, lines);
    }
    cg_pdf_words_release(&a.words);
    return true;
}
