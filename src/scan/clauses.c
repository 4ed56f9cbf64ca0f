/* How a sentence falls into clauses: closed word classes, punctuation and the
 * cues decide, from left to right, with a stack of open side clauses. Nothing
 * looks further ahead than a fixed window, so the work is linear. */
#include "scan/reading.h"

enum { WINDOW = 10, DASH_WINDOW = 60, MAX_OPEN = 16 };

typedef struct splitter {
    cg_reading *r;
    const cg_passage *p;
    uint32_t open[MAX_OPEN]; /* sides that have not ended, outermost first */
    unsigned depth;
    uint32_t clause_start;
    bool finite; /* a finite verb was seen since the clause began */
    bool out_of_memory;
} splitter;

static bool has(const splitter *s, uint32_t i, cg_class_set classes)
{
    return cg_passage_has(s->p, i, classes);
}

static bool is_mark(const splitter *s, uint32_t i, cg_mark mark)
{
    return cg_passage_is_mark(s->p, i, mark);
}

static bool ends_with(const cg_passage *p, uint32_t i, const char *suffix)
{
    cg_slice token = cg_passage_token(p, i);
    return p->tokens.items[i].kind == CG_TOKEN_WORD && token.len >= 5 &&
           cg_slice_ends(token, suffix);
}

bool cg_reading_is_finite(const cg_reading *r, uint32_t i)
{
    const cg_passage *p = r->passage;
    if (cg_passage_has(p, i, CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(VERB) | CG_CLASS(REPORT)))
        return !ends_with(p, i, "ing");
    bool after_determiner =
        i > r->range.first &&
        cg_passage_has(p, i - 1, CG_CLASS(DETERMINER) | CG_CLASS(PREPOSITION));
    return ends_with(p, i, "ed") && !after_determiner;
}

/* The next token that is a word, from `i` on. */
static uint32_t word_from(const splitter *s, uint32_t i)
{
    while (i < s->r->range.end && !cg_passage_is_word(s->p, i))
        i++;
    return i;
}

/* A subject and its finite verb stand from `i` on, before the next comma. */
static bool clause_follows(const splitter *s, uint32_t i)
{
    uint32_t end = s->r->range.end, first = word_from(s, i);
    if (first >= end || cg_reading_is_finite(s->r, first))
        return false;
    for (uint32_t k = first; k < end && k < first + WINDOW; k++) {
        if (is_mark(s, k, CG_MARK_COMMA) || is_mark(s, k, CG_MARK_SEMICOLON))
            return false;
        if (k > first && has(s, k, CG_CLASS(COORDINATOR)) && k < first + 2)
            return false;
        if (k > first && cg_reading_is_finite(s->r, k))
            return true;
    }
    return false;
}

/* A verb phrase without a subject of its own: "and is", "and never was". */
static bool verb_follows(const splitter *s, uint32_t i)
{
    uint32_t at = word_from(s, i);
    while (at < s->r->range.end && has(s, at, CG_CLASS(ADVERB) | CG_CLASS(NEGATION)) &&
           !has(s, at, CG_CLASS(AUX) | CG_CLASS(MODAL)))
        at = word_from(s, at + 1);
    return at < s->r->range.end && has(s, at, CG_CLASS(AUX) | CG_CLASS(MODAL));
}

/* --- sides --------------------------------------------------------------------- */

static void push_side(splitter *s, cg_side_kind kind, uint32_t first, bool leading)
{
    if (s->depth == MAX_OPEN)
        return;
    cg_side side = {kind, first, s->r->range.end,
                    s->depth ? s->open[s->depth - 1] : CG_NO_SIDE, leading};
    if (!cg_vec_push(&s->r->sides, side)) {
        s->out_of_memory = true;
        return;
    }
    s->open[s->depth++] = (uint32_t)s->r->sides.len - 1;
}

static const cg_side *top(const splitter *s)
{
    return s->depth ? &s->r->sides.items[s->open[s->depth - 1]] : NULL;
}

static void pop_side(splitter *s, uint32_t end)
{
    s->r->sides.items[s->open[--s->depth]].end = end;
}

static bool is_bracket(const cg_side *side)
{
    return side->kind == CG_SIDE_PAREN || side->kind == CG_SIDE_DASH;
}

/* No gap of a pattern leads from a clause into another that depends on it, or
 * back; what governs both is told by the sides. */
static void part(splitter *s, uint32_t i)
{
    if (i < s->r->range.end && s->r->bounds.items[i] == CG_BREAK_NONE)
        s->r->bounds.items[i] = CG_BREAK_GAP;
}

/* A comma ends the innermost side that commas end. */
static void close_at_comma(splitter *s, uint32_t comma)
{
    const cg_side *side = top(s);
    if (!side || is_bracket(side))
        return;
    if (side->leading)
        part(s, comma + 1);
    pop_side(s, comma);
}

static void close_clause_sides(splitter *s, uint32_t at)
{
    while (top(s) && !is_bracket(top(s)))
        pop_side(s, at);
}

/* --- bounds ---------------------------------------------------------------------- */

static void set_bound(splitter *s, uint32_t i, uint8_t bound)
{
    if (i >= s->r->range.end || s->r->bounds.items[i] >= bound)
        return;
    s->r->bounds.items[i] = bound;
    if (bound == CG_BREAK_CLAUSE) {
        close_clause_sides(s, i);
        s->clause_start = i;
        s->finite = false;
    }
}

static bool is_strong(const splitter *s, uint32_t i)
{
    return cg_passage_token_is(s->p, i, "but") || cg_passage_token_is(s->p, i, "yet") ||
           cg_passage_token_is(s->p, i, "so");
}

static bool after_comma(const splitter *s, uint32_t i)
{
    while (i > s->r->range.first && !cg_passage_is_word(s->p, i - 1) &&
           !is_mark(s, i - 1, CG_MARK_COMMA))
        i--;
    return i > s->r->range.first && is_mark(s, i - 1, CG_MARK_COMMA);
}

/* Words of a longer cue join nothing: "anything but", "in theory but not ...". */
static bool is_in_cue(const splitter *s, uint32_t i)
{
    uint32_t number = s->r->cue_at.items[i];
    return number && s->r->cues.items[number - 1].hit.first < i;
}

/* "Has not yet", "is yet to", "as yet": an adverb. */
static bool is_adverb(const splitter *s, uint32_t i)
{
    if (!cg_passage_token_is(s->p, i, "yet") || i == s->r->range.first)
        return false;
    return has(s, i - 1, CG_CLASS(NEGATION) | CG_CLASS(AUX) | CG_CLASS(MODAL)) ||
           cg_passage_token_is(s->p, i - 1, "as");
}

static void at_coordinator(splitter *s, uint32_t i)
{
    bool comma = after_comma(s, i);
    uint32_t next = word_from(s, i + 1);
    bool that = next < s->r->range.end && has(s, next, CG_CLASS(COMPLEMENTIZER));
    if (that) {
        /* "..., and that ...": the same report, another verb phrase */
        set_bound(s, i, CG_BREAK_VERB);
        return;
    }
    if (comma && is_strong(s, i)) {
        set_bound(s, i, CG_BREAK_CLAUSE);
        return;
    }
    if (s->finite && clause_follows(s, i + 1)) {
        set_bound(s, i, comma ? CG_BREAK_CLAUSE : CG_BREAK_VERB);
        return;
    }
    if (is_strong(s, i) || cg_passage_token_is(s->p, i, "nor") || verb_follows(s, i + 1))
        set_bound(s, i, CG_BREAK_VERB);
}

static bool dash_pairs(const splitter *s, uint32_t i)
{
    uint32_t stop = i + DASH_WINDOW < s->r->range.end ? i + DASH_WINDOW : s->r->range.end;
    for (uint32_t k = i + 1; k < stop; k++)
        if (is_mark(s, k, CG_MARK_DASH))
            return true;
    return false;
}

static void at_dash(splitter *s, uint32_t i)
{
    const cg_side *side = top(s);
    if (side && side->kind == CG_SIDE_DASH) {
        pop_side(s, i);
    } else if (dash_pairs(s, i)) {
        push_side(s, CG_SIDE_DASH, i, false);
    } else {
        set_bound(s, i + 1, CG_BREAK_CLAUSE);
    }
}

static void at_mark(splitter *s, uint32_t i)
{
    switch (s->p->tokens.items[i].mark) {
    case CG_MARK_COMMA: close_at_comma(s, i); break;
    case CG_MARK_SEMICOLON:
    case CG_MARK_COLON: set_bound(s, i + 1, CG_BREAK_CLAUSE); break;
    case CG_MARK_DASH: at_dash(s, i); break;
    case CG_MARK_OPEN: push_side(s, CG_SIDE_PAREN, i, false); break;
    case CG_MARK_CLOSE:
        while (s->depth && top(s)->kind != CG_SIDE_PAREN)
            pop_side(s, i);
        if (s->depth)
            pop_side(s, i + 1);
        break;
    default: break;
    }
}

/* --- words that open a side clause -------------------------------------------------- */

/* At the start of its clause, or behind what opens an embedded one. */
static bool is_leading(const splitter *s, uint32_t i)
{
    uint32_t before = i;
    while (before > s->clause_start && !cg_passage_is_word(s->p, before - 1))
        before--;
    if (before == s->clause_start)
        return true;
    before--;
    if (has(s, before, CG_CLASS(COORDINATOR)) && before == s->clause_start)
        return true;
    return has(s, before, CG_CLASS(COMPLEMENTIZER));
}

/* "Marked as confidential", "known as such": what something is taken for. */
static bool names_kind(const splitter *s, uint32_t i)
{
    const cg_class_set subject = CG_CLASS(DETERMINER) | CG_CLASS(PRONOUN);
    return cg_passage_token_is(s->p, i, "as") && i > s->r->range.first &&
           i + 1 < s->r->range.end && ends_with(s->p, i - 1, "ed") && !has(s, i + 1, subject);
}

/* "since 2008", "after the launch": a preposition, no clause. The verb of what
 * describes its object, "after the launch that was ...", makes none either. */
static bool opens_clause(const splitter *s, uint32_t i)
{
    if (!has(s, i, CG_CLASS(PREPOSITION)))
        return true;
    if (names_kind(s, i))
        return false;
    uint32_t end = s->r->range.end;
    for (uint32_t k = i + 1; k < end && k < i + 2 * WINDOW; k++) {
        if (is_mark(s, k, CG_MARK_COMMA) || is_mark(s, k, CG_MARK_SEMICOLON))
            return false;
        if (k > i + 1 && has(s, k, CG_CLASS(RELATIVE) | CG_CLASS(COMPLEMENTIZER)))
            return false;
        if (cg_reading_is_finite(s->r, k))
            return true;
    }
    return false;
}

static const cg_cue *cue_at(const splitter *s, uint32_t i)
{
    uint32_t number = s->r->cue_at.items[i];
    return number ? &s->r->cues.items[number - 1] : NULL;
}

/* The kind of side that the word opens, or -1. */
static int side_kind(const splitter *s, uint32_t i)
{
    const cg_cue *cue = cue_at(s, i);
    if (cue && cue->hit.first == i && cue->rule->op == CG_OPERATOR_COND)
        return CG_SIDE_CONDITION;
    if (cue && cue->hit.first == i && cue->rule->op == CG_OPERATOR_CONCESSIVE)
        return CG_SIDE_CONCESSION;
    if (cue && cue->rule->op != CG_OPERATOR_NONE)
        return -1;
    if (has(s, i, CG_CLASS(CONCESSION)))
        return CG_SIDE_CONCESSION;
    if (has(s, i, CG_CLASS(SUBORDINATOR)) && opens_clause(s, i))
        return CG_SIDE_ADVERBIAL;
    return -1;
}

/* "X, not to be confused with Y, is ...": behind the next comma stands the verb
 * that the clause still waits for. */
static bool returns_to_verb(const splitter *s, uint32_t i)
{
    if (s->finite)
        return false;
    for (uint32_t k = i + 1; k + 1 < s->r->range.end && k < i + 2 * WINDOW; k++)
        if (is_mark(s, k, CG_MARK_COMMA))
            return has(s, word_from(s, k + 1) < s->r->range.end ? word_from(s, k + 1) : k,
                       CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(VERB) | CG_CLASS(REPORT));
    return false;
}

/* The same for a word behind a comma. */
static int side_behind_comma(const splitter *s, uint32_t i)
{
    if (has(s, i, CG_CLASS(NEGATION)) && returns_to_verb(s, i))
        return CG_SIDE_PARTICIPLE;
    if (has(s, i, CG_CLASS(RELATIVE)))
        return CG_SIDE_RELATIVE;
    bool adverb = has(s, i, CG_CLASS(ADVERB)) && i + 1 < s->r->range.end;
    if (s->finite && (ends_with(s->p, i, "ing") || (adverb && ends_with(s->p, i + 1, "ing"))))
        return CG_SIDE_PARTICIPLE;
    return -1;
}

/* "..., so the report stayed secret": a clause of its own; not "so that it stays". */
static bool draws_conclusion(const splitter *s, uint32_t i)
{
    return cg_passage_token_is(s->p, i, "so") && i + 1 < s->r->range.end &&
           !has(s, i + 1, CG_CLASS(COMPLEMENTIZER)) && clause_follows(s, i + 1);
}

/* --- exceptions ------------------------------------------------------------------------ */

bool cg_reading_is_exception(const cg_cue *cue)
{
    return cue->rule->op == CG_OPERATOR_EXCEPT && cue->rule->reach == CG_REACH_CLAUSE;
}

/* "Provided that the Recipient may ...": a clause whose verb tells of a duty or a
 * permission is no condition, but says what holds besides. */
static bool tells_norm(const splitter *s, uint32_t from)
{
    for (uint32_t k = from; k < s->r->range.end && k < from + 2 * WINDOW; k++) {
        if (is_mark(s, k, CG_MARK_SEMICOLON) || cg_reading_is_finite(s->r, k))
            return has(s, k, CG_CLASS(MODAL)) &&
                   has(s, k, CG_CLASS(DUTY) | CG_CLASS(PERMISSION)) &&
                   !cg_passage_token_is(s->p, k, "can");
    }
    return false;
}

/* "Except that ...", "provided that ... may": a clause of its own, which what came
 * before it doesn't govern. */
static bool begins_exception(const splitter *s, uint32_t i)
{
    const cg_cue *cue = cue_at(s, i);
    if (!cue || cue->hit.first != i)
        return false;
    bool provided = cue->rule->op == CG_OPERATOR_COND && has(s, i, CG_CLASS(CONDITION)) &&
                    cue->hit.end > i + 1 && cg_passage_token_is(s->p, cue->hit.end - 1, "that");
    return cg_reading_is_exception(cue) || (provided && tells_norm(s, cue->hit.end));
}

static void at_word(splitter *s, uint32_t i)
{
    bool comma = after_comma(s, i);
    if (i > s->r->range.first && begins_exception(s, i)) {
        set_bound(s, i, CG_BREAK_CLAUSE);
        return;
    }
    if (has(s, i, CG_CLASS(COORDINATOR)) && !is_adverb(s, i) && !is_in_cue(s, i)) {
        at_coordinator(s, i);
        return;
    }
    if (comma && s->finite && draws_conclusion(s, i)) {
        set_bound(s, i, CG_BREAK_CLAUSE);
        return;
    }
    int kind = side_kind(s, i);
    if (kind >= 0) {
        push_side(s, (cg_side_kind)kind, i, is_leading(s, i));
        if (i > s->r->range.first)
            part(s, i);
        return;
    }
    kind = comma ? side_behind_comma(s, i) : -1;
    if (kind >= 0) {
        push_side(s, (cg_side_kind)kind, i, false);
    } else if (comma && s->finite && has(s, i, CG_CLASS(PRONOUN)) &&
               !has(s, i, CG_CLASS(RELATIVE) | CG_CLASS(COMPLEMENTIZER)) && clause_follows(s, i)) {
        set_bound(s, i, CG_BREAK_CLAUSE);
    }
    if (!s->depth && cg_reading_is_finite(s->r, i))
        s->finite = true;
}

bool cg_reading_split(cg_reading *r)
{
    splitter s = {.r = r, .p = r->passage, .clause_start = r->range.first};
    for (uint32_t i = r->range.first; i < r->range.end && !s.out_of_memory; i++) {
        if (cg_passage_is_word(s.p, i))
            at_word(&s, i);
        else
            at_mark(&s, i);
        if (s.depth)
            r->side_of.items[i] = s.open[s.depth - 1];
    }
    return !s.out_of_memory;
}
