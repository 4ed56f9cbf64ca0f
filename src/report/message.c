#include "report/message.h"

#include "report/columns.h"
#include "report/formats.h"

#include <inttypes.h>

static void add(cg_buf *out, const char *text)
{
    cg_buf_add_slice(out, cg_slice_of(text));
}

static void add_quoted(cg_buf *out, cg_slice text)
{
    add(out, "\"");
    cg_buf_add_slice(out, text);
    add(out, "\"");
}

/* --- statements ---------------------------------------------------------------- */

static void add_stance(cg_buf *out, const cg_statement *s, cg_slice claim)
{
    static const char *const verbs[] = {[CG_STANCE_NONE] = "",
                                        [CG_STANCE_SUPPORT] = "supports ",
                                        [CG_STANCE_CONTRADICT] = "contradicts ",
                                        [CG_STANCE_MENTION] = "mentions "};
    add(out, verbs[s->stance]);
    add_quoted(out, claim);
    if (s->lean == CG_STANCE_NONE)
        return;
    add(out, ", leaning to ");
    add(out, cg_stance_name(s->lean));
}

static void add_voice(cg_buf *out, const cg_statement *s)
{
    if (s->voice == CG_VOICE_AUTHOR) {
        if (!s->document || !s->document->author.len)
            return;
        add(out, ", writes ");
        cg_buf_add_slice(out, s->document->author);
        return;
    }
    add(out, ", says ");
    if (s->speaker_known)
        cg_buf_add_slice(out, s->speaker_name.len ? s->speaker_name : s->speaker_role);
    else
        add(out, "somebody unnamed");
}

static void add_modifiers(cg_buf *out, unsigned modifiers)
{
    const char *lead = " (";
    for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++) {
        if (!(modifiers & (1u << bit)))
            continue;
        add(out, lead);
        add(out, cg_modifier_name(bit));
        lead = ", ";
    }
    if (modifiers)
        add(out, ")");
}

static void add_date(cg_buf *out, const cg_statement *s)
{
    if (s->said.len) {
        add(out, ", said ");
        cg_buf_add_slice(out, s->said);
    } else if (s->document && s->document->published.len) {
        add(out, ", published ");
        cg_buf_add_slice(out, s->document->published);
    }
}

void cg_message_add_state(cg_buf *out, cg_level finding, cg_baseline_state baseline,
                          const cg_suppression *suppression)
{
    if (finding == CG_LEVEL_NONE)
        return;
    if (suppression) {
        add(out, "; suppressed: ");
        cg_buf_add_slice(out, suppression->reason);
    } else if (baseline == CG_BASELINE_KNOWN) {
        add(out, "; in the baseline");
    }
}

static void add_copy(cg_buf *out, const cg_report_input *input, const cg_statement *s)
{
    if (!s->copy_of)
        return;
    const cg_statement *head = &input->results->statements.items[s->copy_of - 1];
    add(out, ", a copy of ");
    cg_buf_add_slice(out, head->path);
    cg_buf_printf(out, ":%" PRIu32 ":%" PRIu32, head->line, cg_columns_of(input, head).start);
}

void cg_message_add_manner(cg_buf *out, const cg_statement *s)
{
    add_voice(out, s);
    add_modifiers(out, s->modifiers);
}

void cg_message_add_statement(cg_buf *out, const cg_report_input *input, const cg_statement *s)
{
    add_stance(out, s, input->claims[s->claim].claim);
    cg_message_add_manner(out, s);
    add_date(out, s);
    if (s->page)
        cg_buf_printf(out, ", page %" PRIu32, s->page);
    add_copy(out, input, s);
    cg_message_add_state(out, s->finding, s->baseline, s->suppression);
}

/* --- the rest ------------------------------------------------------------------ */

void cg_message_add_verdict(cg_buf *out, const cg_report_input *input, const cg_verdict *verdict)
{
    const cg_claim_info *claim = &input->claims[verdict->claim];
    add_quoted(out, claim->claim);
    cg_buf_printf(out, " is %s: ", cg_verdict_name(verdict->kind));
    cg_buf_add_slice(out, verdict->derivation);
    if (verdict->finding != CG_LEVEL_NONE)
        cg_buf_printf(out, "; %s is expected", cg_report_expect_name(claim->expect));
    cg_message_add_state(out, verdict->finding, verdict->baseline, verdict->suppression);
}

void cg_message_add_file(cg_buf *out, const cg_file_account *file)
{
    add(out, cg_file_status_name(file->status));
    if (!file->reason.len)
        return;
    add(out, ": ");
    cg_buf_add_slice(out, file->reason);
}

static void add_count(cg_buf *out, const char *lead, size_t count, const char *noun)
{
    cg_buf_printf(out, "%s%zu %s%s", lead, count, noun, count == 1 ? "" : "s");
}

void cg_message_add_summary(cg_buf *out, const cg_check_summary *s)
{
    add_count(out, "", s->claims, "claim");
    add_count(out, ", ", s->files, "file");
    cg_buf_printf(out, " (%zu scanned, %zu skipped, %zu cut, %zu failed)", s->scanned,
                  s->skipped, s->cut, s->failed);
    add_count(out, ", ", s->statements, "statement");
    cg_buf_printf(out, " (%zu support, %zu contradict, %zu mention)", s->support,
                  s->contradict, s->mention);
    add_count(out, ", ", s->errors, "error");
    add_count(out, ", ", s->warnings, "warning");
    add_count(out, ", ", s->notes, "note");
    if (s->known)
        cg_buf_printf(out, ", %zu in the baseline", s->known);
    if (s->suppressed)
        cg_buf_printf(out, ", %zu suppressed", s->suppressed);
}
