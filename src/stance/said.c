#include "stance/said.h"

/* Where a date has to stand: [first, end) of the passage's tokens, but for the
 * words that are reported. */
typedef struct search {
    const cg_reading *r;
    const cg_passage *p;
    uint32_t content_first, content_end; /* left out; equal: nothing is */
    uint32_t clause_first, clause_end;   /* kept to; the sentence, or a clause */
    uint32_t near;                       /* the nearest to this token wins */
} search;

/* The words that a report gives: from its "that", or from behind its verb when
 * there is none, to the end of the match's clause. */
static void leave_out_content(search *s, const cg_draft *draft, const cg_governor *g)
{
    const cg_hit *hit = &draft->hit;
    if (g->quote != CG_NO_QUOTE && !g->cue) {
        s->content_first = s->p->quotes.items[g->quote].open;
        s->content_end = s->p->quotes.items[g->quote].close;
        return;
    }
    if (g->tail) {
        s->clause_first = g->first;
        s->clause_end = g->end;
        return;
    }
    s->content_first = g->cue->hit.end;
    for (uint32_t i = g->cue->key + 1; i < hit->first; i++) {
        if (cg_passage_has(s->p, i, CG_CLASS(COMPLEMENTIZER))) {
            s->content_first = i;
            break;
        }
    }
    s->content_end = s->r->range.end;
}

static void keep_to_clause(search *s, uint32_t token)
{
    s->clause_first = s->clause_end = token;
    while (s->clause_first > s->r->range.first &&
           s->r->bounds.items[s->clause_first] != CG_BREAK_CLAUSE)
        s->clause_first--;
    while (s->clause_end < s->r->range.end &&
           (s->clause_end == token || s->r->bounds.items[s->clause_end] != CG_BREAK_CLAUSE))
        s->clause_end++;
}

static uint32_t distance(const search *s, const cg_value *value)
{
    uint32_t first = s->r->range.first + value->first_token;
    return first > s->near ? first - s->near : s->near - first;
}

static bool fits(const search *s, const cg_value *value)
{
    uint32_t first = s->r->range.first + value->first_token;
    uint32_t end = s->r->range.first + value->end_token;
    bool inside = first >= s->clause_first && end <= s->clause_end;
    bool content = first < s->content_end && s->content_first < end;
    return value->type == CG_VALUE_DATE && (value->flags & CG_VALUE_RESOLVED) &&
           inside && !content &&
           (value->precision == CG_PRECISION_EXACT ||
            value->precision == CG_PRECISION_ABOUT);
}

static void choose(const search *s, const cg_value_vec *values, char out[CG_VALUE_TEXT])
{
    const cg_value *best = NULL;
    for (size_t i = 0; i < values->len; i++) {
        const cg_value *value = &values->items[i];
        if (fits(s, value) && (!best || distance(s, value) < distance(s, best)))
            best = value;
    }
    if (best)
        cg_value_text(best, out);
    if (strchr(out, '/'))
        out[0] = '\0'; /* a range is no date */
}

/* A date has a number in it, a name of the calendar or a word of time. */
static bool may_have_date(const cg_passage *p, cg_token_range range)
{
    const cg_class_set dates = CG_CLASS(MONTH) | CG_CLASS(WEEKDAY) | CG_CLASS(TIME);
    for (uint32_t i = range.first; i < range.end; i++)
        if (p->tokens.items[i].kind == CG_TOKEN_NUMBER || cg_passage_has(p, i, dates))
            return true;
    return false;
}

bool cg_said_of(cg_scanner *scanner, const cg_draft *draft, char out[CG_VALUE_TEXT])
{
    const cg_token_range range = scanner->reading.range;
    search s = {.r = &scanner->reading,
                .p = &scanner->passage,
                .clause_first = range.first,
                .clause_end = range.end,
                .near = draft->hit.first};
    out[0] = '\0';
    if (!may_have_date(s.p, range))
        return true;
    if (draft->outcome.voice == CG_VOICE_SPEAKER && draft->commitment.holder != CG_NONE) {
        const cg_governor *g =
            &scanner->all_governors.items[draft->governors_first + draft->commitment.holder];
        leave_out_content(&s, draft, g);
        s.near = g->cue ? g->cue->key : g->first;
    } else {
        keep_to_clause(&s, draft->hit.first);
    }
    cg_value_vec values = {0};
    cg_date_context context = cg_date_context_of(scanner->document.info.published);
    bool ok = cg_values_find(scanner->document.text, scanner->passage.tokens.items + range.first,
                             range.end - range.first, cg_lang_value_words(scanner->program->lang),
                             &context, &values);
    if (ok)
        choose(&s, &values, out);
    cg_vec_release(&values);
    return ok;
}
