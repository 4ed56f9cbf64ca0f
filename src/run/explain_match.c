/* Matches of the claim: how each is bound, folded, and what comes out. */
#include "run/explain.h"

enum { MAX_CHAIN = 1000 };

static void fill_alternatives(const cg_scanner *s, cg_explain_match *match)
{
    const uint32_t room = sizeof match->alternatives / sizeof *match->alternatives;
    uint32_t count = 0;
    for (uint32_t chain = match->hit->chain; chain && count < MAX_CHAIN; count++)
        chain = cg_machine_chain(&s->machine, chain).previous;
    uint32_t at = count;
    match->alternatives_len = count < room ? count : room;
    for (uint32_t chain = match->hit->chain; chain && at > 0;) {
        cg_alt_chain link = cg_machine_chain(&s->machine, chain);
        if (--at < room)
            match->alternatives[at] =
                cg_program_text(s->program, s->program->alternatives[link.alternative].text);
        chain = link.previous;
    }
}

/* A counterfactual is folded as SCARE and told as COND, as in a trace. */
static const char *step_name(const cg_governor *g)
{
    bool condition = g->op == CG_OPERATOR_SCARE && (g->modifiers & CG_MOD_CONDITIONAL);
    return cg_operator_name(condition ? CG_OPERATOR_COND : g->op);
}

static cg_status show_steps(cg_explainer *e, const cg_draft *draft)
{
    const cg_operators *operators = cg_lang_operators(e->program->lang);
    size_t count = draft->governors_len;
    const cg_governor *governors =
        count ? e->scanner->all_governors.items + draft->governors_first : NULL;
    cg_vec_reset(&e->steps);
    if (!cg_vec_reserve(&e->steps, count + 1))
        return cg_error_memory(e->error);
    cg_commitment start = cg_fold(operators, NULL, 0, NULL, CG_FORCE_NONE);
    if (count)
        (void)cg_fold_steps(operators, governors, count, draft->own,
                            e->program->claim_codes[draft->claim].force, e->steps.items);
    for (size_t i = 0; i < count; i++) {
        cg_explain_step step = {.governor = &governors[i],
                                .name = step_name(&governors[i]),
                                .before = i ? e->steps.items[i - 1] : start,
                                .after = e->steps.items[i],
                                .own = draft->own[i]};
        e->printer->step(e, &step);
    }
    return CG_OK;
}

/* What its author says in a quoted mail is said by that speaker, as statements have
 * it (stance/statement.c). */
static cg_explain_result result_of(const cg_explainer *e, const cg_draft *draft)
{
    const cg_document *d = &e->scanner->document;
    cg_explain_result result = {.draft = draft,
                                .voice = draft->outcome.voice,
                                .modifiers = draft->outcome.modifiers};
    if (result.voice == CG_VOICE_AUTHOR &&
        cg_document_speaker(d, &d->blocks.items[e->scanner->block])) {
        result.voice = CG_VOICE_SPEAKER;
        result.modifiers |= CG_MOD_REPORTED;
    }
    return result;
}

/* The statement that the draft came to, among those of the sentence. */
static const cg_statement *statement_of(const cg_explainer *e, const cg_explain_result *result,
                                        size_t first)
{
    const cg_draft *draft = result->draft;
    const cg_results *results = e->scanner->results;
    const cg_code *code = &e->program->codes[draft->code];
    cg_span text = cg_explain_span(e, (cg_token_range){draft->hit.first, draft->hit.end});
    cg_span match = cg_document_source_span(&e->scanner->document, text);
    const uint64_t offset = e->scanner->offset;
    for (size_t i = first; i < results->statements.len; i++) {
        const cg_statement *s = &results->statements.items[i];
        if (s->claim == draft->claim && s->match_start == offset + match.start &&
            s->match_end == offset + match.end && s->pattern == code->position &&
            s->from_contradicts == (code->sign < 0) && s->voice == result->voice &&
            s->stance == draft->outcome.stance && s->modifiers == result->modifiers)
            return s;
    }
    return NULL;
}

static void show_results(cg_explainer *e, const cg_explain_match *match, size_t first)
{
    const cg_scanner *s = e->scanner;
    bool shown = false;
    for (size_t i = 0; i < s->drafts.len; i++) {
        const cg_draft *draft = &s->drafts.items[i];
        if (draft->code != match->hit->code || draft->hit.first != match->hit->first ||
            draft->hit.end != match->hit->end)
            continue;
        cg_explain_result result = result_of(e, draft);
        result.statement = statement_of(e, &result, first);
        result.first = !shown;
        shown = true;
        e->printer->result(e, match, &result);
    }
}

static cg_status show_match(cg_explainer *e, const cg_hit *hit, uint32_t number, size_t first)
{
    const cg_draft *draft = cg_fate_draft(e->scanner, hit);
    cg_explain_match match = {.hit = hit,
                              .code = &e->program->codes[hit->code],
                              .draft = draft,
                              .binding = draft->binding,
                              .number = number};
    fill_alternatives(e->scanner, &match);
    e->printer->match(e, &match);
    cg_status status = show_steps(e, draft);
    if (status == CG_OK)
        show_results(e, &match, first);
    return status;
}

cg_status cg_explain_matches(cg_explainer *e, size_t first_statement)
{
    const cg_scanner *s = e->scanner;
    cg_status status = CG_OK;
    uint32_t number = 0;
    for (size_t i = 0; i < s->hits.len && status == CG_OK; i++) {
        const cg_hit *hit = &s->hits.items[i];
        const cg_code *code = &s->program->codes[hit->code];
        if (code->owner == CG_OWNER_CLAIM && code->index == e->claim &&
            cg_fate_of(s, hit).kind == CG_FATE_STATED)
            status = show_match(e, hit, ++number, first_statement);
    }
    return status;
}
