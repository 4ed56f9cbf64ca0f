/* The cues of a sentence. */
#include "scan/reading.h"

#include "base/limits.h"

#include <stdlib.h>

void cg_reading_init(cg_reading *reading)
{
    *reading = (cg_reading){0};
}

void cg_reading_release(cg_reading *r)
{
    cg_vec_release(&r->cues);
    cg_vec_release(&r->bounds);
    cg_vec_release(&r->side_of);
    cg_vec_release(&r->sides);
    cg_vec_release(&r->items);
    cg_vec_release(&r->cue_at);
    cg_vec_release(&r->seconds);
    cg_vec_release(&r->hits);
}

static uint32_t taken(const cg_hit *hit)
{
    return (uint32_t)(__builtin_popcountll(hit->matched.bits[0]) +
                      __builtin_popcountll(hit->matched.bits[1]));
}

/* More words first, then earlier, then as the data lists them. */
static int compare_hits(const void *a, const void *b)
{
    const cg_hit *x = a, *y = b;
    uint32_t nx = taken(x), ny = taken(y);
    if (nx != ny)
        return nx > ny ? -1 : 1;
    uint32_t lx = x->end - x->first, ly = y->end - y->first;
    if (lx != ly)
        return lx < ly ? -1 : 1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->code < y->code ? -1 : x->code > y->code;
}

static int compare_cues(const void *a, const void *b)
{
    const cg_cue *x = a, *y = b;
    if (x->hit.first != y->hit.first)
        return x->hit.first < y->hit.first ? -1 : 1;
    return x->hit.code < y->hit.code ? -1 : x->hit.code > y->hit.code;
}

static uint32_t key_of(const cg_passage *p, const cg_hit *hit)
{
    for (uint32_t i = hit->first; i < hit->end; i++)
        if (cg_hit_took(hit, i) &&
            !cg_passage_has(p, i, CG_CLASS(AUX) | CG_CLASS(BE) | CG_CLASS(PRONOUN)))
            return i;
    return hit->first;
}

/* The cue itself has the word in this form. */
static bool is_written(const cg_cue_rule *rule, cg_slice word)
{
    for (size_t i = 0; i + word.len <= rule->pattern.len; i++)
        if (memcmp(rule->pattern.ptr + i, word.ptr, word.len) == 0)
            return true;
    return false;
}

/* What judges the clause before it is a form of be with a participle or an
 * adjective: never with "-ing" unless the cue itself has it, and never with a
 * clause of its own behind it ("is certain that ..."). */
static bool is_false_judgement(const cg_passage *p, const cg_cue_rule *rule, const cg_hit *hit)
{
    if (rule->direction != CG_BEHIND || !rule->subject)
        return false;
    bool clitic = p->tokens.items[hit->first].flags & CG_TOKEN_CLITIC;
    if (clitic && (hit->first == 0 || !cg_passage_has(p, hit->first - 1, CG_CLASS(PRONOUN))))
        return true; /* "the mayor's false ..." */
    if (hit->end < p->tokens.len && cg_passage_has(p, hit->end, CG_CLASS(COMPLEMENTIZER)))
        return true;
    cg_slice last = cg_passage_token(p, hit->end - 1);
    return cg_slice_ends(last, "ing") && !is_written(rule, last) &&
           cg_passage_has(p, hit->first, CG_CLASS(BE));
}

/* "May" behind "in", or before a number, is the month. */
static bool is_month(const cg_passage *p, const cg_cue_rule *rule, const cg_hit *hit)
{
    uint32_t i = hit->first;
    if (rule->op != CG_OPERATOR_MODAL || hit->end != i + 1 ||
        !cg_passage_has(p, i, CG_CLASS(MONTH)) || !(p->tokens.items[i].flags & CG_TOKEN_CAPITAL))
        return false;
    bool before = i > 0 && cg_passage_has(p, i - 1, CG_CLASS(PREPOSITION));
    bool after = i + 1 < p->tokens.len && (p->tokens.items[i + 1].kind == CG_TOKEN_NUMBER ||
                                           cg_passage_is_mark(p, i + 1, CG_MARK_COMMA));
    return before || after;
}

/* "Had crime risen, ... would": turned round, an auxiliary at the start of a
 * sentence that asks nothing is a condition, when a modal answers it. */
static bool is_false_condition(const cg_reading *r, const cg_cue_rule *rule, const cg_hit *hit)
{
    const cg_passage *p = r->passage;
    if (rule->op != CG_OPERATOR_COND || !rule->first)
        return false;
    for (uint32_t i = r->range.first; i < hit->first; i++)
        if (cg_passage_is_word(p, i))
            return true;
    bool comma = false;
    for (uint32_t i = hit->end; i < r->range.end && !r->question; i++) {
        comma |= cg_passage_is_mark(p, i, CG_MARK_COMMA);
        if (comma && cg_passage_has(p, i, CG_CLASS(MODAL)))
            return false;
    }
    return true;
}

/* Most words have capitals, the last one too: a headline, where a capital tells
 * nothing. "The Brack Report remains secret" has a name in it. */
static bool is_title_case(const cg_passage *p, cg_token_range range)
{
    uint32_t words = 0, capitals = 0;
    bool last = false;
    for (uint32_t i = range.first; i < range.end; i++) {
        if (p->tokens.items[i].kind != CG_TOKEN_WORD)
            continue;
        last = (p->tokens.items[i].flags & CG_TOKEN_CAPITAL) != 0;
        words++;
        capitals += last;
    }
    return last && capitals * 2 > words;
}

/* "Judge Ferrant": a title before a name, and no verb. */
static bool is_titled(const cg_reading *r, uint32_t i)
{
    const cg_passage *p = r->passage;
    return !r->title_case && i + 1 < r->range.end && cg_passage_has(p, i, CG_CLASS(TITLE)) &&
           (p->tokens.items[i].flags & CG_TOKEN_CAPITAL) &&
           (p->tokens.items[i + 1].flags & CG_TOKEN_CAPITAL);
}

/* "E-Verify", "Admit One": a capitalised word behind another, part of a name. */
static bool is_name_part(const cg_reading *r, const cg_hit *hit)
{
    const cg_passage *p = r->passage;
    uint32_t i = hit->first;
    if (is_titled(r, i))
        return true;
    if (r->title_case || hit->end != i + 1 || i <= r->range.first ||
        !(p->tokens.items[i].flags & CG_TOKEN_CAPITAL) ||
        (p->tokens.items[i].flags & CG_TOKEN_ALLCAPS))
        return false;
    uint32_t before = i - 1;
    while (before > r->range.first && cg_passage_is_mark(p, before, CG_MARK_HYPHEN))
        before--;
    return (p->tokens.items[before].flags & CG_TOKEN_CAPITAL) != 0;
}

/* A cue that counts only where it fills its sentence stands in another. */
static bool is_part(const cg_reading *r, const cg_cue_rule *rule, const cg_hit *hit)
{
    for (uint32_t i = r->range.first; rule->whole && i < r->range.end; i++)
        if (cg_passage_is_word(r->passage, i) && (i < hit->first || i >= hit->end))
            return true;
    return false;
}

/* A cue that wants another kind of word behind it: "could not be" before
 * "safer", but no function word. */
static bool lacks_next(const cg_reading *r, const cg_cue_rule *rule, const cg_hit *hit)
{
    const cg_class_set function = CG_CLASS(ADVERB) | CG_CLASS(DETERMINER) | CG_CLASS(PREPOSITION) |
                                  CG_CLASS(PRONOUN) | CG_CLASS(SUBORDINATOR);
    if (!rule->next.len)
        return false;
    if (hit->end >= r->range.end || !cg_passage_is_word(r->passage, hit->end) ||
        cg_passage_has(r->passage, hit->end, function))
        return true;
    cg_slice word = cg_passage_token(r->passage, hit->end);
    return word.len <= rule->next.len + 1 ||
           memcmp(word.ptr + word.len - rule->next.len, rule->next.ptr, rule->next.len) != 0;
}

/* Takes the tokens of a cue unless another has one of them. */
static bool claim_tokens(cg_reading *r, const cg_hit *hit, uint32_t number)
{
    for (uint32_t i = hit->first; i < hit->end; i++)
        if (cg_hit_took(hit, i) && r->cue_at.items[i])
            return false;
    for (uint32_t i = hit->first; i < hit->end; i++)
        if (cg_hit_took(hit, i))
            r->cue_at.items[i] = number;
    return true;
}

static bool keep_cues(cg_reading *r)
{
    uint32_t count;
    const cg_program *program = r->passage->program;
    const cg_cue_rule *rules = cg_operators_cues(cg_lang_operators(program->lang), &count);
    for (size_t i = 0; i < r->hits.len; i++) {
        const cg_hit *hit = &r->hits.items[i];
        const cg_cue_rule *rule = &rules[program->codes[hit->code].index];
        if (r->cues.len + r->seconds.len >= CG_MAX_SENTENCE_CUES ||
            is_false_judgement(r->passage, rule, hit) || is_month(r->passage, rule, hit) ||
            is_name_part(r, hit) || is_false_condition(r, rule, hit) || is_part(r, rule, hit) ||
            lacks_next(r, rule, hit))
            continue;
        cg_cue cue = {rule, *hit, key_of(r->passage, hit)};
        bool first = claim_tokens(r, hit, 1);
        if (first ? !cg_vec_push(&r->cues, cue) : !cg_vec_push(&r->seconds, cue))
            return false;
    }
    if (r->cues.len)
        qsort(r->cues.items, r->cues.len, sizeof *r->cues.items, compare_cues);
    for (uint32_t c = 0; c < r->cues.len; c++)
        for (uint32_t i = r->cues.items[c].hit.first; i < r->cues.items[c].hit.end; i++)
            if (cg_hit_took(&r->cues.items[c].hit, i))
                r->cue_at.items[i] = c + 1;
    return true;
}

/* Makes the by-token arrays reach over the whole passage; only the sentence's
 * own part is ever read. */
static bool prepare(cg_reading *r)
{
    size_t count = r->passage->tokens.len + 1;
    cg_vec_reset(&r->cues);
    cg_vec_reset(&r->sides);
    cg_vec_reset(&r->seconds);
    cg_vec_reset(&r->hits);
    r->bounds.len = r->side_of.len = r->cue_at.len = 0;
    if (!cg_vec_reserve(&r->bounds, count) || !cg_vec_reserve(&r->side_of, count) ||
        !cg_vec_reserve(&r->cue_at, count))
        return false;
    r->bounds.len = r->side_of.len = r->cue_at.len = count;
    for (uint32_t i = r->range.first; i < r->range.end; i++) {
        r->bounds.items[i] = CG_BREAK_NONE;
        r->side_of.items[i] = CG_NO_SIDE;
        r->cue_at.items[i] = 0;
    }
    return true;
}

static bool ends_in_question(const cg_passage *p, cg_token_range range)
{
    for (uint32_t i = range.end; i > range.first; i--) {
        if (cg_passage_is_mark(p, i - 1, CG_MARK_QUESTION))
            return true;
        if (cg_passage_is_word(p, i - 1))
            return false;
    }
    return false;
}

bool cg_reading_load(cg_reading *r, cg_machine *machine, const cg_passage *passage,
                     cg_token_range sentence)
{
    r->passage = passage;
    r->range = sentence;
    if (!prepare(r))
        return false;
    r->question = ends_in_question(passage, sentence);
    r->title_case = is_title_case(passage, sentence);
    cg_machine_run(machine, passage, sentence, NULL, 1u << CG_OWNER_CUE, &r->hits);
    if (machine->failed)
        return false;
    if (r->hits.len)
        qsort(r->hits.items, r->hits.len, sizeof *r->hits.items, compare_hits);
    return keep_cues(r) && cg_reading_find_items(r) && cg_reading_split(r);
}

static bool share_tokens(const cg_hit *a, const cg_hit *b)
{
    for (uint32_t i = a->first; i < a->end; i++)
        if (cg_hit_took(a, i) && i >= b->first && i < b->end && cg_hit_took(b, i))
            return true;
    return false;
}

const cg_cue *cg_reading_second(const cg_reading *r, const cg_cue *lost, const cg_hit *hit)
{
    for (size_t i = 0; i < r->seconds.len; i++) {
        const cg_cue *cue = &r->seconds.items[i];
        if (share_tokens(&cue->hit, &lost->hit) && !share_tokens(&cue->hit, hit))
            return cue;
    }
    return NULL;
}

unsigned cg_reading_bound(const cg_reading *r, uint32_t after, uint32_t upto)
{
    unsigned strongest = CG_BREAK_NONE;
    for (uint32_t i = after + 1; i <= upto; i++)
        if (r->bounds.items[i] > strongest)
            strongest = r->bounds.items[i];
    return strongest;
}

bool cg_reading_side_holds(const cg_reading *r, uint32_t outer, uint32_t inner)
{
    if (outer == CG_NO_SIDE)
        return true;
    while (inner != CG_NO_SIDE && inner != outer)
        inner = r->sides.items[inner].parent;
    return inner == outer;
}
