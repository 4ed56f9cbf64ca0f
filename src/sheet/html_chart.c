/* Statements over time, on the page of a claim: a lane for each voice in a picture, and
 * all of them in a table. */
#include "sheet/html.h"

#include "base/alloc.h"
#include "sheet/chart.h"

#include <inttypes.h>
#include <stdlib.h>

#define LANES 12 /* voices that the picture has room for */
#define LANE 48  /* units of height for each */
#define LINE 32  /* where its line is: support above it, contradiction below */
#define ASIDE 6
#define FOOT 24
#define NAMES 5  /* dates below it */
#define OPEN 12  /* rows of the table that are not folded away */
#define WORDS 90 /* bytes of a sentence in it */

/* A voice, and its dated statements: indexes into the timeline, in its order. */
typedef struct lane {
    cg_slice voice;
    uint32_t first, count; /* of the sorted ones; how many */
} lane;

typedef struct lanes {
    const cg_sheet *sheet;
    uint32_t *sorted; /* indexes of places, by voice, within one by time */
    lane *items;
    size_t len;
} lanes;

/* --- lanes ---------------------------------------------------------------------------- */

typedef struct dated {
    cg_slice voice;
    uint32_t place, order;
} dated;

static int by_voice(const void *left, const void *right)
{
    const dated *a = left, *b = right;
    int c = cg_slice_compare(a->voice, b->voice);
    return c != 0 ? c : (a->order > b->order) - (a->order < b->order);
}

/* Those who say the most. */
static int by_count(const void *left, const void *right)
{
    const lane *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return cg_slice_compare(a->voice, b->voice);
}

static void find_lanes(lanes *l, const dated *all, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        l->sorted[i] = all[i].place;
        if (i == 0 || !cg_slice_equal(all[i].voice, all[i - 1].voice))
            l->items[l->len++] = (lane){all[i].voice, (uint32_t)i, 0};
        l->items[l->len - 1].count++;
    }
    qsort(l->items, l->len, sizeof *l->items, by_count);
}

static bool lanes_init(lanes *l, const cg_sheet *sheet)
{
    size_t len = sheet->timeline.len;
    dated *all = cg_alloc_zeroed(len, sizeof *all);
    *l = (lanes){.sheet = sheet,
                 .sorted = cg_alloc_zeroed(len, sizeof *l->sorted),
                 .items = cg_alloc_zeroed(len, sizeof *l->items)};
    bool ok = all && l->sorted && l->items;
    for (size_t i = 0; ok && i < len; i++) {
        uint32_t place = sheet->timeline.items[i];
        all[i] = (dated){cg_sheet_voice(sheet->places.items[place].statement), place, (uint32_t)i};
    }
    if (ok) {
        qsort(all, len, sizeof *all, by_voice);
        find_lanes(l, all, len);
    }
    cg_alloc_free(all);
    return ok;
}

static void lanes_release(lanes *l)
{
    cg_alloc_free(l->sorted);
    cg_alloc_free(l->items);
}

/* --- the picture ---------------------------------------------------------------------- */

static const char *const marks[] = {
    [CG_STANCE_SUPPORT] = "<circle class=\"for\" r=\"5.5\"/>",
    [CG_STANCE_CONTRADICT] = "<path class=\"against\" d=\"M0-6.5 6.5 0 0 6.5-6.5 0z\"/>",
    [CG_STANCE_MENTION] = "<circle class=\"none\" r=\"4.5\"/>",
};

/* So that what one voice said on one day can be seen, whatever side it took. */
static void add_mark(cg_sheet_page *page, double at, uint32_t line, cg_stance stance)
{
    uint32_t y = stance == CG_STANCE_SUPPORT      ? line - ASIDE
                 : stance == CG_STANCE_CONTRADICT ? line + ASIDE
                                                  : line;
    cg_buf_printf(&page->out, "<svg x=\"%.2f%%\" y=\"%" PRIu32 "\" overflow=\"visible\">%s</svg>\n",
                  2 + 96 * at, y, marks[stance]);
}

static void add_lane(cg_sheet_page *page, const lanes *l, const cg_chart_axis *axis, size_t index)
{
    const lane *lane = &l->items[index];
    uint32_t y = (uint32_t)index * LANE;
    cg_buf_printf(&page->out, "<text x=\"0\" y=\"%" PRIu32 "\">", y + 13);
    cg_html_text(page, lane->voice);
    cg_buf_printf(&page->out,
                  "</text><line x1=\"0\" x2=\"100%%\" y1=\"%" PRIu32 "\" y2=\"%" PRIu32 "\"/>\n",
                  y + LINE, y + LINE);
    for (uint32_t i = 0; i < lane->count; i++) {
        const cg_sheet_place *place = &l->sheet->places.items[l->sorted[lane->first + i]];
        add_mark(page, cg_chart_at(axis, &place->when), y + LINE, place->statement->stance);
    }
}

static void add_dates(cg_sheet_page *page, const cg_chart_axis *axis, size_t height)
{
    uint32_t stride = cg_chart_stride(axis, NAMES);
    for (uint32_t step = 0; step < axis->steps; step += stride) {
        char name[CG_CHART_NAME];
        double at = 2 + 96 * (step + 0.5) / axis->steps;
        cg_chart_name(axis, step, name);
        cg_buf_printf(&page->out,
                      "<text class=\"date\" x=\"%.2f%%\" y=\"%zu\">%s</text>\n", at, height - 6,
                      name);
    }
}

static const char *const keys[] = {
    [CG_STANCE_SUPPORT] = "supports, above the line",
    [CG_STANCE_CONTRADICT] = "contradicts, below it",
    [CG_STANCE_MENTION] = "mentions",
};

static void add_picture(cg_sheet_page *page, const lanes *l)
{
    const cg_sheet *sheet = l->sheet;
    cg_chart_axis axis = cg_chart_axis_of(&sheet->earliest, &sheet->latest);
    size_t shown = l->len < LANES ? l->len : LANES, height = shown * LANE + FOOT;
    cg_buf_printf(&page->out,
                  "<figure class=\"chart\">\n<svg class=\"lanes\" height=\"%zu\" "
                  "aria-hidden=\"true\">\n",
                  height);
    for (size_t i = 0; i < shown; i++)
        add_lane(page, l, &axis, i);
    add_dates(page, &axis, height);
    cg_sheet_page_add(page, "</svg>\n<figcaption>");
    for (cg_stance stance = CG_STANCE_SUPPORT; stance <= CG_STANCE_MENTION; stance++)
        cg_buf_printf(&page->out,
                      "<span class=\"key\"><svg class=\"mark\" viewBox=\"-8 -8 16 16\" "
                      "aria-hidden=\"true\">%s</svg>%s</span>\n",
                      marks[stance],
                      keys[stance]);
    if (l->len > shown)
        cg_buf_printf(&page->out,
                      "<span>The %d voices with the most statements; the table has all.</span>\n",
                      LANES);
    cg_sheet_page_add(page, "</figcaption>\n</figure>\n");
}

/* --- the table ------------------------------------------------------------------------ */

static void add_start(cg_sheet_page *page, cg_slice quote)
{
    size_t end = quote.len;
    if (end > WORDS)
        for (end = WORDS; end > 0 && quote.ptr[end] != ' ' && quote.ptr[end] != '\n'; end--)
            continue;
    cg_html_name(page, cg_slice_sub(quote, 0, end ? end : quote.len));
    cg_sheet_page_add(page, end < quote.len ? " …" : "");
}

static void add_row(cg_sheet_page *page, const cg_sheet *sheet, uint32_t index)
{
    static const char *const stances[] = {"", "supports", "contradicts", "mentions"};
    const cg_sheet_place *place = &sheet->places.items[index];
    cg_sheet_page_add(page, "<tr><th scope=\"row\">");
    cg_html_date(page, "", &place->when);
    cg_sheet_page_add(page, "</th><td>");
    cg_html_name(page, cg_sheet_voice(place->statement));
    cg_buf_printf(&page->out, "</td><td>%s</td><td><a href=\"#s%" PRIu32 "\">",
                  stances[place->statement->stance], index + 1);
    add_start(page, place->statement->quote);
    cg_sheet_page_add(page, "</a></td></tr>\n");
}

static void add_table(cg_sheet_page *page, const cg_sheet *sheet)
{
    bool folded = sheet->timeline.len > OPEN;
    if (folded) {
        cg_buf_printf(&page->words, "All %zu dated statements as a table", sheet->timeline.len);
        cg_html_fold(page);
    }
    cg_sheet_page_add(page, "<table class=\"timeline\">\n<caption>Positions by date</caption>\n"
                            "<thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Voice</th>"
                            "<th scope=\"col\">Position</th><th scope=\"col\">Words</th></tr>"
                            "</thead>\n<tbody>\n");
    for (size_t i = 0; i < sheet->timeline.len; i++)
        add_row(page, sheet, sheet->timeline.items[i]);
    cg_sheet_page_add(page, "</tbody>\n</table>\n");
    if (folded)
        cg_html_fold_end(page);
}

void cg_html_positions(cg_sheet_page *page, const cg_sheet *sheet)
{
    lanes l;
    cg_sheet_page_add(page, "<section id=\"positions\" aria-labelledby=\"positions-title\">\n"
                            "<h2 id=\"positions-title\">Positions over time</h2>\n");
    if (sheet->timeline.len == 0)
        cg_sheet_page_add(page, "<p class=\"unknown\">No statement is dated.</p>\n");
    else {
        if (lanes_init(&l, sheet))
            add_picture(page, &l);
        else
            page->out.failed = true;
        lanes_release(&l);
        add_table(page, sheet);
    }
    cg_sheet_page_add(page, "</section>\n");
}
