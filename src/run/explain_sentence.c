/* What is read in a sentence whatever the claim: clauses, cues, names, voices. */
#include "run/explain.h"

/* --- clauses -------------------------------------------------------------------- */

static uint32_t depth_of(const cg_reading *r, uint32_t side)
{
    uint32_t depth = 0;
    for (; side != CG_NO_SIDE; side = r->sides.items[side].parent)
        depth++;
    return depth;
}

static void show_clause(cg_explainer *e, cg_explain_clause *clause)
{
    const cg_reading *r = &e->scanner->reading;
    uint32_t first = clause->tokens.first;
    clause->depth = depth_of(r, clause->side);
    clause->verb = r->bounds.items[first] == CG_BREAK_VERB;
    /* It began before, unless this is its first word. */
    if (r->bounds.items[first] >= CG_BREAK_VERB)
        clause->resumed = false;
    else if (clause->side != CG_NO_SIDE)
        clause->resumed = first > r->sides.items[clause->side].first;
    e->printer->clause(e, clause);
}

static void show_clauses(cg_explainer *e)
{
    const cg_reading *r = &e->scanner->reading;
    cg_explain_clause clause = {.tokens = {r->range.first, r->range.first},
                                .side = r->side_of.items[r->range.first],
                                .number = 1};
    bool main_seen = false; /* of the clause at hand */
    for (uint32_t i = r->range.first; i < r->range.end; i++) {
        bool parts = i > r->range.first && r->bounds.items[i] >= CG_BREAK_VERB;
        if (parts || r->side_of.items[i] != clause.side) {
            clause.tokens.end = i;
            clause.resumed = main_seen;
            main_seen |= clause.side == CG_NO_SIDE;
            show_clause(e, &clause);
            if (r->bounds.items[i] == CG_BREAK_CLAUSE) {
                clause.number++;
                main_seen = false;
            }
            clause.tokens.first = i;
            clause.side = r->side_of.items[i];
        }
    }
    clause.tokens.end = r->range.end;
    clause.resumed = main_seen;
    show_clause(e, &clause);
}

/* --- cues and names ----------------------------------------------------------------- */

static cg_status show_cues(cg_explainer *e)
{
    const cg_reading *r = &e->scanner->reading;
    cg_extent_begin(&e->extent);
    for (size_t i = 0; i < r->cues.len; i++) {
        if (!cg_extent_find(&e->extent, r, &r->cues.items[i]))
            return cg_error_memory(e->error);
        e->printer->cue(e, &r->cues.items[i]);
    }
    return CG_OK;
}

static void show_names(cg_explainer *e)
{
    const cg_scanner *s = e->scanner;
    for (size_t i = 0; i < s->mentions.len; i++) {
        const cg_mention *m = &s->mentions.items[i];
        if (m->first >= s->reading.range.first && m->first < s->reading.range.end &&
            s->program->entries[m->entry].pack == s->program->claim_codes[e->claim].pack)
            e->printer->name(e, m);
    }
}

/* --- voices --------------------------------------------------------------------------- */

static void show_cue_voice(cg_explainer *e, const cg_cue *cue)
{
    const cg_operators *operators = cg_lang_operators(e->program->lang);
    if (cue->rule->op == CG_OPERATOR_NONE || !cg_operators_row(operators, cue->rule->op)->holder)
        return;
    cg_explain_voice voice = {.source = CG_SOURCE_CUE,
                              .sign = {cue->hit.first, cue->hit.end},
                              .holder = cg_voices_of_cue(&e->scanner->reading, cue)};
    e->printer->voice(e, &voice);
}

static void show_quotations(cg_explainer *e)
{
    const cg_passage *p = &e->scanner->passage;
    cg_token_range range = e->scanner->reading.range;
    for (uint32_t q = 0; q < p->quotes.len; q++) {
        const cg_quotation *quote = &p->quotes.items[q];
        if (quote->close < range.first || quote->open >= range.end ||
            !cg_scope_is_speech(&e->scanner->reading, q))
            continue;
        cg_explain_voice voice = {.source = CG_SOURCE_QUOTATION,
                                  .sign = {quote->open, quote->open + 1},
                                  .holder = cg_voices_of_quote(p, q)};
        e->printer->voice(e, &voice);
    }
}

/* An attribution depends on what it is asked for: the claim's first match, or
 * the sentence's first word. */
static void show_attribution(cg_explainer *e)
{
    const cg_scanner *s = e->scanner;
    uint32_t token = s->reading.range.first;
    for (size_t i = s->hits.len; i > 0; i--) {
        const cg_code *code = &s->program->codes[s->hits.items[i - 1].code];
        if (code->owner == CG_OWNER_CLAIM && code->index == e->claim)
            token = s->hits.items[i - 1].first;
    }
    cg_attribution found;
    if (s->passage.quote_of.items[token] != CG_NO_QUOTE ||
        !cg_voices_attribution(&s->reading, token, &found))
        return;
    cg_explain_voice voice = {
        .source = CG_SOURCE_ATTRIBUTION, .sign = found.range, .holder = found.holder};
    e->printer->voice(e, &voice);
}

static void show_document_voices(cg_explainer *e)
{
    const cg_document *d = &e->scanner->document;
    const cg_slice *speaker = cg_document_speaker(d, &d->blocks.items[e->scanner->block]);
    cg_explain_voice author = {.source = CG_SOURCE_AUTHOR, .name = d->info.author};
    e->printer->voice(e, &author);
    if (!speaker)
        return;
    cg_explain_voice other = {.source = CG_SOURCE_DOCUMENT, .name = *speaker};
    e->printer->voice(e, &other);
}

cg_status cg_explain_sentence(cg_explainer *e)
{
    e->printer->sentence(e);
    show_clauses(e);
    cg_status status = show_cues(e);
    if (status != CG_OK)
        return status;
    show_names(e);
    show_document_voices(e);
    for (size_t i = 0; i < e->scanner->reading.cues.len; i++)
        show_cue_voice(e, &e->scanner->reading.cues.items[i]);
    show_quotations(e);
    show_attribution(e);
    return CG_OK;
}
