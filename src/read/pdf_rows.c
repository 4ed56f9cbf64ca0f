/* From rows of words to lines. */
#include "read/pdf.h"

#include "base/limits.h"

enum { COLUMNS = 12, PAGE_ROW = 1, BLOCK_ROW = 3, LINE_ROW = 4, WORD_ROW = 5 };
enum { LEVEL, PAGE, FLOW, BLOCK, LINE, WORD, LEFT, TOP, WIDTH, HEIGHT, TRUST, TEXT };

void cg_pdf_init(cg_pdf *pdf)
{
    *pdf = (cg_pdf){0};
    cg_buf_init(&pdf->text, CG_MAX_PDF_OUTPUT);
}

void cg_pdf_release(cg_pdf *pdf)
{
    cg_buf_release(&pdf->text);
    cg_vec_release(&pdf->lines);
    cg_vec_release(&pdf->pages);
    cg_vec_release(&pdf->blocks);
}

/* --- rows ------------------------------------------------------------------------- */

/* Parts a row at its first eleven tabulators; false when it has fewer. */
static bool split(cg_slice row, cg_slice out[COLUMNS])
{
    for (int i = 0; i < COLUMNS - 1; i++) {
        const char *tab = row.len > 0 ? memchr(row.ptr, '\t', row.len) : NULL;
        if (!tab)
            return false;
        size_t len = (size_t)(tab - row.ptr);
        out[i] = cg_slice_sub(row, 0, len);
        row = cg_slice_sub(row, len + 1, row.len);
    }
    out[COLUMNS - 1] = row;
    return true;
}

/* "12.50", whatever the locale; what is none counts as 0, what is huge as a million. */
static float number_of(cg_slice text)
{
    bool minus = text.len > 0 && text.ptr[0] == '-';
    float value = 0, unit = 1;
    bool fraction = false;
    for (size_t i = minus; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (c < '0' || c > '9')
            return 0;
        unit = fraction ? unit / 10 : unit;
        value =
            fraction ? value + (float)(c - '0') * unit : value * 10 + (float)(c - '0');
        if (value > 1e6F)
            return minus ? -1e6F : 1e6F;
    }
    return minus ? -value : value;
}

/* --- lines ------------------------------------------------------------------------ */

static uint32_t here(const cg_pdf *pdf)
{
    return (uint32_t)pdf->text.len;
}

static void add_page(cg_pdf *pdf, const cg_slice columns[COLUMNS])
{
    cg_pdf_page page = {.start = here(pdf),
                        .number = (uint32_t)pdf->pages.len + 1,
                        .height = number_of(columns[HEIGHT])};
    pdf->failed |= !cg_vec_push(&pdf->pages, page);
}

static void add_block(cg_pdf *pdf, const cg_slice columns[COLUMNS])
{
    float left = number_of(columns[LEFT]);
    cg_pdf_block block = {.left = left, .right = left + number_of(columns[WIDTH])};
    pdf->failed |= !cg_vec_push(&pdf->blocks, block);
}

static void add_line(cg_pdf *pdf, const cg_slice columns[COLUMNS])
{
    cg_pdf_line line = {.span = {here(pdf), here(pdf)},
                        .page = (uint32_t)pdf->pages.len - 1,
                        .block = (uint32_t)pdf->blocks.len - 1,
                        .left = number_of(columns[LEFT]),
                        .top = number_of(columns[TOP])};
    line.right = line.left + number_of(columns[WIDTH]);
    line.bottom = line.top + number_of(columns[HEIGHT]);
    cg_pdf_page *page = &cg_vec_last(&pdf->pages);
    bool first = pdf->lines.len == 0 || cg_vec_last(&pdf->lines).page != line.page;
    if (first || line.left < page->left)
        page->left = line.left;
    if (first || line.right > page->right)
        page->right = line.right;
    pdf->failed |= !cg_vec_push(&pdf->lines, line);
}

static bool is_visible(char c)
{
    return (unsigned char)c >= 0x20 && c != 0x7F;
}

static bool has_visible(cg_slice word)
{
    for (size_t i = 0; i < word.len; i++)
        if (is_visible(word.ptr[i]))
            return true;
    return false;
}

/* Control characters would move the lines; nothing of them is to be seen. */
static void add_visible(cg_buf *text, cg_slice word)
{
    for (size_t at = 0; at < word.len;) {
        size_t end = at;
        while (end < word.len && is_visible(word.ptr[end]))
            end++;
        cg_buf_add(text, word.ptr + at, end - at);
        at = end + 1;
    }
}

static void add_word(cg_pdf *pdf, const cg_slice columns[COLUMNS], float *widest)
{
    cg_pdf_line *line = &cg_vec_last(&pdf->lines);
    float width = number_of(columns[WIDTH]);
    if (!has_visible(columns[TEXT]))
        return;
    if (line->span.end > line->span.start) {
        pdf->text.len--; /* the line break */
        cg_buf_add_char(&pdf->text, ' ');
    }
    if (line->size <= 0 || width > *widest) {
        line->size = number_of(columns[HEIGHT]);
        *widest = width;
    }
    add_visible(&pdf->text, columns[TEXT]);
    line->span.end = here(pdf);
    cg_buf_add_char(&pdf->text, '\n');
    cg_vec_last(&pdf->pages).words++;
    pdf->failed |= !cg_buf_ok(&pdf->text);
}

static void add_row(cg_pdf *pdf, const cg_slice columns[COLUMNS], float *widest)
{
    int level = (int)number_of(columns[LEVEL]);
    if (level == PAGE_ROW) {
        /* A word that holds a line break could feign a page. */
        if (number_of(columns[PAGE]) != (float)pdf->pages.len + 1)
            return;
        add_page(pdf, columns);
        add_block(pdf, columns);
    } else if (pdf->pages.len == 0) {
        return;
    } else if (level == BLOCK_ROW) {
        add_block(pdf, columns);
    } else if (level == LINE_ROW) {
        add_line(pdf, columns);
        *widest = 0;
    } else if (level == WORD_ROW && pdf->lines.len > 0 &&
               cg_vec_last(&pdf->lines).page == pdf->pages.len - 1) {
        add_word(pdf, columns, widest);
    }
}

bool cg_pdf_read_rows(cg_pdf *pdf, cg_slice rows)
{
    cg_slice columns[COLUMNS];
    float widest = 0;
    while (rows.len > 0 && !pdf->failed) {
        const char *feed = memchr(rows.ptr, '\n', rows.len);
        if (!feed)
            break; /* cut off */
        size_t len = (size_t)(feed - rows.ptr);
        if (split(cg_slice_sub(rows, 0, len), columns))
            add_row(pdf, columns, &widest);
        rows = cg_slice_sub(rows, len + 1, rows.len);
    }
    return !pdf->failed;
}
