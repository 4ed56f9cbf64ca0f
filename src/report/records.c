#include "report/records.h"

#include "report/derived.h"
#include "report/formats.h"

#include "base/alloc.h"
#include "base/json.h"
#include "base/limits.h"
#include "result/order.h"

#include <inttypes.h>

/* What a byte may grow to when it is escaped. */
#define WORST_BYTE 6
#define MOST (CG_MAX_RULES_FILE * (WORST_BYTE + 2)) /* a claim, with all that it says of itself */
#define BATCH ((size_t)64 << 10) /* of records that are written at once */

typedef struct writer {
    const cg_report_input *input;
    FILE *out;
    cg_error *error;
    cg_buf record; /* behind those that were not written yet */
    bool list;     /* records are items of a list of one kind, which its key tells */
    size_t items;  /* of the list so far */
    cg_derived derived;
} writer;

static void begin(writer *w, const char *type)
{
    if (w->list && w->items++ > 0)
        cg_buf_add(&w->record, ",\n", 2);
    cg_buf_add_char(&w->record, '{');
    if (!w->list)
        cg_json_add_text(&w->record, "type", cg_slice_of(type));
}

static cg_status flush(writer *w)
{
    cg_status status = cg_report_flush(&w->record, w->out, w->error);
    cg_buf_reset(&w->record);
    return status;
}

static cg_status end(writer *w)
{
    cg_buf_add(&w->record, "}\n", w->list ? 1 : 2);
    return w->record.len < BATCH && cg_buf_ok(&w->record) ? CG_OK : flush(w);
}

static void add_name(writer *w, const char *key, const char *name)
{
    cg_json_add_text(&w->record, key, cg_slice_of(name));
}

static void add_finding(writer *w, cg_level finding)
{
    if (finding == CG_LEVEL_NONE)
        cg_json_add_null(&w->record, "finding");
    else
        add_name(w, "finding", cg_level_name(finding));
}

static void open_value(writer *w, const char *key, char bracket)
{
    cg_json_add_key(&w->record, key);
    cg_buf_add_char(&w->record, bracket);
}

/* An item that is an object; the key's comma logic looks at the bracket. */
static void open_item(writer *w, size_t index)
{
    if (index > 0)
        cg_buf_add_char(&w->record, ',');
    cg_buf_add_char(&w->record, '{');
}

static void close_value(writer *w, char bracket)
{
    cg_buf_add_char(&w->record, bracket);
}

/* In a run that was given none, there is nothing to say of either. */
static void add_state(writer *w, cg_baseline_state baseline, const cg_suppression *suppression)
{
    if (w->input->results->has_baseline)
        add_name(w, "baseline", cg_baseline_state_name(baseline));
    if (!w->input->results->has_suppressions)
        return;
    if (!suppression) {
        cg_json_add_null(&w->record, "suppression");
        return;
    }
    open_value(w, "suppression", '{');
    cg_json_add_text(&w->record, "reason", suppression->reason);
    cg_json_add_text_or_null(&w->record, "author", suppression->author);
    cg_json_add_text_or_null(&w->record, "expires", suppression->expires);
    close_value(w, '}');
}

static void add_span(writer *w, uint64_t start, uint64_t end)
{
    cg_json_add_uint(&w->record, "byte_start", start);
    cg_json_add_uint(&w->record, "byte_end", end);
}

/* --- statements -------------------------------------------------------------- */

static void add_stance(writer *w, const cg_statement *s)
{
    add_name(w, "stance", cg_stance_name(s->stance));
    if (s->lean == CG_STANCE_NONE)
        cg_json_add_null(&w->record, "lean");
    else
        add_name(w, "lean", cg_stance_name(s->lean));
    open_value(w, "modifiers", '[');
    const char *lead = "";
    for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++) {
        if (!(s->modifiers & (1u << bit)))
            continue;
        cg_buf_add_slice(&w->record, cg_slice_of(lead));
        cg_json_add_string(&w->record, cg_slice_of(cg_modifier_name(bit)));
        lead = ",";
    }
    close_value(w, ']');
}

static void add_voice(writer *w, const cg_statement *s)
{
    if (s->voice == CG_VOICE_AUTHOR) {
        add_name(w, "voice", "author");
        cg_json_add_null(&w->record, "speaker");
    } else {
        cg_slice nobody = {"", 0};
        add_name(w, "voice", "speaker");
        open_value(w, "speaker", '{');
        cg_json_add_text_or_null(&w->record, "name",
                                 s->speaker_known ? s->speaker_name : nobody);
        cg_json_add_text_or_null(&w->record, "role",
                                 s->speaker_known ? s->speaker_role : nobody);
        close_value(w, '}');
    }
    cg_json_add_text_or_null(&w->record, "said", s->said);
}

static void add_place(writer *w, const cg_statement *s)
{
    cg_json_add_text(&w->record, "path", s->path);
    cg_json_add_uint(&w->record, "line", s->line);
    cg_json_add_uint(&w->record, "column", s->column);
    cg_json_add_uint(&w->record, "end_line", s->end_line);
    cg_json_add_uint(&w->record, "end_column", s->end_column);
    add_span(w, s->byte_start, s->byte_end);
    if (s->page == 0)
        cg_json_add_null(&w->record, "page");
    else
        cg_json_add_uint(&w->record, "page", s->page);
    cg_json_add_text(&w->record, "quote", s->quote);
}

static void add_match(writer *w, const cg_statement *s)
{
    open_value(w, "match", '{');
    add_span(w, s->match_start, s->match_end);
    close_value(w, '}');
    cg_json_add_key(&w->record, "pattern");
    cg_buf_printf(&w->record, "\"%s/%" PRIu32 "\"",
                  s->from_contradicts ? "contradicts" : "supports", s->pattern);
}

static void add_trace(writer *w, const cg_statement *s, bool whole)
{
    open_value(w, "trace", '[');
    for (size_t i = 0; whole && i < s->trace_len; i++) {
        open_item(w, i);
        add_name(w, "operator", s->trace[i].operator_name);
        cg_json_add_text(&w->record, "cue", s->trace[i].cue);
        add_span(w, s->trace[i].byte_start, s->trace[i].byte_end);
        close_value(w, '}');
    }
    close_value(w, ']');
    cg_json_add_text(&w->record, "alternative", s->alternative);
}

static const char *lane_name(signed char lane)
{
    return lane > 0 ? "+" : lane < 0 ? "-" : "0";
}

static void add_lanes(writer *w, const cg_statement *s)
{
    open_value(w, "lanes", '{');
    add_name(w, "author", lane_name(s->lane_author));
    if (s->has_speaker_lane)
        add_name(w, "speaker", lane_name(s->lane_speaker));
    else
        cg_json_add_null(&w->record, "speaker");
    close_value(w, '}');
}

static void add_context(writer *w, const cg_statement *s, bool whole)
{
    open_value(w, "context", '[');
    for (size_t i = 0; whole && i < s->context_len; i++) {
        open_item(w, i);
        add_span(w, s->context[i].start, s->context[i].end);
        close_value(w, '}');
    }
    close_value(w, ']');
}

static void add_subject(writer *w, const cg_statement *s)
{
    static const char *const vias[] = {[CG_VIA_NONE] = "none",
                                       [CG_VIA_NAME] = "name",
                                       [CG_VIA_ANAPHOR] = "anaphor",
                                       [CG_VIA_TOPIC] = "topic"};
    if (s->via == CG_VIA_NONE) {
        cg_json_add_null(&w->record, "subject");
        return;
    }
    open_value(w, "subject", '{');
    add_name(w, "via", vias[s->via]);
    add_span(w, s->subject_start, s->subject_end);
    close_value(w, '}');
}

/* The digits that a text begins with, as a number. */
static void add_digits(writer *w, const char *key, cg_slice digits)
{
    uint64_t value = 0;
    for (size_t i = 0; i < digits.len && i < 19; i++) {
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
            break;
        value = value * 10 + (uint64_t)(digits.ptr[i] - '0');
    }
    cg_json_add_uint(&w->record, key, value);
}

/* Where in a web archive it is. */
static void add_record(writer *w, const cg_document_info *info)
{
    open_value(w, "record", '{');
    cg_json_add_text_or_null(&w->record, "id", info->record);
    cg_json_add_text_or_null(&w->record, "date", info->fetched);
    add_digits(w, "offset", info->record_offset);
    add_digits(w, "length", info->record_length);
    close_value(w, '}');
}

static void add_document(writer *w, const cg_statement *s)
{
    static const char *const spaces[] = {[CG_SPACE_FILE] = "file",
                                         [CG_SPACE_MEMBER] = "member",
                                         [CG_SPACE_TEXT] = "text"};
    const cg_document_info *info = s->document;
    cg_json_add_text_or_null(&w->record, "origin", info->origin);
    add_name(w, "space", spaces[s->space]);
    open_value(w, "document", '{');
    cg_json_add_text_or_null(&w->record, "title", info->title);
    cg_json_add_text_or_null(&w->record, "author", info->author);
    cg_json_add_text_or_null(&w->record, "publisher", info->publisher);
    cg_json_add_text_or_null(&w->record, "published", info->published);
    cg_json_add_text_or_null(&w->record, "url", info->url);
    cg_json_add_text_or_null(&w->record, "language", info->language);
    cg_json_add_text_or_null(&w->record, "tier", info->tier);
    if (info->record.len || info->record_offset.len)
        add_record(w, info);
    close_value(w, '}');
}

/* Whether trace and context fit into a record beside all else, which is within
 * half of it but for a path of absurd length. */
static bool is_small(const cg_statement *s)
{
    const size_t step = 128, range = 64;
    size_t left = CG_MAX_REPORT_RECORD / 2;
    if (s->trace_len > left / step || s->context_len > left / range)
        return false;
    size_t used = s->trace_len * step + s->context_len * range;
    for (size_t i = 0; i < s->trace_len; i++)
        used += s->trace[i].cue.len * WORST_BYTE;
    return used <= left;
}

static cg_status write_statement(writer *w, const cg_statement *s)
{
    bool whole = is_small(s);
    begin(w, "statement");
    cg_json_add_text(&w->record, "claim", w->input->claims[s->claim].id);
    add_stance(w, s);
    add_voice(w, s);
    add_place(w, s);
    add_match(w, s);
    add_trace(w, s, whole);
    add_lanes(w, s);
    add_context(w, s, whole);
    add_subject(w, s);
    add_finding(w, s->finding);
    add_state(w, s->baseline, s->suppression);
    add_document(w, s);
    add_name(w, "fingerprint", s->fingerprint);
    cg_derived_add_statement(&w->derived, s, &w->record);
    return end(w);
}

static cg_status write_statements(writer *w)
{
    const cg_statement **sorted =
        cg_order_statements(w->input->results, CG_ORDER_SOURCE);
    if (!sorted)
        return cg_error_memory(w->error);
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && sorted[i]; i++)
        status = write_statement(w, sorted[i]);
    cg_alloc_free(sorted);
    return status;
}

/* --- the rest ------------------------------------------------------------------- */

static cg_status write_claim(writer *w, const cg_claim_info *claim)
{
    begin(w, "claim");
    cg_json_add_text(&w->record, "claim", claim->id);
    cg_json_add_text(&w->record, "text", claim->claim);
    cg_json_add_text_or_null(&w->record, "pack", claim->pack_title);
    cg_json_add_text_or_null(&w->record, "why", claim->why);
    add_name(w, "kind", claim->kind == CG_KIND_EVENT ? "event" : "state");
    add_name(w, "expect", cg_report_expect_name(claim->expect));
    add_name(w, "severity", cg_level_name(claim->severity));
    cg_json_add_text(&w->record, "path", claim->path);
    cg_json_add_uint(&w->record, "line", claim->line);
    return end(w);
}

static cg_status write_claims(writer *w)
{
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < w->input->claim_count; i++)
        status = write_claim(w, &w->input->claims[i]);
    return status;
}

static cg_status write_verdict(writer *w, const cg_verdict *v)
{
    const cg_claim_info *claim = &w->input->claims[v->claim];
    begin(w, "verdict");
    cg_json_add_text(&w->record, "claim", claim->id);
    add_name(w, "verdict", cg_verdict_name(v->kind));
    cg_json_add_uint(&w->record, "support", v->support);
    cg_json_add_uint(&w->record, "contradict", v->contradict);
    cg_json_add_uint(&w->record, "mention", v->mention);
    add_name(w, "expect", cg_report_expect_name(claim->expect));
    add_finding(w, v->finding);
    add_state(w, v->baseline, v->suppression);
    if (w->input->results->has_baseline || w->input->results->has_suppressions)
        add_name(w, "fingerprint", v->fingerprint);
    cg_derived_add_verdict(v, &w->record);
    return end(w);
}

static cg_status write_verdicts(writer *w)
{
    const cg_results *results = w->input->results;
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < results->verdicts.len; i++)
        status = write_verdict(w, &results->verdicts.items[i]);
    return status;
}

static cg_status write_file(writer *w, const cg_file_account *file)
{
    cg_file_status status =
        file->status == CG_FILE_FAILED ? CG_FILE_SKIPPED : file->status;
    begin(w, "file");
    cg_json_add_text(&w->record, "path", file->path);
    add_name(w, "status", cg_file_status_name(status));
    cg_json_add_text_or_null(&w->record, "reason", file->reason);
    return end(w);
}

static cg_status write_files(writer *w)
{
    const cg_file_account **sorted = cg_order_files(w->input->results);
    if (!sorted)
        return cg_error_memory(w->error);
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && sorted[i]; i++)
        status = write_file(w, sorted[i]);
    cg_alloc_free(sorted);
    return status;
}

static cg_status write_summary(writer *w)
{
    const cg_check_summary *s = w->input->summary;
    const struct {
        const char *key;
        size_t count;
    } counts[] = {
        {"claims", s->claims},
        {"files", s->files},
        {"scanned", s->scanned},
        {"skipped", s->skipped},
        {"cut", s->cut},
        {"failed", s->failed},
        {"incomplete", s->incomplete},
        {"statements", s->statements},
        {"support", s->support},
        {"contradict", s->contradict},
        {"mention", s->mention},
        {"errors", s->errors},
        {"warnings", s->warnings},
        {"notes", s->notes},
        {"exit_status", (size_t)s->exit_status},
    };
    begin(w, "summary");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        cg_json_add_uint(&w->record, counts[i].key, counts[i].count);
    if (w->input->results->has_baseline)
        cg_json_add_uint(&w->record, "known", s->known);
    if (w->input->results->has_suppressions)
        cg_json_add_uint(&w->record, "suppressed", s->suppressed);
    return end(w);
}

/* --- lines, and one object ---------------------------------------------------------- */

typedef cg_status write_fn(writer *w);

static cg_status write_lines(writer *w)
{
    cg_status status = write_statements(w);
    if (status == CG_OK)
        status = write_verdicts(w);
    if (status == CG_OK)
        status = write_files(w);
    return status == CG_OK ? write_summary(w) : status;
}

static cg_status write_list(writer *w, const char *lead, write_fn *write)
{
    cg_buf_add_slice(&w->record, cg_slice_of(lead));
    w->items = 0;
    cg_status status = write(w);
    cg_buf_add(&w->record, "]", 1);
    return status;
}

static cg_status write_object(writer *w)
{
    w->list = true;
    cg_status status = write_list(w, "{\"claims\":[\n", write_claims);
    if (status == CG_OK)
        status = write_list(w, ",\n\"statements\":[\n", write_statements);
    if (status == CG_OK)
        status = write_list(w, ",\n\"verdicts\":[\n", write_verdicts);
    if (status == CG_OK)
        status = write_list(w, ",\n\"files\":[\n", write_files);
    cg_buf_add_slice(&w->record, CG_SLICE(",\n\"summary\":"));
    w->items = 0;
    if (status == CG_OK)
        status = write_summary(w);
    cg_buf_add(&w->record, "}\n", 2);
    return status;
}

static cg_status with_writer(const cg_report_input *input, FILE *out, write_fn *write,
                             cg_error *error)
{
    writer w = {.input = input, .out = out, .error = error};
    cg_status status = cg_results_check(input->results, input->claim_count, error);
    if (status != CG_OK)
        return status;
    cg_buf_init(&w.record, BATCH + MOST);
    status = cg_derived_init(&w.derived, input->results) ? write(&w) : cg_error_memory(error);
    if (status == CG_OK && w.record.len)
        status = flush(&w);
    cg_derived_release(&w.derived);
    cg_buf_release(&w.record);
    return status;
}

cg_status cg_records_write_lines(const cg_report_input *input, FILE *out, cg_error *error)
{
    return with_writer(input, out, write_lines, error);
}

cg_status cg_records_write_statements(const cg_report_input *input, FILE *out, cg_error *error)
{
    return with_writer(input, out, write_statements, error);
}

cg_status cg_records_write_judged(const cg_report_input *input, FILE *out, cg_error *error)
{
    cg_status status = with_writer(input, out, write_statements, error);
    return status == CG_OK ? with_writer(input, out, write_verdicts, error) : status;
}

cg_status cg_records_write_object(const cg_report_input *input, FILE *out, cg_error *error)
{
    return with_writer(input, out, write_object, error);
}
