#include "stance/echo.h"

#include "stance/words.h"

enum { FEW_TOKENS = 6, MOST_TOKENS = 12, FAR = 60 };

/* Who the clause speaks of. */
typedef enum topic {
    TOPIC_NONE,   /* it has no subject of its own: "but is not" */
    TOPIC_THING,  /* "it", "that", "which", the claim's subject */
    TOPIC_PERSON, /* "he", "who": only what somebody said can be meant */
} topic;

/* A clause that may be an echo, as far as it was read. */
typedef struct clause {
    const cg_scanner *s;
    const cg_draft *draft;
    const cg_reading *r;
    const cg_passage *p;
    uint32_t first, at, end;
    topic topic;
    bool fresh;    /* a sentence of its own */
    bool contrast; /* "but", "though" */
} clause;

/* --- where it ends ----------------------------------------------------------------- */

static bool is_hard_mark(const cg_passage *p, uint32_t i)
{
    return !cg_passage_is_word(p, i) && !cg_token_is_transparent(&p->tokens.items[i]);
}

/* What may follow the comma behind an elliptical clause; else its predicate is
 * still to come: "it is not, however, cheap". */
static bool goes_on(const clause *c, uint32_t comma)
{
    const cg_class_set opens = CG_CLASS(COORDINATOR) | CG_CLASS(RELATIVE) |
                               CG_CLASS(PRONOUN) | CG_CLASS(DETERMINER);
    uint32_t next = comma + 1;
    if (next >= c->r->range.end || cg_passage_has(c->p, next, opens))
        return true;
    for (uint32_t i = next; i < c->r->range.end && i < next + 4; i++)
        if (cg_passage_has(c->p, i, CG_CLASS(REPORT)))
            return true;
    return false;
}

/* Sets the end of the clause: a mark, or a word that opens another. */
static bool find_end(clause *c)
{
    uint32_t stop = c->r->range.end;
    for (uint32_t i = c->at; i < stop && i < c->at + MOST_TOKENS; i++) {
        bool opens = cg_passage_has(c->p, i, CG_CLASS(SUBORDINATOR)) &&
                     !cg_passage_has(c->p, i, CG_CLASS(PREPOSITION));
        c->end = i;
        if (cg_passage_is_mark(c->p, i, CG_MARK_COMMA))
            return goes_on(c, i);
        if (is_hard_mark(c->p, i))
            return true;
        if (i > c->at && opens)
            return !cg_passage_token_is(c->p, i, "as");
    }
    c->end = stop;
    return stop - c->at < MOST_TOKENS;
}

/* --- how it begins ------------------------------------------------------------------- */

static bool is_contrast(const cg_passage *p, uint32_t i)
{
    static const char *const words[] = {"but", "yet", "however", NULL};
    return cg_passage_has(p, i, CG_CLASS(CONCESSION)) ||
           cg_words_is_one_of(p, i, words);
}

static bool is_answer(const cg_passage *p, uint32_t i)
{
    static const char *const words[] = {"no", "yes", NULL};
    return cg_words_is_one_of(p, i, words);
}

/* "But", "no," and adverbs. */
static void skip_opening(clause *c)
{
    const cg_class_set opening = CG_CLASS(COORDINATOR) | CG_CLASS(SUBORDINATOR) |
                                 CG_CLASS(CONCESSION) | CG_CLASS(ADVERB);
    static const char *const phrase[] = {"fact", "reality", "truth", NULL};
    while (c->at < c->r->range.end && c->at < c->first + 5) {
        bool comma = c->at > c->first && cg_passage_is_mark(c->p, c->at, CG_MARK_COMMA);
        bool two = cg_passage_token_is(c->p, c->at, "in") &&
                   c->at + 1 < c->r->range.end &&
                   cg_words_is_one_of(c->p, c->at + 1, phrase);
        c->contrast |= is_contrast(c->p, c->at);
        if (!comma && !two && !cg_passage_has(c->p, c->at, opening) &&
            !(c->fresh && is_answer(c->p, c->at)))
            return;
        c->at += two ? 2 : 1;
    }
}

/* The claim's subject, named at `c->at`; 0: it is not. */
static uint32_t named_end(const clause *c)
{
    uint32_t entry = c->s->program->claim_codes
                         ? c->s->program->claim_codes[c->draft->claim].entry
                         : CG_NONE;
    for (size_t i = 0; entry != CG_NONE && i < c->s->mentions.len; i++) {
        const cg_mention *m = &c->s->mentions.items[i];
        bool article =
            m->first == c->at + 1 && cg_passage_has(c->p, c->at, CG_CLASS(DETERMINER));
        if (m->entry == entry && (m->first == c->at || article))
            return m->end;
    }
    return 0;
}

/* "Said the schools are closed, but they are not": never of one thing. */
static bool is_plural(const clause *c)
{
    const cg_binding *b = &c->draft->binding;
    return b->via == CG_VIA_NONE || b->end == 0 ||
           cg_slice_ends(cg_passage_token(c->p, b->end - 1), "s");
}

static bool skip_subject(clause *c)
{
    static const char *const things[] = {"it",    "this",  "that", "which",
                                         "these", "those", NULL};
    uint32_t named = named_end(c);
    c->topic = TOPIC_NONE;
    if (named) {
        c->topic = TOPIC_THING;
        c->at = named;
        return true;
    }
    if (cg_passage_token_is(c->p, c->at, "which") && c->at + 1 < c->end &&
        cg_passage_has(c->p, c->at + 1, CG_CLASS(PRONOUN)))
        c->at++;
    if (cg_words_is_one_of(c->p, c->at, things) ||
        (cg_passage_token_is(c->p, c->at, "they") && is_plural(c)))
        c->topic = TOPIC_THING;
    else if (cg_passage_has(c->p, c->at, CG_CLASS(PERSON)) &&
             !cg_passage_has(c->p, c->at, CG_CLASS(FIRST)))
        c->topic = TOPIC_PERSON;
    else
        return !c->fresh && cg_passage_has(c->p, c->first, CG_CLASS(COORDINATOR));
    c->at++;
    return true;
}

/* --- what it says -------------------------------------------------------------------- */

static const cg_cue *cue_at(const clause *c, uint32_t i)
{
    uint32_t number = c->r->cue_at.items[i];
    return number ? &c->r->cues.items[number - 1] : NULL;
}

/* An operator that leaves an elliptical clause a plain yes or no. */
static bool is_plain(const cg_cue *cue)
{
    cg_operator op = cue->rule->op;
    return op == CG_OPERATOR_NEG || op == CG_OPERATOR_CEASES || op == CG_OPERATOR_ID ||
           op == CG_OPERATOR_BECOMES || op == CG_OPERATOR_IMPLIES ||
           op == CG_OPERATOR_NONE;
}

/* Auxiliaries, "not" and adverbs, and nothing else. */
static bool read_ellipsis(const clause *c, cg_echo *echo)
{
    const cg_class_set fits =
        CG_CLASS(AUX) | CG_CLASS(BE) | CG_CLASS(NEGATION) | CG_CLASS(ADVERB);
    bool finite = false, denied = false;
    for (uint32_t i = c->at; i < c->end; i++) {
        const cg_cue *cue = cue_at(c, i);
        if (cue && !is_plain(cue))
            return false;
        bool denies = cue && (cue->rule->op == CG_OPERATOR_NEG ||
                              cue->rule->op == CG_OPERATOR_CEASES);
        if (cg_passage_is_word(c->p, i) && !denies && !cg_passage_has(c->p, i, fits))
            return false;
        finite |= cg_passage_has(c->p, i, CG_CLASS(AUX));
        denied |= denies;
        echo->changed |= cg_passage_token_is(c->p, i, "now") ||
                         (cue && cue->rule->op == CG_OPERATOR_CEASES);
    }
    echo->sign = denied ? -1 : 1;
    return finite && c->topic != TOPIC_PERSON && (denied || c->contrast || c->fresh);
}

/* "That is false": what judges a clause as its subject, and ends the clause. */
static bool read_verdict(const clause *c, cg_echo *echo)
{
    uint32_t i = c->at;
    while (i < c->end && cg_passage_has(c->p, i, CG_CLASS(ADVERB)) && !cue_at(c, i))
        i++;
    const cg_cue *cue = i < c->end ? cue_at(c, i) : NULL;
    echo->sign = -1;
    return c->topic != TOPIC_NONE && cue && cue->rule->op == CG_OPERATOR_AFTER &&
           cue->rule->subject && cue->hit.first == i && cue->hit.end == c->end;
}

static const cg_cue *whole_cue(const cg_reading *r)
{
    for (size_t i = 0; i < r->cues.len; i++)
        if (r->cues.items[i].rule->whole)
            return &r->cues.items[i];
    for (size_t i = 0; i < r->seconds.len; i++)
        if (r->seconds.items[i].rule->whole)
            return &r->seconds.items[i];
    return NULL;
}

/* "Not so." "No.": the sentence is one cue. */
static bool read_whole(const clause *c, cg_operator *op, cg_echo *echo)
{
    const cg_cue *cue = c->fresh ? whole_cue(c->r) : NULL;
    if (!cue)
        return false;
    bool question = c->s->reading.question;
    bool judges = cue->rule->op == CG_OPERATOR_AFTER && !question;
    *op = judges ? CG_OPERATOR_VERDICT : CG_OPERATOR_ELLIPSIS;
    echo->sign = cue->rule->op == CG_OPERATOR_ID ? 1 : -1;
    return question || !is_answer(c->p, cue->hit.first);
}

static bool has_speaker(const clause *c)
{
    const cg_operators *operators = cg_lang_operators(c->s->program->lang);
    for (size_t i = 0; i < c->s->governors.len; i++)
        if (cg_operators_row(operators, c->s->governors.items[i].op)->holder)
            return true;
    return false;
}

/* The clause that begins at `first`. False: it is no echo. */
static bool read_clause(clause *c, cg_governor *out)
{
    c->at = c->first;
    *out = (cg_governor){.quote = CG_NO_QUOTE, .first = c->first};
    skip_opening(c);
    if (read_whole(c, &out->op, &out->echo)) {
        c->topic = TOPIC_THING;
        out->end = c->r->range.end;
        return true;
    }
    if (c->at >= c->r->range.end || !find_end(c) || !skip_subject(c) || c->at >= c->end)
        return false;
    out->end = c->end;
    out->op = CG_OPERATOR_VERDICT;
    if (read_verdict(c, &out->echo))
        return c->topic == TOPIC_THING || has_speaker(c);
    out->op = CG_OPERATOR_ELLIPSIS;
    return read_ellipsis(c, &out->echo);
}

/* --- where it stands ------------------------------------------------------------------ */

static uint32_t quote_at(const cg_scanner *s, uint32_t token)
{
    return s->passage.quote_of.items[token];
}

/* "Promised to ...": who promised has the same subject, so that "but did not" is
 * told of the promise by whoever tells of it. */
static bool is_own_deed(const cg_scanner *s)
{
    const cg_operators *operators = cg_lang_operators(s->program->lang);
    for (size_t i = 0; i < s->governors.len; i++) {
        const cg_governor *g = &s->governors.items[i];
        if (!g->cue || !cg_operators_row(operators, g->op)->holder)
            continue;
        bool within = cg_passage_token_is(&s->passage, g->end - 1, "to");
        if (within || (g->end < s->reading.range.end &&
                       cg_passage_token_is(&s->passage, g->end, "to")))
            return true;
    }
    return false;
}

/* The clause is said by the speaker too: within the same quotation, under the
 * same report, or before the words that tell who says it all. */
static bool is_inner(const clause *c)
{
    const cg_scanner *s = c->s;
    uint32_t quote = quote_at(s, c->draft->hit.first);
    const cg_attribution *tail = &c->draft->attribution;
    if (quote != CG_NO_QUOTE)
        return quote_at(s, c->first) == quote;
    bool behind = tail->range.first < tail->range.end && tail->range.first >= c->end;
    return (c->topic == TOPIC_NONE && !is_own_deed(s)) || behind;
}

static bool is_or(const cg_passage *p, uint32_t i)
{
    return cg_passage_has(p, i, CG_CLASS(COORDINATOR)) &&
           cg_passage_token_is(p, i, "or");
}

static bool may_start(const cg_passage *p, uint32_t i)
{
    const cg_class_set opens =
        CG_CLASS(COORDINATOR) | CG_CLASS(SUBORDINATOR) | CG_CLASS(CONCESSION);
    return is_hard_mark(p, i - 1) || cg_passage_has(p, i, opens);
}

/* Where an echo may stand; false once another verb has come in between, or an
 * alternative. */
static bool is_open(const cg_scanner *s, uint32_t i, uint32_t quote)
{
    uint32_t own = quote_at(s, i);
    return !cg_passage_has(&s->passage, i, CG_CLASS(AUX) | CG_CLASS(MODAL)) &&
           !cg_passage_token_is(&s->passage, i, "or") &&
           (own == CG_NO_QUOTE || own == quote);
}

/* Looks for the echo in the match's own sentence. `*open`: none was found, and
 * the next sentence may hold one. */
static bool find_here(const cg_scanner *s, const cg_draft *draft, clause *c,
                      cg_governor *out, bool *open)
{
    uint32_t quote = quote_at(s, draft->hit.first), end = s->reading.range.end;
    if (end > draft->hit.end + FAR)
        end = draft->hit.end + FAR;
    for (uint32_t i = draft->hit.end; i < end; i++) {
        *c = (clause){
            .s = s, .draft = draft, .r = &s->reading, .p = &s->passage, .first = i};
        bool closed = cg_passage_is_word(&s->passage, i) && !is_open(s, i, quote);
        if (!is_or(&s->passage, i) && may_start(&s->passage, i) && read_clause(c, out))
            return true;
        if (closed) {
            *open = false;
            return false;
        }
    }
    *open = end == s->reading.range.end &&
            s->reading.side_of.items[draft->hit.first] == CG_NO_SIDE;
    return false;
}

/* A short sentence, or a longer one that begins as if it took something up. */
static bool may_take_up(const cg_passage *p, cg_token_range range)
{
    uint32_t count = range.end - range.first;
    if (count <= FEW_TOKENS)
        return true;
    return count <= MOST_TOKENS &&
           (cg_passage_has(p, range.first, CG_CLASS(PRONOUN) | CG_CLASS(COORDINATOR)) ||
            is_answer(p, range.first));
}

/* The sentence behind the scanner's, if it may be an echo; else empty. */
static cg_token_range next_sentence(const cg_scanner *s)
{
    size_t low = 0, high = s->passage.sentences.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->passage.sentences.items[middle].first < s->reading.range.end)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == s->passage.sentences.len)
        return (cg_token_range){0, 0};
    cg_token_range next = s->passage.sentences.items[low];
    return may_take_up(&s->passage, next) ? next : (cg_token_range){0, 0};
}

/* Looks for it in the next sentence. False: out of memory. */
static bool find_next(cg_scanner *s, const cg_draft *draft, clause *c, cg_governor *out,
                      bool *found)
{
    cg_token_range next = next_sentence(s);
    *found = false;
    while (next.first < next.end && !cg_passage_is_word(&s->passage, next.first))
        next.first++;
    if (next.first >= next.end)
        return true;
    if (!cg_reading_load(&s->next, &s->machine, &s->passage, next))
        return false;
    *c = (clause){.s = s,
                  .draft = draft,
                  .r = &s->next,
                  .p = &s->passage,
                  .first = next.first,
                  .fresh = true};
    uint32_t quote = quote_at(s, next.first);
    bool same = quote == CG_NO_QUOTE || quote == quote_at(s, draft->hit.first);
    *found = same && !s->next.question && read_clause(c, out);
    return true;
}

/* Under a condition nothing is said that could be taken up. */
static bool is_conditional(const cg_scanner *s)
{
    for (size_t i = 0; i < s->governors.len; i++) {
        const cg_governor *g = &s->governors.items[i];
        if (g->op == CG_OPERATOR_COND || (g->modifiers & CG_MOD_CONDITIONAL))
            return true;
    }
    return false;
}

bool cg_echo_add(cg_scanner *s, const cg_draft *draft)
{
    clause c;
    cg_governor governor;
    bool open = false;
    if (is_conditional(s))
        return true;
    bool found = find_here(s, draft, &c, &governor, &open);
    if (!found && open && !find_next(s, draft, &c, &governor, &found))
        return false;
    if (!found)
        return true;
    if (s->reading.question && governor.op == CG_OPERATOR_VERDICT)
        return true;
    governor.echo.inner = governor.op == CG_OPERATOR_ELLIPSIS && is_inner(&c);
    return cg_vec_push(&s->governors, governor);
}
