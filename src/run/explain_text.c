/* An explanation for people: sections, labels and what is to be said, in three
 * columns. */
#include "run/explain.h"

#include "base/visible.h"
#include "run/terms.h"

enum { SECTION_WIDTH = 10, LABEL_WIDTH = 14, STEP_WIDTH = 34, LANE_WIDTH = 16 };

static void add(cg_explainer *e, const char *text)
{
    cg_buf_add_slice(&e->out, cg_slice_of(text));
}

/* Foreign text on one line: white space of any length is one space. */
static void add_foreign(cg_explainer *e, cg_slice text)
{
    cg_buf *line = &e->scratch;
    cg_buf_reset(line);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!space)
            cg_buf_add_char(line, c);
        else if (line->len && line->ptr[line->len - 1] != ' ')
            cg_buf_add_char(line, ' ');
    }
    e->out.failed |= !cg_buf_ok(line);
    cg_visible_add(&e->out, cg_buf_slice(line), CG_VISIBLE_INLINE);
}

static void add_quoted(cg_explainer *e, cg_slice text)
{
    add(e, "\"");
    add_foreign(e, text);
    add(e, "\"");
}

static void add_words(cg_explainer *e, cg_token_range tokens)
{
    add_quoted(e, cg_explain_words(e, tokens));
}

/* Begins a line. The section is named on its first line only. */
static void begin(cg_explainer *e, const char *section, const char *label)
{
    bool fresh = !e->section || strcmp(e->section, section) != 0;
    if (fresh && e->section)
        add(e, "\n");
    e->section = section;
    cg_buf_printf(&e->out, "%-*s%-*s", SECTION_WIDTH, fresh ? section : "", LABEL_WIDTH, label);
}

static void end(cg_explainer *e)
{
    while (e->out.len && e->out.ptr[e->out.len - 1] == ' ')
        e->out.len--;
    add(e, "\n");
}

/* Blanks up to a column that is counted from `start`. */
static void pad(cg_explainer *e, size_t start, size_t width)
{
    size_t used = e->out.len - start;
    cg_buf_printf(&e->out, "%*s", used < width ? (int)(width - used) : 2, "");
}

static void add_modifiers(cg_explainer *e, unsigned modifiers, const char *lead)
{
    for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++) {
        if (!(modifiers & (1u << bit)))
            continue;
        add(e, lead);
        add(e, cg_modifier_name(bit));
        lead = ", ";
    }
}

/* --- the sentence ------------------------------------------------------------------ */

static void print_sentence(cg_explainer *e)
{
    const cg_scanner *s = e->scanner;
    const cg_claim_info *claim = &e->program->claims[e->claim];
    uint32_t line, column;
    cg_span text = cg_explain_span(e, s->reading.range), ignored;
    uint32_t page = cg_document_page(&s->document, text.start);
    cg_document_place(&s->document, cg_document_source_span(&s->document, text).start, &line,
                      &column, &ignored);
    if (e->sentences)
        add(e, "\n");
    cg_visible_add(&e->out, s->document.path, CG_VISIBLE_START);
    cg_buf_printf(&e->out, ":%u:%u: ", line, column);
    if (page)
        cg_buf_printf(&e->out, "page %u: ", page);
    cg_buf_printf(&e->out, "%s: ", cg_block_kind_name(s->passage.kind));
    add_quoted(e, claim->claim);
    add(e, " [");
    add_foreign(e, claim->id);
    add(e, "]\n    ");
    add_foreign(e, cg_explain_words(e, s->reading.range));
    add(e, "\n\n");
    e->section = NULL;
}

static void print_clause(cg_explainer *e, const cg_explain_clause *clause)
{
    const cg_reading *r = &e->scanner->reading;
    const char *kind = clause->side == CG_NO_SIDE
                           ? "main"
                           : cg_side_kind_name(r->sides.items[clause->side].kind);
    begin(e, "clauses", clause->verb ? "same subject" : kind);
    for (uint32_t i = 0; i < clause->depth; i++)
        add(e, "  ");
    add(e, clause->resumed ? "... " : "");
    for (uint32_t i = clause->tokens.first; i < clause->tokens.end; i++) {
        add(e, i > clause->tokens.first ? " " : "");
        add_foreign(e, cg_explain_words(e, (cg_token_range){i, i + 1}));
    }
    end(e);
}

static void print_cue(cg_explainer *e, const cg_cue *cue)
{
    begin(e, "cues", cg_operator_name(cue->rule->op));
    add_words(e, (cg_token_range){cue->hit.first, cue->hit.end});
    cg_buf_printf(&e->out, " (%s, %s", cg_direction_name(cue->rule->direction),
                  cg_reach_name(cue->rule->reach));
    add_modifiers(e, cue->rule->modifiers, ", ");
    add(e, ")");
    if (cue->rule->op == CG_OPERATOR_NONE) {
        add(e, " only looks like a cue");
    } else if (!e->extent.complete) {
        add(e, " governs what is not worked out: the sentence is too long");
    } else if (e->extent.runs.len == 0) {
        add(e, " governs nothing");
    } else {
        add(e, " governs ");
        for (size_t i = 0; i < e->extent.runs.len; i++) {
            add(e, i ? " ... " : "");
            add_words(e, e->extent.runs.items[i]);
        }
    }
    end(e);
}

static void print_name(cg_explainer *e, const cg_mention *mention)
{
    char label[64];
    cg_slice name = cg_program_text(e->program, e->program->entries[mention->entry].name);
    (void)snprintf(label, sizeof label, "%.*s", name.len < 40 ? (int)name.len : 40, name.ptr);
    begin(e, "names", label);
    if (name.len >= LABEL_WIDTH)
        add(e, " ");
    add_words(e, (cg_token_range){mention->first, mention->end});
    add(e, mention->anaphor ? ", an anaphor" : ", a name");
    add(e, mention->entry == e->program->claim_codes[e->claim].entry
               ? " of the claim's subject"
               : " of another subject");
    end(e);
}

/* Who a holder is, in words. */
static void add_holder(cg_explainer *e, const cg_holder *holder)
{
    bool named = holder->name.first < holder->name.end;
    bool described = holder->role.first < holder->role.end;
    if (named)
        add_words(e, holder->name);
    if (described) {
        add(e, named ? ", " : "");
        add_words(e, holder->role);
    }
    if (named || described)
        return;
    add(e, holder->nobody    ? "nobody: the author denies it of all"
           : holder->first   ? "whoever speaks already"
           : holder->pronoun ? "a pronoun"
                             : "somebody unnamed");
}

static void print_voice(cg_explainer *e, const cg_explain_voice *voice)
{
    static const char *const signs[] = {[CG_SOURCE_AUTHOR] = "",
                                        [CG_SOURCE_DOCUMENT] = ", of this block",
                                        [CG_SOURCE_CUE] = ", of the cue ",
                                        [CG_SOURCE_QUOTATION] = ", of a quotation",
                                        [CG_SOURCE_ATTRIBUTION] = ", by the attribution "};
    begin(e, "voices", voice->source == CG_SOURCE_AUTHOR ? "author" : "speaker");
    if (voice->source <= CG_SOURCE_DOCUMENT) {
        if (voice->name.len)
            add_quoted(e, voice->name);
        else
            add(e, "not named");
        add(e, signs[voice->source]);
    } else {
        add_holder(e, &voice->holder);
        add(e, signs[voice->source]);
        if (voice->source != CG_SOURCE_QUOTATION)
            add_words(e, voice->sign);
    }
    end(e);
}

/* --- matches --------------------------------------------------------------------------- */

static const char *numbered(cg_explainer *e, const char *what, uint32_t number)
{
    cg_slice text = cg_arena_printf(&e->arena, "%s %u", what, number);
    return text.ptr ? text.ptr : what;
}

static void print_pattern(cg_explainer *e, const char *section, const cg_code *code)
{
    begin(e, section, "pattern");
    cg_buf_printf(&e->out, "%s ", cg_explain_pattern(code));
    add_quoted(e, cg_program_text(e->program, code->source));
    if (code->polarity != CG_POLARITY_FLIP)
        cg_buf_printf(&e->out, " (%s)",
                      cg_polarity_rule_name((cg_polarity_rule)code->polarity));
    end(e);
}

static void print_subject(cg_explainer *e, const char *section, const cg_binding *binding)
{
    begin(e, section, "subject");
    if (binding->via == CG_VIA_NONE)
        add(e, "the claim needs none");
    else if (binding->via == CG_VIA_TOPIC)
        add(e, "the topic: a title, a heading, or the only subject named so far");
    else {
        add_words(e, (cg_token_range){binding->first, binding->end});
        cg_buf_printf(&e->out, ", by %s", cg_via_name(binding->via));
    }
    if (binding->antecedent_first < binding->antecedent_end) {
        add(e, ", for ");
        add_words(e, (cg_token_range){binding->antecedent_first, binding->antecedent_end});
    } else if (binding->via == CG_VIA_ANAPHOR) {
        add(e, ", for what was named before the block");
    }
    end(e);
}

static void print_value(cg_explainer *e, const char *section, const cg_weight *weight)
{
    static const char *const verbs[] = {[CG_AGREES] = " agrees with",
                                        [CG_DISAGREES] = " disagrees with",
                                        [CG_INCOMPARABLE] = " can't be compared to"};
    if (!weight->value)
        return;
    begin(e, section, "value");
    add_words(e, (cg_token_range){weight->value->first_token, weight->value->end_token});
    add(e, verbs[weight->agreement]);
    add(e, " the claim's value");
    end(e);
}

static void print_match(cg_explainer *e, const cg_explain_match *match)
{
    const char *section = numbered(e, "match", match->number);
    print_pattern(e, section, match->code);
    if (match->alternatives_len) {
        begin(e, section, "alternative");
        for (uint32_t i = 0; i < match->alternatives_len; i++) {
            add(e, i ? " > " : "");
            add_quoted(e, match->alternatives[i]);
        }
        end(e);
    }
    begin(e, section, "words");
    add_words(e, (cg_token_range){match->hit->first, match->hit->end});
    end(e);
    print_subject(e, section, &match->binding);
    print_value(e, section, &match->draft->weight);
    begin(e, section, "fold");
    size_t start = e->out.len;
    add(e, "start");
    pad(e, start, STEP_WIDTH);
    add(e, "author +");
    end(e);
}

static void add_lane(cg_explainer *e, const cg_lane *lane)
{
    add(e, lane->now > 0 ? "+" : lane->now < 0 ? "-" : "0");
    if (lane->now == 0 && lane->lean)
        add(e, lane->lean > 0 ? "(leans +)" : "(leans -)");
    if (lane->before)
        add(e, lane->before > 0 ? "(before +)" : "(before -)");
}

static void print_step(cg_explainer *e, const cg_explain_step *step)
{
    begin(e, e->section, "");
    size_t start = e->out.len;
    cg_span span = cg_governor_span(step->governor, &e->scanner->passage);
    cg_buf_printf(&e->out, "%s ", step->name);
    if (step->governor->quote != CG_NO_QUOTE)
        add(e, "quotation marks");
    else
        add_quoted(e, cg_slice_sub(e->scanner->document.text, span.start, span.end));
    pad(e, start, STEP_WIDTH);
    start = e->out.len;
    add(e, "author ");
    add_lane(e, &step->before.author);
    add(e, " -> ");
    add_lane(e, &step->after.author);
    if (step->after.has_speaker) {
        pad(e, start, LANE_WIDTH);
        add(e, "speaker ");
        if (step->before.has_speaker)
            add_lane(e, &step->before.speaker);
        else
            add(e, "none");
        add(e, " -> ");
        add_lane(e, &step->after.speaker);
    }
    if (step->own)
        add(e, "  in the name of who speaks already");
    end(e);
}

/* What the side of the words makes of the lanes: that of the pattern, or of the
 * value in them. */
static void print_side(cg_explainer *e, const cg_weight *weight, const cg_commitment *commitment)
{
    const char *const signs[] = {"-", "0", "+"};
    const char *const sides[] = {"contradict, which turns the lanes", "are on neither side",
                                 "support"};
    begin(e, e->section, "side");
    cg_buf_printf(&e->out, "the words %s: author %s", sides[weight->sign + 1],
                  signs[commitment->author.now * weight->sign + 1]);
    if (commitment->has_speaker)
        cg_buf_printf(&e->out, ", speaker %s", signs[commitment->speaker.now * weight->sign + 1]);
    if (weight->polarity == CG_POLARITY_FIXED)
        add(e, "; the side is fixed");
    if (weight->polarity == CG_POLARITY_ASSERTED)
        add(e, "; they count when asserted");
    if (weight->polarity == CG_POLARITY_DENIED)
        add(e, "; they count when denied");
    end(e);
}

static void print_result(cg_explainer *e, const cg_explain_match *match,
                         const cg_explain_result *result)
{
    const cg_outcome *outcome = &result->draft->outcome;
    const cg_statement *s = result->statement;
    (void)match;
    if (result->first)
        print_side(e, &result->draft->weight, &result->draft->commitment);
    begin(e, e->section, "result");
    add(e, cg_stance_name(outcome->stance));
    if (outcome->lean != CG_STANCE_NONE)
        cg_buf_printf(&e->out, ", leaning to %s", cg_stance_name(outcome->lean));
    add_modifiers(e, result->modifiers, ", ");
    if (result->voice == CG_VOICE_AUTHOR) {
        add(e, "; says the author");
    } else {
        add(e, "; says ");
        if (s && s->speaker_known)
            add_quoted(e, s->speaker_name.len ? s->speaker_name : s->speaker_role);
        else
            add(e, "somebody unnamed");
    }
    if (!s)
        add(e, "; no statement of its own: the sentence says the same already");
    end(e);
}

/* --- misses ----------------------------------------------------------------------------- */

static void print_miss(cg_explainer *e, const cg_explain_miss *miss)
{
    const char *section = numbered(e, "miss", miss->number);
    print_pattern(e, section, miss->code);
    if (!cg_slice_equal(miss->alternative, cg_program_text(e->program, miss->code->source))) {
        begin(e, section, "alternative");
        add_quoted(e, miss->alternative);
        end(e);
    }
    begin(e, section, miss->hit ? "words" : "got");
    if (miss->hit)
        add_words(e, (cg_token_range){miss->hit->first, miss->hit->end});
    else
        add_words(e, (cg_token_range){miss->near.first, miss->near.last + 1});
    end(e);
    begin(e, section, "why not");
    add_foreign(e, miss->reason);
    end(e);
}

static void print_nothing(cg_explainer *e, const char *why)
{
    begin(e, "no match", why);
    end(e);
}

const cg_explain_printer cg_explain_text = {
    .sentence = print_sentence,
    .clause = print_clause,
    .cue = print_cue,
    .name = print_name,
    .voice = print_voice,
    .match = print_match,
    .step = print_step,
    .result = print_result,
    .miss = print_miss,
    .nothing = print_nothing,
};
