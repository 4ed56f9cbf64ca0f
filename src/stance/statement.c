/* Drafts -> statements: text, places, speakers, traces, fingerprints. */
#include "stance/said.h"
#include "stance/scanner_room.h"

#include "base/limits.h"
#include "diag/diag.h"

#include <stdio.h>

static cg_span text_span(const cg_scanner *s, cg_token_range range)
{
    return (cg_span){s->passage.tokens.items[range.first].span.start,
                     s->passage.tokens.items[range.end - 1].span.end};
}

static cg_slice text_of(const cg_scanner *s, cg_token_range range)
{
    if (range.first >= range.end)
        return (cg_slice){"", 0};
    cg_span span = text_span(s, range);
    return cg_slice_sub(s->document.text, span.start, span.end);
}

/* One line: runs of white space become one space. */
static cg_slice one_line(cg_scanner *s, cg_slice text)
{
    cg_slice copy = cg_arena_copy(&s->scratch, text);
    if (!copy.ptr)
        return (cg_slice){"", 0};
    char *out = (char *)(uintptr_t)copy.ptr;
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!space)
            out[len++] = c;
        else if (len && out[len - 1] != ' ')
            out[len++] = ' ';
    }
    return (cg_slice){out, len};
}

/* --- speaker ------------------------------------------------------------------------ */

static cg_status fill_speaker(cg_scanner *s, const cg_draft *draft, cg_statement *out)
{
    if (draft->outcome.voice != CG_VOICE_SPEAKER)
        return CG_OK;
    cg_speaker speaker;
    if (!cg_people_resolve(&s->people, &s->document, s->block, &s->passage, &draft->holder,
                           draft->quote, &speaker))
        return cg_error_memory(s->error);
    out->speaker_name = one_line(s, speaker.name);
    out->speaker_role = one_line(s, speaker.role);
    out->speaker_known = out->speaker_name.len || out->speaker_role.len;
    return CG_OK;
}

/* In a block that is another's by its format, a quoted mail, what its author says
 * is said by that speaker. */
static void give_to_speaker(const cg_scanner *s, cg_statement *out)
{
    const cg_document *d = &s->document;
    const cg_slice *speaker = cg_document_speaker(d, &d->blocks.items[s->block]);
    if (!speaker)
        return;
    if (out->voice == CG_VOICE_AUTHOR) {
        out->voice = CG_VOICE_SPEAKER;
        out->modifiers |= CG_MOD_REPORTED;
        out->speaker_name = *speaker;
        out->speaker_known = speaker->len > 0;
        out->lane_speaker = out->lane_author;
        out->has_speaker_lane = true;
    }
    out->lane_author = 0;
}

/* --- trace ---------------------------------------------------------------------------- */

/* The innermost step: how the statement's value stands to the claim's. */
static bool add_value_step(cg_scanner *s, const cg_weight *weight)
{
    cg_span span = weight->value->span;
    cg_span source = cg_document_source_span(&s->document, span);
    cg_step step = {cg_agreement_name(weight->agreement),
                    cg_slice_sub(s->document.text, span.start, span.end),
                    s->offset + source.start, s->offset + source.end};
    return cg_vec_push(&s->steps, step);
}

static cg_status fill_trace(cg_scanner *s, const cg_draft *draft, cg_statement *out)
{
    cg_vec_reset(&s->steps);
    for (uint32_t i = 0; i < draft->governors_len; i++) {
        const cg_governor *g = &s->all_governors.items[draft->governors_first + i];
        cg_span span = cg_governor_span(g, &s->passage);
        cg_span source = cg_document_source_span(&s->document, span);
        bool condition = g->op == CG_OPERATOR_SCARE && (g->modifiers & CG_MOD_CONDITIONAL);
        cg_step step = {cg_operator_name(condition ? CG_OPERATOR_COND : g->op),
                        cg_slice_sub(s->document.text, span.start, span.end),
                        s->offset + source.start, s->offset + source.end};
        if (!cg_vec_push(&s->steps, step))
            return cg_error_memory(s->error);
    }
    if (draft->weight.value && !add_value_step(s, &draft->weight))
        return cg_error_memory(s->error);
    out->trace = s->steps.items;
    out->trace_len = s->steps.len;
    return CG_OK;
}

cg_slice cg_scanner_alternative(const cg_scanner *s, const cg_hit *hit)
{
    cg_text_ref text = s->program->codes[hit->code].source;
    uint32_t chain = hit->chain;
    for (unsigned depth = 0; chain && depth < 1000; depth++) {
        cg_alt_chain link = cg_machine_chain(&s->machine, chain);
        text = s->program->alternatives[link.alternative].text;
        chain = link.previous;
    }
    return cg_program_text(s->program, text);
}

/* --- places ----------------------------------------------------------------------------- */

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

/* As much of it as an excerpt may show; without its line break. */
static cg_span line_of_text(cg_slice text, cg_span words)
{
    enum { REACH = 2 * CG_MAX_EXCERPT };
    cg_span line = {words.start, words.start};
    while (line.start > 0 && words.start - line.start < REACH &&
           !ends_line(text.ptr[line.start - 1]))
        line.start--;
    while (line.end < text.len && line.end - words.start < REACH &&
           !ends_line(text.ptr[line.end]))
        line.end++;
    return line;
}

static void fill_excerpt(cg_statement *out, cg_slice source, cg_span line, cg_span match)
{
    cg_excerpt excerpt = cg_excerpt_of(source, line, match);
    out->excerpt = cg_slice_sub(source, excerpt.window.start, excerpt.window.end);
    out->caret = excerpt.caret;
    out->caret_len = excerpt.caret_len;
}

static void fill_places(cg_scanner *s, const cg_draft *draft, cg_statement *out)
{
    const cg_document *d = &s->document;
    cg_token_range sentence = s->reading.range;
    cg_span quote = cg_document_source_span(d, text_span(s, sentence));
    cg_span words = text_span(s, (cg_token_range){draft->hit.first, draft->hit.end});
    cg_span match = cg_document_source_span(d, words);
    cg_span line, ignored;
    cg_document_place(d, match.start, &out->line, &out->column, &line);
    cg_document_place(d, match.end, &out->end_line, &out->end_column, &ignored);
    out->byte_start = s->offset + quote.start;
    out->byte_end = s->offset + quote.end;
    out->match_start = s->offset + match.start;
    out->match_end = s->offset + match.end;
    out->page = cg_document_page(d, words.start);
    out->space = d->space;
    out->quote = text_of(s, sentence);
    if (out->quote.len > CG_MAX_QUOTE) {
        size_t cut = CG_MAX_QUOTE;
        while (cut && ((unsigned char)out->quote.ptr[cut] & 0xC0) == 0x80)
            cut--;
        out->quote.len = cut;
    }
    fill_excerpt(out, d->source, line, match);
    if (d->encoded)
        fill_excerpt(out, d->text, line_of_text(d->text, words), words);
}

/* Where what the stance rests on stands outside of the sentence. */
typedef struct elsewhere {
    cg_range ranges[CG_MAX_LIST_DEPTH + 1];
    size_t len;
} elsewhere;

static void add_elsewhere(const cg_scanner *s, elsewhere *out, cg_span text)
{
    cg_span span = cg_document_source_span(&s->document, text);
    out->ranges[out->len++] = (cg_range){s->offset + span.start, s->offset + span.end};
}

static void fill_subject(cg_scanner *s, const cg_draft *draft, cg_statement *out,
                         elsewhere *context)
{
    out->via = draft->binding.via;
    if (out->via == CG_VIA_NONE || out->via == CG_VIA_TOPIC)
        return;
    cg_span span = cg_document_source_span(
        &s->document, text_span(s, (cg_token_range){draft->binding.first, draft->binding.end}));
    out->subject_start = s->offset + span.start;
    out->subject_end = s->offset + span.end;
    if (draft->binding.antecedent_first < draft->binding.antecedent_end) {
        add_elsewhere(s, context,
                      text_span(s, (cg_token_range){draft->binding.antecedent_first,
                                                    draft->binding.antecedent_end}));
    }
}

/* In order of place: lead-ins may stand behind what an anaphor stands for. */
static void fill_context(cg_scanner *s, const cg_draft *draft, cg_statement *out,
                         elsewhere *context)
{
    for (uint32_t i = 0; draft->led && i < s->lead.count; i++)
        add_elsewhere(s, context, s->lead.spans[i]);
    out->context = context->ranges;
    out->context_len = context->len;
}

/* --- all of it ---------------------------------------------------------------------------- */

static cg_status state_one(cg_scanner *s, const cg_draft *draft)
{
    const cg_code *code = &s->program->codes[draft->code];
    elsewhere context = {.len = 0};
    cg_statement out = {.claim = draft->claim,
                        .stance = draft->outcome.stance,
                        .lean = draft->outcome.lean,
                        .modifiers = draft->outcome.modifiers,
                        .voice = draft->outcome.voice,
                        .path = s->document.path,
                        .from_contradicts = code->sign < 0,
                        .pattern = code->position,
                        .alternative = cg_scanner_alternative(s, &draft->hit),
                        .part = s->part,
                        .document = cg_scanner_info(s)};
    if (!out.document)
        return cg_error_memory(s->error);
    int sign = draft->weight.value ? draft->weight.sign : code->sign;
    out.lane_author = (signed char)(draft->commitment.author.now * sign);
    out.lane_speaker = (signed char)(draft->commitment.speaker.now * sign);
    out.has_speaker_lane = draft->commitment.has_speaker;
    fill_places(s, draft, &out);
    cg_status status = fill_speaker(s, draft, &out);
    if (status != CG_OK)
        return status;
    give_to_speaker(s, &out);
    char said[CG_VALUE_TEXT];
    if (!cg_said_of(s, draft, said))
        return cg_error_memory(s->error);
    out.said = cg_slice_of(said);
    status = fill_trace(s, draft, &out);
    fill_subject(s, draft, &out, &context);
    fill_context(s, draft, &out, &context);
    if (status == CG_OK)
        status = cg_results_add(s->results, &out, s->error);
    return status;
}

static bool same_record(const cg_draft *a, const cg_draft *b)
{
    return a->claim == b->claim && a->outcome.stance == b->outcome.stance &&
           a->outcome.voice == b->outcome.voice && a->outcome.lean == b->outcome.lean &&
           a->outcome.modifiers == b->outcome.modifiers &&
           (a->outcome.voice == CG_VOICE_AUTHOR || a->holder.verb == b->holder.verb ||
            a->quote == b->quote);
}

/* A sentence says a thing once: the first draft of equal ones stands. */
static bool is_repeated(const cg_scanner *s, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (same_record(&s->drafts.items[i], &s->drafts.items[index]))
            return true;
    return false;
}

static cg_stance opposite(cg_stance stance)
{
    return stance == CG_STANCE_SUPPORT      ? CG_STANCE_CONTRADICT
           : stance == CG_STANCE_CONTRADICT ? CG_STANCE_SUPPORT
                                            : CG_STANCE_NONE;
}

/* "Despite claims that ...", "contrary to ...": whoever writes so leaves what is
 * conceded to others. */
static bool is_set_aside(const cg_scanner *s, const cg_draft *draft)
{
    uint32_t side = s->reading.side_of.items[draft->hit.first];
    for (; side != CG_NO_SIDE; side = s->reading.sides.items[side].parent) {
        uint32_t number = s->reading.cue_at.items[s->reading.sides.items[side].first];
        if (number && s->reading.cues.items[number - 1].rule->op == CG_OPERATOR_CONCESSIVE)
            return true;
    }
    return false;
}

static void demote(cg_outcome *outcome)
{
    outcome->lean = opposite(outcome->stance);
    outcome->stance = CG_STANCE_MENTION;
    outcome->modifiers &= ~(unsigned)(CG_MOD_REPORTED | CG_MOD_NEGATED);
}

/* "Despite claims that X is voluntary, counties cannot opt out": what is
 * conceded is rejected when the main clause says the opposite. */
static void reject_concessions(cg_scanner *s)
{
    for (size_t i = 0; i < s->drafts.len; i++) {
        cg_draft *conceded = &s->drafts.items[i];
        if (!conceded->concession || conceded->outcome.voice != CG_VOICE_SPEAKER)
            continue;
        for (size_t k = 0; k < s->drafts.len; k++) {
            const cg_draft *main = &s->drafts.items[k];
            if (main->claim == conceded->claim && !main->concession &&
                main->outcome.stance == opposite(conceded->outcome.stance))
                conceded->outcome.modifiers |= CG_MOD_REJECTED;
        }
        bool rejected = conceded->outcome.modifiers & CG_MOD_REJECTED;
        if (!rejected && conceded->outcome.stance != CG_STANCE_MENTION && is_set_aside(s, conceded))
            demote(&conceded->outcome);
    }
}

/* "In 2009 X was voluntary; in 2011 it became mandatory": the first clause is
 * what held before, and says it better than the change does. */
static void merge_histories(cg_scanner *s)
{
    for (size_t i = 0; i < s->drafts.len; i++) {
        const cg_draft *before = &s->drafts.items[i];
        if (before->outcome.stance == CG_STANCE_MENTION || before->commitment.author.before == 0 ||
            !(before->outcome.modifiers & CG_MOD_HISTORIC))
            continue;
        for (size_t k = 0; k < i; k++) {
            cg_draft *plain = &s->drafts.items[k];
            if (plain->claim == before->claim && plain->hit.first != before->hit.first &&
                plain->outcome.stance == before->outcome.stance &&
                plain->outcome.voice == before->outcome.voice && !plain->outcome.modifiers)
                plain->outcome.modifiers |= CG_MOD_HISTORIC;
        }
    }
}

cg_status cg_scanner_state(cg_scanner *s)
{
    cg_status status = CG_OK;
    reject_concessions(s);
    merge_histories(s);
    for (size_t i = 0; i < s->drafts.len && status == CG_OK; i++)
        if (!is_repeated(s, i))
            status = state_one(s, &s->drafts.items[i]);
    return status;
}
