/* One result of a SARIF log: a statement, or what a verdict finds of its claim. */
#include "base/limits.h"
#include "report/escape.h"
#include "report/sarif_parts.h"

#include <assert.h>

#define WEAK                                                                                   \
    (CG_MOD_HEDGED | CG_MOD_CONDITIONAL | CG_MOD_HISTORIC | CG_MOD_FUTURE | CG_MOD_RETRACTED | \
     CG_MOD_REJECTED)

/* --- kind and level ------------------------------------------------------------------ */

static const char *kind_of(const cg_finding *finding)
{
    const cg_statement *s = finding->statement;
    if (finding->level != CG_LEVEL_NONE)
        return "fail";
    assert(s); /* a verdict has a result only when it is a finding */
    if (s->stance == CG_STANCE_MENTION)
        return "open";
    if (s->modifiers & WEAK)
        return "review";
    return s->stance == CG_STANCE_CONTRADICT ? "fail" : "pass";
}

/* What fails without being a finding is there to be read: a note. */
static const char *level_of(const cg_finding *finding, const char *kind)
{
    if (strcmp(kind, "fail") != 0)
        return "none";
    return finding->level == CG_LEVEL_NONE ? "note" : cg_level_name(finding->level);
}

/* --- places -------------------------------------------------------------------------- */

static void add_snippet(cg_page *page, cg_slice text)
{
    cg_page_open(page, "snippet", "{");
    cg_json_add_text(&page->record, "text", text);
    cg_page_add(page, "}");
}

static void add_lines(cg_page *page, uint32_t first, uint32_t last)
{
    cg_json_add_uint(&page->record, "startLine", first);
    if (last)
        cg_json_add_uint(&page->record, "endLine", last);
}

/* Columns are told where the file is there to count them in: of the result's own
 * file, since reading another for each related place would cost its length. */
static void add_statement_region(cg_sarif *sarif, const cg_statement *s)
{
    cg_page *page = sarif->page;
    cg_original *original = &sarif->original;
    bool exact = s->space == CG_SPACE_FILE && cg_original_has(original, s);
    cg_slice match = cg_original_bytes(original, s->match_start, s->match_end);
    cg_slice lines = cg_original_lines(original, s->line, s->end_line);
    cg_page_open(page, "region", "{");
    add_lines(page, s->line, s->end_line);
    if (exact) {
        cg_json_add_uint(&page->record, "startColumn",
                         cg_original_column(original, s->line, s->column, CG_COLUMN_UTF16));
        cg_json_add_uint(
            &page->record, "endColumn",
            cg_original_column(original, s->end_line, s->end_column, CG_COLUMN_UTF16));
        cg_json_add_uint(&page->record, "byteOffset", s->match_start);
        cg_json_add_uint(&page->record, "byteLength", s->match_end - s->match_start);
        if (match.len)
            add_snippet(page, match);
    }
    cg_page_add(page, "}");
    if (!exact || !lines.len || lines.len > CG_MAX_QUOTE)
        return;
    cg_page_open(page, "contextRegion", "{");
    add_lines(page, s->line, s->end_line);
    add_snippet(page, lines);
    cg_page_add(page, "}");
}

static void add_statement_place(cg_sarif *sarif, const cg_statement *s)
{
    cg_page *page = sarif->page;
    cg_page_open(page, "physicalLocation", "{");
    cg_sarif_add_artifact(sarif, "artifactLocation", s->path);
    add_statement_region(sarif, s);
    cg_page_add(page, "}");
}

static cg_status add_place(cg_sarif *sarif, const cg_finding *finding)
{
    cg_page *page = sarif->page;
    cg_status status = CG_OK;
    cg_page_open(page, "locations", "[{");
    if (finding->statement) {
        status = cg_original_open(&sarif->original, finding->statement->path, page->error);
        add_statement_place(sarif, finding->statement);
    } else {
        cg_page_open(page, "physicalLocation", "{");
        cg_sarif_add_artifact(sarif, "artifactLocation", finding->claim->path);
        cg_page_open(page, "region", "{");
        add_lines(page, finding->claim->line, 0);
        cg_page_add(page, "}}");
    }
    cg_page_add(page, "}]");
    return status;
}

/* --- the other side -------------------------------------------------------------------- */

/* Statements of the claim that stand against `s`, the first of them. */
static size_t find_others(const cg_sarif *sarif, const cg_statement *s,
                          const cg_statement *others[CG_SARIF_RELATED])
{
    size_t count = 0;
    bool supports = s->stance == CG_STANCE_SUPPORT;
    if (!supports && s->stance != CG_STANCE_CONTRADICT)
        return 0;
    const cg_statement *const *at = sarif->first[2 * (size_t)s->claim + supports];
    cg_stance other = supports ? CG_STANCE_CONTRADICT : CG_STANCE_SUPPORT;
    while (at && count < CG_SARIF_RELATED && at[count] && at[count]->claim == s->claim &&
           at[count]->stance == other) {
        others[count] = at[count];
        count++;
    }
    return count;
}

static void add_related(cg_sarif *sarif, const cg_statement *const *others, size_t count)
{
    cg_page *page = sarif->page;
    cg_page_open(page, "relatedLocations", "[");
    for (size_t i = 0; i < count; i++) {
        cg_page_add(page, i ? ",{" : "{");
        cg_json_add_uint(&page->record, "id", i + 1);
        add_statement_place(sarif, others[i]);
        cg_finding other = {.statement = others[i]};
        cg_sarif_add_words(page, "message", cg_page_finding(page, &other));
        cg_page_add(page, "}");
    }
    cg_page_add(page, "]");
}

/* --- the result ------------------------------------------------------------------------ */

/* The text is what the rule's message string becomes with the arguments. */
static void add_message(cg_sarif *sarif, const cg_finding *finding, size_t others)
{
    cg_page *page = sarif->page;
    cg_slice words = cg_page_finding(page, finding);
    cg_buf text;
    cg_buf_init(&text, page->record.cap);
    cg_escape_add_sarif(&text, words, false);
    cg_page_open(page, "message", "{");
    cg_json_add_text(&page->record, "id", others ? CG_SLICE("opposed") : CG_SLICE("found"));
    cg_page_open(page, "arguments", "[");
    cg_json_add_string(&page->record, cg_buf_slice(&text));
    cg_page_add(page, "]");
    page->record.failed |= text.failed;
    cg_buf_reset(&text);
    cg_escape_add_sarif(&text, words, true);
    cg_buf_add_slice(&text, others ? CG_SLICE("; against it stands [source](1).") : CG_SLICE("."));
    cg_json_add_text(&page->record, "text", cg_buf_slice(&text));
    cg_page_add(page, "}");
    page->record.failed |= text.failed;
    cg_buf_release(&text);
}

static void add_fingerprints(cg_sarif *sarif, const cg_statement *s)
{
    char hash[CG_LINE_HASH_SIZE];
    cg_page *page = sarif->page;
    cg_page_open(page, "partialFingerprints", "{");
    if (s->space == CG_SPACE_FILE && cg_original_has(&sarif->original, s) &&
        cg_original_line_hash(&sarif->original, s->line, hash))
        cg_json_add_text(&page->record, "primaryLocationLineHash", cg_slice_of(hash));
    cg_json_add_text(&page->record, "claimgrepStatement/v1", cg_slice_of(s->fingerprint));
    cg_page_add(page, "}");
}

static void add_properties(cg_page *page, const cg_statement *s)
{
    cg_page_open(page, "properties", "{");
    cg_json_add_text(&page->record, "stance", cg_slice_of(cg_stance_name(s->stance)));
    cg_json_add_text(&page->record, "quote", s->quote);
    cg_page_open(page, "modifiers", "[");
    for (unsigned bit = 0, any = 0; bit < CG_MOD_COUNT; bit++) {
        if (!(s->modifiers & (1u << bit)))
            continue;
        cg_page_add(page, any++ ? "," : "");
        cg_json_add_string(&page->record, cg_slice_of(cg_modifier_name(bit)));
    }
    cg_page_add(page, "]");
    cg_json_add_text_or_null(&page->record, "speaker", s->speaker_name);
    cg_json_add_text_or_null(&page->record, "said", s->said);
    if (s->page)
        cg_json_add_uint(&page->record, "page", s->page);
    cg_page_add(page, "}");
}

/* Of a run that was given any, all results tell theirs. */
static void add_state(cg_page *page, const cg_finding *finding)
{
    const cg_statement *s = finding->statement;
    const cg_results *results = page->input->results;
    bool known = (s ? s->baseline : finding->verdict->baseline) == CG_BASELINE_KNOWN;
    const cg_suppression *suppression = s ? s->suppression : finding->verdict->suppression;
    if (results->has_baseline)
        cg_json_add_text(&page->record, "baselineState",
                         known ? CG_SLICE("unchanged") : CG_SLICE("new"));
    if (!results->has_suppressions)
        return;
    cg_page_open(page, "suppressions", "[");
    if (suppression) {
        cg_page_add(page, "{\"kind\":\"external\",\"status\":\"accepted\"");
        cg_json_add_text(&page->record, "justification", suppression->reason);
        cg_page_open(page, "properties", "{");
        cg_json_add_text_or_null(&page->record, "author", suppression->author);
        cg_json_add_text_or_null(&page->record, "expires", suppression->expires);
        cg_page_add(page, "}}");
    }
    cg_page_add(page, "]");
}

cg_status cg_sarif_add_result(cg_sarif *sarif, const cg_finding *finding)
{
    const cg_statement *others[CG_SARIF_RELATED], *s = finding->statement;
    size_t count = s ? find_others(sarif, s, others) : 0;
    cg_page *page = sarif->page;
    const char *kind = kind_of(finding);
    cg_page_next_item(page, ",\n");
    cg_page_add(page, "{");
    cg_json_add_text(&page->record, "ruleId", finding->claim->id);
    cg_json_add_uint(&page->record, "ruleIndex",
                     sarif->rules[finding->claim - page->input->claims] - 1);
    cg_json_add_text(&page->record, "kind", cg_slice_of(kind));
    cg_json_add_text(&page->record, "level", cg_slice_of(level_of(finding, kind)));
    add_message(sarif, finding, count);
    cg_status status = add_place(sarif, finding);
    if (s)
        add_fingerprints(sarif, s);
    add_state(page, finding);
    if (count)
        add_related(sarif, others, count);
    if (s)
        add_properties(page, s);
    cg_page_add(page, "}");
    return status == CG_OK ? cg_page_end_record(page) : status;
}
