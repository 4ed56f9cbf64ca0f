/* Workflow commands of GitHub Actions. A step shows ten errors, ten warnings and
 * ten notices, so the worst come first, and the rest is counted; all of it goes to
 * the step's summary, where the runner names a file for that. */
#include "report/formats.h"

#include "report/columns.h"
#include "report/escape.h"
#include "report/markdown.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#define SHOWN 10 /* annotations of each kind in one step */
#define MAX_SUMMARY ((size_t)1000 << 10) /* bytes; above 1 MiB it is refused as a whole */

static const char *const commands[3] = {"error", "warning", "notice"};

typedef struct annotator {
    cg_page *page;
    size_t shown[3];
    size_t left; /* not shown */
} annotator;

/* Counts one of that kind; false when there is no room for it. */
static bool take_room(annotator *a, unsigned kind)
{
    if (a->shown[kind]++ < SHOWN)
        return true;
    a->left++;
    return false;
}

static void add_property(cg_page *page, const char *name, cg_slice value)
{
    cg_page_add(page, name);
    cg_escape_add_property(&page->record, value);
}

static void add_place(cg_page *page, const cg_finding *finding)
{
    const cg_statement *s = finding->statement;
    add_property(page, "file=", s ? s->path : finding->claim->path);
    cg_buf_printf(&page->record, ",line=%" PRIu32, s ? s->line : finding->claim->line);
    if (s) {
        cg_report_columns columns = cg_columns_of(page->input, s);
        cg_buf_printf(&page->record, ",endLine=%" PRIu32 ",col=%" PRIu32 ",endColumn=%" PRIu32,
                      s->end_line, columns.start, columns.end);
    }
    add_property(page, ",title=", finding->claim->id);
}

static void annotate(annotator *a, const cg_finding *finding)
{
    const cg_level level = finding->level;
    unsigned kind = level == CG_LEVEL_ERROR ? 0 : level == CG_LEVEL_WARNING ? 1 : 2;
    if (!take_room(a, kind))
        return;
    cg_buf_printf(&a->page->record, "::%s ", commands[kind]);
    add_place(a->page, finding);
    cg_page_add(a->page, "::");
    cg_escape_add_command(&a->page->record, cg_page_finding(a->page, finding));
    cg_page_add(a->page, "\n");
}

static cg_status annotate_all(annotator *a)
{
    cg_findings findings = {0};
    cg_status status = CG_OK;
    if (!cg_findings_list(a->page->input, CG_FINDINGS_WORST_FIRST, &findings))
        return cg_error_memory(a->page->error);
    for (size_t i = 0; status == CG_OK && i < findings.len; i++) {
        annotate(a, &findings.items[i]);
        status = cg_page_end_record(a->page);
    }
    cg_vec_release(&findings);
    return status;
}

static cg_status annotate_file(cg_page *page, const cg_file_account *file, size_t index)
{
    (void)index;
    unsigned kind = cg_page_is_incomplete(file) ? 0 : 2;
    if (!take_room(page->context, kind))
        return CG_OK;
    cg_buf_printf(&page->record, "::%s ", commands[kind]);
    add_property(page, "file=", file->path);
    cg_page_add(page, ",title=claimgrep/file::");
    cg_escape_add_command(&page->record, cg_page_file(page, file));
    cg_page_add(page, "\n");
    return CG_OK;
}

static cg_status write_commands(cg_page *page)
{
    annotator a = {.page = page};
    page->context = &a;
    cg_status status = annotate_all(&a);
    if (status == CG_OK)
        status = cg_page_each_file(page, false, annotate_file);
    if (a.left)
        cg_buf_printf(&page->record, "%zu more %s in the summary of the step\n", a.left,
                      a.left == 1 ? "stands" : "stand");
    page->context = NULL;
    cg_escape_add_command(&page->record, cg_page_summary(page));
    cg_page_add(page, "\n");
    return status;
}

/* --- the summary of the step ---------------------------------------------------------- */

static cg_status write_summary(cg_page *page)
{
    page->most = MAX_SUMMARY;
    cg_status status = cg_markdown_add(page);
    if (page->cut)
        cg_page_add(page, "\nThe rest is left out: it is too long.\n");
    return status;
}

/* Appends, as the runner asks: steps share the file. */
static cg_status append_summary(const cg_report_input *input, const char *path, cg_error *error)
{
    errno = 0;
    FILE *file = fopen(path, "a");
    if (!file)
        return cg_error_set(error, CG_E_IO, errno, NULL, "can't write the summary of the step");
    cg_status status = cg_page_write(input, file, write_summary, error);
    if (fclose(file) != 0 && status == CG_OK)
        status = cg_error_set(error, CG_E_IO, errno, NULL, "can't write the summary of the step");
    return status;
}

cg_status cg_github_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    const char *summary = getenv("GITHUB_STEP_SUMMARY");
    cg_status status = cg_page_write(input, out, write_commands, error);
    if (status == CG_OK && summary && *summary)
        status = append_summary(input, summary, error);
    return status;
}
