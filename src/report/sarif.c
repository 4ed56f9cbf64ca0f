/* SARIF 2.1.0 (OASIS): one run. The full log has every statement; the one for
 * GitHub's code scanning has findings alone, since it shows whatever it is given as
 * an open alert, and only as many as it keeps. */
#include "report/formats.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "report/escape.h"
#include "report/sarif_parts.h"
#include "result/order.h"

#include <inttypes.h>
#include <stdlib.h>

#ifndef CG_HOMEPAGE
#define CG_HOMEPAGE "man:claimgrep(1)" /* what every machine that has the program has */
#endif
#define KEPT 5000        /* results that code scanning keeps of a run */
#define RULES 25000      /* rules above which it takes none of it */
#define DESCRIPTION 1024 /* characters of a rule's description that it takes */

void cg_sarif_add_message(cg_page *page, const char *key, cg_slice text)
{
    cg_page_open(page, key, "{");
    cg_json_add_text(&page->record, "text", text);
    cg_page_add(page, "}");
}

void cg_sarif_add_words(cg_page *page, const char *key, cg_slice words)
{
    cg_buf text;
    cg_buf_init(&text, page->record.cap);
    cg_escape_add_sarif(&text, words, true);
    cg_sarif_add_message(page, key, cg_buf_slice(&text));
    page->record.failed |= text.failed;
    cg_buf_release(&text);
}

/* --- artifacts ------------------------------------------------------------------------- */

static int compare_path(const void *key, const void *item)
{
    return cg_slice_compare(*(const cg_slice *)key, (*(const cg_file_account *const *)item)->path);
}

/* A path from the root needs a scheme; all others are told from the working folder. */
static void add_uri(cg_page *page, cg_slice path)
{
    cg_json_add_key(&page->record, "uri");
    cg_page_add(page, cg_slice_starts(path, "/") ? "\"file://" : "\"");
    cg_escape_add_uri(&page->record, path); /* needs no further escapes */
    cg_page_add(page, "\"");
    if (!cg_slice_starts(path, "/"))
        cg_json_add_text(&page->record, "uriBaseId", CG_SLICE("%SRCROOT%"));
}

void cg_sarif_add_artifact(cg_sarif *sarif, const char *key, cg_slice path)
{
    cg_page *page = sarif->page;
    const cg_file_account **found =
        bsearch(&path, sarif->files, page->input->results->files.len, sizeof *sarif->files,
                compare_path);
    cg_page_open(page, key, "{");
    add_uri(page, path);
    if (found)
        cg_json_add_uint(&page->record, "index", (uint64_t)(found - sarif->files));
    cg_page_add(page, "}");
}

static cg_status add_artifacts(cg_sarif *sarif)
{
    cg_page *page = sarif->page;
    cg_status status = CG_OK;
    cg_page_open(page, "artifacts", "[");
    for (size_t i = 0; status == CG_OK && sarif->files[i]; i++) {
        cg_page_add(page, i ? ",\n{" : "\n{");
        cg_page_open(page, "location", "{");
        add_uri(page, sarif->files[i]->path);
        cg_page_add(page, "}");
        cg_json_add_uint(&page->record, "length", sarif->files[i]->bytes);
        cg_page_add(page, "}");
        status = cg_page_end_record(page);
    }
    cg_page_add(page, "]");
    return status;
}

/* --- rules ------------------------------------------------------------------------------ */

/* As much as is taken of a description. */
static cg_slice cut(cg_slice text)
{
    return text.len <= DESCRIPTION ? text
                                   : cg_slice_sub(text, 0, cg_utf8_floor(text, DESCRIPTION));
}

static void add_help(cg_page *page, const cg_claim_info *claim)
{
    cg_slice text = claim->why.len ? claim->why : claim->claim;
    cg_page_open(page, "help", "{");
    cg_escape_add_sarif(cg_page_start_message(page), text, true);
    cg_json_add_text(&page->record, "text", cg_buf_slice(&page->message));
    cg_escape_add_markdown(cg_page_start_message(page), text);
    cg_json_add_text(&page->record, "markdown", cg_buf_slice(&page->message));
    cg_page_add(page, "}");
}

static void add_message_strings(cg_page *page)
{
    cg_page_open(page, "messageStrings", "{");
    cg_sarif_add_message(page, "found", CG_SLICE("{0}."));
    cg_sarif_add_message(page, "opposed", CG_SLICE("{0}; against it stands [source](1)."));
    cg_page_add(page, "}");
}

static const char *problem_level(cg_level level)
{
    return level == CG_LEVEL_ERROR ? "error" : level == CG_LEVEL_WARNING ? "warning"
                                                                         : "recommendation";
}

static void add_rule(cg_page *page, const cg_claim_info *claim)
{
    cg_page_add(page, "{");
    cg_json_add_text(&page->record, "id", claim->id);
    cg_sarif_add_words(page, "shortDescription", cut(claim->claim));
    cg_sarif_add_words(page, "fullDescription", cut(claim->why.len ? claim->why : claim->claim));
    add_help(page, claim);
    add_message_strings(page);
    cg_page_open(page, "defaultConfiguration", "{");
    cg_json_add_text(&page->record, "level", cg_slice_of(cg_level_name(claim->severity)));
    cg_page_add(page, "}");
    cg_page_open(page, "properties", "{");
    cg_json_add_text(&page->record, "precision", CG_SLICE("high"));
    cg_json_add_text(&page->record, "problem.severity",
                     cg_slice_of(problem_level(claim->severity)));
    cg_json_add_text(&page->record, "expect", cg_slice_of(cg_report_expect_name(claim->expect)));
    cg_page_add(page, "}}");
}

static cg_status add_tool(cg_sarif *sarif)
{
    cg_page *page = sarif->page;
    cg_status status = CG_OK;
    page->items = 0;
    cg_page_open(page, "tool", "{");
    cg_page_open(page, "driver", "{");
    cg_json_add_text(&page->record, "name", CG_SLICE("claimgrep"));
    cg_json_add_text(&page->record, "version", cg_slice_of(cg_version()));
    cg_json_add_text(&page->record, "semanticVersion", cg_slice_of(cg_version()));
    cg_json_add_text(&page->record, "informationUri", CG_SLICE(CG_HOMEPAGE));
    cg_page_open(page, "rules", "[");
    for (size_t i = 0; status == CG_OK && i < page->input->claim_count; i++) {
        if (!sarif->rules[i])
            continue;
        cg_page_next_item(page, ",");
        cg_page_add(page, "\n");
        add_rule(page, &page->input->claims[i]);
        status = cg_page_end_record(page);
    }
    cg_page_add(page, "]}}");
    return status;
}

/* --- what was not read --------------------------------------------------------------------- */

static void add_notification(cg_page *page, const char *id, const char *level, cg_slice text)
{
    cg_page_next_item(page, ",");
    cg_page_add(page, "\n{");
    cg_page_open(page, "descriptor", "{");
    cg_json_add_text(&page->record, "id", cg_slice_of(id));
    cg_page_add(page, "}");
    cg_json_add_text(&page->record, "level", cg_slice_of(level));
    cg_sarif_add_words(page, "message", text);
}

static cg_status add_files(cg_sarif *sarif)
{
    cg_page *page = sarif->page;
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && sarif->files[i]; i++) {
        const cg_file_account *file = sarif->files[i];
        if (file->status == CG_FILE_SCANNED)
            continue;
        add_notification(page, cg_file_status_name(file->status),
                         cg_page_is_incomplete(file) ? "error" : "note", cg_page_file(page, file));
        cg_page_open(page, "locations", "[{");
        cg_page_open(page, "physicalLocation", "{");
        cg_sarif_add_artifact(sarif, "artifactLocation", file->path);
        cg_page_add(page, "}}]}");
        status = cg_page_end_record(page);
    }
    return status;
}

/* `left`: results that are not in the log, since more are not kept. */
static cg_status add_invocation(cg_sarif *sarif, size_t left)
{
    cg_page *page = sarif->page;
    const cg_check_summary *summary = page->input->summary;
    cg_page_open(page, "invocations", "[{");
    cg_json_add_bool(&page->record, "executionSuccessful", summary->exit_status < 2);
    cg_json_add_uint(&page->record, "exitCode", (uint64_t)summary->exit_status);
    cg_page_open(page, "toolExecutionNotifications", "[");
    page->items = 0;
    cg_status status = add_files(sarif);
    if (left) {
        cg_page_start_message(page);
        cg_buf_printf(&page->message, "%zu finding%s left out: the most severe are kept",
                      left, left == 1 ? " is" : "s are");
        add_notification(page, "cut", "warning", cg_buf_slice(&page->message));
        cg_page_add(page, "}");
    }
    cg_page_add(page, "]}]");
    return status;
}

/* --- results ------------------------------------------------------------------------------- */

static cg_status add_statements(cg_sarif *sarif)
{
    const cg_results *results = sarif->page->input->results;
    const cg_statement **sorted = cg_order_statements(results, CG_ORDER_SOURCE);
    cg_status status = CG_OK;
    if (!sorted)
        return cg_error_memory(sarif->page->error);
    for (size_t i = 0; status == CG_OK && sorted[i]; i++) {
        cg_finding finding = {.level = sorted[i]->finding,
                              .claim = &sarif->page->input->claims[sorted[i]->claim],
                              .statement = sorted[i]};
        status = cg_sarif_add_result(sarif, &finding);
    }
    for (size_t i = 0; status == CG_OK && i < results->verdicts.len; i++) {
        const cg_verdict *verdict = &results->verdicts.items[i];
        cg_finding finding = {.level = verdict->finding,
                              .claim = &sarif->page->input->claims[verdict->claim],
                              .verdict = verdict};
        if (verdict->finding != CG_LEVEL_NONE)
            status = cg_sarif_add_result(sarif, &finding);
    }
    cg_alloc_free(sorted);
    return status;
}

static size_t kept(const cg_sarif *sarif)
{
    return sarif->findings.len < KEPT ? sarif->findings.len : KEPT;
}

static cg_status add_findings(cg_sarif *sarif)
{
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < kept(sarif); i++)
        status = cg_sarif_add_result(sarif, &sarif->findings.items[i]);
    return status;
}

static cg_status add_results(cg_sarif *sarif)
{
    cg_page *page = sarif->page;
    cg_page_open(page, "results", "[\n");
    page->items = 0;
    cg_status status = sarif->findings_only ? add_findings(sarif) : add_statements(sarif);
    cg_page_add(page, "]");
    return status;
}

/* --- the run ------------------------------------------------------------------------------- */

/* What takes several logs of one commit keeps those of one id apart from the others: those
 * of shards, but not what was merged of all of them. */
static void add_automation(const cg_sarif *sarif)
{
    cg_page *page = sarif->page;
    const cg_report_run *run = page->input->run;
    char id[64] = "claimgrep/";
    if (run && run->head.shards_len == 1 && run->head.of > 1)
        (void)snprintf(id, sizeof id, "claimgrep/shard-%" PRIu32 "-of-%" PRIu32 "/",
                       run->head.shards[0], run->head.of);
    cg_page_open(page, "automationDetails", "{");
    cg_json_add_text(&page->record, "id", cg_slice_of(id));
    cg_page_add(page, "}");
}

static cg_status add_run(cg_sarif *sarif)
{
    cg_page *page = sarif->page;
    cg_status status = add_tool(sarif);
    add_automation(sarif);
    cg_json_add_text(&page->record, "columnKind", CG_SLICE("utf16CodeUnits"));
    cg_page_open(page, "originalUriBaseIds", "{");
    cg_page_open(page, "%SRCROOT%", "{");
    cg_sarif_add_message(page, "description", CG_SLICE("The folder that claimgrep ran in."));
    cg_page_add(page, "}}");
    if (status == CG_OK)
        status = add_artifacts(sarif);
    if (status == CG_OK)
        status = add_results(sarif);
    return status == CG_OK ? add_invocation(sarif, sarif->findings.len - kept(sarif)) : status;
}

static bool index_claims(cg_sarif *sarif)
{
    const cg_report_input *input = sarif->page->input;
    sarif->files = cg_order_files(input->results);
    sarif->by_claim = cg_order_statements(input->results, CG_ORDER_CLAIM);
    sarif->first = cg_alloc_zeroed(2 * input->claim_count + 1, sizeof *sarif->first);
    if (!sarif->files || !sarif->by_claim || !sarif->first)
        return false;
    for (size_t i = input->results->statements.len; i-- > 0;) {
        const cg_statement *s = sarif->by_claim[i];
        if (s->stance == CG_STANCE_SUPPORT || s->stance == CG_STANCE_CONTRADICT)
            sarif->first[2 * (size_t)s->claim + (s->stance == CG_STANCE_CONTRADICT)] =
                &sarif->by_claim[i];
    }
    return true;
}

/* Every claim is a rule; of more than are taken, those that have results are. */
static bool index_rules(cg_sarif *sarif)
{
    const cg_report_input *input = sarif->page->input;
    bool all = !sarif->findings_only || input->claim_count <= RULES;
    sarif->rules = cg_alloc_zeroed(input->claim_count + 1, sizeof *sarif->rules);
    if (!sarif->rules || (sarif->findings_only &&
                          !cg_findings_list(input, CG_FINDINGS_WORST_FIRST, &sarif->findings)))
        return false;
    for (size_t i = 0; i < kept(sarif); i++)
        sarif->rules[sarif->findings.items[i].claim - input->claims] = 1;
    for (size_t i = 0, next = 1; i < input->claim_count; i++)
        if (all || sarif->rules[i])
            sarif->rules[i] = next++;
    return true;
}

static cg_status write_log(cg_page *page, bool findings_only)
{
    cg_sarif sarif = {.page = page, .findings_only = findings_only};
    cg_original_init(&sarif.original);
    cg_status status = index_claims(&sarif) && index_rules(&sarif) ? CG_OK
                                                                   : cg_error_memory(page->error);
    cg_page_add(page, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
                      "\"version\":\"2.1.0\",\"runs\":[{");
    if (status == CG_OK)
        status = add_run(&sarif);
    cg_page_add(page, "}]}\n");
    cg_alloc_free(sarif.files);
    cg_alloc_free(sarif.by_claim);
    cg_alloc_free(sarif.first);
    cg_alloc_free(sarif.rules);
    cg_vec_release(&sarif.findings);
    cg_original_release(&sarif.original);
    return status;
}

static cg_status write_full(cg_page *page)
{
    return write_log(page, false);
}

static cg_status write_for_github(cg_page *page)
{
    return write_log(page, true);
}

cg_status cg_sarif_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    return cg_page_write(input, out, write_full, error);
}

cg_status cg_sarif_github_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    return cg_page_write(input, out, write_for_github, error);
}
