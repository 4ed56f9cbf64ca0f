#include "stance/lead.h"

#include "text/lists.h"

void cg_lead_init(cg_lead *lead, const cg_program *program)
{
    *lead = (cg_lead){.block = CG_NO_BLOCK};
    cg_passage_init(&lead->passage, program);
    cg_reading_init(&lead->reading);
}

void cg_lead_release(cg_lead *lead)
{
    cg_passage_release(&lead->passage);
    cg_reading_release(&lead->reading);
    cg_vec_release(&lead->found);
    cg_vec_release(&lead->governors);
}

void cg_lead_reset(cg_lead *lead)
{
    lead->block = CG_NO_BLOCK;
}

static cg_span span_of(const cg_passage *p, cg_token_range range)
{
    return (cg_span){p->tokens.items[range.first].span.start,
                     p->tokens.items[range.end - 1].span.end};
}

/* "... does not include information that:": the items say what it is about, and
 * stand outside of what is denied of it. */
static bool ends_in_relative(const cg_reading *r)
{
    uint32_t i = r->range.end;
    while (i > r->range.first && !cg_passage_is_word(r->passage, i - 1))
        i--;
    return i > r->range.first &&
           cg_passage_has(r->passage, i - 1, CG_CLASS(RELATIVE) | CG_CLASS(COMPLEMENTIZER));
}

/* What governs the place behind the lead-in's last word. Whoever is reported to
 * speak in it is left out: an item is no report. */
static bool add_governors(cg_lead *lead)
{
    const cg_operators *operators = cg_lang_operators(lead->passage.program->lang);
    uint32_t last = lead->reading.range.end - 1;
    const cg_hit end = {.first = last, .end = last + 1};
    if (ends_in_relative(&lead->reading))
        return true;
    if (!cg_scope_governors(&lead->reading, &end, &lead->found))
        return false;
    for (size_t i = 0; i < lead->found.len; i++) {
        cg_governor governor = lead->found.items[i];
        if (!governor.cue || cg_operators_row(operators, governor.op)->holder)
            continue;
        governor.lead = span_of(&lead->passage, (cg_token_range){governor.first, governor.end});
        governor.cue = NULL;
        governor.first = governor.end = 0;
        if (!cg_vec_push(&lead->governors, governor))
            return false;
    }
    return true;
}

/* One lead-in: the last sentence of its block. */
static bool read_one(cg_lead *lead, cg_machine *machine, const cg_document *d, uint32_t block)
{
    const cg_block *b = &d->blocks.items[block];
    if (!cg_passage_load(&lead->passage, d->text, b->span, b->kind) ||
        !cg_passage_read(&lead->passage))
        return false;
    if (lead->passage.sentences.len == 0)
        return true;
    cg_token_range sentence = cg_vec_last(&lead->passage.sentences);
    if (sentence.first >= sentence.end)
        return true;
    lead->spans[lead->count++] = span_of(&lead->passage, sentence);
    return cg_reading_load(&lead->reading, machine, &lead->passage, sentence) &&
           add_governors(lead);
}

bool cg_lead_read(cg_lead *lead, cg_machine *machine, const cg_document *d, uint32_t block)
{
    uint32_t chain[CG_MAX_LIST_DEPTH], depth = 0;
    if (lead->block == block)
        return true;
    lead->count = 0;
    cg_vec_reset(&lead->governors);
    for (uint32_t at = cg_list_lead(d, block); at != CG_NO_BLOCK && depth < CG_MAX_LIST_DEPTH;
         at = cg_list_lead(d, at))
        chain[depth++] = at;
    size_t most = machine->most_hits;
    machine->most_hits = 0;
    bool ok = true;
    while (depth > 0 && ok)
        ok = read_one(lead, machine, d, chain[--depth]);
    machine->most_hits = most;
    lead->block = ok ? block : CG_NO_BLOCK;
    return ok;
}
