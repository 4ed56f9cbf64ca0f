/* An explanation as JSON lines: one fact a line, offsets in bytes of the file. */
#include "run/explain.h"

#include "base/json.h"
#include "base/limits.h"
#include "run/terms.h"

static void begin(cg_explainer *e, const char *type)
{
    cg_buf_add_char(&e->out, '{');
    cg_json_add_text(&e->out, "type", cg_slice_of(type));
}

static void end(cg_explainer *e)
{
    cg_buf_add(&e->out, "}\n", 2);
}

static void add_name(cg_explainer *e, const char *key, const char *name)
{
    cg_json_add_text(&e->out, key, cg_slice_of(name));
}

static void add_place_of(cg_explainer *e, cg_span text)
{
    cg_span source = cg_document_source_span(&e->scanner->document, text);
    cg_json_add_uint(&e->out, "byte_start", e->scanner->offset + source.start);
    cg_json_add_uint(&e->out, "byte_end", e->scanner->offset + source.end);
}

static void add_place(cg_explainer *e, cg_token_range tokens)
{
    add_place_of(e, cg_explain_span(e, tokens));
}

static void add_words(cg_explainer *e, const char *key, cg_token_range tokens)
{
    cg_json_add_text(&e->out, key, cg_explain_words(e, tokens));
}

/* An object of span and text; null for no tokens. */
static void add_range(cg_explainer *e, const char *key, cg_token_range tokens)
{
    if (tokens.first >= tokens.end) {
        cg_json_add_null(&e->out, key);
        return;
    }
    cg_json_add_key(&e->out, key);
    cg_buf_add_char(&e->out, '{');
    add_place(e, tokens);
    add_words(e, "text", tokens);
    cg_buf_add_char(&e->out, '}');
}

static void add_modifiers(cg_explainer *e, unsigned modifiers)
{
    const char *lead = "";
    cg_json_add_key(&e->out, "modifiers");
    cg_buf_add_char(&e->out, '[');
    for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++) {
        if (!(modifiers & (1u << bit)))
            continue;
        cg_buf_add_slice(&e->out, cg_slice_of(lead));
        cg_json_add_string(&e->out, cg_slice_of(cg_modifier_name(bit)));
        lead = ",";
    }
    cg_buf_add_char(&e->out, ']');
}

/* --- the sentence ------------------------------------------------------------------ */

static void write_sentence(cg_explainer *e)
{
    const cg_scanner *s = e->scanner;
    uint32_t line, column;
    cg_span text = cg_explain_span(e, s->reading.range), ignored;
    uint32_t page = cg_document_page(&s->document, text.start);
    cg_document_place(&s->document, cg_document_source_span(&s->document, text).start, &line,
                      &column, &ignored);
    begin(e, "sentence");
    cg_json_add_text(&e->out, "claim", e->program->claims[e->claim].id);
    cg_json_add_text(&e->out, "path", s->document.path);
    cg_json_add_uint(&e->out, "line", line);
    cg_json_add_uint(&e->out, "column", column);
    if (page)
        cg_json_add_uint(&e->out, "page", page);
    add_place(e, s->reading.range);
    add_name(e, "block", cg_block_kind_name(s->passage.kind));
    cg_json_add_bool(&e->out, "question", s->reading.question);
    add_words(e, "text", s->reading.range);
    end(e);
}

static void write_clause(cg_explainer *e, const cg_explain_clause *clause)
{
    const cg_reading *r = &e->scanner->reading;
    begin(e, "clause");
    add_name(e, "kind",
             clause->side == CG_NO_SIDE ? "main"
                                        : cg_side_kind_name(r->sides.items[clause->side].kind));
    cg_json_add_uint(&e->out, "number", clause->number);
    cg_json_add_uint(&e->out, "depth", clause->depth);
    cg_json_add_bool(&e->out, "verb", clause->verb);
    cg_json_add_bool(&e->out, "resumed", clause->resumed);
    add_place(e, clause->tokens);
    cg_json_add_key(&e->out, "tokens");
    cg_buf_add_char(&e->out, '[');
    for (uint32_t i = clause->tokens.first; i < clause->tokens.end; i++) {
        cg_buf_add(&e->out, ",", i > clause->tokens.first);
        cg_json_add_string(&e->out, cg_explain_words(e, (cg_token_range){i, i + 1}));
    }
    cg_buf_add_char(&e->out, ']');
    end(e);
}

static void write_cue(cg_explainer *e, const cg_cue *cue)
{
    begin(e, "cue");
    add_name(e, "operator", cg_operator_name(cue->rule->op));
    add_place(e, (cg_token_range){cue->hit.first, cue->hit.end});
    add_words(e, "text", (cg_token_range){cue->hit.first, cue->hit.end});
    cg_json_add_text(&e->out, "pattern", cue->rule->pattern);
    add_name(e, "direction", cg_direction_name(cue->rule->direction));
    add_name(e, "reach", cg_reach_name(cue->rule->reach));
    add_modifiers(e, cue->rule->modifiers);
    if (!e->extent.complete) {
        cg_json_add_null(&e->out, "governs");
    } else {
        cg_json_add_key(&e->out, "governs");
        cg_buf_add_char(&e->out, '[');
        for (size_t i = 0; i < e->extent.runs.len; i++) {
            cg_buf_add(&e->out, ",{", i > 0 ? 2 : 0);
            cg_buf_add(&e->out, "{", i == 0);
            add_place(e, e->extent.runs.items[i]);
            add_words(e, "text", e->extent.runs.items[i]);
            cg_buf_add_char(&e->out, '}');
        }
        cg_buf_add_char(&e->out, ']');
    }
    end(e);
}

static void write_name(cg_explainer *e, const cg_mention *mention)
{
    begin(e, "name");
    cg_json_add_text(&e->out, "entry",
                     cg_program_text(e->program, e->program->entries[mention->entry].name));
    add_name(e, "kind", mention->anaphor ? "anaphor" : "name");
    cg_json_add_bool(&e->out, "subject",
                     mention->entry == e->program->claim_codes[e->claim].entry);
    add_place(e, (cg_token_range){mention->first, mention->end});
    add_words(e, "text", (cg_token_range){mention->first, mention->end});
    end(e);
}

static void write_voice(cg_explainer *e, const cg_explain_voice *voice)
{
    static const char *const sources[] = {[CG_SOURCE_AUTHOR] = "author",
                                          [CG_SOURCE_DOCUMENT] = "document",
                                          [CG_SOURCE_CUE] = "cue",
                                          [CG_SOURCE_QUOTATION] = "quotation",
                                          [CG_SOURCE_ATTRIBUTION] = "attribution"};
    begin(e, "voice");
    add_name(e, "voice", voice->source == CG_SOURCE_AUTHOR ? "author" : "speaker");
    add_name(e, "source", sources[voice->source]);
    if (voice->source <= CG_SOURCE_DOCUMENT) {
        cg_json_add_text_or_null(&e->out, "name", voice->name);
    } else {
        add_range(e, "sign", voice->sign);
        add_range(e, "name", voice->holder.name);
        add_range(e, "role", voice->holder.role);
        cg_json_add_bool(&e->out, "pronoun", voice->holder.pronoun);
        cg_json_add_bool(&e->out, "first", voice->holder.first);
        cg_json_add_bool(&e->out, "nobody", voice->holder.nobody);
    }
    end(e);
}

/* --- matches --------------------------------------------------------------------------- */

static const char *sign_of(int value)
{
    return value > 0 ? "+" : value < 0 ? "-" : "0";
}

static void add_pattern(cg_explainer *e, const cg_code *code)
{
    add_name(e, "pattern", cg_explain_pattern(code));
    cg_json_add_text(&e->out, "source", cg_program_text(e->program, code->source));
    add_name(e, "sign", sign_of(code->sign));
    add_name(e, "polarity", cg_polarity_rule_name((cg_polarity_rule)code->polarity));
}

static void add_binding(cg_explainer *e, const cg_binding *binding)
{
    add_name(e, "via", cg_via_name(binding->via));
    add_range(e, "subject", (cg_token_range){binding->first, binding->end});
    add_range(e, "antecedent",
              (cg_token_range){binding->antecedent_first, binding->antecedent_end});
}

/* What the claim's value makes of the one in the match. */
static void add_weight(cg_explainer *e, const cg_weight *weight)
{
    const cg_value *value = weight->value;
    cg_token_range tokens = {value ? value->first_token : 0, value ? value->end_token : 0};
    add_range(e, "value", tokens);
    if (value)
        add_name(e, "agreement", cg_agreement_name(weight->agreement));
    else
        cg_json_add_null(&e->out, "agreement");
}

static void write_match(cg_explainer *e, const cg_explain_match *match)
{
    begin(e, "match");
    cg_json_add_uint(&e->out, "match", match->number);
    add_pattern(e, match->code);
    cg_json_add_key(&e->out, "alternatives");
    cg_buf_add_char(&e->out, '[');
    for (uint32_t i = 0; i < match->alternatives_len; i++) {
        cg_buf_add(&e->out, ",", i > 0);
        cg_json_add_string(&e->out, match->alternatives[i]);
    }
    cg_buf_add_char(&e->out, ']');
    add_place(e, (cg_token_range){match->hit->first, match->hit->end});
    add_words(e, "text", (cg_token_range){match->hit->first, match->hit->end});
    add_binding(e, &match->binding);
    add_weight(e, &match->draft->weight);
    end(e);
}

static void add_lane(cg_explainer *e, const char *key, const cg_lane *lane)
{
    cg_json_add_key(&e->out, key);
    if (!lane) {
        cg_buf_add_slice(&e->out, CG_SLICE("null"));
        return;
    }
    cg_buf_add_char(&e->out, '{');
    add_name(e, "now", sign_of(lane->now));
    add_name(e, "lean", sign_of(lane->now == 0 ? lane->lean : 0));
    add_name(e, "before", sign_of(lane->before));
    cg_buf_add_char(&e->out, '}');
}

static void add_lanes(cg_explainer *e, const char *key, const cg_commitment *c)
{
    cg_json_add_key(&e->out, key);
    cg_buf_add_char(&e->out, '{');
    add_lane(e, "author", &c->author);
    add_lane(e, "speaker", c->has_speaker ? &c->speaker : NULL);
    cg_buf_add_char(&e->out, '}');
}

static void write_step(cg_explainer *e, const cg_explain_step *step)
{
    begin(e, "step");
    add_name(e, "operator", step->name);
    cg_span cue = cg_governor_span(step->governor, &e->scanner->passage);
    add_place_of(e, cue);
    cg_json_add_text(&e->out, "cue", cg_slice_sub(e->scanner->document.text, cue.start, cue.end));
    add_lanes(e, "from", &step->before);
    add_lanes(e, "to", &step->after);
    cg_json_add_bool(&e->out, "own", step->own);
    add_modifiers(e, step->after.modifiers);
    end(e);
}

static void write_result(cg_explainer *e, const cg_explain_match *match,
                         const cg_explain_result *result)
{
    const cg_outcome *outcome = &result->draft->outcome;
    const cg_statement *s = result->statement;
    begin(e, "result");
    cg_json_add_uint(&e->out, "match", match->number);
    add_name(e, "stance", cg_stance_name(outcome->stance));
    if (outcome->lean == CG_STANCE_NONE)
        cg_json_add_null(&e->out, "lean");
    else
        add_name(e, "lean", cg_stance_name(outcome->lean));
    add_modifiers(e, result->modifiers);
    add_name(e, "voice", result->voice == CG_VOICE_AUTHOR ? "author" : "speaker");
    cg_json_add_text_or_null(&e->out, "speaker_name", s ? s->speaker_name : (cg_slice){"", 0});
    cg_json_add_text_or_null(&e->out, "speaker_role", s ? s->speaker_role : (cg_slice){"", 0});
    cg_json_add_bool(&e->out, "stated", s != NULL);
    end(e);
}

/* --- misses ----------------------------------------------------------------------------- */

static void write_miss(cg_explainer *e, const cg_explain_miss *miss)
{
    static const char *const faults[] = {
        [CG_FAULT_NONE] = "none", [CG_FAULT_GAP] = "gap",         [CG_FAULT_BETWEEN] = "between",
        [CG_FAULT_WORD] = "word", [CG_FAULT_MISSING] = "missing", [CG_FAULT_BROKEN] = "broken"};
    cg_token_range got = {miss->near.first, miss->near.last + 1};
    if (miss->hit)
        got = (cg_token_range){miss->hit->first, miss->hit->end};
    begin(e, "miss");
    cg_json_add_uint(&e->out, "miss", miss->number);
    add_pattern(e, miss->code);
    cg_json_add_text(&e->out, "alternative", miss->alternative);
    add_name(e, "fault",
             miss->hit ? cg_fate_name(miss->fate.kind) : faults[miss->near.fault]);
    add_range(e, "got", got);
    cg_json_add_text(&e->out, "reason", miss->reason);
    end(e);
}

static void write_nothing(cg_explainer *e, const char *why)
{
    begin(e, "nothing");
    add_name(e, "reason", why);
    end(e);
}

const cg_explain_printer cg_explain_json = {
    .sentence = write_sentence,
    .clause = write_clause,
    .cue = write_cue,
    .name = write_name,
    .voice = write_voice,
    .match = write_match,
    .step = write_step,
    .result = write_result,
    .miss = write_miss,
    .nothing = write_nothing,
};
