/* GitLab's Code Quality: one array; a merge request shows what is new by the
 * fingerprints, which must differ. */
#include "report/formats.h"

#include "base/hash.h"
#include "base/json.h"
#include "report/page.h"

static const char *const severities[3] = {"major", "minor", "info"};

static void add_issue(cg_page *page, cg_slice message, cg_slice check, const char *severity,
                      cg_slice fingerprint)
{
    cg_page_add(page, "{");
    cg_json_add_text(&page->record, "type", CG_SLICE("issue"));
    cg_json_add_text(&page->record, "description", message);
    cg_json_add_text(&page->record, "check_name", check);
    cg_json_add_text(&page->record, "fingerprint", fingerprint);
    cg_json_add_text(&page->record, "severity", cg_slice_of(severity));
}

/* Ends the issue. */
static void add_place(cg_page *page, cg_slice path, uint32_t line)
{
    while (cg_slice_starts(path, "./"))
        path = cg_slice_sub(path, 2, path.len);
    cg_page_open(page, "location", "{");
    cg_json_add_text(&page->record, "path", path);
    cg_page_open(page, "lines", "{");
    cg_json_add_uint(&page->record, "begin", line ? line : 1);
    cg_page_add(page, "}}}");
}

/* Of what has no statement: a hash of what it is about. */
static void make_fingerprint(const char *kind, cg_slice about, char out[33])
{
    cg_hash128 parts[2] = {cg_hash128_of(cg_slice_of(kind)), cg_hash128_of(about)};
    cg_hash128_hex((cg_slice){(const char *)parts, sizeof parts}, out);
}

static cg_status add_finding(cg_page *page, const cg_finding *finding, size_t index)
{
    char own[33];
    const cg_statement *s = finding->statement;
    if (!s)
        make_fingerprint("verdict", finding->claim->id, own);
    (void)index;
    cg_page_next_item(page, ",");
    cg_page_add(page, "\n");
    add_issue(page, cg_page_finding(page, finding), finding->claim->id,
              cg_finding_word(finding, severities), cg_slice_of(s ? s->fingerprint : own));
    add_place(page, s ? s->path : finding->claim->path, s ? s->line : finding->claim->line);
    return CG_OK;
}

static cg_status add_file(cg_page *page, const cg_file_account *file, size_t index)
{
    char own[33];
    (void)index;
    make_fingerprint("file", file->path, own);
    cg_page_next_item(page, ",");
    cg_page_add(page, "\n");
    add_issue(page, cg_page_file(page, file), CG_SLICE("claimgrep/file"),
              cg_page_is_incomplete(file) ? "major" : "info", cg_slice_of(own));
    add_place(page, file->path, 1);
    return CG_OK;
}

static cg_status write_all(cg_page *page)
{
    cg_page_add(page, "[");
    cg_status status = cg_page_each_finding(page, CG_FINDINGS_WORST_FIRST, add_finding);
    if (status == CG_OK)
        status = cg_page_each_file(page, false, add_file);
    cg_page_add(page, "\n]\n");
    return status;
}

cg_status cg_gitlab_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    return cg_page_write(input, out, write_all, error);
}
