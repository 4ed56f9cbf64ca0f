/* Support and contradiction over time, of all claims: columns, and the same numbers as
 * a table. */
#include "sheet/html.h"

#include "sheet/chart.h"

#include <inttypes.h>

#define HALF 90  /* units of height on each side of the line */
#define FOOT 24
#define NAMES 6 /* dates below it */

typedef struct years {
    cg_chart_axis axis;
    uint32_t support[CG_CHART_STEPS], contradict[CG_CHART_STEPS];
    uint32_t most;   /* on one side of one step */
    size_t undated;
} years;

static cg_when when_of(const cg_statement *s)
{
    cg_when said = cg_when_parse(s->said);
    if (said.last || !s->document)
        return said;
    return cg_when_parse(s->document->published);
}

static bool takes_side(const cg_statement *s)
{
    return s->stance == CG_STANCE_SUPPORT || s->stance == CG_STANCE_CONTRADICT;
}

static bool find_axis(years *y, const cg_results *results)
{
    cg_when earliest = {0}, latest = {0};
    for (size_t i = 0; i < results->statements.len; i++) {
        const cg_statement *s = &results->statements.items[i];
        cg_when when = when_of(s);
        if (!takes_side(s))
            continue;
        y->undated += when.last == 0;
        if (when.last && (!earliest.last || when.first < earliest.first))
            earliest = when;
        if (when.last > latest.last)
            latest = when;
    }
    if (earliest.last)
        y->axis = cg_chart_axis_of(&earliest, &latest);
    return earliest.last != 0;
}

static void count_all(years *y, const cg_results *results)
{
    for (size_t i = 0; i < results->statements.len; i++) {
        const cg_statement *s = &results->statements.items[i];
        cg_when when = when_of(s);
        if (!takes_side(s) || !when.last)
            continue;
        uint32_t step = cg_chart_step(&y->axis, &when);
        uint32_t *count = s->stance == CG_STANCE_SUPPORT ? y->support : y->contradict;
        if (++count[step] > y->most)
            y->most = count[step];
    }
}

/* --- the picture ------------------------------------------------------------------------- */

static void add_column(cg_sheet_page *page, const years *y, uint32_t step)
{
    double share = 100.0 / y->axis.steps, x = step * share + share * 0.12;
    double up = (double)HALF * y->support[step] / y->most;
    double down = (double)HALF * y->contradict[step] / y->most;
    if (y->support[step])
        cg_buf_printf(&page->out,
                      "<rect class=\"for\" x=\"%.2f%%\" width=\"%.2f%%\" y=\"%.1f\" "
                      "height=\"%.1f\"/>\n",
                      x, share * 0.76, HALF - up, up);
    if (y->contradict[step])
        cg_buf_printf(&page->out,
                      "<rect class=\"against\" x=\"%.2f%%\" width=\"%.2f%%\" y=\"%d\" "
                      "height=\"%.1f\"/>\n",
                      x, share * 0.76, HALF + 2, down);
}

static void add_names(cg_sheet_page *page, const years *y)
{
    uint32_t stride = cg_chart_stride(&y->axis, NAMES);
    for (uint32_t step = 0; step < y->axis.steps; step += stride) {
        char name[CG_CHART_NAME];
        cg_chart_name(&y->axis, step, name);
        cg_buf_printf(&page->out, "<text class=\"date\" x=\"%.2f%%\" y=\"%d\">%s</text>\n",
                      100 * (step + 0.5) / y->axis.steps, 2 * HALF + 2 + FOOT - 6, name);
    }
}

static void add_picture(cg_sheet_page *page, const years *y)
{
    cg_buf_printf(&page->out,
                  "<figure class=\"chart\">\n<svg class=\"columns\" height=\"%d\" "
                  "aria-hidden=\"true\">\n",
                  2 * HALF + 2 + FOOT);
    for (uint32_t step = 0; step < y->axis.steps; step++)
        add_column(page, y, step);
    cg_buf_printf(&page->out, "<line x1=\"0\" x2=\"100%%\" y1=\"%d\" y2=\"%d\"/>\n", HALF + 1,
                  HALF + 1);
    add_names(page, y);
    cg_sheet_page_add(page, "</svg>\n<figcaption><span class=\"key\"><svg class=\"mark\" "
                            "viewBox=\"-8 -8 16 16\" aria-hidden=\"true\"><rect class=\"for\" "
                            "x=\"-6\" y=\"-6\" width=\"12\" height=\"12\"/></svg>support, above "
                            "the line</span>\n<span class=\"key\"><svg class=\"mark\" "
                            "viewBox=\"-8 -8 16 16\" aria-hidden=\"true\"><rect "
                            "class=\"against\" x=\"-6\" y=\"-6\" width=\"12\" height=\"12\"/>"
                            "</svg>contradiction, below it</span>\n");
    if (y->undated)
        cg_buf_printf(&page->out, "<span>%zu undated statement%s left out</span>\n", y->undated,
                      y->undated == 1 ? " is" : "s are");
    cg_sheet_page_add(page, "</figcaption>\n</figure>\n");
}

/* --- the table ---------------------------------------------------------------------------- */

static void add_table(cg_sheet_page *page, const years *y)
{
    cg_buf_add_slice(&page->words, CG_SLICE("The same numbers as a table"));
    cg_html_fold(page);
    cg_sheet_page_add(page, "<table class=\"years\">\n<caption>Statements by date</caption>\n"
                            "<thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Support"
                            "</th><th scope=\"col\">Contradict</th></tr></thead>\n<tbody>\n");
    for (uint32_t step = 0; step < y->axis.steps; step++) {
        char name[CG_CHART_NAME];
        cg_chart_name(&y->axis, step, name);
        cg_buf_printf(&page->out,
                      "<tr><th scope=\"row\">%s</th><td class=\"number\">%" PRIu32
                      "</td><td class=\"number\">%" PRIu32 "</td></tr>\n",
                      name, y->support[step], y->contradict[step]);
    }
    cg_sheet_page_add(page, "</tbody>\n</table>\n");
    cg_html_fold_end(page);
}

void cg_html_years(cg_sheet_page *page)
{
    years y = {0};
    cg_sheet_page_add(page, "<section id=\"years\" aria-labelledby=\"years-title\">\n"
                            "<h2 id=\"years-title\">Support and contradiction over time</h2>\n");
    if (find_axis(&y, page->input->results)) {
        count_all(&y, page->input->results);
        add_picture(page, &y);
        add_table(page, &y);
    } else
        cg_sheet_page_add(page, "<p class=\"unknown\">No statement is dated.</p>\n");
    cg_sheet_page_add(page, "</section>\n");
}
